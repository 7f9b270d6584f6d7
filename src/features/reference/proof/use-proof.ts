import { useCallback, useEffect, useRef, useState } from "react";
import type { Proof } from "#engine/proof/finding.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";

/** Proves apart from this screen. Rejects when it could not, and when `signal` ends it. */
export type ProveApart = (input: ToProve, onStates: (states: number) => void, signal: AbortSignal) => Promise<Proof>;

export type Standing =
  | { readonly at: "running"; readonly states: number }
  | { readonly at: "stopped" }
  | { readonly at: "failed" }
  | { readonly at: "done"; readonly proof: Proof };

/** A proof that runs from the start; stopped, it can be run anew. Leaving the screen stops it. */
export function useProof(
  input: ToProve,
  prove: ProveApart,
): { standing: Standing; stop: () => void; again: () => void } {
  const [standing, setStanding] = useState<Standing>({ at: "running", states: 0 });
  const running = useRef<AbortController>(null);
  const run = useCallback((): void => {
    const mine = new AbortController();
    running.current = mine;
    // What a run says once another has begun, or the screen was left, is nobody's.
    const say = (next: Standing): void => {
      if (running.current === mine) setStanding(next);
    };
    say({ at: "running", states: 0 });
    prove(input, (states) => say({ at: "running", states }), mine.signal).then(
      (proof) => say({ at: "done", proof }),
      () => say({ at: mine.signal.aborted ? "stopped" : "failed" }),
    );
  }, [input, prove]);
  useEffect(() => {
    run();
    return () => {
      const last = running.current;
      running.current = null;
      last?.abort();
    };
  }, [run]);
  return { standing, stop: () => running.current?.abort(), again: run };
}
