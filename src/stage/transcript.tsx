import type { ReactNode } from "react";
import type { Shown } from "#engine/attempt/shown.ts";
import { useWords } from "#words/use-words.tsx";
import { Line, type FaceUrl } from "./line.tsx";
import classes from "./transcript.module.css";

/**
 * A run as text, grouped by move. `meanings`: show what was not understood. `onSelect`: moves can be chosen,
 * `selected` is the one chosen; `moveLabel` names the button of a move.
 */
export function Transcript({
  shown,
  meanings = false,
  faceUrl,
  selected,
  onSelect,
  moveLabel,
}: {
  shown: readonly Shown[];
  meanings?: boolean;
  faceUrl?: FaceUrl;
  selected?: number;
  onSelect?: (seq: number) => void;
  moveLabel?: (seq: number) => string;
}): ReactNode {
  const { t } = useWords("player");
  return (
    <ol className={classes["transcript"]} aria-label={t("transcript")}>
      {groupsOf(shown).map((group) => (
        <li key={group.seq} className={classes["move"]} {...(group.seq === selected && { "aria-current": "true" })}>
          {onSelect && (
            <button type="button" className={classes["select"]} aria-pressed={group.seq === selected} onClick={() => onSelect(group.seq)}>
              {moveLabel ? moveLabel(group.seq) : group.seq}
            </button>
          )}
          {group.shown.map((one) => (
            <Line key={one.key} shown={one} meanings={meanings} {...(faceUrl && { faceUrl })} />
          ))}
        </li>
      ))}
    </ol>
  );
}

interface Group {
  readonly seq: number;
  readonly shown: Shown[];
}

function groupsOf(shown: readonly Shown[]): Group[] {
  const groups: Group[] = [];
  for (const one of shown) {
    const last = groups.at(-1);
    if (last?.seq === one.seq) last.shown.push(one);
    else groups.push({ seq: one.seq, shown: [one] });
  }
  return groups;
}
