import { useState, type ReactNode } from "react";
import type { AdministrativeAct } from "#engine/programme/administrative-act.ts";
import { endOfDay } from "#engine/programme/calendar.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import type { Academy, AcademyDesk } from "./desk.ts";

/** What is done to one cell alone. */
export type Doing = "exempt" | "later" | "sign" | "make-up";

/** One act on one officer and one requirement, with its reason. */
export function Do({
  doing,
  desk,
  academy,
  officer,
  address,
  onDone,
}: {
  doing: Doing;
  desk: AcademyDesk;
  academy: Academy;
  officer: string;
  address: string;
  onDone: () => void;
}): ReactNode {
  const { t } = useWords("academy");
  const [why, setWhy] = useState("");
  const [until, setUntil] = useState("");
  const [days, setDays] = useState("7");
  const [credential, setCredential] = useState("");
  const [wrong, setWrong] = useState<"why" | "until" | "days">();
  const assignments = academy.records.assignments.filter(
    ({ what, to }) =>
      (what.kind === "programme"
        ? address.startsWith(`${what.programme}/`)
        : what.scenarios.includes(address.slice(1))) &&
      (to.kind === "officers"
        ? to.officers.includes(officer)
        : academy.officers.some(({ id, class: group }) => id === officer && group === to.class)),
  );
  const [assignment, setAssignment] = useState(assignments.at(-1)?.id ?? "");
  const by = academy.identity?.by ?? "";
  const actOf = (): AdministrativeAct | "why" | "until" | "days" => {
    const id = desk.ports.chance.id();
    const end = until === "" ? undefined : endOfDay(Date.parse(until));
    if (doing !== "sign" && why.trim() === "") return "why";
    switch (doing) {
      case "sign":
        return {
          kind: "signed-off",
          id,
          officer,
          requirement: address,
          name: by,
          credential: credential.trim(),
          attempts:
            academy.matrix.rows
              .get(officer)
              ?.flatMap((cell, at) =>
                academy.matrix.columns[at]?.address === address ? (cell?.because.records ?? []) : [],
              ) ?? [],
        };
      case "exempt":
        return {
          kind: "exempted",
          id,
          officer,
          requirement: address,
          why: why.trim(),
          ...(end !== undefined && { until: end }),
        };
      case "make-up":
        if (end === undefined || !(end > desk.ports.clock.now())) return "until";
        return { kind: "make-up-given", id, officer, requirement: address, why: why.trim(), until: end };
      case "later": {
        const extraDays = Number(days);
        if (!Number.isInteger(extraDays) || extraDays < 1 || extraDays > 366) return "days";
        return {
          kind: "due-changed",
          assignment,
          change: { kind: "officers", officers: [officer], extraDays },
          why: why.trim(),
        };
      }
    }
  };
  const go = async (): Promise<void> => {
    const act = actOf();
    setWrong(typeof act === "string" ? act : undefined);
    if (typeof act !== "string" && (await desk.act([act]))) onDone();
  };
  return (
    <form
      className={classes["form"]}
      aria-label={t(`do.${doing}`)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <p>{t(`do.${doing}What`, { name: by })}</p>
      {doing === "later" && assignments.length > 1 && (
        <Options
          legend={t("do.assignment")}
          name="assignment"
          options={assignments.map(({ id, what }) => ({
            value: id,
            label: what.kind === "programme" ? what.programme : what.scenarios.join(", "),
          }))}
          value={assignment}
          onChange={setAssignment}
        />
      )}
      {doing === "later" && (
        <Field label={t("do.days")} {...(wrong === "days" && { error: t("do.badDays") })}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={1}
              max={366}
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          )}
        </Field>
      )}
      {(doing === "make-up" || doing === "exempt") && (
        <Field
          label={t(doing === "exempt" ? "do.untilMaybe" : "do.until")}
          {...(wrong === "until" && { error: t("do.badUntil") })}
        >
          {(control) => (
            <input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
          )}
        </Field>
      )}
      {doing === "sign" ? (
        <Field label={t("do.credential")}>
          {(control) => (
            <input
              {...control}
              maxLength={100}
              dir="auto"
              value={credential}
              onChange={(event) => setCredential(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <Field label={t("do.why")} {...(wrong === "why" && { error: t("do.noWhy") })}>
          {(control) => (
            <input
              {...control}
              maxLength={500}
              dir="auto"
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
        </Field>
      )}
      <Row>
        <Button type="submit" look="primary">
          {t(`do.${doing}`)}
        </Button>
        <Button onClick={onDone}>{t("cancel")}</Button>
      </Row>
      <Muted>{t("do.logged")}</Muted>
    </form>
  );
}
