import type { Evidence, Flag, Mark } from "../score/evidence.ts";
import { type Level, LEVELS } from "../score/key.ts";

/** What an erratum did to one mark of a closed record. `words` makes the sentence. */
export interface MarkChange {
  /**
   * - `raised`: the new key marks it higher, and so does the record now.
   * - `kept`: the new key marks it lower or not at all; the record keeps what it said.
   * - `withdrawn`: it was weak and the new key does not mark it any more; it is gone.
   * - `added`: strong by the new key, unmarked before.
   * - `not-added`: the new key marks it less than strong, unmarked before; it stays out.
   */
  readonly code: "raised" | "kept" | "withdrawn" | "added" | "not-added";
  readonly scene: string;
  readonly behaviour: string;
  readonly before?: Level;
  readonly now?: Level;
}

/** What it did to a critical act or to disrespect: it can take one away, never put one in. */
export interface FlagChange {
  readonly code: "withdrawn" | "not-added";
  readonly flag: "critical" | "disrespect";
  readonly scene: string;
  readonly choice: string;
  readonly seq: number;
}

/** A closed record after errata, and every difference between what the two keys make of it. */
export interface Corrected {
  readonly evidence: Evidence;
  readonly marks: readonly MarkChange[];
  readonly flags: readonly FlagChange[];
}

/**
 * The evidence of a closed record after errata: of each mark the better one. In no competency is a decision lower than it was,
 * are there more weak ones or fewer strong ones, or is the share of strong ones or of those not weak smaller.
 *
 * @param before as the record was closed with
 * @param now of the same attempt by the corrected key
 */
export function afterErrata(before: Evidence, now: Evidence): Corrected {
  const { kept, changes } = betterMarks(before.marks, now.marks);
  const critical = sharedFlags("critical", before.critical, now.critical);
  const disrespect = sharedFlags("disrespect", before.disrespect, now.disrespect);
  return {
    evidence: { ...before, marks: kept, critical: critical.kept, disrespect: disrespect.kept },
    marks: changes,
    flags: [...critical.changes, ...disrespect.changes],
  };
}

function betterMarks(
  before: readonly Mark[],
  now: readonly Mark[],
): { readonly kept: Mark[]; readonly changes: MarkChange[] } {
  const was = new Map(before.map((mark) => [placeOf(mark), mark]));
  const is = new Map(now.map((mark) => [placeOf(mark), mark]));
  const kept: Mark[] = [];
  const changes: MarkChange[] = [];
  for (const [place, old] of was) {
    const { scene, behaviour } = old;
    const level = is.get(place)?.level;
    const say = (code: MarkChange["code"]): void => {
      changes.push({ code, scene, behaviour, before: old.level, ...(level && { now: level }) });
    };
    if (level === undefined && old.level === "weak") say("withdrawn");
    else if (level !== undefined && LEVELS.indexOf(level) > LEVELS.indexOf(old.level)) {
      kept.push({ ...old, level });
      say("raised");
    } else {
      kept.push(old);
      if (level !== old.level) say("kept");
    }
  }
  for (const [place, mark] of is) {
    const { scene, behaviour, level } = mark;
    if (was.has(place)) continue;
    if (level === "strong") kept.push(mark);
    changes.push({ code: level === "strong" ? "added" : "not-added", scene, behaviour, now: level });
  }
  return { kept, changes };
}

/** A decision marks once, at its first visit, so these two name one mark. */
const placeOf = ({ scene, behaviour }: Mark): string => `${scene} ${behaviour}`;

function sharedFlags(
  flag: FlagChange["flag"],
  before: readonly Flag[],
  now: readonly Flag[],
): { readonly kept: Flag[]; readonly changes: FlagChange[] } {
  const was = new Set(before.map(({ seq }) => seq));
  const is = new Set(now.map(({ seq }) => seq));
  const say =
    (code: FlagChange["code"]) =>
    ({ scene, choice, seq }: Flag): FlagChange => ({ code, flag, scene, choice, seq });
  return {
    kept: before.filter(({ seq }) => is.has(seq)),
    changes: [
      ...before.filter(({ seq }) => !is.has(seq)).map(say("withdrawn")),
      ...now.filter(({ seq }) => !was.has(seq)).map(say("not-added")),
    ],
  };
}
