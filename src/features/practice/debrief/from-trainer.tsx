import { useState, type ReactNode } from "react";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Comment } from "#ports/journal-store.ts";
import type { MomentView } from "#stage/moment.tsx";
import { Button } from "#ui/button.tsx";
import { LongField } from "#ui/text-field.tsx";
import { Muted, Notice, Pill, Row } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./debrief.module.css";
import type { DebriefPorts } from "./load.ts";

/** What the trainer has shown the officer of this run; what was found of an act that stands apart can be answered. */
export function FromTrainer({
  comments,
  views,
  ports,
}: {
  comments: readonly Comment[];
  views: readonly MomentView[];
  ports: DebriefPorts;
}): ReactNode {
  const { t, locale } = useWords("debrief");
  const [all, setAll] = useState(comments);
  return (
    <section className={classes["foot"]} aria-labelledby="debrief-comments">
      <h2 id="debrief-comments">{t("comments.title")}</h2>
      <ul className={classes["rows"]}>
        {all
          .filter(({ kind }) => kind !== "reply")
          .map((comment) => {
            const at = views.findLast((view) => view.seq <= comment.seq);
            const replies = all.filter(({ kind, of }) => kind === "reply" && of === comment.id);
            return (
              <li key={comment.id} className={classes["law"]}>
                {comment.kind === "ruling" && (
                  <p>
                    <Pill>{t(comment.confirmed ? "comments.confirmed" : "comments.setAside")}</Pill>
                  </p>
                )}
                {comment.kind === "sign-off" && (
                  <p>
                    <Pill>{t("comments.signedOff")}</Pill>
                  </p>
                )}
                <p dir="auto">{comment.text}</p>
                <Muted>
                  {at && comment.kind !== "sign-off" && `${t("comments.at", { number: at.number })} · `}
                  <bdi>{comment.by}</bdi> · {formatWhen(locale, comment.at, ports.clock.now())}
                </Muted>
                {replies.map((reply) => (
                  <blockquote key={reply.id} className={classes["reply"]}>
                    <p dir="auto">{reply.text}</p>
                    <Muted>
                      {t("comments.yours")} · {formatWhen(locale, reply.at, ports.clock.now())}
                    </Muted>
                  </blockquote>
                ))}
                {comment.kind === "ruling" && comment.confirmed && replies.length === 0 && (
                  <Reply ruling={comment} ports={ports} onKept={(reply) => setAll((before) => [...before, reply])} />
                )}
              </li>
            );
          })}
      </ul>
    </section>
  );
}

/** The officer's side of it. It stands beside the finding, and cannot be changed once it is sent. */
function Reply({
  ruling,
  ports,
  onKept,
}: {
  ruling: Comment;
  ports: DebriefPorts;
  onKept: (reply: Comment) => void;
}): ReactNode {
  const { t } = useWords("debrief");
  const { t: say } = useWords("shell");
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<StoreError["code"]>();
  const send = async (): Promise<void> => {
    if (text.trim() === "") return;
    const at = ports.clock.now();
    const { attempt, seq, id } = ruling;
    const own = { id: ports.chance.id(), attempt, seq, text: text.trim(), by: "", at, released: at, of: id };
    const kept = await ports.journal.addComment({ ...own, kind: "reply" });
    setTrouble(kept.ok ? undefined : kept.error.code);
    if (kept.ok) onKept({ ...own, kind: "reply" });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <LongField
        label={t("comments.reply")}
        help={t("comments.replyHelp")}
        rows={3}
        most={2000}
        value={text}
        onValue={setText}
      />
      <Row>
        <Button type="submit">{t("comments.send")}</Button>
      </Row>
      {trouble && (
        <Notice tone="warn" live>
          {say(`store.${trouble}`)}
        </Notice>
      )}
    </form>
  );
}
