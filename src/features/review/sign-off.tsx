import { useState, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { NameField } from "#ui/text-field.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { type CommentStore, waiting } from "./comment-store.ts";
import classes from "./replay.module.css";

/** A trainer says of the whole run that it was looked at. The officer is shown it, with whatever was still held back. */
export function SignOff({ last, store }: { last: number; store: CommentStore }): ReactNode {
  const { t, locale } = useWords("review");
  const [by, setBy] = useState("");
  const [text, setText] = useState("");
  const [said, setSaid] = useState<"saved" | "empty">();
  const done = store.all.filter(({ kind }) => kind === "sign-off");
  const unseen = waiting(store.all);
  const sign = async (): Promise<void> => {
    if (by.trim() === "") return setSaid("empty");
    await store.release(unseen);
    const kept = await store.add({
      seq: last,
      kind: "sign-off",
      text: text.trim(),
      by: by.trim(),
      released: store.now(),
    });
    if (!kept) return;
    setText("");
    setSaid("saved");
  };
  return (
    <section className={classes["comments"]} aria-labelledby="sign-off">
      <h2 id="sign-off">{t("signOff.title")}</h2>
      {done.map((one) => (
        <Muted key={one.id}>{t("signOff.by", { name: one.by, when: formatWhen(locale, one.at, store.now()) })}</Muted>
      ))}
      <form
        className={classes["form"]}
        aria-labelledby="sign-off"
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <p>{unseen.length > 0 ? t("signOff.withWaiting", { count: unseen.length }) : t("signOff.what")}</p>
        <div className={classes["pair"]}>
          <NameField label={t("comment.by")} value={by} onValue={setBy} />
          <Field label={t("signOff.word")}>
            {(control) => (
              <input
                {...control}
                maxLength={500}
                dir="auto"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Row>
          <Button type="submit">{t("signOff.button")}</Button>
          <span role="status">{said !== undefined && t(`signOff.${said}`)}</span>
        </Row>
      </form>
    </section>
  );
}
