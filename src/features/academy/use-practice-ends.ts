import { useEffect, useRef } from "react";
import type { AcademyDesk } from "./desk.ts";
import { countsOf, foreseen } from "./foreseen.ts";

/** Practice that is over by the academy's own rules goes when its desk is opened; the record says how many. */
export function usePracticeEnds(desk: AcademyDesk): void {
  const seen = useRef(false);
  const { academy, ports, act } = desk;
  useEffect(() => {
    if (seen.current || !academy?.administration.retention || !academy.log.ok) return;
    seen.current = true;
    void (async () => {
      const kept = await ports.kept();
      if (!kept.ok) return;
      const run = foreseen(academy, kept.value, ports.clock.now());
      const gone = run?.removed.filter(({ purpose }) => purpose === "practice") ?? [];
      const ids = gone.map(({ id }) => id);
      // Written down first: a hold that another window has just set stops it, and nothing goes without a word.
      if (ids.length === 0 || !(await act([{ kind: "retention-applied", deleted: ids, counts: countsOf(gone) }])))
        return;
      for (const id of ids) await ports.forget(id);
    })();
  }, [academy, ports, act]);
}
