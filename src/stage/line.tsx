import { memo, type ReactNode } from "react";
import type { Shown, ShownAct, ShownLine } from "#engine/attempt/shown.ts";
import { later } from "#ui/later.tsx";
import { VisuallyHidden } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { Face } from "./face.tsx";
import classes from "./line.module.css";
import { languageOf, Spans } from "./spans.tsx";

const Answer = later(async () => (await import("./answer.tsx")).Answer);

/** Where the picture of a speaker is, in the mood of the line. */
export type FaceUrl = (line: ShownLine) => string | undefined;

/**
 * One line or act as any scene shows it. `meanings`: show what a line meant that was not understood.
 * Remembered: a long run has hundreds of lines, and a choice adds three.
 */
export const Line = memo(function Line({
  shown,
  faceUrl,
  meanings = false,
}: {
  shown: Shown;
  faceUrl?: FaceUrl;
  meanings?: boolean;
}): ReactNode {
  return shown.kind === "act" ? (
    <Act act={shown} />
  ) : (
    <Said line={shown} meanings={meanings} {...(faceUrl && { faceUrl })} />
  );
});

function Said({ line, faceUrl, meanings }: { line: ShownLine; faceUrl?: FaceUrl; meanings: boolean }): ReactNode {
  const { t } = useWords("player");
  const role = line.who === "you" ? "you" : line.who === "narrator" ? (line.notice ? "notice" : "narrator") : "person";
  const url = faceUrl?.(line);
  const tag = line.channel === "room" ? undefined : t(`channel.${line.channel}`);
  return (
    <div className={classes["line"]} data-role={role} data-channel={line.channel}>
      {role === "person" && <Face name={line.name} alt="" {...(url !== undefined && { url })} />}
      <div className={classes["body"]}>
        <p className={classes["who"]}>
          {role === "person" && <bdi>{line.name}</bdi>}
          {role === "you" && t("you")}
          {role === "notice" && t("observation")}
          {role === "narrator" && <VisuallyHidden>{t("narrator")}</VisuallyHidden>}
          {tag !== undefined && <span className={classes["tag"]}>{tag}</span>}
          <VisuallyHidden>: </VisuallyHidden>
        </p>
        {line.sound && (
          <p className={classes["sound"]} {...languageOf(line.lang)}>
            <VisuallyHidden>{t("sound")}</VisuallyHidden>
            <Spans spans={line.sound} />
          </p>
        )}
        {line.media && (
          <img
            className={classes["media"]}
            src={line.media.src}
            alt={line.media.alt.map((span) => span.text).join("")}
          />
        )}
        <p className={classes["text"]} {...languageOf(line.lang)}>
          <Spans spans={line.spans} />
        </p>
        {line.understood !== "clear" && !meanings && (
          <p className={classes["aside"]}>{t(`understood.${line.understood}`)}</p>
        )}
        {meanings && line.meaning && <Meaning line={line} />}
      </div>
    </div>
  );
}

function Meaning({ line }: { line: ShownLine }): ReactNode {
  const { t } = useWords("debrief");
  return (
    <p className={classes["meaning"]}>
      {t("meanings.meant")} <Spans spans={line.meaning ?? []} />
    </p>
  );
}

function Act({ act }: { act: ShownAct }): ReactNode {
  const { t } = useWords("player");
  const { how } = act;
  const own = how === "respond" || how === "rate" || how === "report";
  return (
    <div className={classes["line"]} data-role="act" data-how={how}>
      <div className={classes["body"]}>
        <p className={classes["who"]}>
          {t("you")}
          {/* Plain from the words themselves; the others are not. */}
          {(how === "wait" || how === "radio" || how === "hand-over") && (
            <span className={classes["tag"]}>{t(`kind.${how}`)}</span>
          )}
          <VisuallyHidden>: </VisuallyHidden>
        </p>
        {how === "timeout" && <p className={classes["aside"]}>{t("silence")}</p>}
        {act.spans.length > 0 && (
          // The officer's own words are in no language anybody asked for.
          <p className={classes["text"]} {...(own ? { dir: "auto" } : languageOf(act.lang))}>
            <Spans spans={act.spans} />
          </p>
        )}
        {own && (how !== "respond" || act.audio || act.spans.length === 0) && <Answer act={act} />}
      </div>
    </div>
  );
}
