import type { ReactNode } from "react";
import type { Code, Finding, Severity } from "#engine/proof/finding.ts";
import { Muted } from "#ui/surface.tsx";
import { adviceOf, sentenceOf } from "#words/finding-sentence.ts";
import { useWords } from "#words/use-words.tsx";
import { Coded } from "./coded.tsx";
import { checkName } from "./names.ts";
import classes from "./proof.module.css";
import type { Sheet } from "./sheet.ts";
import { RouteFold } from "./route-fold.tsx";
import { asking } from "./way.ts";

/** Told in tables of their own further down. */
const TOLD_BELOW = new Set(["P08", "P14"]);

/** What is wrong, what is to be answered, what is worth knowing: each with the way to it. */
export function Findings(sheet: Sheet): ReactNode {
  const { t } = useWords("proof");
  const listed = sheet.proof.findings.map((finding, at) => ({ finding, number: at + 1 }));
  const of = (severity: Severity): Numbered[] =>
    listed.filter(({ finding }) => finding.severity === severity && !TOLD_BELOW.has(finding.code));
  const clean = of("error").length + of("warning").length === 0;
  return (
    <section className={classes["part"]} aria-labelledby="proof-findings">
      <h2 id="proof-findings">{t("findings.title")}</h2>
      {clean && <p>{t(sheet.proof.decided ? "findings.none" : "findings.nonePart")}</p>}
      {(["error", "warning", "report"] as const).map((severity) => {
        const some = of(severity);
        return (
          some.length > 0 && (
            <section key={severity} className={classes["group"]} aria-labelledby={`proof-${severity}`}>
              <h3 id={`proof-${severity}`}>{t(`findings.${severity}`)}</h3>
              <Muted>{t(`findings.${severity}Text`)}</Muted>
              {[...byCode(some)].map(([code, alike]) => (
                <OfOneCode key={code} {...sheet} severity={severity} code={code} findings={alike} />
              ))}
            </section>
          )
        );
      })}
    </section>
  );
}

interface Numbered {
  readonly finding: Finding;
  /** As an address counts them. */
  readonly number: number;
}

function byCode(some: readonly Numbered[]): Map<Code, Numbered[]> {
  const groups = new Map<Code, Numbered[]>();
  for (const one of some) groups.set(one.finding.code, [...(groups.get(one.finding.code) ?? []), one]);
  return groups;
}

/** What one check found; what to do about it is said once where it is the same each time. */
function OfOneCode({
  severity,
  code,
  findings,
  ...sheet
}: Sheet & { severity: Severity; code: Code; findings: readonly Numbered[] }): ReactNode {
  const { t } = useWords("findings");
  const [first = "", ...others] = new Set(findings.map(({ finding }) => adviceOf(t, finding)));
  const shared = others.length === 0;
  return (
    <div className={classes["found"]} data-severity={severity} data-code={code}>
      <h4>{checkName(t, code)}</h4>
      {shared && (
        <p className={classes["advice"]}>
          <Coded text={first} />
        </p>
      )}
      <ul className={classes["findings"]}>
        {findings.map((one) => (
          <li key={one.number}>
            <One {...sheet} {...one} advice={!shared} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function One({ finding, number, advice, ...sheet }: Sheet & Numbered & { advice: boolean }): ReactNode {
  const { t } = useWords("proof");
  const { t: tell } = useWords("findings");
  const { witness, pointer, file } = finding;
  return (
    <>
      <p>
        <Coded text={sentenceOf(tell, finding)} />
      </p>
      {advice && (
        <p className={classes["advice"]}>
          <Coded text={adviceOf(tell, finding)} />
        </p>
      )}
      <p className={classes["where"]}>
        {t("findings.file")}{" "}
        <code dir="ltr">
          {fileName(file)} {pointer}
        </code>
      </p>
      {witness && witness.length > 1 && (
        <RouteFold
          {...sheet}
          steps={witness}
          play={asking("finding", number)}
          name={sentenceOf(tell, finding).replaceAll("`", "")}
          summary={t("findings.way", { count: witness.length - 1 })}
        />
      )}
    </>
  );
}

const fileName = (file: string | undefined): string =>
  file === undefined ? "scenario.json" : file === "key" ? "key.json" : `locales/${file}.json`;
