import { useState, type ReactNode } from "react";
import { endOfDay } from "#engine/programme/calendar.ts";
import type { Programme } from "#engine/programme/programme.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import type { Academy, AcademyDesk } from "./desk.ts";

const EVERYBODY = "*";

/** Gives a programme to a class, or to everybody on the roster, with the day it is due. */
export function Assign({
  desk,
  academy,
  programme,
}: {
  desk: AcademyDesk;
  academy: Academy;
  programme: Programme;
}): ReactNode {
  const { t } = useWords("academy");
  const groups = [...new Set(academy.officers.flatMap(({ class: one }) => one ?? []))].toSorted();
  const [to, setTo] = useState(groups[0] ?? EVERYBODY);
  const [due, setDue] = useState("");
  const [said, setSaid] = useState<"assigned" | "pastDue">();
  if (academy.officers.length === 0) return <p className={classes["quiet"]}>{t("assign.nobody")}</p>;
  const give = async (): Promise<void> => {
    const now = desk.ports.clock.now();
    const dueAt = due === "" ? undefined : endOfDay(Date.parse(due));
    if (dueAt !== undefined && dueAt < now) return setSaid("pastDue");
    const written = await desk.act([
      {
        kind: "assigned",
        assignment: {
          id: desk.ports.chance.id(),
          what: { kind: "programme", programme: programme.id },
          to:
            to === EVERYBODY
              ? { kind: "officers", officers: academy.officers.map(({ id }) => id) }
              : { kind: "class", class: to },
          assignedAt: now,
          ...(dueAt !== undefined && { dueAt }),
          extraDays: {},
        },
      },
    ]);
    if (written) setSaid("assigned");
  };
  return (
    <form
      className={classes["form"]}
      aria-label={t("assign.label", { title: programme.title })}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <div className={classes["pair"]}>
        <Field label={t("assign.to")}>
          {(control) => (
            <select {...control} value={to} onChange={(event) => setTo(event.target.value)}>
              {groups.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
              <option value={EVERYBODY}>{t("assign.everybody", { count: academy.officers.length })}</option>
            </select>
          )}
        </Field>
        <Field label={t("assign.due")}>
          {(control) => <input {...control} type="date" value={due} onChange={(event) => setDue(event.target.value)} />}
        </Field>
      </div>
      <Row>
        <Button type="submit">{t("assign.button")}</Button>
        <span role="status">{said !== undefined && t(`assign.${said}`)}</span>
      </Row>
    </form>
  );
}
