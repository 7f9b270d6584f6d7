import { useMemo, type ReactNode } from "react";
import { completionOf } from "#engine/insight/class/completion.ts";
import { evidenceOf, type OfficerEvidence, type OverScenarios } from "#engine/insight/class/evidence.ts";
import { questionsOf, type Question } from "#engine/insight/class/questions.ts";
import { select } from "#engine/insight/class/select.ts";
import type { Clock } from "#ports/clock.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { type Asked, type ClassData, type ClassDesk, filterOf } from "./class-data.ts";
import classes from "./class.module.css";
import { Needs } from "./needs.tsx";
import { useTexts } from "./use-texts.ts";

/** Questions first, then who needs a look, then figures. */
export function Overview({
  data,
  desk,
  clock,
  asked,
  replay,
}: {
  data: ClassData;
  desk: ClassDesk;
  clock: Pick<Clock, "now">;
  asked: Asked;
  replay: (attempt: string, seq?: number) => string;
}): ReactNode {
  return (
    <>
      <Questions data={data} asked={asked} />
      <Needs data={data} desk={desk} clock={clock} asked={asked} replay={replay} />
      <Completion data={data} asked={asked} />
      <Evidence data={data} asked={asked} />
    </>
  );
}

function Questions({ data, asked }: { data: ClassData; asked: Asked }): ReactNode {
  const { t } = useWords("overview");
  const texts = useTexts(data);
  const { behaviourName } = useBehaviours();
  const questions = useMemo(
    () =>
      questionsOf(
        select(data.aggregate, filterOf(data, asked, "first")),
        select(data.aggregate, filterOf(data, asked, "latest")),
      ),
    [data, asked],
  );
  const ask = ({ code, rules, scene, params }: Question): string =>
    t(`questions.${code}`, {
      n: params["n"] ?? 0,
      of: params["of"] ?? 0,
      second: params["second"] ?? 0,
      choice: texts.choice(rules, scene, String(params["choice"] ?? "")),
      other: texts.choice(rules, scene, String(params["other"] ?? "")),
      behaviour: behaviourName(String(params["behaviour"] ?? "")),
    });
  return (
    <section aria-labelledby="class-questions">
      <h2 id="class-questions">{t("questions.title")}</h2>
      {questions.length === 0 ? (
        <p>{t("questions.none")}</p>
      ) : (
        <ol className={classes["numbered"]}>
          {questions.map((question) => (
            <li key={`${question.rules} ${question.scene}`}>
              {ask(question)}
              <Muted>
                {texts.title(question.scenario)} · {texts.scene(question.rules, question.scene)}
              </Muted>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Completion({ data, asked }: { data: ClassData; asked: Asked }): ReactNode {
  const { t } = useWords("overview");
  const texts = useTexts(data);
  const rows = useMemo(() => completionOf(select(data.aggregate, filterOf(data, asked, "all"))), [data, asked]);
  const doubled = new Set(rows.map(({ scenario }) => scenario).filter((one, index, all) => all.indexOf(one) !== index));
  return (
    <section aria-labelledby="class-completion">
      <h2 id="class-completion">{t("completion.title")}</h2>
      <Muted>{t("completion.help")}</Muted>
      <DataTable
        labelledBy="class-completion"
        rows={rows}
        idOf={({ scenario, rules }) => `${scenario} ${rules}`}
        moreLabel={(count) => t("more", { count })}
        columns={[
          {
            key: "scenario",
            label: t("completion.scenario"),
            by: ({ scenario }) => texts.title(scenario),
            cell: ({ scenario, rules, keys }) => (
              <>
                {doubled.has(scenario)
                  ? t("decisions.version", { title: texts.title(scenario), version: rules.slice(0, 8) })
                  : texts.title(scenario)}
                {keys.length > 1 && <span className={classes["quiet"]}> {t("completion.keys")}</span>}
              </>
            ),
          },
          ...(["ended", "open", "left"] as const).map((state) => ({
            key: state,
            label: t(`completion.${state}`),
            figures: true,
            by: ({ officers }: (typeof rows)[number]) => officers[state],
            cell: ({ officers }: (typeof rows)[number]) => officers[state],
          })),
        ]}
      />
    </section>
  );
}

/** Counts by competency; an officer has no figure of their own. */
function Evidence({ data, asked }: { data: ClassData; asked: Asked }): ReactNode {
  const { t } = useWords("overview");
  const texts = useTexts(data);
  const rows = useMemo(
    () =>
      [...evidenceOf(select(data.aggregate, filterOf(data, asked)))].filter(
        ([, { spine, repair }]) => spine.size + repair.size > 0,
      ),
    [data, asked],
  );
  return (
    <section aria-labelledby="class-evidence">
      <h2 id="class-evidence">{t("evidence.title")}</h2>
      <Muted>{t("evidence.help")}</Muted>
      {rows.length === 0 ? (
        <p>{t("evidence.none")}</p>
      ) : (
        <DataTable
          labelledBy="class-evidence"
          rows={rows}
          idOf={([officer]) => officer}
          sorted="officer"
          moreLabel={(count) => t("more", { count })}
          columns={[
            {
              key: "officer",
              label: t("evidence.officer"),
              by: ([officer]) => texts.name(officer),
              cell: ([officer]) => <bdi>{texts.name(officer)}</bdi>,
            },
            { key: "counts", label: t("evidence.counts"), cell: ([, evidence]) => <Counts {...evidence} /> },
          ]}
        />
      )}
    </section>
  );
}

function Counts({ spine, repair }: OfficerEvidence): ReactNode {
  const { t } = useWords("overview");
  const { competencyName } = useBehaviours();
  const line = ({ strong, adequate, weak, scenarios }: OverScenarios): string =>
    t("evidence.line", { strong, adequate, weak, count: scenarios });
  return (
    <dl className={classes["counts"]}>
      {[...spine].map(([code, counts]) => (
        <div key={code}>
          <dt>{competencyName(code)}</dt>
          <dd>{line(counts)}</dd>
        </div>
      ))}
      {[...repair].map(([code, counts]) => (
        <div key={`repair ${code}`}>
          <dt>{t("evidence.repair", { competency: competencyName(code) })}</dt>
          <dd>{line(counts)}</dd>
        </div>
      ))}
    </dl>
  );
}
