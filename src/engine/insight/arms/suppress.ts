/** What may be shown of a table of counts; undefined is hidden. */
interface Shown {
  readonly cells: readonly (readonly (number | undefined)[])[];
  readonly rows: readonly (number | undefined)[];
  readonly columns: readonly (number | undefined)[];
  readonly total: number | undefined;
}

type At = readonly [row: number, column: number];

/**
 * Hides every count and total under `least`, then more, until none that is hidden can be told to within `least`: the whole
 * numbers it may be, over all tables of counts that fit what is shown, lie that far apart. The bounds are exact: counts with
 * their totals are a circulation, so the bounds of one are two maximum flows (Cox 1995, JASA 90:1453). Totals are hidden
 * rather than counts. It proves nothing of two tables of the same persons: of these at most one is shown, see `tellsNoOther`.
 *
 * @param table counts by row and column, each row as long; whole, from 0
 * @param kept `rows`: row totals are known in any case and stay; if one is under the least, all is hidden
 */
export function suppressed(table: readonly (readonly number[])[], least = 10, kept: "none" | "rows" = "none"): Shown {
  const all = withTotals(table);
  const [height, width] = [table.length, table[0]?.length ?? 0];
  const mayHide = ([row, column]: At): boolean => kept === "none" || row === height || column < width;
  const places = all.flatMap((row, i) => row.map((_count, j): At => [i, j]));
  const few = kept === "rows" && all.slice(0, height).some((row) => (row[width] ?? 0) < least);
  const hidden = new Set<string>(places.filter((at) => few || (mayHide(at) && countAt(all, at) < least)).map(String));
  for (
    let open = few ? undefined : openOf(all, hidden, least, places);
    open;
    open = openOf(all, hidden, least, places)
  ) {
    const more = cheapest(all, hidden, open, least, mayHide);
    // Known totals can leave no other way than to hide all that may be hidden, and then the totals.
    const rest = more ?? places.filter((at) => !hidden.has(String(at)) && mayHide(at));
    for (const at of rest.length > 0 ? rest : places) hidden.add(String(at));
  }
  const shown = all.map((row, i) => row.map((count, j) => (hidden.has(String([i, j])) ? undefined : count)));
  return {
    cells: shown.slice(0, height).map((row) => row.slice(0, width)),
    rows: shown.slice(0, height).map((row) => row[width]),
    columns: shown[height]?.slice(0, width) ?? [],
    total: shown[height]?.[width],
  };
}

/**
 * Whether a second table of the same persons, or of some of them (one class; an earlier day), may be shown beside the first:
 * when nothing differs, or what lies between them is in every place at least `least`. Else one less the other would tell of few.
 */
export const tellsNoOther = (
  whole: readonly (readonly number[])[],
  part: readonly (readonly number[])[],
  least = 10,
): boolean => {
  const rest = whole.flatMap((row, i) => row.map((count, j) => count - (part[i]?.[j] ?? 0)));
  return rest.every((count) => count === 0) || rest.every((count) => count >= least);
};

/** With the row totals as last column, column totals as last row, and the total of all in the corner. */
function withTotals(table: readonly (readonly number[])[]): number[][] {
  const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
  const rows = table.map((row) => [...row, sum(row)]);
  return [...rows, Array.from({ length: (table[0]?.length ?? 0) + 1 }, (_, j) => sum(rows.map((row) => row[j] ?? 0)))];
}

const countAt = (all: readonly (readonly number[])[], [row, column]: At): number => all[row]?.[column] ?? 0;

const openOf = (
  all: readonly (readonly number[])[],
  hidden: ReadonlySet<string>,
  least: number,
  places: readonly At[],
): At | undefined => places.find((at) => hidden.has(String(at)) && !isSafe(all, hidden, at, least));

/** What must be hidden with three corners of a rectangle so that the fourth is safe: fewest counts, fewest totals, lowest sum. */
function cheapest(
  all: readonly (readonly number[])[],
  hidden: ReadonlySet<string>,
  [row, column]: At,
  least: number,
  mayHide: (at: At) => boolean,
): readonly At[] | undefined {
  const [height, width] = [all.length - 1, (all[0]?.length ?? 1) - 1];
  const ways = all.flatMap((other, i) =>
    other.flatMap((_count, j): { readonly more: readonly At[]; readonly cost: readonly number[] }[] => {
      if (i === row || j === column) return [];
      const corners: readonly At[] = [
        [row, j],
        [i, column],
        [i, j],
      ];
      const more = corners.filter((at) => !hidden.has(String(at)));
      if (more.length === 0 || !more.every(mayHide)) return [];
      const counts = more.filter(([r, c]) => r < height && c < width).length;
      const sum = more.reduce((held, at) => held + countAt(all, at), 0);
      return [{ more, cost: [counts, more.length, sum] }];
    }),
  );
  const byCost = ways.toSorted(({ cost: a }, { cost: b }) => {
    const at = a.findIndex((one, index) => one !== b[index]);
    return (a[at] ?? 0) - (b[at] ?? 0);
  });
  return byCost.find(({ more }) => isSafe(all, new Set([...hidden, ...more.map(String)]), [row, column], least))?.more;
}

/** Whether the highest and the lowest it may be lie at least `least` apart. */
function isSafe(all: readonly (readonly number[])[], hidden: ReadonlySet<string>, at: At, least: number): boolean {
  const [from, to] = endsOf(all, at);
  const up = flow(all, hidden, at, to, from, least);
  const down = Math.min(countAt(all, at), flow(all, hidden, at, from, to, least));
  return up + down >= least;
}

/** A count flows from its row to its column, a row total back from its column, a column total to its row. */
function endsOf(all: readonly (readonly number[])[], [row, column]: At): readonly [number, number] {
  const [height, width] = [all.length - 1, (all[0]?.length ?? 1) - 1];
  const ends = [row, all.length + column] as const;
  return row < height === column < width ? ends : [ends[1], ends[0]];
}

/** How much of the other hidden counts can be moved between two ends, up to `most`; none falls under 0. */
function flow(
  all: readonly (readonly number[])[],
  hidden: ReadonlySet<string>,
  except: At,
  from: number,
  to: number,
  most: number,
): number {
  const edges = all.flatMap((row, i) =>
    row.flatMap((count, j) => {
      if (!hidden.has(String([i, j])) || String(except) === String([i, j])) return [];
      const [tail, head] = endsOf(all, [i, j]);
      return [{ tail, head, count }];
    }),
  );
  const push = (at: number, room: number, seen: Set<number>): number => {
    if (at === to) return room;
    seen.add(at);
    for (const edge of edges) {
      const onward = edge.tail === at;
      const next = onward ? edge.head : edge.tail;
      const free = onward ? room : Math.min(room, edge.count);
      if ((!onward && edge.head !== at) || free <= 0 || seen.has(next)) continue;
      const pushed = push(next, free, seen);
      if (pushed === 0) continue;
      edge.count += onward ? pushed : -pushed;
      return pushed;
    }
    return 0;
  };
  let moved = 0;
  for (let pushed = -1; pushed !== 0 && moved < most; moved += pushed) pushed = push(from, most - moved, new Set());
  return moved;
}
