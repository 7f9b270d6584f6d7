import { useState, type ReactNode } from "react";
import { DAY_MS, endOfDay } from "#engine/programme/calendar.ts";
import { type Need, type Programme, programmeProblems, type Requirement } from "#engine/programme/programme.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Card, Notice, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { type Academy, type AcademyDesk, programmeRow } from "./desk.ts";

/** A requirement as it is typed: every field there is, whatever the kind. */
interface Typed {
  readonly title: string;
  readonly kind: Need["kind"];
  readonly scenarios: readonly string[];
  readonly atLeast: string;
  readonly minutes: string;
  readonly rooms: boolean;
  readonly sessions: string;
  readonly term: "open" | "dates" | "days";
  readonly from: string;
  readonly to: string;
  readonly days: string;
  readonly months: string;
}

const BLANK: Typed = {
  title: "",
  kind: "scenarios",
  scenarios: [],
  atLeast: "1",
  minutes: "60",
  rooms: false,
  sessions: "",
  term: "open",
  from: "",
  to: "",
  days: "30",
  months: "",
};

/** What a programme asks, one card a requirement. Nothing is kept until it makes sense as a whole. */
export function ProgrammeEditor({
  desk,
  academy,
  programme,
  onClose,
}: {
  desk: AcademyDesk;
  academy: Academy;
  programme?: Programme;
  onClose: () => void;
}): ReactNode {
  const { t } = useWords("academy");
  const [title, setTitle] = useState(programme?.title ?? "");
  const [typed, setTyped] = useState<readonly Typed[]>(programme ? programme.requirements.map(typedOf) : [BLANK]);
  const [problems, setProblems] = useState<ReturnType<typeof programmeProblems>>([]);
  const change = (at: number, changed: Partial<Typed>): void =>
    setTyped(typed.map((one, index) => (index === at ? { ...one, ...changed } : one)));
  const keep = async (): Promise<void> => {
    const made: Programme = {
      id: programme?.id ?? idOf(title, new Set(academy.programmes.map(({ id }) => id))),
      title: title.trim(),
      requirements: typed.map((one, at) => requirementOf(one, `r${at + 1}`)),
    };
    const found = programmeProblems(made);
    setProblems(found);
    if (found.length === 0 && (await desk.act([], { put: [programmeRow(made)] }))) onClose();
  };
  return (
    <form
      aria-labelledby="programme-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Stack>
        <h2 id="programme-editor">{t(programme ? "edit.change" : "edit.new")}</h2>
        <Field label={t("edit.name")}>
          {(control) => (
            <input
              {...control}
              maxLength={200}
              dir="auto"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        {typed.map((one, at) => (
          <Card key={at} labelledBy={`requirement-${at}`}>
            <h3 id={`requirement-${at}`}>{t("edit.requirement", { number: at + 1 })}</h3>
            <OneRequirement typed={one} name={`r${at}`} academy={academy} onChange={(changed) => change(at, changed)} />
            {typed.length > 1 && (
              <Row>
                <Button onClick={() => setTyped(typed.filter((_, index) => index !== at))}>{t("edit.remove")}</Button>
              </Row>
            )}
          </Card>
        ))}
        <Row>
          <Button onClick={() => setTyped([...typed, BLANK])}>{t("edit.add")}</Button>
        </Row>
        {problems.length > 0 && (
          <Notice tone="warn" live>
            <ul>
              {problems.map(({ code, requirement = "", params }) => (
                <li key={`${code} ${requirement} ${JSON.stringify(params)}`}>
                  {requirement !== "" && `${t("edit.requirement", { number: Number(requirement.slice(1)) })}: `}
                  {t(`problem.${code}`)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <Row>
          <Button type="submit" look="primary">
            {t("edit.keep")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </Row>
      </Stack>
    </form>
  );
}

function OneRequirement({
  typed,
  name,
  academy,
  onChange,
}: {
  typed: Typed;
  name: string;
  academy: Academy;
  onChange: (changed: Partial<Typed>) => void;
}): ReactNode {
  const { t } = useWords("academy");
  const field = (
    of: "title" | "atLeast" | "minutes" | "sessions" | "from" | "to" | "days" | "months",
    type: string,
  ) => (
    <Field label={t(`edit.${of}`)} {...(of === "sessions" && { help: t("edit.sessionsHelp") })}>
      {(control) => (
        <input
          {...control}
          type={type}
          dir="auto"
          maxLength={500}
          value={typed[of]}
          onChange={(event) => onChange({ [of]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {field("title", "text")}
      <Options
        legend={t("edit.kind")}
        name={`${name}-kind`}
        options={(["scenarios", "hours", "attendance", "sign-off"] as const).map((value) => ({
          value,
          label: t(`edit.kinds.${value}`),
        }))}
        value={typed.kind}
        onChange={(kind) => onChange({ kind })}
      />
      {typed.kind === "scenarios" && (
        <>
          <fieldset>
            <legend>{t("edit.which")}</legend>
            {academy.scenarios.map(({ id, title }) => (
              <p key={id}>
                <label>
                  <input
                    type="checkbox"
                    checked={typed.scenarios.includes(id)}
                    onChange={({ target }) =>
                      onChange({
                        scenarios: target.checked
                          ? [...typed.scenarios, id]
                          : typed.scenarios.filter((one) => one !== id),
                      })
                    }
                  />{" "}
                  {title}
                </label>
              </p>
            ))}
          </fieldset>
          {field("atLeast", "number")}
        </>
      )}
      {typed.kind === "hours" && (
        <>
          {field("minutes", "number")}
          <p>
            <label>
              <input
                type="checkbox"
                checked={typed.rooms}
                onChange={({ target }) => onChange({ rooms: target.checked })}
              />{" "}
              {t("edit.rooms")}
            </label>
          </p>
        </>
      )}
      {typed.kind === "attendance" && (
        <div className={classes["pair"]}>
          {field("sessions", "text")}
          {field("atLeast", "number")}
        </div>
      )}
      <Options
        legend={t("edit.term")}
        name={`${name}-term`}
        options={(["open", "days", "dates"] as const).map((value) => ({ value, label: t(`edit.terms.${value}`) }))}
        value={typed.term}
        onChange={(term) => onChange({ term })}
      />
      {typed.term === "days" && field("days", "number")}
      {typed.term === "dates" && (
        <div className={classes["pair"]}>
          {field("from", "date")}
          {field("to", "date")}
        </div>
      )}
      {field("months", "number")}
    </>
  );
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

function typedOf({ title, need, term, recertifyMonths }: Requirement): Typed {
  return {
    ...BLANK,
    title,
    kind: need.kind,
    ...(need.kind === "scenarios" && { scenarios: need.scenarios, atLeast: String(need.atLeast) }),
    ...(need.kind === "hours" && { minutes: String(need.minutes), rooms: need.rooms === true }),
    ...(need.kind === "attendance" && { sessions: need.sessions.join(", "), atLeast: String(need.atLeast) }),
    term: term.kind,
    ...(term.kind === "days" && { days: String(term.days) }),
    ...(term.kind === "dates" && { from: isoDay(term.from), to: isoDay(term.to - DAY_MS + 1) }),
    months: recertifyMonths === undefined ? "" : String(recertifyMonths),
  };
}

function requirementOf(typed: Typed, id: string): Requirement {
  const { kind, term } = typed;
  const atLeast = Number(typed.atLeast);
  const sessions = typed.sessions
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return {
    id,
    title: typed.title.trim(),
    need:
      kind === "scenarios"
        ? { kind, scenarios: typed.scenarios, atLeast, versions: { kind: "latest" } }
        : kind === "hours"
          ? { kind, minutes: Number(typed.minutes), topics: [], ...(typed.rooms && { rooms: true }) }
          : kind === "attendance"
            ? { kind, sessions, atLeast }
            : { kind, trainers: [] },
    term:
      term === "days"
        ? { kind: "days", days: Number(typed.days), after: "assigned" }
        : term === "dates"
          ? { kind: "dates", from: Date.parse(typed.from), to: endOfDay(Date.parse(typed.to)) }
          : { kind: "open" },
    ...(typed.months.trim() !== "" && { recertifyMonths: Number(typed.months) }),
  };
}

/** Lower-case letters, figures and hyphens of a title; a number after it when that is taken. */
function idOf(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 48);
  const base = plain === "" ? "programme" : plain;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
