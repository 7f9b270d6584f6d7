import { useMemo, useState, type ReactNode } from "react";
import { flowOf, pathsOf, stepsOf, type Flow } from "#engine/insight/class/flow.ts";
import { select, type Selection } from "#engine/insight/class/select.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Options } from "#ui/options.tsx";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { type Asked, type ClassData, filterOf } from "./class-data.ts";
import classes from "./class.module.css";
import { CompareFlow } from "./compare-flow.tsx";
import { Bar, useMedian } from "./decisions.tsx";
import { FlowGraph } from "./flow-graph.tsx";
import { type Texts, useTexts } from "./use-texts.ts";
import { useVersion } from "./version-pick.tsx";

const VIEWS = ["graph", "steps", "table", "compare"] as const;
type View = (typeof VIEWS)[number];

/** Where runs of one scenario went, drawn, as steps, as a table, and the first beside the latest. */
export function FlowView({
  data,
  asked,
  replay,
}: {
  data: ClassData;
  asked: Asked;
  replay: (attempt: string, seq?: number) => string;
}): ReactNode {
  const { t } = useWords("overview");
  const texts = useTexts(data);
  const { version, picker } = useVersion(data, asked);
  const [view, setView] = useState<View>("graph");
  const rules = version?.rules ?? "";
  const selection = useMemo(
    () => select(data.aggregate, { ...filterOf(data, asked), rules: new Set([rules]) }),
    [data, asked, rules],
  );
  const attempts = selection.parts.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <section aria-labelledby="class-flow">
      <h2 id="class-flow">{t("flow.title")}</h2>
      {picker}
      <Muted>{t("flow.help")}</Muted>
      <Options
        legend={t("flow.view")}
        name="class-flow-view"
        value={view}
        onChange={setView}
        options={VIEWS.map((value) => ({ value, label: t(`flow.${value}`) }))}
      />
      {view === "compare" ? (
        <CompareFlow data={data} asked={asked} rules={rules} texts={texts} />
      ) : (
        <>
          <p role="status">{t("flow.attempts", { count: attempts })}</p>
          {attempts === 0 && <p>{t("decisions.none")}</p>}
          {attempts > 0 && view === "graph" && (
            <FlowGraph key={rules} data={data} selection={selection} rules={rules} texts={texts} replay={replay} />
          )}
          {attempts > 0 && view === "steps" && (
            <>
              <Steps selection={selection} rules={rules} texts={texts} />
              <Paths selection={selection} rules={rules} texts={texts} />
            </>
          )}
          {attempts > 0 && view === "table" && <StepTable selection={selection} rules={rules} texts={texts} />}
        </>
      )}
    </section>
  );
}

interface ViewProps {
  readonly selection: Selection;
  readonly rules: string;
  readonly texts: Texts;
}

/** Places of a step that stand alone; the rest are pooled. */
const PLACES = 6;

function Steps({ selection, rules, texts }: ViewProps): ReactNode {
  const { t } = useWords("overview");
  const flow = useMemo(() => flowOf(selection), [selection]);
  const steps = [...Map.groupBy(flow.nodes, ({ step }) => step)].filter(([step]) => step > 0);
  return (
    <ol className={classes["list"]}>
      {steps.map(([step, nodes]) => {
        const places = nodes.toSorted((a, b) => b.n - a.n);
        const rest = places.slice(PLACES);
        return (
          <li key={step} className={classes["step"]}>
            <h3>{t("flow.step", { number: step })}</h3>
            <ul className={classes["options"]}>
              {places.slice(0, PLACES).map((node) => (
                <li key={`${node.kind} ${node.id}`}>
                  <span dir="auto">{t("flow.place", { text: texts.goal(rules, node), n: node.n })}</span>
                  <Bar n={node.n} of={flow.attempts} />
                  {node.kind === "scene" && (
                    <Onward flow={flow} step={step} from={node.id} rules={rules} texts={texts} />
                  )}
                </li>
              ))}
              {rest.length > 0 && (
                <li>
                  {t("flow.place", {
                    text: t("flow.rest", { count: rest.length }),
                    n: rest.reduce((sum, { n }) => sum + n, 0),
                  })}
                </li>
              )}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

/** Where they went from there. */
function Onward({
  flow,
  step,
  from,
  rules,
  texts,
}: {
  flow: Flow;
  step: number;
  from: string;
  rules: string;
  texts: Texts;
}): ReactNode {
  const { t } = useWords("overview");
  const edges = flow.edges.filter((edge) => edge.step === step && edge.from === from).toSorted((a, b) => b.n - a.n);
  return (
    <ul className={classes["quiet"]}>
      {edges.slice(0, PLACES).map(({ to, n, of }) => (
        <li key={`${to.kind} ${to.id}`} dir="auto">
          {t("flow.then", { text: texts.goal(rules, to), n, of })}
        </li>
      ))}
      {edges.length > PLACES && <li>{t("flow.rest", { count: edges.length - PLACES })}</li>}
    </ul>
  );
}

/** Paths that few took are pooled, so that nobody stands alone. */
function Paths({ selection, rules, texts }: ViewProps): ReactNode {
  const { t } = useWords("overview");
  const { top, other } = useMemo(() => pathsOf(selection), [selection]);
  return (
    <section aria-labelledby="class-paths">
      <h3 id="class-paths">{t("flow.paths")}</h3>
      {top.length === 0 && <p>{t("flow.noPaths")}</p>}
      <ul className={classes["list"]}>
        {top.map(({ goals, officers }) => (
          <li key={goals.map(({ kind, id }) => `${kind} ${id}`).join(" ")}>
            <details>
              <summary>
                {t("flow.path", { count: officers.length })}
                {goals.slice(-1).map((goal) => ` · ${texts.goal(rules, goal)}`)}
              </summary>
              <ol className={classes["numbered"]}>
                {goals.map((goal, step) => (
                  // A path is a list of places in their order; one may come again.
                  // oxlint-disable-next-line react/no-array-index-key
                  <li key={`${step} ${goal.id}`} dir="auto">
                    {texts.goal(rules, goal)}
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
      {other.paths > 0 && <Muted>{t("flow.other", { count: other.attempts })}</Muted>}
    </section>
  );
}

function StepTable({ selection, rules, texts }: ViewProps): ReactNode {
  const { t } = useWords("overview");
  const rows = useMemo(() => stepsOf(selection), [selection]);
  const medianOf = useMedian();
  return (
    <DataTable
      labelledBy="class-flow"
      rows={rows}
      idOf={({ step, scene, choice }) => `${step} ${scene} ${choice}`}
      moreLabel={(count) => t("more", { count })}
      columns={[
        { key: "step", label: t("flow.number"), by: ({ step }) => step, cell: ({ step }) => step },
        {
          key: "scene",
          label: t("decisions.decision"),
          cell: ({ scene }) => <span dir="auto">{texts.scene(rules, scene)}</span>,
        },
        {
          key: "choice",
          label: t("flow.choice"),
          cell: ({ scene, choice }) => <span dir="auto">{texts.choice(rules, scene, choice)}</span>,
        },
        {
          key: "n",
          label: t("flow.n"),
          figures: true,
          by: ({ n }) => n,
          cell: ({ n, of }) => t("flow.of", { n, of }),
        },
        { key: "median", label: t("decisions.median"), figures: true, cell: ({ bins }) => medianOf(bins) },
      ]}
    />
  );
}
