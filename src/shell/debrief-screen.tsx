import type { ReactNode } from "react";
import { compile } from "#engine/machine/compile.ts";
import { packedScenario } from "#engine/attempt/reopen.ts";
import { beginAgain } from "#features/practice/begin-again.ts";
import { Debrief } from "#features/practice/debrief/debrief.tsx";
import type { StoredAttempt } from "#ports/attempt-store.ts";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

export function DebriefScreen({ wiring, attempt }: { wiring: Wiring; attempt: string }): ReactNode {
  const again = async (old: StoredAttempt, seq: number): Promise<void> => {
    const begun = await beginAgain(wiring, compile(packedScenario(old.pack.bytes)), old, seq);
    if (!begun.ok) throw new Error(begun.error.code);
    const { attempt: next } = begun.value.live.header;
    wiring.begun.set(next, begun.value);
    location.hash = href.attempt(next);
  };
  return (
    <Debrief
      attempt={attempt}
      ports={wiring}
      links={{ home: href.home, attempt: href.attempt, debrief: href.debrief, brief: href.brief }}
      onTryAgain={again}
      faceUrl={wiring.faceUrl}
    />
  );
}
