import { useState, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { LongField } from "#ui/text-field.tsx";
import { Muted, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./debrief.module.css";
import type { Entry } from "./load.ts";
import { Step } from "./steps.tsx";

/** The officer's own account, before anyone else's. `editable` until the author's view was open. */
export function RecallStep({
  entry,
  done,
  editable,
  record,
  onSave,
}: {
  entry: Entry;
  /** Answered or skipped before. */
  done: boolean;
  editable: boolean;
  /** On record: the trainer can read it. */
  record: boolean;
  /** Absent words: skipped. */
  onSave: (words?: Pick<Entry, "decided" | "alternatives">) => void;
}): ReactNode {
  const { t } = useWords("debrief");
  const [editing, setEditing] = useState(!done);
  const [decided, setDecided] = useState(entry.decided);
  const [alternatives, setAlternatives] = useState(entry.alternatives);
  const empty = entry.decided === "" && entry.alternatives === "";
  return (
    <Step step="recall" title={t("recall.title")}>
      {editing ? (
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            setEditing(false);
            onSave({ decided: decided.trim(), alternatives: alternatives.trim() });
          }}
        >
          <p>
            {t("recall.help")} {record && t("recall.record")}
          </p>
          <LongField label={t("recall.decided")} rows={2} most={2000} value={decided} onValue={setDecided} />
          <LongField
            label={t("recall.alternatives")}
            rows={2}
            most={2000}
            value={alternatives}
            onValue={setAlternatives}
          />
          <Row>
            <Button type="submit" look="primary">
              {t("recall.save")}
            </Button>
            {!done && (
              <Button
                onClick={() => {
                  setEditing(false);
                  onSave();
                }}
              >
                {t("skip")}
              </Button>
            )}
          </Row>
        </form>
      ) : (
        <Stack>
          {empty ? (
            <p>{t("recall.skipped")}</p>
          ) : (
            <dl className={classes["words"]}>
              <dt>{t("recall.decided")}</dt>
              <dd dir="auto">{entry.decided === "" ? "–" : entry.decided}</dd>
              <dt>{t("recall.alternatives")}</dt>
              <dd dir="auto">{entry.alternatives === "" ? "–" : entry.alternatives}</dd>
            </dl>
          )}
          {!empty && <Muted>{editable ? t("recall.saved") : t("recall.before")}</Muted>}
          {editable && (
            <Row>
              <Button onClick={() => setEditing(true)}>{t("recall.change")}</Button>
            </Row>
          )}
        </Stack>
      )}
    </Step>
  );
}
