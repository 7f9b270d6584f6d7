import type { ReactNode } from "react";
import type { Comment } from "#ports/journal-store.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Pill, Row } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import type { CommentStore } from "./comment-store.ts";
import classes from "./replay.module.css";

/** One thing said of a run: where, by whom, who sees it, and what can still be done with it. */
export function Said({
  comment,
  at,
  store,
  onSeq,
}: {
  comment: Comment;
  at: number;
  store: CommentStore;
  onSeq: (seq: number) => void;
}): ReactNode {
  const { t, locale } = useWords("review");
  const { kind, seq, until = seq, released } = comment;
  const here = kind !== "sign-off" && seq <= at && at <= until;
  const replies = store.all.filter((one) => one.kind === "reply" && one.of === comment.id);
  return (
    <li {...(here && { "aria-current": true })}>
      {kind === "sign-off" ? (
        <Pill>{t("signOff.done")}</Pill>
      ) : (
        <Button onClick={() => onSeq(seq)}>
          {kind === "clip" ? t("comment.span", { seq, until }) : t("comment.at", { seq })}
        </Button>
      )}{" "}
      {kind === "flag" && <Pill>{t("comment.flag")}</Pill>}
      {kind === "ruling" && <Pill>{t(comment.confirmed ? "ruling.confirmed" : "ruling.setAside")}</Pill>}
      {comment.text !== "" && <p dir="auto">{comment.text}</p>}
      <Muted>
        {comment.by === ""
          ? formatWhen(locale, comment.at, store.now())
          : t("comment.byWhen", { name: comment.by, when: formatWhen(locale, comment.at, store.now()) })}
        {" · "}
        {released === undefined
          ? t("comment.onlyTrainers")
          : t("comment.released", { when: formatWhen(locale, released, store.now()) })}
      </Muted>
      {replies.map((reply) => (
        <blockquote key={reply.id} className={classes["own"]}>
          <p dir="auto">{reply.text}</p>
          <Muted>{t("ruling.reply", { when: formatWhen(locale, reply.at, store.now()) })}</Muted>
        </blockquote>
      ))}
      {released === undefined && (
        <Row>
          {kind !== "flag" && <Button onClick={() => void store.release([comment])}>{t("comment.release")}</Button>}
          <Button onClick={() => void store.withdraw(comment)}>
            {t(kind === "flag" ? "comment.unflag" : "comment.withdraw")}
          </Button>
        </Row>
      )}
    </li>
  );
}
