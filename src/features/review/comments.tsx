import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { NameField } from "#ui/text-field.tsx";
import { Muted, Notice, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { type CommentStore, waiting } from "./comment-store.ts";
import classes from "./replay.module.css";
import { Said } from "./said.tsx";

/**
 * What a trainer says of this moment, and everything said so far with the moment it belongs to.
 * `write`: each new number brings the focus to the text field.
 */
export function Comments({
  at,
  last,
  store,
  write,
  onSeq,
}: {
  at: number;
  /** The last move there is. */
  last: number;
  store: CommentStore;
  write: number;
  onSeq: (seq: number) => void;
}): ReactNode {
  const { t } = useWords("review");
  const { t: say } = useWords("shell");
  const unseen = waiting(store.all);
  return (
    <section className={classes["comments"]} aria-labelledby="comments">
      <h2 id="comments">{t("comment.title")}</h2>
      <Write at={at} last={last} store={store} write={write} />
      {store.trouble && (
        <Notice tone="warn" live>
          {say(`store.${store.trouble.code}`)}
        </Notice>
      )}
      {store.all.length === 0 ? (
        <Muted>{t("comment.none")}</Muted>
      ) : (
        <ul className={classes["said"]} aria-labelledby="comments">
          {store.all
            .filter(({ kind }) => kind !== "reply")
            .map((comment) => (
              <Said key={comment.id} comment={comment} at={at} store={store} onSeq={onSeq} />
            ))}
        </ul>
      )}
      {unseen.length > 0 && (
        <Row>
          <Button onClick={() => void store.release(unseen)}>
            {t("comment.releaseAll", { count: unseen.length })}
          </Button>
        </Row>
      )}
    </section>
  );
}

function Write({
  at,
  last,
  store,
  write,
}: {
  at: number;
  last: number;
  store: CommentStore;
  write: number;
}): ReactNode {
  const { t } = useWords("review");
  const [text, setText] = useState("");
  const [by, setBy] = useState("");
  const [until, setUntil] = useState("");
  const [said, setSaid] = useState<"saved" | "empty" | "badSpan">();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (write > 0) area.current?.focus();
  }, [write]);
  const add = async (): Promise<void> => {
    if (text.trim() === "" || by.trim() === "") return setSaid("empty");
    const end = until === "" ? at : Number(until);
    if (!Number.isInteger(end) || end < at || end > last) return setSaid("badSpan");
    setSaid(undefined);
    const words = { seq: at, text: text.trim(), by: by.trim() };
    // The field is free at once: whoever writes on must not lose what they write when this one is kept.
    setText("");
    setUntil("");
    const kept = await store.add(end > at ? { ...words, kind: "clip", until: end } : words);
    if (kept) setSaid("saved");
    else setText((now) => (now === "" ? words.text : now));
  };
  return (
    <form
      className={classes["form"]}
      aria-label={t("comment.label")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={t("comment.label")} help={t("comment.seen")}>
        {(control) => (
          <textarea
            {...control}
            ref={area}
            rows={3}
            maxLength={2000}
            dir="auto"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className={classes["pair"]}>
        <NameField label={t("comment.by")} value={by} onValue={setBy} />
        <Field label={t("comment.until")} help={t("comment.untilHelp")}>
          {(control) => (
            <input
              {...control}
              type="number"
              inputMode="numeric"
              min={at}
              max={last}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Row>
        <Button type="submit">{t("comment.add")}</Button>
        <span role="status">{said !== undefined && t(`comment.${said}`)}</span>
      </Row>
    </form>
  );
}
