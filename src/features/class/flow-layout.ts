import type { Goal } from "#engine/insight/class/codes.ts";
import type { Flow } from "#engine/insight/class/flow.ts";

/** A place of a scenario, each once however often it was met. */
export interface Place extends Goal {
  readonly name: string;
  /** From 1, layer by layer: two scenes may ask the same words. */
  readonly number: number;
  /** How often runs came here; a run that came twice counts twice. */
  readonly n: number;
  /** How far from the beginning: 0 for where runs begin. What ends a run lies last. */
  readonly layer: number;
  /** Its middle across, in boxes from the start edge. */
  readonly across: number;
}

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly n: number;
  /** Goes to a place no further from the beginning: a loop. */
  readonly back: boolean;
}

export interface Layout {
  readonly places: readonly Place[];
  readonly ways: readonly Way[];
  /** In boxes. */
  readonly width: number;
  readonly layers: number;
}

export const placeName = ({ kind, id }: Pick<Goal, "kind" | "id">): string => `${kind} ${id}`;

/**
 * Where everything of a flow stands: scenes in layers by the fewest answers it took to come there, endings in the last. A
 * layer is ordered by where its runs came from, once, so that few lines cross; the same flow always has the same layout.
 */
export function layoutOf({ edges }: Pick<Flow, "edges">): Layout {
  const ways = new Map<string, { from: string; to: string; n: number }>();
  const goals = new Map<string, { goal: Goal; n: number }>();
  for (const { from, to, n } of edges) {
    const ends = { from: from === "" ? "" : placeName({ kind: "scene", id: from }), to: placeName(to) };
    const held = ways.get(`${ends.from} > ${ends.to}`);
    if (held) held.n += n;
    else ways.set(`${ends.from} > ${ends.to}`, { ...ends, n });
    const goal = goals.get(ends.to);
    if (goal) goal.n += n;
    else goals.set(ends.to, { goal: to, n });
  }
  const distances = distancesOf([...ways.values()]);
  const scenes = [...goals].filter(([, { goal }]) => goal.kind === "scene").map(([name]) => distances.get(name) ?? 0);
  const last = Math.max(-1, ...scenes) + 1;
  const layerOf = (name: string): number =>
    goals.get(name)?.goal.kind === "scene" ? (distances.get(name) ?? 0) : last;
  const layers = [...Map.groupBy(goals.keys(), layerOf)].toSorted(([a], [b]) => a - b);
  const width = Math.max(1, ...layers.map(([, names]) => names.length));
  const across = new Map<string, number>();
  for (const [, names] of layers) {
    const from = (name: string): number => middleOf(name, ways, across, width);
    const wanted = new Map(names.map((name) => [name, from(name)]));
    const placed = names.toSorted(
      (a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || (goals.get(b)?.n ?? 0) - (goals.get(a)?.n ?? 0),
    );
    const start = (width - placed.length) / 2;
    for (const [index, name] of placed.entries()) across.set(name, start + index + 0.5);
  }
  return {
    places: layers
      .flatMap(([layer, names]) =>
        names
          .toSorted((a, b) => (across.get(a) ?? 0) - (across.get(b) ?? 0))
          .flatMap((name) => {
            const held = goals.get(name);
            return held ? [{ ...held.goal, name, n: held.n, layer, across: across.get(name) ?? 0 }] : [];
          }),
      )
      .map((place, index) => ({ ...place, number: index + 1 })),
    ways: [...ways.values()].map((way) => ({
      ...way,
      back: way.from !== "" && layerOf(way.to) <= layerOf(way.from),
    })),
    width,
    layers: layers.length === 0 ? 0 : last + 1,
  };
}

/** Fewest answers from where runs begin; breadth first, so a loop ends by itself. */
function distancesOf(ways: readonly { readonly from: string; readonly to: string }[]): Map<string, number> {
  const onward = Map.groupBy(ways, ({ from }) => from);
  const distances = new Map<string, number>();
  let front = [""];
  for (let distance = 0; front.length > 0; distance++) {
    const next = new Set(front.flatMap((name) => (onward.get(name) ?? []).map(({ to }) => to)));
    front = [...next].filter((name) => !distances.has(name));
    for (const name of front) distances.set(name, distance);
  }
  return distances;
}

/** Where its runs came from on the average, among places already set; the middle where they came from none. */
function middleOf(
  name: string,
  ways: ReadonlyMap<string, { readonly from: string; readonly to: string; readonly n: number }>,
  across: ReadonlyMap<string, number>,
  width: number,
): number {
  let [sum, n] = [0, 0];
  for (const way of ways.values()) {
    const at = across.get(way.from);
    if (way.to !== name || at === undefined) continue;
    sum += at * way.n;
    n += way.n;
  }
  return n === 0 ? width / 2 : sum / n;
}
