/**
 * What somebody wrote of a place in a scenario for its author. Kept with the rules it was written against, so that a note
 * outlives the version it speaks of and says so.
 */
export interface ScriptNote {
  readonly id: string;
  /** Id of the scenario. */
  readonly scenario: string;
  /** SHA-256 hex of the rules of the version it was written about. */
  readonly rules: string;
  /** A scene, interrupt or ending; with `.choice` where it is about one choice. */
  readonly at: string;
  readonly text: string;
  /** Who wrote it; empty of an officer's remark, which comes without a name. */
  readonly by: string;
  /** UTC milliseconds. */
  readonly when: number;
  /** Id of the officer's remark that this row settles; absent: a note of its own. */
  readonly remark?: string;
  readonly resolved?: { readonly by: string; readonly when: number; readonly reason: string };
}

/** What an officer said was wrong with a scene, as it may be shown: who said it is not in it. */
export interface Remark {
  readonly id: string;
  readonly scenario: string;
  readonly rules: string;
  /** Id of the scene. */
  readonly at: string;
  readonly text: string;
  /** UTC milliseconds. */
  readonly when: number;
}

/** The row's value as a note; `undefined` when it is something else: rows come back from files too. */
export function noteOf(value: unknown): ScriptNote | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const row = value as Readonly<Record<string, unknown>>;
  const words = ["id", "scenario", "rules", "at", "text", "by"].every((name) => typeof row[name] === "string");
  if (!words || typeof row["when"] !== "number") return undefined;
  if (row["remark"] !== undefined && typeof row["remark"] !== "string") return undefined;
  const resolved = row["resolved"];
  if (resolved === undefined) return value as ScriptNote;
  if (typeof resolved !== "object" || resolved === null) return undefined;
  const { by, when, reason } = resolved as Readonly<Record<string, unknown>>;
  const whole = typeof by === "string" && typeof when === "number" && typeof reason === "string";
  return whole ? (value as ScriptNote) : undefined;
}

/** Notes and remarks as one list, newest first. A remark that a row settles stands as that row. */
export function notesAndRemarks(notes: readonly ScriptNote[], remarks: readonly Remark[]): ScriptNote[] {
  const settled = new Set(notes.flatMap(({ remark }) => (remark === undefined ? [] : [remark])));
  const open = remarks
    .filter(({ id }) => !settled.has(id))
    .map((one): ScriptNote => ({ ...one, by: "", remark: one.id }));
  return [...notes, ...open].toSorted((a, b) => b.when - a.when || (a.id < b.id ? -1 : 1));
}

/** The place a note's address begins with, and the choice where it names one. */
export function addressOf(at: string): { readonly place: string; readonly choice?: string } {
  const [place = "", choice] = at.split(".", 2);
  return { place, ...(choice !== undefined && { choice }) };
}
