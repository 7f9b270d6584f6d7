import { type Flow, flowOf, type StepRow, stepsOf } from "./flow.ts";
import { compare, type Selection } from "./select.ts";

/** So many of so many; the share is `n / of`, and nothing of nobody is no share. */
export interface Part {
  readonly n: number;
  readonly of: number;
  /** 0 to 1; absent where nobody was. */
  readonly share?: number;
}

/** One answer at one step, in both selections. */
export interface ComparedStep {
  readonly step: number;
  readonly scene: string;
  readonly choice: string;
  readonly one: Part;
  readonly other: Part;
}

/** How often it came to this, in both selections; of all attempts. */
export interface ComparedEnding {
  readonly kind: "ending" | "left" | "open";
  readonly id: string;
  readonly one: Part;
  readonly other: Part;
}

/** Two selections side by side. A difference is a difference in counts: nothing here says whether it is chance. */
export interface Comparison {
  readonly attempts: { readonly one: number; readonly other: number };
  readonly steps: readonly ComparedStep[];
  readonly endings: readonly ComparedEnding[];
}

/**
 * First against latest, a class against all, a version against another: whatever the two selections are. Held together by
 * step, scene and choice ids, so a version that lacks one has no part in its row. In the order of step, scene, choice.
 */
export function compareFlows(one: Selection, other: Selection): Comparison {
  const [here, there] = [flowOf(one), flowOf(other)];
  return {
    attempts: { one: here.attempts, other: there.attempts },
    steps: stepsBeside(stepsOf(one), stepsOf(other)),
    endings: endingsBeside(here, there),
  };
}

function stepsBeside(one: readonly StepRow[], other: readonly StepRow[]): ComparedStep[] {
  const nameOf = ({ step, scene, choice }: StepRow): string => `${step} ${scene} ${choice}`;
  const [here, there] = [one, other].map((rows) => ({
    rows: new Map(rows.map((row) => [nameOf(row), row])),
    // Somebody may have come to the scene and nobody chosen this.
    of: new Map(rows.map(({ step, scene, of }) => [`${step} ${scene}`, of])),
  }));
  if (!here || !there) return [];
  const all = new Map([...here.rows, ...there.rows]);
  return [...all]
    .map(([name, { step, scene, choice }]) => {
      const at = `${step} ${scene}`;
      const side = ({ rows, of }: typeof here): Part => partOf(rows.get(name)?.n ?? 0, of.get(at) ?? 0);
      return { step, scene, choice, one: side(here), other: side(there) };
    })
    .toSorted((a, b) => a.step - b.step || compare(a.scene, b.scene) || compare(a.choice, b.choice));
}

function endingsBeside(one: Flow, other: Flow): ComparedEnding[] {
  const sums = new Map<string, { kind: ComparedEnding["kind"]; id: string; n: [number, number] }>();
  for (const [side, { nodes }] of [one, other].entries()) {
    for (const { kind, id, n } of nodes) {
      if (kind === "scene") continue;
      const row = sums.get(`${kind} ${id}`) ?? { kind, id, n: [0, 0] };
      row.n[side === 0 ? 0 : 1] += n;
      sums.set(`${kind} ${id}`, row);
    }
  }
  return [...sums.values()]
    .toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id))
    .map(({ kind, id, n }) => ({ kind, id, one: partOf(n[0], one.attempts), other: partOf(n[1], other.attempts) }));
}

const partOf = (n: number, of: number): Part => ({ n, of, ...(of > 0 && { share: n / of }) });
