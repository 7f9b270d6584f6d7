import { type Decoded, ENDED, LEFT } from "../attempt/decoded.ts";
import { sceneAt } from "../attempt/replay.ts";
import type { Place, Program } from "../machine/program.ts";
import { err, ok, type Result } from "../result.ts";
import { TIMEOUT } from "../scenario/scenario.ts";
import type { Evidence, Flag, Mark, ScoreError } from "./evidence.ts";
import type { Key } from "./key.ts";

/** A key laid out by the rows of a program, so that a row taken is looked up by its number. */
export interface KeyTable {
  readonly rules: string;
  /** By place: a decision's rows; absent where nothing is marked. */
  readonly places: readonly (readonly RowMarks[] | undefined)[];
  /** What is weak when the attempt ends and the decision was never met. `place` is -1 for one that is not there. */
  readonly cutShort: readonly { readonly place: number; readonly marks: readonly Unplaced<Mark>[] }[];
  readonly endings: readonly Evidence["ending"][];
}

/** What taking a row shows, but for the move it was made with. */
interface RowMarks {
  readonly critical?: Unplaced<Flag>;
  readonly disrespect?: Unplaced<Flag>;
  /** At the first visit. */
  readonly first: readonly Unplaced<Mark>[];
}

type Unplaced<T> = Omit<T, "seq">;

/** Lays a key out once, for as many attempts as there are. */
export function keyTable(program: Program, key: Key): KeyTable {
  const spine = new Set(key.spine);
  return {
    rules: key.rules,
    places: program.places.map((place) =>
      place.kind === "decision" ? rowMarks(program, place, key, spine.has(place.id)) : undefined,
    ),
    cutShort: key.spine.map((scene) => {
      const place = program.places[program.placeOf.get(scene) ?? -1];
      const behaviours = key.decisions[scene]?.behaviours ?? [];
      return {
        place: place?.index ?? -1,
        marks: behaviours.map((behaviour) => ({ scene, behaviour, level: "weak", spine: true, because: "cut-short" })),
      };
    }),
    endings: program.places.map(({ id, kind }) => {
      const ending = kind === "ending" ? program.scenario.endings.find((one) => one.id === id) : undefined;
      return ending && { id, outcome: ending.outcome };
    }),
  };
}

function rowMarks(program: Program, place: Place, key: Key, spine: boolean): RowMarks[] {
  const entry = key.decisions[place.id];
  const scene = sceneAt(program, place.id);
  const assessed = scene?.kind === "decision" && scene.timer?.assessed !== undefined;
  return place.rows.map(({ id }): RowMarks => {
    const choice = entry?.choices[id];
    if (!entry || !choice) return { first: [] };
    const at = { scene: place.id, choice: id };
    const because = id === TIMEOUT ? "timed-out" : "chosen";
    return {
      ...(choice.critical && { critical: { ...at, severity: choice.critical.severity } }),
      ...(choice.disrespect === true && { disrespect: at }),
      first:
        id === TIMEOUT && !assessed
          ? []
          : entry.behaviours.flatMap((behaviour) => {
              const level = choice.marks[behaviour];
              return level ? [{ ...at, behaviour, level, spine, because }] : [];
            }),
    };
  });
}

/**
 * Evidence of a decoded attempt: what `score` gives for the log it was decoded from, by looking up numbers alone.
 *
 * @param rules hash of the rules the attempt is pinned to
 */
export function rescore(table: KeyTable, rules: string, { places, rows }: Decoded): Result<Evidence, ScoreError> {
  if (table.rules !== rules) return err({ code: "wrong-rules", key: table.rules, attempt: rules });
  const met = new Uint8Array(table.places.length);
  const marks: Mark[] = [];
  const critical: Flag[] = [];
  const disrespect: Flag[] = [];
  let state: Evidence["state"] = "open";
  let ending: Evidence["ending"];
  const place = (all: readonly Unplaced<Mark>[], seq: number): void => {
    for (const one of all) marks.push({ ...one, seq });
  };
  for (let seq = 0; seq < rows.length; seq++) {
    const row = rows[seq] as number;
    const at = places[seq] as number;
    if (row === LEFT) state = "left";
    if (row === ENDED) {
      state = "ended";
      ending = table.endings[at];
      for (const one of table.cutShort) if (met[one.place] !== 1) place(one.marks, seq);
    }
    const taken = row < 0 ? undefined : table.places[at]?.[row];
    if (!taken) continue;
    if (taken.critical) critical.push({ ...taken.critical, seq });
    if (taken.disrespect) disrespect.push({ ...taken.disrespect, seq });
    if (met[at] !== 1) place(taken.first, seq);
    met[at] = 1;
  }
  return ok({ marks, critical, disrespect, state, ...(ending && { ending }) });
}
