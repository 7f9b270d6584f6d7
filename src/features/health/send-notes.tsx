import { useState, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Card, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { type NoteSheet, notesCsv, notesMarkdown } from "./export-notes.ts";
import type { HealthPorts } from "./health-data.ts";
import classes from "./script.module.css";

/** All notes of one scenario as a file. */
export function SendNotes({
  sheet,
  name,
  save,
}: {
  sheet: NoteSheet;
  /** Of the file, without its ending. */
  name: string;
  save: HealthPorts["save"];
}): ReactNode {
  const { t } = useWords("health");
  const [saved, setSaved] = useState("");
  const write = (ending: "md" | "csv"): void => {
    const file = `${name}-notes.${ending}`;
    if (ending === "md") save(file, notesMarkdown(sheet, t), "text/markdown");
    else save(file, notesCsv(sheet, t), "text/csv");
    setSaved(file);
  };
  return (
    <div className={classes["screenOnly"]}>
      <Card labelledBy="script-send">
        <h2 id="script-send">{t("export.title")}</h2>
        {sheet.notes.length === 0 ? (
          <p>{t("export.none")}</p>
        ) : (
          <>
            <p>{t("export.what", { count: sheet.notes.length })}</p>
            <Row>
              <Button onClick={() => write("md")}>{t("export.markdown")}</Button>
              <Button onClick={() => write("csv")}>{t("export.csv")}</Button>
              <span role="status">{saved !== "" && t("export.saved", { name: saved })}</span>
            </Row>
          </>
        )}
      </Card>
    </div>
  );
}
