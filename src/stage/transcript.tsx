import type { ReactNode } from "react";
import type { Shown } from "#engine/attempt/shown.ts";
import { useWords } from "#words/use-words.tsx";
import { Line, type FaceUrl } from "./line.tsx";
import classes from "./transcript.module.css";

/**
 * A run as text, grouped by move. `meanings`: show what was not understood. `onSelect`: moves can be chosen,
 * `selected` is the one chosen; `moveLabel` names the button of a move. `entries`: moves to list even when they showed
 * nothing, in order. `about`: what stands below the lines of a move.
 */
export function Transcript({
  shown,
  meanings = false,
  faceUrl,
  selected,
  onSelect,
  moveLabel,
  entries = [],
  about,
}: {
  shown: readonly Shown[];
  meanings?: boolean;
  faceUrl?: FaceUrl;
  selected?: number;
  onSelect?: (seq: number) => void;
  moveLabel?: (seq: number) => string;
  entries?: readonly number[];
  about?: (seq: number) => ReactNode;
}): ReactNode {
  const { t } = useWords("player");
  return (
    <ol className={classes["transcript"]} aria-label={t("transcript")}>
      {groupsOf(shown, entries).map((group) => (
        <li key={group.seq} className={classes["move"]} {...(group.seq === selected && { "aria-current": "true" })}>
          {onSelect && (
            <button
              type="button"
              className={classes["select"]}
              aria-pressed={group.seq === selected}
              onClick={() => onSelect(group.seq)}
            >
              {moveLabel ? moveLabel(group.seq) : group.seq}
            </button>
          )}
          {group.shown.map((one) => (
            <Line key={one.key} shown={one} meanings={meanings} {...(faceUrl && { faceUrl })} />
          ))}
          {about?.(group.seq)}
        </li>
      ))}
    </ol>
  );
}

interface Group {
  readonly seq: number;
  readonly shown: readonly Shown[];
}

function groupsOf(shown: readonly Shown[], entries: readonly number[]): Group[] {
  const groups = new Map<number, Shown[]>(entries.map((seq) => [seq, []]));
  for (const one of shown) groups.set(one.seq, [...(groups.get(one.seq) ?? []), one]);
  return [...groups].map(([seq, of]) => ({ seq, shown: of }));
}
