import { useState, type ReactNode } from "react";
import type { Comment } from "#ports/journal-store.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { NameField } from "#ui/text-field.tsx";
import { Muted, Pill, Row } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import type { CommentStore } from "./comment-store.ts";
import classes from "./replay.module.css";

/**
 * What a trainer finds of an act that stands apart. The key can only suspect; a person decides, says why, and the officer may
 * answer. A later finding stands before an earlier one, which stays to be read.
 */
export function Ruling({
  seq,
  of,
  what,
  store,
}: {
  seq: number;
  of: string;
  /** The act by its name, for those who hear the form. */
  what: string;
  store: CommentStore;
}): ReactNode {
  const { t, locale } = useWords("review");
  const [again, setAgain] = useState(false);
  const made = store.all.filter((one) => one.kind === "ruling" && one.seq === seq && one.of === of);
  const last = made.at(-1);
  if (!last || again) return <Rule seq={seq} of={of} what={what} store={store} onDone={() => setAgain(false)} />;
  const replies = store.all.filter((one) => one.kind === "reply" && made.some(({ id }) => id === one.of));
  return (
    <div className={classes["own"]}>
      {made.map((one) => (
        <div key={one.id}>
          <Pill>{t(one.confirmed ? "ruling.confirmed" : "ruling.setAside")}</Pill> <span dir="auto">{one.text}</span>
          <Muted>{t("comment.byWhen", { name: one.by, when: formatWhen(locale, one.at, store.now()) })}</Muted>
        </div>
      ))}
      {replies.map((reply) => (
        <blockquote key={reply.id} className={classes["own"]}>
          <p dir="auto">{reply.text}</p>
          <Muted>{t("ruling.reply", { when: formatWhen(locale, reply.at, store.now()) })}</Muted>
        </blockquote>
      ))}
      <Row>
        <Button onClick={() => setAgain(true)}>{t("ruling.again")}</Button>
      </Row>
    </div>
  );
}

function Rule({
  seq,
  of,
  what,
  store,
  onDone,
}: {
  seq: number;
  of: string;
  what: string;
  store: CommentStore;
  onDone: () => void;
}): ReactNode {
  const { t } = useWords("review");
  const [text, setText] = useState("");
  const [by, setBy] = useState("");
  const [empty, setEmpty] = useState(false);
  const rule = async (confirmed: boolean): Promise<void> => {
    const said = { seq, of, kind: "ruling", confirmed, text: text.trim(), by: by.trim() } satisfies Partial<Comment>;
    setEmpty(said.text === "" || said.by === "");
    if (said.text === "" || said.by === "") return;
    if (await store.add({ ...said, released: store.now() })) onDone();
  };
  return (
    <form
      className={classes["form"]}
      aria-label={`${t("ruling.title")} ${what}, ${t("replay.entry", { seq })}`}
      onSubmit={(event) => event.preventDefault()}
    >
      <p>
        <Pill>{t("ruling.open")}</Pill> {t("ruling.what")}
      </p>
      <div className={classes["pair"]}>
        <Field label={t("ruling.why")}>
          {(control) => (
            <input
              {...control}
              maxLength={1000}
              dir="auto"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <NameField label={t("comment.by")} value={by} onValue={setBy} />
      </div>
      <Row>
        <Button onClick={() => void rule(true)}>{t("ruling.confirm")}</Button>
        <Button onClick={() => void rule(false)}>{t("ruling.putAside")}</Button>
        <span role="status">{empty && t("ruling.empty")}</span>
      </Row>
    </form>
  );
}
