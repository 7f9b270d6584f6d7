import { useState, type ReactNode } from "react";
import { planImport, type Officer, type RosterPlan } from "#engine/programme/roster.ts";
import { importRoster, type RosterUndo, undoImport } from "#engine/programme/roster-import.ts";
import { sha256Hex } from "#engine/scenario/hash.ts";
import type { FileError } from "#interop/csv/csv.ts";
import type { RosterFile, RosterOptions, Unmapped } from "#interop/csv/roster-file.ts";
import type { RosterField } from "#interop/csv/roster-presets.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Card, Notice, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { type Academy, type AcademyDesk, officerRow } from "./desk.ts";
import { MendRows } from "./mend-rows.tsx";
import { readInSlices } from "./read-file.ts";

type Corrections = ReadonlyMap<number, Partial<Record<RosterField, string>>>;

/** A file as it was read, and what importing it would do. Nothing is done until it is asked for. */
interface Reading {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly options: RosterOptions;
  readonly corrections: Corrections;
  readonly file?: RosterFile;
  readonly plan?: RosterPlan;
  readonly error?: FileError | Unmapped;
}

const MAPPED = ["name", "given", "family", "number", "class", "unit", "hired", "email", "extraTime"] as const;

/** A roster from a CSV: what was found, what is wrong and mended in its place, then all of it at once, with a way back. */
export function ImportRoster({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t } = useWords("academy");
  const [reading, setReading] = useState<Reading>();
  const [leaveOut, setLeaveOut] = useState(false);
  const [said, setSaid] = useState<{ readonly added: number; readonly changed: number }>();
  const read = async (next: Pick<Reading, "bytes" | "name" | "options" | "corrections">): Promise<void> => {
    const found = await readInSlices(next.bytes, { ...next.options, corrections: next.corrections });
    if (!found.ok) return setReading({ ...next, error: found.error });
    setReading({ ...next, file: found.value, plan: planImport(academy.officers, found.value.rows, []) });
  };
  const choose = async (file: File | undefined): Promise<void> => {
    setSaid(undefined);
    setLeaveOut(false);
    if (file)
      await read({
        bytes: new Uint8Array(await file.arrayBuffer()),
        name: file.name,
        options: {},
        corrections: new Map(),
      });
  };
  const change = (options: RosterOptions, corrections: Corrections): void => {
    if (reading) void read({ ...reading, options, corrections });
  };
  const bring = async (): Promise<void> => {
    const { file, plan, bytes } = reading ?? {};
    if (!file || !plan || !bytes) return;
    const ids = plan.added.map(() => desk.ports.chance.id());
    const done = importRoster(academy.officers, file.rows, leaveOut ? "wrong" : [], ids);
    if (!done.ok) return;
    const { undo, plan: carried, roster } = done.value;
    const id = desk.ports.chance.id();
    const touched = new Set([...undo.added.map((one) => one.id), ...undo.changed.map(({ officer }) => officer)]);
    const act = {
      kind: "roster-imported" as const,
      id,
      file: sha256Hex(bytes),
      added: carried.added.length,
      changed: carried.changed.length,
      unchanged: carried.same.length,
      refused: carried.wrong.length + carried.leftOut.length,
    };
    const put = roster.filter((one) => touched.has(one.id)).map(officerRow);
    if (!(await desk.act([act], { put: [...put, { kind: "import", id, value: undo }] }))) return;
    setReading(undefined);
    setSaid({ added: act.added, changed: act.changed });
  };
  const { file, plan, error } = reading ?? {};
  const wrong = plan?.wrong.length ?? 0;
  return (
    <Card labelledBy="import-roster">
      <h2 id="import-roster">{t("import.title")}</h2>
      <Field label={t("import.file")} help={t("import.help")}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={({ target }) => void choose(target.files?.[0])}
          />
        )}
      </Field>
      {said && (
        <Notice live>
          <p>{t("import.done", said)}</p>
        </Notice>
      )}
      {error && (
        <Notice tone="warn" live>
          {t(`import.error.${error.code}`)}
        </Notice>
      )}
      {(file ?? (error?.code === "no-name-column" ? error : undefined)) && reading && (
        <Columns
          headers={(file ?? (error as Unmapped)).headers}
          columns={file?.mapping.columns ?? reading.options.mapping?.columns ?? {}}
          onChange={(columns) =>
            change(
              { ...reading.options, mapping: { columns, dates: file?.mapping.dates ?? "ymd" } },
              reading.corrections,
            )
          }
        />
      )}
      {file && plan && reading && (
        <Stack>
          <dl className={classes["facts"]}>
            {(
              [
                ["added", plan.added.length],
                ["changed", plan.changed.length],
                ["same", plan.same.length],
                ["missing", plan.missing.length],
                ["wrong", wrong],
              ] as const
            ).map(([name, count]) => (
              <div key={name}>
                <dt>{t(`import.${name}`)}</dt>
                <dd className={classes["figure"]}>{count}</dd>
              </div>
            ))}
          </dl>
          {plan.warnings.length > 0 && (
            <ul className={classes["quiet"]}>
              {plan.warnings.slice(0, 5).map(({ row, params }) => (
                <li key={row}>{t("import.namesake", { row, name: params["name"] ?? "" })}</li>
              ))}
            </ul>
          )}
          {wrong > 0 && (
            <MendRows
              plan={plan}
              rows={file.rows}
              corrections={reading.corrections}
              onCorrect={(corrections) => change(reading.options, corrections)}
            />
          )}
          {wrong > 0 && (
            <p>
              <label>
                <input type="checkbox" checked={leaveOut} onChange={({ target }) => setLeaveOut(target.checked)} />{" "}
                {t("import.leaveOut", { count: wrong })}
              </label>
            </p>
          )}
          <Row>
            <Button look="primary" disabled={wrong > 0 && !leaveOut} onClick={() => void bring()}>
              {t("import.bring", { added: plan.added.length, changed: plan.changed.length })}
            </Button>
            <Button onClick={() => setReading(undefined)}>{t("cancel")}</Button>
            {wrong > 0 && !leaveOut && <span>{t("import.firstMend")}</span>}
          </Row>
        </Stack>
      )}
      <UndoImports desk={desk} academy={academy} />
    </Card>
  );
}

function Columns({
  headers,
  columns,
  onChange,
}: {
  headers: RosterFile["headers"];
  columns: Partial<Record<RosterField, string>>;
  onChange: (columns: Partial<Record<RosterField, string>>) => void;
}): ReactNode {
  const { t } = useWords("academy");
  return (
    <details>
      <summary>{t("import.columns")}</summary>
      <div className={classes["pair"]}>
        {MAPPED.map((field) => (
          <Field key={field} label={t(`import.fields.${field}`)}>
            {(control) => (
              <select
                {...control}
                value={columns[field] ?? ""}
                onChange={({ target }) => onChange({ ...columns, [field]: target.value })}
              >
                <option value="">{t("import.noColumn")}</option>
                {headers.map(({ key, title }) => (
                  <option key={key} value={key}>
                    {title === "" ? key : title}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}

/** The last import that was not taken back. What somebody saw to since stays as it is, and is said. */
function UndoImports({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t, locale } = useWords("academy");
  const [kept, setKept] = useState<number>();
  const last = academy.administration.imports.filter(({ undone }) => !undone).at(-1);
  const back = async (): Promise<void> => {
    if (!last) return;
    const rows = await desk.ports.desk.rows("import");
    const row = rows.ok ? rows.value.find(({ id }) => id === last.id) : undefined;
    if (!row) return;
    const { roster, conflicts } = undoImport(academy.officers, row.value as RosterUndo);
    const after = new Map(roster.map((officer) => [officer.id, officer]));
    const gone = academy.officers.filter(({ id }) => !after.has(id));
    const before = new Map(academy.officers.map((officer): [string, Officer] => [officer.id, officer]));
    const put = roster.filter((officer) => before.get(officer.id) !== officer).map(officerRow);
    const remove = [...gone.map(({ id }) => ({ kind: "officer", id })), { kind: "import", id: last.id }];
    if (await desk.act([{ kind: "roster-undone", import: last.id }], { put, remove })) setKept(conflicts.length);
  };
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      {last && (
        <Row>
          <Button onClick={() => void back()}>
            {t("import.undo", { when: day.format(last.at), added: last.added, changed: last.changed })}
          </Button>
        </Row>
      )}
      {kept !== undefined && (
        <Notice live>{kept === 0 ? t("import.undone") : t("import.undoneBut", { count: kept })}</Notice>
      )}
    </>
  );
}
