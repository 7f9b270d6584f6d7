import { useState, type ReactNode } from "react";
import { TRUTHS } from "#engine/score/key.ts";
import { languageOf, Spans } from "#stage/spans.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./desk.module.css";
import type { Open, Option } from "./open.ts";
import type { Room } from "./room.ts";

/** Lines with acts open between them: the room calls out, or the next line comes. */
export function WatchDesk({ room, open }: { room: Room; open: Extract<Open, { kind: "watch" }> }): ReactNode {
  const { t } = useWords("room");
  return (
    <>
      <Prompt room={room} open={open} />
      <Muted>{t("watch.help")}</Muted>
      <ol className={classes["options"]}>
        {open.options.map((option) => (
          <li key={option.id}>
            <button type="button" className={classes["act"]} onClick={() => void room.stepIn(option.id)}>
              <Lettered option={option} lang={room.telling.lang} />
            </button>
          </li>
        ))}
      </ol>
      <Row>
        <Button look="primary" onClick={() => void room.goOn()}>
          {t("watch.next")}
        </Button>
      </Row>
    </>
  );
}

/** People say it aloud; the trainer writes down what was said, as far as it helps. */
export function RespondDesk({ room, open }: { room: Room; open: Extract<Open, { kind: "respond" }> }): ReactNode {
  const { t } = useWords("room");
  const [said, setSaid] = useState("");
  return (
    <form
      className={classes["counting"]}
      aria-label={t("respond.title")}
      onSubmit={(event) => {
        event.preventDefault();
        void room.respond(said);
      }}
    >
      <Prompt room={room} open={open} />
      <Field label={t("respond.label")} help={t("notes.help")}>
        {(control) => (
          <textarea {...control} rows={4} dir="auto" value={said} onChange={(event) => setSaid(event.target.value)} />
        )}
      </Field>
      <Row>
        <Button type="submit" look="primary">
          {t("respond.done")}
        </Button>
      </Row>
    </form>
  );
}

/** An average from 1 to 7, one decimal, with point or comma; `undefined` for anything else. */
export function averageOf(typed: string): number | undefined {
  const value = Number(typed.trim().replace(",", "."));
  return typed.trim() !== "" && value >= 1 && value <= 7 ? value : undefined;
}

/** Every option rated by the room: the averages are typed in. */
export function RateDesk({ room, open }: { room: Room; open: Extract<Open, { kind: "rate" }> }): ReactNode {
  const { t } = useWords("room");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState(false);
  return (
    <form
      className={classes["counting"]}
      aria-label={t("rate.title")}
      onSubmit={(event) => {
        event.preventDefault();
        const values = open.options.flatMap(({ id }): [string, number][] => {
          const value = averageOf(typed[id] ?? "");
          return value === undefined ? [] : [[id, value]];
        });
        if (values.length === open.options.length) void room.rate(Object.fromEntries(values));
        else setRefused(true);
      }}
    >
      <Prompt room={room} open={open} />
      <Muted>{t("rate.help")}</Muted>
      <ol className={classes["options"]}>
        {open.options.map((option) => (
          <li key={option.id} className={classes["option"]}>
            <Lettered option={option} lang={room.telling.lang} />
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              maxLength={4}
              aria-label={t("rate.for", { letter: option.letter })}
              {...(refused && averageOf(typed[option.id] ?? "") === undefined && { "aria-invalid": true })}
              value={typed[option.id] ?? ""}
              onChange={(event) => setTyped({ ...typed, [option.id]: event.target.value })}
            />
          </li>
        ))}
      </ol>
      <Row>
        <Button type="submit" look="primary">
          {t("rate.done")}
        </Button>
        <output>{refused && t("rate.wrong")}</output>
      </Row>
    </form>
  );
}

/** A report written together: each item tagged with how one knows it, or left out. */
export function ReportDesk({ room, open }: { room: Room; open: Extract<Open, { kind: "report" }> }): ReactNode {
  const { t } = useWords("room");
  const [tags, setTags] = useState<Readonly<Record<string, string>>>({});
  return (
    <form
      className={classes["counting"]}
      aria-label={t("report.title")}
      onSubmit={(event) => {
        event.preventDefault();
        void room.report(Object.fromEntries(Object.entries(tags).filter(([, tag]) => tag !== "")));
      }}
    >
      <Prompt room={room} open={open} />
      <ol className={classes["options"]}>
        {open.options.map((option) => (
          <li key={option.id} className={classes["option"]} data-wide="">
            <Lettered option={option} lang={room.telling.lang} />
            <select
              aria-label={option.spans.map((span) => span.text).join("")}
              value={tags[option.id] ?? ""}
              onChange={(event) => setTags({ ...tags, [option.id]: event.target.value })}
            >
              <option value="">{t("report.leave")}</option>
              {TRUTHS.map((truth) => (
                <option key={truth} value={truth}>
                  {t(`report.truth.${truth}`)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ol>
      <Row>
        <Button type="submit" look="primary">
          {t("report.done")}
        </Button>
      </Row>
    </form>
  );
}

function Prompt({ room, open }: { room: Room; open: Extract<Open, { scene: string }> }): ReactNode {
  return (
    <h3 className={classes["prompt"]} {...languageOf(room.telling.lang)}>
      <Spans spans={open.prompt} />
    </h3>
  );
}

function Lettered({ option, lang }: { option: Option; lang: string }): ReactNode {
  return (
    <>
      <span className={classes["letter"]}>{option.letter}</span>
      <span {...languageOf(lang)}>
        <Spans spans={option.spans} />
      </span>
    </>
  );
}
