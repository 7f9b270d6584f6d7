import type { ReactNode } from "react";
import type { Move } from "#engine/attempt/move.ts";
import type { Reopened } from "#engine/attempt/reopen.ts";
import { endingAt } from "#engine/attempt/show.ts";
import { plainText } from "#engine/scenario/text.ts";
import type { MomentView } from "#stage/moment.tsx";
import type { Translate } from "#words/areas.ts";
import { formatSeconds } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { formatDuration } from "./duration.ts";
import classes from "./replay.module.css";

/** What the log says of a move beside its lines: the time, the reason, the officer's own words; pauses and the like. */
export function MoveNote({
  run,
  seq,
  view,
  comments,
}: {
  run: Reopened;
  seq: number;
  /** When the move answered a decision. */
  view?: MomentView;
  /** How many comments stand at this move. */
  comments: number;
}): ReactNode {
  const { t, locale } = useWords("review");
  const { t: say } = useWords("scenes");
  const { t: tell } = useWords("debrief");
  const moment = run.moments[seq];
  if (!moment) return null;
  const { move } = moment;
  const parts = [eventOf(t, locale, run, move)];
  if (moment.row) parts.push(t("replay.time", { time: formatSeconds(locale, move.ms) }));
  if (view?.reason !== undefined) parts.push(`${tell("moment.reason")}: ${say(`reason.${view.reason}`)}`);
  if (view?.sure !== undefined) parts.push(`${tell("moment.sure")}: ${say(`why.sureness.${view.sure}`)}`);
  if (comments > 0) parts.push(t("replay.comments", { count: comments }));
  const own = view?.note;
  return (
    <div className={classes["note"]}>
      <ul className={classes["quiet"]}>
        {parts
          .filter((part) => part !== "")
          .map((part) => (
            <li key={part}>{part}</li>
          ))}
      </ul>
      {own !== undefined && (
        <blockquote className={classes["own"]} dir="auto">
          {own}
        </blockquote>
      )}
    </div>
  );
}

/** What happened at a move that no line tells of; empty where lines do. */
function eventOf(t: Translate<"review">, locale: string, run: Reopened, move: Move): string {
  switch (move.kind) {
    case "began":
      return t("replay.begun");
    case "continued":
      return t("replay.wentOn");
    case "paused":
      return t("replay.paused");
    case "resumed":
      return move.since === "restart" ? t("replay.restarted") : t("replay.resumed");
    case "gap":
      return t("replay.gap", { time: formatDuration(locale, Math.abs(move.gap)) });
    case "left":
      return t("replay.left");
    case "ended": {
      const ending = endingAt(run.program, move.ending);
      return t("replay.ended", { title: ending ? plainText(ending.title, run.telling.names) : move.ending });
    }
    case "chose":
    case "acted":
    case "timed-out":
    case "rated":
    case "responded":
    case "reported":
      return "";
  }
}
