import { useState, type ReactNode } from "react";
import type { Officer } from "#engine/programme/roster.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { Field } from "#ui/field.tsx";
import { Card, Muted, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { ImportRoster } from "./import-roster.tsx";
import { type Academy, type AcademyDesk, aliasRow, officerRow } from "./desk.ts";

/** Who is on the roster; adding somebody by hand, or many from a file. */
export function Roster({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t } = useWords("academy");
  return (
    <Stack>
      <section className={classes["matrixBox"]} aria-labelledby="roster">
        <h2 id="roster">{t("roster.title")}</h2>
        {academy.officers.length === 0 ? (
          <Muted>{t("roster.none")}</Muted>
        ) : (
          <>
            <p role="status" className={classes["quiet"]}>
              {t("matrix.count", { count: academy.officers.length })}
            </p>
            <DataTable
              labelledBy="roster"
              idOf={({ id }) => id}
              rows={academy.officers}
              sorted="name"
              moreLabel={(count) => t("more", { count })}
              columns={[
                { key: "name", label: t("roster.name"), cell: ({ name }) => <bdi>{name}</bdi>, by: ({ name }) => name },
                {
                  key: "number",
                  label: t("roster.number"),
                  cell: ({ number = "" }) => number,
                  by: ({ number = "" }) => number,
                },
                {
                  key: "class",
                  label: t("roster.class"),
                  cell: ({ class: group = "" }) => group,
                  by: ({ class: group = "" }) => group,
                },
                {
                  key: "hired",
                  label: t("roster.hired"),
                  cell: ({ hired = "" }) => hired,
                  by: ({ hired = "" }) => hired,
                },
              ]}
            />
          </>
        )}
      </section>
      {academy.strangers.size > 0 && <Strangers desk={desk} academy={academy} />}
      <ImportRoster desk={desk} academy={academy} />
      <AddOne desk={desk} academy={academy} />
    </Stack>
  );
}

/** People with runs here whom the roster does not know: new to it, or on it already under a name of their own. */
function Strangers({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t } = useWords("academy");
  const all = [...academy.strangers].toSorted((a, b) => a[1].localeCompare(b[1]));
  const add = (people: readonly (readonly [string, string])[]): void =>
    void desk.act([], { put: people.map(([id, name]) => officerRow({ id, name })) });
  return (
    <Card labelledBy="strangers">
      <h2 id="strangers">{t("strangers.title", { count: all.length })}</h2>
      <p>{t("strangers.what")}</p>
      <Row>
        <Button onClick={() => add(all)}>{t("strangers.addAll", { count: all.length })}</Button>
      </Row>
      {academy.officers.length > 0 && (
        <ul className={classes["log"]}>
          {all.slice(0, SHOWN).map(([id, name]) => (
            <li key={id}>
              <Row>
                <bdi>{name}</bdi>
                <Button onClick={() => add([[id, name]])}>{t("strangers.add")}</Button>
                <select
                  aria-label={t("strangers.is", { name })}
                  value=""
                  onChange={({ target }) => void desk.act([], { put: [aliasRow(id, target.value)] })}
                >
                  <option value="">{t("strangers.isWho")}</option>
                  {academy.officers.map((officer) => (
                    <option key={officer.id} value={officer.id}>
                      {officer.name} {officer.number}
                    </option>
                  ))}
                </select>
              </Row>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Of people whom the roster does not know, drawn at once. */
const SHOWN = 20;

const EMPTY = { name: "", number: "", class: "", hired: "" };

function AddOne({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t } = useWords("academy");
  const [typed, setTyped] = useState(EMPTY);
  const [said, setSaid] = useState<"noName" | "sameNumber" | "added">();
  const add = async (): Promise<void> => {
    const name = typed.name.trim();
    const number = typed.number.trim();
    if (name === "") return setSaid("noName");
    if (number !== "" && academy.officers.some((one) => one.number === number)) return setSaid("sameNumber");
    const officer: Officer = {
      id: desk.ports.chance.id(),
      name,
      ...(number !== "" && { number }),
      ...(typed.class.trim() !== "" && { class: typed.class.trim() }),
      ...(typed.hired !== "" && { hired: typed.hired }),
    };
    if (!(await desk.act([], { put: [officerRow(officer)] }))) return;
    setTyped({ ...EMPTY, class: typed.class });
    setSaid("added");
  };
  const field = (of: keyof typeof EMPTY, type = "text"): ReactNode => (
    <Field label={t(`roster.${of}`)}>
      {(control) => (
        <input
          {...control}
          type={type}
          maxLength={200}
          dir="auto"
          value={typed[of]}
          onChange={(event) => setTyped({ ...typed, [of]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Card labelledBy="add-officer">
      <h2 id="add-officer">{t("roster.add")}</h2>
      <form
        className={classes["form"]}
        aria-labelledby="add-officer"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <div className={classes["pair"]}>
          {field("name")}
          {field("number")}
          {field("class")}
          {field("hired", "date")}
        </div>
        <Row>
          <Button type="submit">{t("roster.addButton")}</Button>
          <span role="status">{said !== undefined && t(`roster.${said}`)}</span>
        </Row>
      </form>
    </Card>
  );
}
