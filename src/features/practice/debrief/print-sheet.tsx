import { useLayoutEffect, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { plainText } from "#engine/scenario/text.ts";
import type { MomentView } from "#stage/moment.tsx";
import { useBehaviours } from "#stage/behaviours.ts";
import { languageOf, Spans } from "#stage/spans.tsx";
import { formatSeconds } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { EndingLine } from "./close-view.tsx";
import type { Entry, Loaded } from "./load.ts";
import { marksOf, pointsOf } from "./print.ts";
import classes from "./print.module.css";

/** From more decisions than these on, one page wants smaller letters and shorter extracts. */
const MANY = 12;

interface SheetProps {
  readonly loaded: Loaded;
  readonly views: readonly MomentView[];
  readonly keyOpen: boolean;
  readonly entry: Entry;
  readonly yours?: number;
  readonly ours?: number;
}

/**
 * The run on one page of paper, for a talk at a table. There only while it is printed; it stands instead of the debrief.
 * `views` carry marks once the officer has opened the key, and only then does the paper.
 */
export function PrintSheet(props: SheetProps): ReactNode {
  const [printing, setPrinting] = useState(false);
  useLayoutEffect(() => {
    // The browser takes the page as it is when these return.
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return printing && <Sheet {...props} />;
}

function Sheet({ loaded, views, keyOpen, entry, yours, ours }: SheetProps): ReactNode {
  const { t, locale } = useWords("debrief");
  const { run, stored, close } = loaded;
  const { header } = stored;
  const points = pointsOf(views, [yours, ...(keyOpen ? [ours] : [])]);
  const words = (["decided", "alternatives"] as const).flatMap((asked) =>
    entry[asked] === "" ? [] : [[asked, entry[asked]] as const],
  );
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  return (
    <section className={classes["sheet"]} data-sheet="" data-dense={views.length > MANY}>
      <header>
        <p>
          {t("sheet.title")} · {t(`sheet.purpose.${header.purpose}`)} ·{" "}
          {t("sheet.played", { when: day.format(stored.moves[0]?.at ?? entry.at) })}
        </p>
        <h2 {...languageOf(run.telling.lang)}>{plainText(run.program.scenario.title, run.telling.names)}</h2>
        <EndingLine close={close} />
      </header>
      <h3>{t("sheet.timeline")}</h3>
      <Timeline views={views} keyOpen={keyOpen} />
      {points.length > 0 && (
        <>
          <h3>{t("sheet.points")}</h3>
          <ol className={classes["points"]}>
            {points.map((view) => (
              <Point key={view.seq} view={view} yours={view.seq === yours} />
            ))}
          </ol>
        </>
      )}
      {words.length > 0 && (
        <>
          <h3>{t("sheet.own")}</h3>
          {words.map(([asked, answer]) => (
            <p key={asked} dir="auto" className={classes["cut"]} data-lines="most">
              <strong>{t(`recall.${asked}`)}</strong> {answer}
            </p>
          ))}
        </>
      )}
      {close.later.length > 0 && (
        <>
          <h3>{t("ended.later")}</h3>
          <ul className={classes["points"]}>
            {close.later.map((line) => (
              <li key={line.key} className={classes["cut"]} {...languageOf(close.lang)}>
                <Spans spans={line.spans} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t("sheet.commitment")}</h3>
      {entry.commitment ? (
        <p dir="auto">
          <strong>{t("commit.sentence", entry.commitment)}</strong>
        </p>
      ) : (
        <p className={classes["blank"]}>{t("sheet.noCommitment")}</p>
      )}
      <p className={classes["quiet"]}>
        <strong>{t("sheet.who")}:</strong>{" "}
        {header.purpose === "record" || stored.sharedAt !== undefined ? t("sheet.recordWho") : t("sheet.practice")}{" "}
        {keyOpen && t("sheet.author")}
      </p>
      <dl className={classes["sign"]}>
        {(["officer", "trainer", "date"] as const).map((who) => (
          <div key={who}>
            <dt>{t(`sheet.${who}`)}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <p className={classes["foot"]}>
        {t("sheet.foot", { run: header.attempt.slice(0, 8), pack: header.pack.slice(0, 8), build: header.build })}
      </p>
    </section>
  );
}

function Timeline({ views, keyOpen }: { views: readonly MomentView[]; keyOpen: boolean }): ReactNode {
  const { t, locale } = useWords("debrief");
  return (
    <table className={classes["timeline"]}>
      <thead>
        <tr>
          {(["number", "asked", "did", "evidence", "time"] as const).map((name) => (
            <th key={name} scope="col">
              {t(`sheet.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {views.map((view) => {
          const marks = marksOf(view);
          return (
            <tr key={view.seq}>
              <th scope="row">{view.number}</th>
              <td {...languageOf(view.lang)}>
                <span className={classes["cut"]}>
                  <Spans spans={view.prompt} />
                </span>
              </td>
              <td {...languageOf(view.lang)}>
                <span className={classes["cut"]}>
                  {view.chosen ? <Spans spans={view.chosen.spans} /> : t("moment.silence")}
                </span>
              </td>
              <td>
                {!keyOpen
                  ? t("sheet.notOpen")
                  : marks.map(({ level, count }) => t(`sheet.${level}`, { count })).join(", ") || t("sheet.noMark")}
              </td>
              <td>{formatSeconds(locale, view.ms)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A decision to talk about: what it touched that was weak, and why, as far as the key is open. */
function Point({ view, yours }: { view: MomentView; yours: boolean }): ReactNode {
  const { t } = useWords("debrief");
  const { behaviourName } = useBehaviours();
  const weak = view.chosen?.marks?.filter((mark) => mark.level === "weak") ?? [];
  return (
    <li className={classes["cut"]} data-lines="more">
      <strong>
        {t("moment.title", { number: view.number })}
        {yours && ` (${t("turning.yourMoment")})`}
      </strong>{" "}
      {weak.length > 0 && `${t("level.weak")}: ${weak.map((mark) => behaviourName(mark.behaviour)).join(", ")}. `}
      {view.chosen?.rationale && (
        <span {...languageOf(view.lang)}>
          <Spans spans={view.chosen.rationale} />
        </span>
      )}
    </li>
  );
}
