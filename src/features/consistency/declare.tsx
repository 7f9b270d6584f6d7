import { useRef, useState, type ReactNode } from "react";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import type { ArmedScenario, ConsistencyDesk, Declared } from "./consistency-data.ts";
import classes from "./consistency.module.css";

/** The one comparison, chosen and signed before anybody sees a result. */
export function Declare({
  academy,
  desk,
  scenario,
  rules,
  declared,
  nameOf,
}: {
  /** Where an academy is set up. */
  academy: string;
  desk: ConsistencyDesk;
  scenario: ArmedScenario;
  rules: string;
  declared?: Declared;
  nameOf: (arm: string) => string;
}): ReactNode {
  const { t, locale } = useWords("consistency");
  const heading = useRef<HTMLHeadingElement>(null);
  const [base, setBase] = useState(scenario.arms[0]?.id ?? "");
  const [other, setOther] = useState(scenario.arms[1]?.id ?? "");
  const [by, setBy] = useState("");
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (base === other || by.trim() === "") return;
    const kept = await desk.declare({ scenario: scenario.id, rules, base, other, by: by.trim() });
    setFailed(!kept);
    // The form is gone, and the focus with it.
    if (kept) heading.current?.focus();
  };
  const pick = (label: string, value: string, set: (arm: string) => void, error?: string): ReactNode => (
    <Field label={label} {...(error !== undefined && { error })}>
      {(control) => (
        <select {...control} value={value} onChange={({ target }) => set(target.value)}>
          {scenario.arms.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <section aria-labelledby="consistency-declare">
      <h2 id="consistency-declare" ref={heading} tabIndex={-1}>
        {t("declare.title")}
      </h2>
      {declared ? (
        <p role="status">
          {t("declare.done", {
            base: nameOf(declared.base),
            other: nameOf(declared.other),
            by: declared.by,
            when: formatWhen(locale, declared.at, 0),
          })}
        </p>
      ) : !desk.academy || !desk.whole ? (
        <>
          <p>{t(desk.academy ? "declare.broken" : "declare.noAcademy")}</p>
          <Row>
            <ButtonLink href={academy}>{t("declare.toAcademy")}</ButtonLink>
          </Row>
        </>
      ) : (
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Muted>{t("declare.help")}</Muted>
          {pick(t("declare.base"), base, setBase)}
          {pick(t("declare.other"), other, setOther, asked && base === other ? t("declare.same") : undefined)}
          <Field
            label={t("declare.name")}
            help={t("declare.nameHelp")}
            {...(asked && by.trim() === "" && { error: t("declare.noName") })}
          >
            {(control) => (
              <input {...control} autoComplete="name" value={by} onChange={({ target }) => setBy(target.value)} />
            )}
          </Field>
          {failed && <p role="alert">{t("declare.failed")}</p>}
          <div>
            <Button type="submit" look="primary">
              {t("declare.save")}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
