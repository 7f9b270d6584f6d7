import { Fragment, type ReactNode } from "react";
import { fewAnswers, type Health, LEAST_ANSWERS } from "#engine/insight/health/health.ts";
import { plainText } from "#engine/scenario/text.ts";
import { useWords } from "#words/use-words.tsx";
import { type Heard, type HealthEntry, versionOf } from "./health-data.ts";
import classes from "./health.module.css";
import { formatDay, languageName } from "./say.ts";

/** What is known of a scenario, name by name. `heard` absent: the runs are still being read, or could not be. */
export function Facts({ entry, health, heard }: { entry: HealthEntry; health: Health; heard?: Heard }): ReactNode {
  const { t, locale } = useWords("health");
  const { proof, notes, tellings, key } = health;
  const open = notes.filter(({ resolved }) => resolved === undefined);
  const remarks = open.filter(({ remark }) => remark !== undefined).length;
  const comments = heard?.comments.filter(({ scenario }) => scenario === entry.id).length ?? 0;
  const said = [
    open.length === 0 ? t("waiting.none") : t("waiting.told", { remarks, notes: open.length - remarks }),
    ...(comments > 0 ? [t("waiting.comments", { count: comments })] : []),
  ];
  const languages = tellings.map(({ language, behind, of, reviewed }) => {
    const name = languageName(locale, language);
    const reach =
      behind > 0 ? t("languages.behind", { language: name, behind, of }) : t("languages.whole", { language: name });
    return `${reach}, ${t(reviewed ? "languages.read" : "languages.unread")}`;
  });
  const standing = key
    ? key.raters
      ? t("key.panel", { ...key.raters, date: formatDay(locale, key.on) })
      : t("key.author", { name: key.by, date: formatDay(locale, key.on) })
    : t("key.unread");
  return (
    <dl className={classes["facts"]}>
      <Fact
        name={t("fact.proof")}
        lines={[
          proof
            ? t("proof.found", {
                errors: proof.errors,
                warnings: proof.warnings,
                undecided: proof.undecided.length,
              })
            : t("proof.not"),
        ]}
      />
      <Fact name={t("fact.decisions")} lines={heard ? <Decided health={health} /> : [t("readingRuns")]} />
      <Fact name={t("fact.waiting")} lines={said} />
      <Fact name={t("fact.law")} lines={<Law entry={entry} />} />
      <Fact name={t("fact.languages")} lines={languages.length === 0 ? [t("languages.none")] : languages} />
      <Fact name={t("fact.key")} lines={[standing]} />
      <Fact name={t("fact.runs")} lines={<Runs entry={entry} {...(heard && { heard })} />} />
    </dl>
  );
}

function Fact({ name, lines }: { name: string; lines: readonly string[] | ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      {Array.isArray(lines) ? lines.map((line: string, at) => <dd key={at}>{line}</dd>) : lines}
    </div>
  );
}

function Decided({ health }: { health: Health }): ReactNode {
  const { t } = useWords("health");
  const rows = (health.decisions ?? []).filter(({ kind }) => kind === "decision");
  const few = fewAnswers(rows).length;
  const check = health.toCheck?.length ?? 0;
  if (rows.length === 0) return <dd>{t("decisions.none")}</dd>;
  return (
    <>
      <dd>{t("decisions.reached", { count: rows.length })}</dd>
      {check > 0 && <dd data-urgent="true">{t("decisions.check", { count: check })}</dd>}
      {few > 0 && <dd>{t("decisions.few", { count: few, least: LEAST_ANSWERS })}</dd>}
    </>
  );
}

/** The notes due, each with its day and what it claims. */
function Law({ entry: { legal, legalNotes, jurisdiction } }: { entry: HealthEntry }): ReactNode {
  const { t, locale } = useWords("health");
  return (
    <>
      {legal.map(({ note, state }, at) => (
        <Fragment key={at}>
          <dd data-urgent={state !== "soon"}>
            {state === "no-date" ? t("law.noDate") : t(`law.${state}`, { date: formatDay(locale, note.expires) })}:{" "}
            <span dir="auto">{plainText(note.claim)}</span>
          </dd>
        </Fragment>
      ))}
      {legal.length === 0 && <dd>{t(legalNotes === 0 ? "law.without" : "law.fine")}</dd>}
      <dd>{t("law.jurisdiction", { jurisdiction })}</dd>
    </>
  );
}

function Runs({ entry: { id, rules }, heard }: { entry: HealthEntry; heard?: Heard }): ReactNode {
  const { t } = useWords("health");
  if (!heard) return <dd>{t("readingRuns")}</dd>;
  const runs = heard.runs.get(id) ?? new Map<string, number>();
  return (
    <>
      <dd>
        {runs.has(rules) ? t("runs.now", { count: runs.get(rules) ?? 0 }) : t("runs.none")} {" · "}
        {t("runs.version", { version: versionOf(rules) })}
      </dd>
      {[...runs]
        .filter(([version]) => version !== rules)
        .map(([version, count]) => (
          <dd key={version}>{t("runs.older", { count, version: versionOf(version) })}</dd>
        ))}
    </>
  );
}
