import type { Key } from "../score/key.ts";
import type { Row } from "../machine/program.ts";
import { modelAt } from "./explored.ts";
import { fewestMoves } from "./fewest.ts";
import { type Checked, draft, type Draft, type Looked, sceneList } from "./looked.ts";
import type { Lane } from "./onward.ts";
import { stepsOf } from "./witness.ts";

/** Three quarters of what a route had to give: the proof's line for strong work, never shown as anybody's level. */
const STRONG = { over: 3, under: 4 } as const;

/** By place and row, whether the key calls the choice critical. */
function criticalRows({ program }: Looked, key: Key): (place: number, row: number) => boolean {
  const rows = sceneList(program).map((scene) =>
    scene.kind === "decision"
      ? scene.choices.map(({ id }) => key.decisions[scene.id]?.choices[id]?.critical !== undefined)
      : [],
  );
  return (place, row) => rows[place]?.[row] ?? false;
}

/** By place: 1 for an ending that is called resolved. */
const resolved = ({ program }: Looked): Uint8Array => {
  const ends = new Set(program.scenario.endings.flatMap(({ id, outcome }) => (outcome === "resolved" ? [id] : [])));
  return Uint8Array.from(program.places, ({ kind, id }) => (kind === "ending" && ends.has(id) ? 1 : 0));
};

/** The best that can still be made, by component, of a strong run that ends resolved. */
export interface Strong {
  readonly lane: Lane;
  readonly onward: Int32Array;
}

export function strongRoutes(looked: Looked): Strong {
  const lane: Lane = { measure: 0, ...STRONG, sign: 1, ends: resolved(looked) };
  return { lane, onward: looked.shares.onward(lane) };
}

/** P09: good work must be able to end well: a resolved route, free of critical acts, with three quarters of its share. */
export function checkGoodRoute(looked: Looked, key: Key, { lane, onward }: Strong = strongRoutes(looked)): Checked {
  const { explored, shares, backward, decided } = looked;
  const critical = criticalRows(looked, key);
  const isCritical = (edge: number): boolean =>
    critical(explored.place[backward.source[edge] as number] as number, explored.row[edge] as number);
  const nothing: Checked = { code: "P09", findings: [] };
  const best = shares.atLeast(lane, onward);
  // Nobody does well; or the best of all does nothing critical, and there is no need to leave anything out.
  if (best && !best.edges.some(isCritical)) return nothing;
  if (best) {
    const usable = new Uint8Array(explored.to.length);
    for (let edge = 0; edge < usable.length; edge++) usable[edge] = isCritical(edge) ? 0 : 1;
    if (shares.atLeast({ ...lane, usable })) return nothing;
  }
  return decided ? { ...nothing, findings: [draft("P09", "error", "", {})] } : { ...nothing, undecided: true };
}

/** P12: a route with a critical act must not end resolved with three quarters of its share. */
export function checkCriticalRoute(looked: Looked, key: Key, { lane, onward }: Strong = strongRoutes(looked)): Checked {
  const { explored, shares, parts, backward, decided } = looked;
  const critical = criticalRows(looked, key);
  const { over, under } = STRONG;
  const before = shares.before(0, over, under, 1);
  const line = over * (explored.marks.total[0] as number);
  const gains = explored.marks.classes.map(
    ({ earned, owed }) => under * (earned[0] as number) - over * (owed[0] as number),
  );
  const told = new Set<string>();
  const found: { place: number; row: number; one: Draft }[] = [];
  for (let edge = 0; edge < explored.to.length; edge++) {
    const source = backward.source[edge] as number;
    const place = explored.place[source] as number;
    const row = explored.row[edge] as number;
    if (!critical(place, row) || told.has(`${place} ${row}`)) continue;
    const gain = gains[explored.mark[edge] as number] as number;
    const target = explored.to[edge] as number;
    const whole =
      (before.value[parts.of[source] as number] as number) + gain + (onward[parts.of[target] as number] as number);
    if (whole < line) continue;
    told.add(`${place} ${row}`);
    const there = modelAt(explored, place);
    const params = { scene: there.place.id, choice: (there.place.rows[row] as Row).id };
    const pointer = `${there.pointer}/choices/${row}`;
    const witness = () => {
      const fewest = fewestMoves(explored, {
        gains,
        through: (one, from) => explored.place[from] === place && explored.row[one] === row,
        isGoal: (state, value) => lane.ends[explored.place[state] as number] === 1 && value >= line,
        mayLead: (state, value) => value + (onward[parts.of[state] as number] as number) >= line,
      });
      if (fewest) return stepsOf(explored, fewest);
      const way = shares.wayBefore(before, backward.source, source);
      const after = shares.edgesOnward(target, onward, lane);
      return stepsOf(explored, { beginning: way.beginning, edges: [...way.edges, edge, ...after] });
    };
    found.push({ place, row, one: draft("P12", "error", pointer, params, witness) });
  }
  const findings = found.toSorted((a, b) => a.place - b.place || a.row - b.row).map(({ one }) => one);
  return { code: "P12", findings, undecided: !decided };
}
