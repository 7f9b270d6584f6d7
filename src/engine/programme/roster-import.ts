import { err, ok, type Result } from "../result.ts";
import {
  type Change,
  type LeaveOut,
  type Officer,
  OFFICER_FIELDS,
  type OfficerField,
  planImport,
  type RosterPlan,
  type RosterRow,
} from "./roster.ts";

/** Takes an import back, exactly. */
export interface RosterUndo {
  readonly added: readonly Officer[];
  readonly changed: readonly { readonly officer: string; readonly changes: readonly Change[] }[];
}

export type ImportError =
  | { readonly code: "problems-left"; readonly params: { readonly rows: number }; readonly plan: RosterPlan }
  | { readonly code: "too-few-ids"; readonly params: { readonly needed: number; readonly given: number } }
  | { readonly code: "id-taken"; readonly params: { readonly id: string } };

/**
 * The roster with the rows of a file in it, and what takes that back. `ids`: one for each new officer, in the order of the file.
 * Nothing is imported while a row has a problem and is not left out (`problems-left`), or with ids that do not do.
 */
export function importRoster(
  roster: readonly Officer[],
  rows: readonly RosterRow[],
  leaveOut: LeaveOut,
  ids: readonly string[],
): Result<{ readonly roster: readonly Officer[]; readonly undo: RosterUndo; readonly plan: RosterPlan }, ImportError> {
  const plan = planImport(roster, rows, leaveOut);
  if (plan.wrong.length > 0 && leaveOut !== "wrong") {
    return err({ code: "problems-left", params: { rows: plan.wrong.length }, plan });
  }
  if (ids.length < plan.added.length) {
    return err({ code: "too-few-ids", params: { needed: plan.added.length, given: ids.length } });
  }
  const known = new Set(roster.map(({ id }) => id));
  const added: Officer[] = [];
  for (const [at, { said }] of plan.added.entries()) {
    const id = ids[at] ?? "";
    if (known.has(id)) return err({ code: "id-taken", params: { id } });
    known.add(id);
    added.push({ id, ...said });
  }
  const changes = new Map(plan.changed.map((one) => [one.officer, one.changes]));
  const kept = roster.map((officer) => withFields(officer, changes.get(officer.id) ?? [], "to"));
  const undo = { added, changed: plan.changed.map((one) => ({ officer: one.officer, changes: one.changes })) };
  return ok({ roster: [...kept, ...added], undo, plan });
}

/** What an undo left as it is, for somebody saw to it after the import. `field` absent: the whole officer. */
export interface UndoConflict {
  readonly code: "edited-since" | "removed-since";
  readonly officer: string;
  readonly field?: OfficerField;
}

/**
 * The roster as before the import, with all that was done since to other officers and other fields. What was edited since is not
 * overwritten: it is listed. An officer who came with the import and is gone is no conflict.
 */
export function undoImport(
  roster: readonly Officer[],
  { added, changed }: RosterUndo,
): { readonly roster: readonly Officer[]; readonly conflicts: readonly UndoConflict[] } {
  const came = new Map(added.map((officer) => [officer.id, officer]));
  const changes = new Map(changed.map((one) => [one.officer, one.changes]));
  const present = new Set(roster.map(({ id }) => id));
  const conflicts: UndoConflict[] = changed
    .filter(({ officer }) => !present.has(officer))
    .map(({ officer }) => ({ code: "removed-since", officer }));
  const left = roster.flatMap((officer): Officer[] => {
    const asCame = came.get(officer.id);
    if (asCame) {
      if (OFFICER_FIELDS.every((field) => officer[field] === asCame[field])) return [];
      conflicts.push({ code: "edited-since", officer: officer.id });
      return [officer];
    }
    const back = (changes.get(officer.id) ?? []).filter((change) => {
      if (officer[change.field] === change.to) return true;
      if (officer[change.field] !== change.from) {
        conflicts.push({ code: "edited-since", officer: officer.id, field: change.field });
      }
      return false;
    });
    return [withFields(officer, back, "from")];
  });
  return { roster: left, conflicts };
}

/** The officer with one side of the changes; a field whose side is absent is taken away. */
function withFields(officer: Officer, changes: readonly Change[], side: "from" | "to"): Officer {
  if (changes.length === 0) return officer;
  const sides = new Map<string, string | number | undefined>(changes.map((change) => [change.field, change[side]]));
  const entries = [...Object.entries(officer).filter(([field]) => !sides.has(field)), ...sides];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as unknown as Officer;
}
