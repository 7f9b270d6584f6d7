import { useMemo, useState, type ReactNode } from "react";
import { flowOf } from "#engine/insight/class/flow.ts";
import type { Selection } from "#engine/insight/class/select.ts";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import type { ClassData } from "./class-data.ts";
import classes from "./class.module.css";
import { layoutOf, type Layout, type Place, type Way } from "./flow-layout.ts";
import { Runs, runsBehind } from "./runs.tsx";
import type { Texts } from "./use-texts.ts";

/** Sizes in rem, so that the drawing grows with the letters in it. */
const BOX = { width: 11, height: 4.75, gapX: 1, gapY: 3 } as const;
const ACROSS = BOX.width + BOX.gapX;
const DOWN = BOX.height + BOX.gapY;
/** The thickest line. */
const THICK = 0.7;
/** Room beside the boxes for lines that go back. */
const SIDE = 2.5;

/** Where runs went, drawn: scenes are buttons over lines, and a list says the same. */
export function FlowGraph({
  data,
  selection,
  rules,
  texts,
  replay,
}: {
  data: ClassData;
  selection: Selection;
  rules: string;
  texts: Texts;
  replay: (attempt: string, seq?: number) => string;
}): ReactNode {
  const { t } = useWords("overview");
  const layout = useMemo(() => layoutOf(flowOf(selection)), [selection]);
  const [picked, setPicked] = useState("");
  const place = layout.places.find(({ name }) => name === picked);
  const size = { inlineSize: `${layout.width * ACROSS + SIDE}rem`, blockSize: `${layout.layers * DOWN}rem` };
  return (
    <>
      <Muted>{t("flow.graphHelp")}</Muted>
      <div className={classes["drawn"]}>
        {/* What scrolls must be reached by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div
          className={`${classes["scroll"]} ${classes["tall"]}`}
          role="region"
          aria-label={t("flow.graphOf")}
          tabIndex={0}
        >
          <div className={classes["graph"]} style={size}>
            <Lines layout={layout} picked={picked} />
            {layout.places.map((one) => (
              <button
                key={one.name}
                type="button"
                className={classes["place"]}
                data-kind={one.kind}
                aria-pressed={one.name === picked}
                aria-label={t("flow.scene", { text: label(one, rules, texts), count: one.n })}
                style={{
                  insetInlineStart: `${one.across * ACROSS - BOX.width / 2}rem`,
                  insetBlockStart: `${one.layer * DOWN}rem`,
                  inlineSize: `${BOX.width}rem`,
                  blockSize: `${BOX.height}rem`,
                }}
                onClick={() => setPicked(one.name === picked ? "" : one.name)}
              >
                <span className={classes["placeText"]} dir="auto">
                  {label(one, rules, texts)}
                </span>
                <strong>{one.n}</strong>
              </button>
            ))}
          </div>
        </div>
        <div className={classes["aside"]}>
          <div role="status" className={classes["picked"]}>
            {place ? (
              <Picked place={place} layout={layout} rules={rules} texts={texts} />
            ) : (
              <p className={classes["quiet"]}>{t("flow.pick")}</p>
            )}
          </div>
          {place && (
            <Runs
              key={place.name}
              data={data}
              label={t("runs.title")}
              find={() => [
                {
                  label: "",
                  runs: runsBehind(data, selection, (fact, next, run) =>
                    place.kind === "scene" ? fact.scene === place.id : !next && isOver(run, place),
                  ),
                },
              ]}
              replay={replay}
            />
          )}
        </div>
      </div>
      <details>
        <summary>{t("flow.list")}</summary>
        <ul className={classes["options"]}>
          {layout.ways
            .toSorted((a, b) => b.n - a.n)
            .map(({ from, to, n }) => (
              <li key={`${from} > ${to}`} dir="auto">
                {t("flow.fromTo", {
                  from: named(from, layout, rules, texts, t("flow.begin")),
                  to: named(to, layout, rules, texts, ""),
                  n,
                })}
              </li>
            ))}
        </ul>
      </details>
    </>
  );
}

const label = (place: Place, rules: string, texts: Texts): string => `${place.number}. ${texts.goal(rules, place)}`;

const isOver = (
  run: { readonly state: string; readonly ending?: { readonly id: string } },
  { kind, id }: Place,
): boolean => (kind === "ending" ? run.state === "ended" && run.ending?.id === id : run.state === kind);

function named(name: string, { places }: Layout, rules: string, texts: Texts, beginning: string): string {
  const place = places.find((one) => one.name === name);
  return place ? label(place, rules, texts) : beginning;
}

/** Where the runs of one place came from and went. */
function Picked({
  place,
  layout,
  rules,
  texts,
}: {
  place: Place;
  layout: Layout;
  rules: string;
  texts: Texts;
}): ReactNode {
  const { t } = useWords("overview");
  const list = (ways: readonly Way[], end: "from" | "to"): ReactNode => (
    <ul className={classes["options"]}>
      {ways
        .toSorted((a, b) => b.n - a.n)
        .map((way) => (
          <li key={way[end]} className={classes["option"]}>
            <span dir="auto">{named(way[end], layout, rules, texts, t("flow.begin"))}</span>
            <span className={classes["figure"]}>{way.n}</span>
          </li>
        ))}
    </ul>
  );
  const [came, went] = [
    layout.ways.filter(({ to }) => to === place.name),
    layout.ways.filter(({ from }) => from === place.name),
  ];
  return (
    <>
      <h3 dir="auto">{label(place, rules, texts)}</h3>
      <p>{t("flow.times", { count: place.n })}</p>
      <h4>{t("flow.came")}</h4>
      {list(came, "from")}
      {went.length > 0 && (
        <>
          <h4>{t("flow.went")}</h4>
          {list(went, "to")}
        </>
      )}
    </>
  );
}

/** The lines alone; the buttons and the list say what they say. */
function Lines({ layout, picked }: { layout: Layout; picked: string }): ReactNode {
  const { places, ways, width, layers } = layout;
  const most = Math.max(1, ...ways.map(({ n }) => n));
  const at = new Map(places.map((place) => [place.name, place]));
  return (
    <svg
      className={classes["lines"]}
      viewBox={`0 0 ${width * ACROSS + SIDE} ${layers * DOWN}`}
      aria-hidden="true"
      focusable="false"
    >
      {ways.map((way) => {
        const [from, to] = [at.get(way.from), at.get(way.to)];
        if (!from || !to) return null;
        const on = picked === way.from || picked === way.to;
        return (
          <path
            key={`${way.from} > ${way.to}`}
            d={way.back ? backward(from, to) : onward(from, to)}
            strokeWidth={0.08 + (THICK * way.n) / most}
            data-on={on}
            {...(way.back && { strokeDasharray: "0.4 0.3" })}
          />
        );
      })}
    </svg>
  );
}

/** From the foot of one box to the head of another further down. */
function onward(from: Place, to: Place): string {
  const [x1, y1] = [from.across * ACROSS, from.layer * DOWN + BOX.height];
  const [x2, y2] = [to.across * ACROSS, to.layer * DOWN];
  const middle = (y1 + y2) / 2;
  return `M ${x1} ${y1} C ${x1} ${middle}, ${x2} ${middle}, ${x2} ${y2}`;
}

/** Under two boxes side by side, else round the outer side: what goes back, or stays, does not run through them. */
function backward(from: Place, to: Place): string {
  if (from.layer === to.layer && from !== to) {
    const foot = from.layer * DOWN + BOX.height;
    const [a, b] = [from.across * ACROSS, to.across * ACROSS];
    return `M ${a} ${foot} C ${a} ${foot + BOX.gapY * 0.8}, ${b} ${foot + BOX.gapY * 0.8}, ${b} ${foot}`;
  }
  const [x1, y1] = [from.across * ACROSS + BOX.width / 2, from.layer * DOWN + BOX.height * 0.7];
  const [x2, y2] = [to.across * ACROSS + BOX.width / 2, to.layer * DOWN + BOX.height * 0.3];
  const out = Math.max(x1, x2) + SIDE * 0.9;
  return `M ${x1} ${y1} C ${out} ${y1}, ${out} ${y2}, ${x2} ${y2}`;
}
