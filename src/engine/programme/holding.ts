/** One record that counts for a requirement. */
export interface Counted {
  readonly id: string;
  /** What it is a record of: different ones count. */
  readonly of: string;
  /** What is summed: milliseconds, or 0 where different ones count. */
  readonly weight: number;
  /** When it was made, UTC milliseconds. */
  readonly at: number;
  /** The last millisecond it holds; `Infinity` for good. Never earlier for a later record. */
  readonly until: number;
}

export interface Measure {
  readonly kind: "different" | "sum";
  readonly atLeast: number;
}

/** A time through which there was enough, and the records it rests on. */
export interface Span {
  /** When there first was enough to hold until then. */
  readonly at: number;
  readonly until: number;
  readonly records: readonly string[];
}

/**
 * The last time through which enough records held at once: it is still running at `now` when its `until` is not before it.
 * Absent when there never was enough.
 *
 * A later record never holds for less long, so what is left at any moment is a tail of the list; the shortest tail that is
 * still enough grows from both ends in one pass. More records only ever move its end later.
 *
 * @param records by time, then id; none later than the moment asked about
 */
export function lastSpan(records: readonly Counted[], measure: Measure): Span | undefined {
  const times = new Map<string, number>();
  let sum = 0;
  let first = 0;
  let last: { at: number; until: number; from: number; to: number } | undefined;
  const sparable = (record: Counted): boolean =>
    measure.kind === "sum"
      ? sum - record.weight >= measure.atLeast
      : (times.get(record.of) ?? 0) > 1 || times.size > measure.atLeast;
  const drop = (record: Counted): void => {
    sum -= record.weight;
    const left = (times.get(record.of) ?? 0) - 1;
    if (left > 0) times.set(record.of, left);
    else times.delete(record.of);
  };
  for (const [index, record] of records.entries()) {
    sum += record.weight;
    times.set(record.of, (times.get(record.of) ?? 0) + 1);
    if ((measure.kind === "sum" ? sum : times.size) < measure.atLeast) continue;
    let head = records[first];
    while (head && sparable(head)) {
      drop(head);
      head = records[++first];
    }
    const until = head?.until ?? Infinity;
    if (until >= record.at && (!last || until > last.until)) last = { at: record.at, until, from: first, to: index };
  }
  if (!last) return undefined;
  const resting = records.slice(last.from, last.to + 1);
  const latest = new Map(resting.map(({ of, id }) => [of, id]));
  return {
    at: last.at,
    until: last.until,
    records: measure.kind === "sum" ? resting.map(({ id }) => id) : [...latest.values()],
  };
}

/** How much holds at a moment. `records`: none later than `now`. */
export function holdingAt(records: readonly Counted[], measure: Measure, now: number): number {
  const holding = records.filter(({ until }) => until >= now);
  if (measure.kind === "different") return new Set(holding.map(({ of }) => of)).size;
  return holding.reduce((sum, { weight }) => sum + weight, 0);
}
