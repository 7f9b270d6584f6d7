import { useState, type ReactNode } from "react";
import type { Programme } from "#engine/programme/programme.ts";
import { Button } from "#ui/button.tsx";
import { Card, Muted, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { Assign } from "./assign.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import { ProgrammeEditor } from "./programme-editor.tsx";

/** The programmes there are, what each asks, and who it was given to. */
export function Programmes({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t, locale } = useWords("academy");
  const [editing, setEditing] = useState<Programme | "new">();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const scenarioTitle = (id: string): string => academy.scenarios.find((one) => one.id === id)?.title ?? id;
  if (editing !== undefined)
    return (
      <ProgrammeEditor
        desk={desk}
        academy={academy}
        {...(editing !== "new" && { programme: editing })}
        onClose={() => setEditing(undefined)}
      />
    );
  return (
    <Stack>
      {academy.programmes.length === 0 && <Muted>{t("programmes.none")}</Muted>}
      {academy.programmes.map((programme) => {
        const given = academy.records.assignments.filter(
          ({ what }) => what.kind === "programme" && what.programme === programme.id,
        );
        return (
          <Card key={programme.id} labelledBy={`programme-${programme.id}`}>
            <h2 id={`programme-${programme.id}`}>{programme.title}</h2>
            <ul className={classes["log"]}>
              {programme.requirements.map(({ id, title, need, term, recertifyMonths }) => (
                <li key={id}>
                  <strong>{title}</strong>
                  <p>
                    {need.kind === "scenarios" &&
                      t("need.scenarios", { count: need.atLeast, list: need.scenarios.map(scenarioTitle).join(", ") })}
                    {need.kind === "hours" &&
                      `${t("need.hours", { count: need.minutes })}${need.rooms ? `. ${t("edit.rooms")}.` : ""}`}
                    {need.kind === "attendance" &&
                      t("need.attendance", { count: need.atLeast, list: need.sessions.join(", ") })}
                    {need.kind === "sign-off" && t("need.sign-off")}
                  </p>
                  <Muted>
                    {term.kind === "open"
                      ? t("term.open")
                      : term.kind === "dates"
                        ? t("term.dates", { from: day.format(term.from), to: day.format(term.to) })
                        : t(`term.${term.after}`, { count: term.days })}
                    {recertifyMonths !== undefined && ` ${t("term.again", { count: recertifyMonths })}`}
                  </Muted>
                </li>
              ))}
            </ul>
            {given.length > 0 && (
              <ul className={classes["quiet"]}>
                {given.map(({ id, to, dueAt, assignedAt }) => (
                  <li key={id}>
                    {t("programmes.given", {
                      who: to.kind === "class" ? to.class : t("matrix.count", { count: to.officers.length }),
                      when: day.format(assignedAt),
                    })}{" "}
                    {dueAt !== undefined && t("programmes.due", { when: day.format(dueAt) })}
                  </li>
                ))}
              </ul>
            )}
            <Row>
              {given.length === 0 && <Button onClick={() => setEditing(programme)}>{t("programmes.edit")}</Button>}
            </Row>
            <Assign desk={desk} academy={academy} programme={programme} />
          </Card>
        );
      })}
      <Row>
        <Button look={academy.programmes.length === 0 ? "primary" : "quiet"} onClick={() => setEditing("new")}>
          {t("programmes.new")}
        </Button>
      </Row>
    </Stack>
  );
}
