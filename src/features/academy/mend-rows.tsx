import { useState, type ReactNode } from "react";
import type { RosterPlan, RosterProblem, RosterRow } from "#engine/programme/roster.ts";
import type { RosterField } from "#interop/csv/roster-presets.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";

type Corrections = ReadonlyMap<number, Partial<Record<RosterField, string>>>;

/** Rows with their fields to mend, drawn at once; the next come when these are right. */
const AT_ONCE = 20;

/** What of a row a problem asks for: the field it names, or both that tell officers apart. */
const fieldsOf = (problems: readonly RosterProblem[]): RosterField[] => [
  ...new Set(
    problems.flatMap(({ params }): RosterField[] =>
      "field" in params ? [params["field"] as RosterField] : ["name", "number"],
    ),
  ),
];

/** Every row that cannot be imported as it is: what is wrong with it, and a field to put it right in. */
export function MendRows({
  plan,
  rows,
  corrections,
  onCorrect,
}: {
  plan: RosterPlan;
  rows: readonly RosterRow[];
  corrections: Corrections;
  onCorrect: (corrections: Corrections) => void;
}): ReactNode {
  const { t } = useWords("academy");
  const [typed, setTyped] = useState(corrections);
  const said = new Map(rows.map((one) => [one.row, one.said]));
  const shown = plan.wrong.slice(0, AT_ONCE);
  const put = (row: number, field: RosterField, text: string): void =>
    setTyped(new Map([...typed, [row, { ...typed.get(row), [field]: text }]]));
  return (
    <form
      className={classes["matrixBox"]}
      aria-labelledby="mend-rows"
      onSubmit={(event) => {
        event.preventDefault();
        onCorrect(typed);
      }}
    >
      <h3 id="mend-rows">{t("import.mend", { count: plan.wrong.length })}</h3>
      <ul className={classes["log"]}>
        {shown.map((row) => {
          const problems = plan.problems.filter((one) => one.row === row);
          return (
            <li key={row}>
              <p>
                <strong>{t("import.row", { row })}</strong> <bdi>{said.get(row)?.name}</bdi>
              </p>
              <ul>
                {problems.map(({ code, params }) => (
                  <li key={code + JSON.stringify(params)}>{t(`import.problem.${code}`)}</li>
                ))}
              </ul>
              <div className={classes["pair"]}>
                {fieldsOf(problems).map((field) => (
                  <Field key={field} label={t(`import.fields.${field}`)}>
                    {(control) => (
                      <input
                        {...control}
                        dir="auto"
                        value={typed.get(row)?.[field] ?? said.get(row)?.[field as "name"] ?? ""}
                        onChange={({ target }) => put(row, field, target.value)}
                      />
                    )}
                  </Field>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      {plan.wrong.length > AT_ONCE && <Muted>{t("import.moreRows", { count: plan.wrong.length - AT_ONCE })}</Muted>}
      <Row>
        <Button type="submit">{t("import.again")}</Button>
      </Row>
    </form>
  );
}
