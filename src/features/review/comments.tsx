import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Comment } from "#ports/journal-store.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Notice, Row } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import type { ReplayPorts } from "./replay.tsx";
import classes from "./replay.module.css";

export interface CommentStore {
  readonly all: readonly Comment[];
  readonly trouble?: StoreError;
  /** True once it is kept. */
  readonly add: (seq: number, text: string, by: string) => Promise<boolean>;
  readonly now: () => number;
}

/** The comments of an attempt, as stored. */
export function useComments({ journal, chance, clock }: ReplayPorts, attempt: string): CommentStore {
  const [all, setAll] = useState<readonly Comment[]>([]);
  const [trouble, setTrouble] = useState<StoreError>();
  const read = useCallback(async (): Promise<void> => {
    const found = await journal.comments(attempt);
    if (found.ok) setAll(found.value);
    else setTrouble(found.error);
  }, [journal, attempt]);
  useEffect(() => void read(), [read]);
  return {
    all,
    ...(trouble && { trouble }),
    async add(seq, text, by) {
      const kept = await journal.addComment({ id: chance.id(), attempt, seq, text, by, at: clock.now() });
      setTrouble(kept.ok ? undefined : kept.error);
      if (kept.ok) await read();
      return kept.ok;
    },
    now: () => clock.now(),
  };
}

/**
 * What a trainer says of this moment, and everything said so far with the moment it belongs to.
 * `write`: each new number brings the focus to the text field.
 */
export function Comments({
  at,
  store,
  write,
  onSeq,
}: {
  at: number;
  store: CommentStore;
  write: number;
  onSeq: (seq: number) => void;
}): ReactNode {
  const { t, locale } = useWords("review");
  const { t: say } = useWords("shell");
  const [text, setText] = useState("");
  const [by, setBy] = useState("");
  const [said, setSaid] = useState<"saved" | "empty">();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (write > 0) area.current?.focus();
  }, [write]);
  const add = async (): Promise<void> => {
    if (text.trim() === "" || by.trim() === "") {
      setSaid("empty");
      return;
    }
    setSaid(undefined);
    if (!(await store.add(at, text.trim(), by.trim()))) return;
    setText("");
    setSaid("saved");
  };
  return (
    <section className={classes["comments"]} aria-labelledby="comments">
      <h2 id="comments">{t("comment.title")}</h2>
      <form
        className={classes["form"]}
        aria-label={t("comment.label")}
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
        <Field label={t("comment.by")}>
          {(control) => (
            <input
              {...control}
              autoComplete="name"
              maxLength={100}
              dir="auto"
              value={by}
              onChange={(event) => setBy(event.target.value)}
            />
          )}
        </Field>
        <Row>
          <Button type="submit">{t("comment.add")}</Button>
          <span role="status">{said !== undefined && t(`comment.${said}`)}</span>
        </Row>
      </form>
      {store.trouble && (
        <Notice tone="warn" live>
          {say(`store.${store.trouble.code}`)}
        </Notice>
      )}
      {store.all.length === 0 ? (
        <Muted>{t("comment.none")}</Muted>
      ) : (
        <ul className={classes["said"]} aria-labelledby="comments">
          {store.all.map((comment) => (
            <li key={comment.id} {...(comment.seq === at && { "aria-current": true })}>
              <Button onClick={() => onSeq(comment.seq)}>{t("comment.at", { seq: comment.seq })}</Button>
              <p dir="auto">{comment.text}</p>
              <Muted>
                {t("comment.byWhen", { name: comment.by, when: formatWhen(locale, comment.at, store.now()) })}
              </Muted>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
