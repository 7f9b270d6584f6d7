import { useCallback, useEffect, useRef, useState } from "react";
import type { ScriptNote } from "#engine/insight/health/note.ts";
import type { Proof } from "#engine/proof/finding.ts";
import type { Heard, HealthEntry, HealthPorts } from "./health-data.ts";

export type Proving = Proof | "running" | "failed";

export interface HealthState {
  /** Absent until they are read. */
  readonly entries?: readonly HealthEntry[];
  readonly heard?: Heard;
  /** The runs or the notes could not be read. */
  readonly trouble: boolean;
  readonly notes: readonly ScriptNote[];
  /** By scenario. */
  readonly proofs: ReadonlyMap<string, Proving>;
  /** Checks these, one after the other; answers how many came to their end. */
  readonly prove: (entries: readonly HealthEntry[]) => Promise<number>;
  readonly keep: (note: ScriptNote) => Promise<boolean>;
}

/** The scenarios first, which is quick; then what was written; then the runs, which may be many. */
export function useHealth(ports: HealthPorts): HealthState {
  const [entries, setEntries] = useState<readonly HealthEntry[]>();
  const [heard, setHeard] = useState<Heard>();
  const [notes, setNotes] = useState<readonly ScriptNote[]>([]);
  const [trouble, setTrouble] = useState(false);
  const [proofs, setProofs] = useState<ReadonlyMap<string, Proving>>(new Map());
  const left = useRef<AbortController>(null);
  const readNotes = useCallback(async (): Promise<void> => {
    const read = await ports.notes();
    if (read.ok) setNotes(read.value);
    else setTrouble(true);
  }, [ports]);
  useEffect(() => {
    const mine = new AbortController();
    const { signal } = mine;
    left.current = mine;
    const load = async (): Promise<void> => {
      const [found] = await Promise.all([ports.scenarios(), readNotes()]);
      if (signal.aborted) return;
      const read = found.ok ? found.value : [];
      setEntries(read);
      setProofs(
        new Map(
          read.flatMap((entry) => {
            const held = ports.proofs.get(proofId(entry));
            return held ? [[entry.id, held] as const] : [];
          }),
        ),
      );
      const runs = await ports.heard(signal);
      if (signal.aborted) return;
      if (runs.ok) setHeard(runs.value);
      else setTrouble(true);
    };
    void load();
    return () => mine.abort();
  }, [ports, readNotes]);
  const prove = useCallback(
    async (some: readonly HealthEntry[]): Promise<number> => {
      const signal = left.current?.signal;
      let done = 0;
      for (const entry of some) {
        if (!signal || signal.aborted) return done;
        const say = (proving: Proving): void => setProofs((before) => new Map([...before, [entry.id, proving]]));
        say("running");
        try {
          const proof = await ports.prove(entry.id, signal);
          ports.proofs.set(proofId(entry), proof);
          say(proof);
          done++;
        } catch {
          say("failed");
        }
      }
      return done;
    },
    [ports],
  );
  const keep = useCallback(
    async (note: ScriptNote): Promise<boolean> => {
      const kept = await ports.keepNote(note);
      if (kept) await readNotes();
      return kept;
    },
    [ports, readNotes],
  );
  return { ...(entries && { entries }), ...(heard && { heard }), trouble, notes, proofs, prove, keep };
}

const proofId = ({ id, rules }: HealthEntry): string => `${id} ${rules}`;
