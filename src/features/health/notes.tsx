import { useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { addressOf, type ScriptNote } from "#engine/insight/health/note.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Pill, Row, VisuallyHidden } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { versionOf } from "./health-data.ts";
import { NoteForm } from "./note-form.tsx";
import classes from "./script.module.css";

/** What writing and resolving notes needs; the same for every place of a script. */
export interface Desk {
  readonly rules: string;
  readonly now: number;
  /** Who wrote last: nobody types their name for every scene. */
  readonly by: string;
  readonly onBy: (by: string) => void;
  /** True once it is kept. `at`: `scene` or `scene.choice`; empty: the scenario as a whole. */
  readonly write: (at: string, text: string, by: string) => Promise<boolean>;
  readonly resolve: (note: ScriptNote, reason: string, by: string) => Promise<boolean>;
}

export interface Lettered {
  readonly id: string;
  readonly letter: string;
}

/** Notes and remarks on one place, and writing another. */
export function Notes({
  desk,
  place,
  label,
  choices = [],
  notes,
}: {
  desk: Desk;
  /** Empty: the scenario as a whole. */
  place: string;
  label: string;
  choices?: readonly Lettered[];
  notes: readonly ScriptNote[];
}): ReactNode {
  const { t } = useWords("health");
  const [writing, setWriting] = useState(false);
  const [said, setSaid] = useState<"kept" | "resolvedNow">();
  const opener = useRef<HTMLDivElement>(null);
  const open = notes.filter(({ resolved }) => resolved === undefined);
  const settled = notes.filter(({ resolved }) => resolved !== undefined);
  const close = (next?: "kept" | "resolvedNow"): void => {
    flushSync(() => {
      setWriting(false);
      setSaid(next);
    });
    opener.current?.querySelector("button")?.focus();
  };
  return (
    <div className={classes["notes"]} data-notes={place}>
      {open.length > 0 && (
        <ul>
          {open.map((note) => (
            <li key={note.id}>
              <Note note={note} desk={desk} choices={choices} onResolved={() => close("resolvedNow")} />
            </li>
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <details>
          <summary>{t("notes.settled", { count: settled.length })}</summary>
          <ul>
            {settled.map((note) => (
              <li key={note.id}>
                <Note note={note} desk={desk} choices={choices} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <div ref={opener} className={classes["screenOnly"]}>
        {writing ? (
          <NoteForm
            desk={desk}
            place={place}
            label={label}
            choices={choices}
            onKept={() => close("kept")}
            onCancel={() => close()}
          />
        ) : (
          <Row>
            <Button
              onClick={() => {
                setSaid(undefined);
                setWriting(true);
              }}
            >
              {t("notes.write")}
              <VisuallyHidden>: {label}</VisuallyHidden>
            </Button>
            <span role="status">{said && t(`notes.${said}`)}</span>
          </Row>
        )}
      </div>
    </div>
  );
}

/** One note: of which version, by whom, what became of it. */
export function Note({
  note,
  desk,
  choices = [],
  onResolved,
}: {
  note: ScriptNote;
  desk: Desk;
  choices?: readonly Lettered[];
  /** Absent: it cannot be resolved from here. */
  onResolved?: () => void;
}): ReactNode {
  const { t, locale } = useWords("health");
  const [asking, setAsking] = useState(false);
  const asked = useRef<HTMLDivElement>(null);
  const cancel = (): void => {
    flushSync(() => setAsking(false));
    asked.current?.querySelector("button")?.focus();
  };
  const { choice } = addressOf(note.at);
  const letter = choices.find(({ id }) => id === choice)?.letter ?? choice;
  const { resolved } = note;
  const when = (at: number): string => formatWhen(locale, at, desk.now);
  return (
    <div className={classes["note"]} data-resolved={resolved !== undefined}>
      {(note.remark !== undefined || letter !== undefined || note.rules !== desk.rules) && (
        <p className={classes["pills"]}>
          {note.remark !== undefined && <Pill>{t("notes.remark")}</Pill>}
          {letter !== undefined && <Pill>{t("notes.choice", { letter })}</Pill>}
          {note.rules !== desk.rules && <Pill>{t("beside.older", { version: versionOf(note.rules) })}</Pill>}
        </p>
      )}
      <p dir="auto">{note.text}</p>
      <Muted>
        {note.by !== "" && (
          <>
            <bdi>{note.by}</bdi>
            {" · "}
          </>
        )}
        {when(note.when)}
      </Muted>
      {resolved && (
        <Muted>
          {t("notes.resolved", {
            name: `\u2068${resolved.by}\u2069`,
            when: when(resolved.when),
            reason: resolved.reason,
          })}
        </Muted>
      )}
      {!resolved && onResolved && (
        <div ref={asked} className={classes["screenOnly"]}>
          {asking ? (
            <NoteForm desk={desk} resolves={note} onKept={onResolved} onCancel={cancel} />
          ) : (
            <Button onClick={() => setAsking(true)}>
              {t("notes.resolve")}
              <VisuallyHidden>: {note.text}</VisuallyHidden>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
