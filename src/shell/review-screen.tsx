import type { ReactNode } from "react";
import { Replay } from "#features/review/replay.tsx";
import { ReviewList } from "#features/review/review-list.tsx";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** The trainer's list, or one run of it when the address names one. */
export function ReviewScreen({ wiring, attempt, seq }: { wiring: Wiring; attempt?: string; seq?: number }): ReactNode {
  if (attempt === undefined)
    return <ReviewList ports={wiring} links={{ home: href.home, replay: href.replay, demo: href.demo }} />;
  return (
    <Replay
      key={attempt}
      attempt={attempt}
      seq={seq ?? 0}
      ports={wiring}
      links={{ review: href.review, replay: href.replay }}
      onSeq={(to) => location.replace(href.replay(attempt, to))}
      faceUrl={wiring.faceUrl}
    />
  );
}
