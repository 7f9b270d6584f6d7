import { useMemo, type ReactNode } from "react";
import { completionOf } from "#engine/insight/class/completion.ts";
import { needsOf } from "#engine/insight/class/needs.ts";
import { questionsOf, type Question } from "#engine/insight/class/questions.ts";
import { select } from "#engine/insight/class/select.ts";
import type { Clock } from "#ports/clock.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { type Asked, type ClassData, type ClassDesk, filterOf, hitsAmong } from "./class-data.ts";
import classes from "./class.module.css";
import { Evidence } from "./evidence.tsx";
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
  const { rules, dismissals } = desk;
  const hits = useMemo(
    () => hitsAmong(data, needsOf(rules, data.facts, data.known, dismissals), asked),
    [data, rules, dismissals, asked],
  );
  return (
    <>
      <Questions data={data} asked={asked} />
      <Needs data={data} desk={desk} clock={clock} hits={hits} replay={replay} />
      <Completion data={data} asked={asked} />
      <Evidence data={data} asked={asked} hits={hits} replay={replay} />
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
      choice: unquoted(texts.choice(rules, scene, String(params["choice"] ?? ""))),
      other: unquoted(texts.choice(rules, scene, String(params["other"] ?? ""))),
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

/** What is said aloud comes in marks of its own, and the question sets it in marks again. */
const unquoted = (text: string): string => /^["“«]([^"“”«»]*)["”»]$/.exec(text)?.[1] ?? text;

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
