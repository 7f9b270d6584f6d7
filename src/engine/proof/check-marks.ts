import { slotKey } from "../machine/condition.ts";
import type { Choice } from "../scenario/scenario.ts";
import type { DecisionKey, Key } from "../score/key.ts";
import { type Explored, isEnding, modelAt } from "./explored.ts";
import { type Checked, decisionAt, draft, type Draft, isMade, isWeak, type Looked, sceneList } from "./looked.ts";
import { liveSlots } from "./live.ts";
import { edgesBack, reachFrom, canReach } from "./reach.ts";
import { stepsTo } from "./witness.ts";

/** P10: in every state in which it is met, all that stands open but one choice is weak on everything. */
export function checkOneChoice(looked: Looked, key: Key): Checked {
  const { explored, decided } = looked;
  if (!decided) return { code: "P10", findings: [], undecided: true };
  const findings: Draft[] = [];
  for (const [place, states] of looked.byPlace.entries()) {
    const scene = decisionAt(looked, place);
    const [first] = states;
    if (!scene || first === undefined || !(scene.id in key.decisions)) continue;
    const made = scene.choices.map(({ id }) => isMade(id));
    const weak = scene.choices.map(({ id }) => isWeak(key, scene.id, id));
    const row = onlyGood(looked, first, made, weak);
    if (row < 0 || !states.every((state) => onlyGood(looked, state, made, weak) === row)) continue;
    const { pointer } = modelAt(explored, place);
    const params = { scene: scene.id, choice: (scene.choices[row] as Choice).id };
    findings.push(draft("P10", "warning", pointer, params, () => stepsTo(explored, first)));
  }
  return { code: "P10", findings };
}

/** The one choice open in a state that is not weak, where others are open and all of them weak; -1 otherwise. */
function onlyGood({ explored }: Looked, state: number, made: readonly boolean[], weak: readonly boolean[]): number {
  let good = -1;
  let open = 0;
  let before = -1;
  const until = explored.first[state + 1] as number;
  for (let edge = explored.first[state] as number; edge < until; edge++) {
    const row = explored.row[edge] as number;
    // Chance makes several edges of one row; they stand together.
    if (row === before || made[row] !== true) continue;
    before = row;
    open++;
    if (weak[row] === true) continue;
    if (good >= 0) return -1;
    good = row;
  }
  return open > 1 ? good : -1;
}

/** The first edge that takes a row in a state; -1 where it is not open. */
function edgeOf({ row, first }: Explored, state: number, wanted: number): number {
  const until = first[state + 1] as number;
  for (let edge = first[state] as number; edge < until; edge++) if (row[edge] === wanted) return edge;
  return -1;
}

/** P11: two choices that are marked alike and lead to states nobody can ever tell apart: one of them teaches nothing. */
export function checkTwins(looked: Looked, key: Key): Checked {
  const { explored, decided } = looked;
  if (!decided) return { code: "P11", findings: [], undecided: true };
  const { model } = explored;
  // A slot that is only read by a face, or by what came later, tells two choices apart too.
  const all = new Set([...model.moods, ...model.places.flatMap(({ also }) => also)]);
  let told: number[][] | undefined;
  const asked = new Set(model.asked.flatMap(({ slots }) => slots));
  const findings: Draft[] = [];
  for (const [place, scene] of sceneList(looked.program).entries()) {
    const entry = key.decisions[scene.id];
    if (scene.kind !== "decision" || !entry) continue;
    const marks = scene.choices.map(({ id }) => marksText(entry, id));
    const states = looked.byPlace[place] as Int32Array;
    for (const [b, other] of scene.choices.entries()) {
      for (const [a, one] of scene.choices.entries()) {
        if (a >= b || marks[a] === "" || marks[a] !== marks[b] || !isMade(one.id) || !isMade(other.id)) continue;
        const own = [one, other]
          .flatMap(({ id }) => model.program.slotOf.get(slotKey("chosen", `${scene.id}.${id}`)) ?? [])
          .filter((slot) => !asked.has(slot));
        const first = firstWhereOpen(explored, states, a, b);
        if (first === undefined) continue;
        // What play itself can tell apart needs no second look; of what begins alike the second look decides.
        const needed = (state: number): boolean =>
          explored.to[edgeOf(explored, state, a)] === explored.to[edgeOf(explored, state, b)] ||
          alike(explored, state, a, b, explored.needed, own);
        if (!everyWhereOpen(explored, states, a, b, needed)) continue;
        const slots = (told ??= liveSlots(model, true, all));
        const same = (state: number): boolean => alike(explored, state, a, b, slots, own);
        if (!everyWhereOpen(explored, states, a, b, same)) continue;
        const pointer = `${modelAt(explored, place).pointer}/choices/${b}`;
        const params = { scene: scene.id, first: one.id, second: other.id };
        findings.push(draft("P11", "warning", pointer, params, () => stepsTo(explored, first)));
      }
    }
  }
  return { code: "P11", findings };
}

const bothOpen = (explored: Explored, state: number, a: number, b: number): boolean =>
  edgeOf(explored, state, a) >= 0 && edgeOf(explored, state, b) >= 0;

/** Of these states, the first in which both rows are open. */
const firstWhereOpen = (explored: Explored, states: Int32Array, a: number, b: number): number | undefined => {
  for (const state of states) if (bothOpen(explored, state, a, b)) return state;
  return undefined;
};

/** Does it hold in all in which both rows are open? Mostly the first says no, and the others need not be looked at. */
function everyWhereOpen(
  explored: Explored,
  states: Int32Array,
  a: number,
  b: number,
  holds: (state: number) => boolean,
): boolean {
  for (const state of states) if (bothOpen(explored, state, a, b) && !holds(state)) return false;
  return true;
}

/** All a key says of a choice that counts; empty for one it does not know. */
function marksText(entry: DecisionKey, id: string): string {
  const choice = entry.choices[id];
  const marks = entry.behaviours.map((behaviour) => choice?.marks[behaviour] ?? "");
  return choice ? [...marks, choice.critical?.severity ?? "", choice.disrespect === true].join(" ") : "";
}

/** Do two rows of a state lead to the same rests? `own`: bits that note the choices themselves, where only a hub asks them. */
function alike(
  explored: Explored,
  state: number,
  a: number,
  b: number,
  told: readonly (readonly number[])[],
  own: readonly number[],
): boolean {
  const [one, other] = [explored.restsAfter(state, a, told), explored.restsAfter(state, b, told)];
  return (
    one.length === other.length &&
    one.every(({ place, values }, at) => {
      const there = other[at];
      if (!there || there.place !== place) return false;
      // A hub closes each of its questions once asked; that alone makes no difference between them.
      const closes = place === explored.place[state];
      const slots = told[place] as readonly number[];
      return values.every((value, s) => value === there.values[s] || (closes && own.includes(slots[s] as number)));
    })
  );
}

/** P13: a behaviour said to be taught that some finished route never touches. One on the spine is always evidence. */
export function checkTaught(looked: Looked, key: Key): Checked {
  const { explored, program, backward, decided } = looked;
  const spine = new Set(key.spine.flatMap((scene) => key.decisions[scene]?.behaviours ?? []));
  const findings: Draft[] = [];
  for (const [at, behaviour] of program.scenario.teaches.entries()) {
    if (spine.has(behaviour)) continue;
    const touching = new Set(
      sceneList(program).flatMap((scene, place) => {
        const touches =
          scene.kind === "respond"
            ? scene.rubric.some((row) => row.behaviour === behaviour)
            : (key.decisions[scene.id]?.behaviours.includes(behaviour) ?? false);
        return touches ? [place] : [];
      }),
    );
    const starts = explored.beginnings.map(({ state }) => state);
    const { by, order } = reachFrom(explored, starts, (edge) => {
      return !touching.has(explored.place[backward.source[edge] as number] as number);
    });
    const end = order.find((state) => isEnding(explored, state));
    if (end === undefined) continue;
    const { start, edges } = edgesBack(backward, by, end);
    const witness = () => stepsTo(explored, start, edges);
    findings.push(draft("P13", "warning", `/teaches/${at}`, { behaviour }, witness));
  }
  return { code: "P13", findings, undecided: !decided };
}

/** P17: a choice weak on everything after which no repair (a decision off the spine that touches EI.4) can be reached. */
export function checkRepair(looked: Looked, key: Key): Checked {
  const { explored, backward, program, decided } = looked;
  if (!decided) return { code: "P17", findings: [], undecided: true };
  const spine = new Set(key.spine);
  const repairs = new Set(
    sceneList(program).flatMap((scene, place) =>
      !spine.has(scene.id) && (key.decisions[scene.id]?.behaviours.some((one) => one === REPAIR) ?? false)
        ? [place]
        : [],
    ),
  );
  const can = canReach(explored, backward, (state) => repairs.has(explored.place[state] as number));
  // By place and row, its first edge after which no repair is in reach; -1 none, -2 one from which it is.
  const rows = explored.model.places.map(({ place }) => new Int32Array(place.rows.length).fill(-1));
  for (let edge = 0; edge < explored.to.length; edge++) {
    const of = rows[explored.place[backward.source[edge] as number] as number] as Int32Array;
    const row = explored.row[edge] as number;
    if (can[explored.to[edge] as number] === 1) of[row] = -2;
    else if (of[row] === -1) of[row] = edge;
  }
  const findings: Draft[] = [];
  for (const [place, scene] of sceneList(program).entries()) {
    if (scene.kind !== "decision" || repairs.has(place)) continue;
    for (const [row, choice] of scene.choices.entries()) {
      const edge = (rows[place] as Int32Array)[row] as number;
      if (edge < 0 || !isMade(choice.id) || !isWeak(key, scene.id, choice.id)) continue;
      const pointer = `${modelAt(explored, place).pointer}/choices/${row}`;
      const witness = () => stepsTo(explored, backward.source[edge] as number, [edge]);
      findings.push(draft("P17", "warning", pointer, { scene: scene.id, choice: choice.id }, witness));
    }
  }
  return { code: "P17", findings };
}

const REPAIR = "EI.4";
