import { TIMEOUT } from "../../scenario/scenario.ts";
import type { Group, Row } from "./aggregate.ts";
import type { Goal, GoesCode } from "./codes.ts";
import { compare, type Selection } from "./select.ts";
import { sumsOf } from "./tally.ts";

/** Where attempts went, step by step: what an alluvial, or the table beside it, is drawn from. */
export interface Flow {
  readonly attempts: number;
  /** By step, then place. Step 0 is the beginning, with an empty id. */
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

/** A place at a step; one met again is a later node, so no edge ever goes back. */
export interface FlowNode extends Goal {
  readonly step: number;
  readonly n: number;
}

/** From a scene at a step to what came next, at the step after. */
export interface FlowEdge {
  readonly step: number;
  /** Empty at step 0. */
  readonly from: string;
  readonly to: Goal;
  readonly n: number;
  /** All that left the same scene at the same step. */
  readonly of: number;
}

/** The flow of one scenario. Versions of its rules are pooled by the ids of their scenes: select one, or compare two. */
export function flowOf(selection: Selection): Flow {
  const edges = new Map<string, { readonly code: GoesCode; n: number }>();
  for (const { group, rows } of selection.parts) {
    const sums = sumsOf(group, rows);
    for (const [number, code] of group.codes.all.entries()) {
      const n = sums[number] ?? 0;
      if (code.code !== "goes" || n === 0) continue;
      const held = edges.get(edgeName(code));
      if (held) held.n += n;
      else edges.set(edgeName(code), { code, n });
    }
  }
  const all = [...edges.values()].toSorted((a, b) => byPlace(a.code, b.code));
  const nodes = new Map<string, FlowNode>();
  for (const { code, n } of all) {
    const step = code.step + 1;
    const name = nodeName(step, code.to);
    nodes.set(name, { ...code.to, step, n: (nodes.get(name)?.n ?? 0) + n });
  }
  const attempts = selection.parts.reduce((sum, { rows }) => sum + rows.length, 0);
  const start: FlowNode[] = attempts === 0 ? [] : [{ kind: "scene", id: "", step: 0, n: attempts }];
  const of = ({ step, from }: GoesCode): number =>
    step === 0 ? attempts : (nodes.get(nodeName(step, { kind: "scene", id: from }))?.n ?? 0);
  return {
    attempts,
    nodes: [...start, ...[...nodes.values()].toSorted((a, b) => a.step - b.step || byGoal(a, b))],
    edges: all.map(({ code, n }) => ({ step: code.step, from: code.from, to: code.to, n, of: of(code) })),
  };
}

/** What attempts came through, from the beginning to what became of them, and who did. */
export interface Path {
  readonly goals: readonly Goal[];
  readonly attempts: number;
  /** Ids, each once, sorted. */
  readonly officers: readonly string[];
}

/** The paths most took, most first, and what is pooled so that nobody stands alone. */
export interface Paths {
  readonly top: readonly Path[];
  /** Paths that fewer than `least` people took. Where they are fewer than `least` people together, they still are pooled. */
  readonly other: { readonly paths: number; readonly attempts: number; readonly officers: number };
}

/** Fewer people than this on a path, and it is pooled. */
export const LEAST = 3;

/**
 * The paths that at least so many different people took, each with the answers' places in order. Equal ones in the order of
 * their places.
 *
 * @param most at most so many; further ones are pooled as well
 */
export function pathsOf({ parts }: Selection, least = LEAST, most = 12): Paths {
  const paths = new Map<
    string,
    { readonly goals: readonly Goal[]; attempts: number; readonly officers: Set<string> }
  >();
  for (const { group, rows } of parts) {
    for (const row of rows) {
      const goals = goalsOf(group, row);
      const name = JSON.stringify(goals.map(({ kind, id }) => [kind, id]));
      const held = paths.get(name) ?? { goals, attempts: 0, officers: new Set() };
      paths.set(name, held);
      held.attempts++;
      held.officers.add(row.officer);
    }
  }
  const all = [...paths]
    .toSorted(([a, one], [b, other]) => other.officers.size - one.officers.size || compare(a, b))
    .map(([, path]) => path);
  const kept = all.filter(({ officers }) => officers.size >= least).slice(0, most);
  const rest = all.filter((path) => !kept.includes(path));
  return {
    top: kept.map(({ goals, attempts, officers }) => ({ goals, attempts, officers: [...officers].toSorted() })),
    other: {
      paths: rest.length,
      attempts: rest.reduce((sum, { attempts }) => sum + attempts, 0),
      officers: new Set(rest.flatMap(({ officers }) => [...officers])).size,
    },
  };
}

function goalsOf({ codes }: Group, { counts, split }: Row): Goal[] {
  const goals: Goal[] = [];
  for (let at = 0; at < split; at++) {
    const code = codes.all[counts[at] as number];
    if (code?.code === "goes") goals.push(code.to);
  }
  return goals;
}

/** One line of the table: an answer at a step. */
export interface StepRow {
  readonly step: number;
  readonly scene: string;
  /** `timeout` when the time ran out; empty for words and for staying out of a watch scene. */
  readonly choice: string;
  readonly n: number;
  /** All that were there at this step. */
  readonly of: number;
  /** Times of those that were there at this step and answered, by bin. */
  readonly bins: ReadonlyMap<number, number>;
}

/** Every answer at every step, all visits, in the order of step, scene, choice. */
export function stepsOf(selection: Selection): StepRow[] {
  const rows = new Map<string, { step: number; scene: string; choice: string; n: number }>();
  const reached = new Map<string, { of: number; bins: Map<number, number> }>();
  for (const { group, rows: attempts } of selection.parts) {
    const sums = sumsOf(group, attempts);
    for (const [number, code] of group.codes.all.entries()) {
      const n = sums[number] ?? 0;
      if (n === 0 || (code.code !== "visit" && code.code !== "time")) continue;
      const { step, scene } = code;
      const at = `${step} ${scene}`;
      const here = reached.get(at) ?? { of: 0, bins: new Map<number, number>() };
      reached.set(at, here);
      if (code.code === "time") {
        here.bins.set(code.bin, (here.bins.get(code.bin) ?? 0) + n);
        continue;
      }
      here.of += n;
      const name = `${at} ${code.choice}`;
      const held = rows.get(name);
      if (held) held.n += n;
      else rows.set(name, { step, scene, choice: code.choice, n });
    }
  }
  return [...rows.values()]
    .toSorted((a, b) => a.step - b.step || compare(a.scene, b.scene) || byChoice(a.choice, b.choice))
    .map((row) => ({ ...row, of: 0, bins: new Map(), ...reached.get(`${row.step} ${row.scene}`) }));
}

/** Running out of time comes last. */
const byChoice = (a: string, b: string): number => Number(a === TIMEOUT) - Number(b === TIMEOUT) || compare(a, b);

const edgeName = ({ step, from, to }: GoesCode): string => `${step} ${from} ${to.kind} ${to.id}`;
const nodeName = (step: number, { kind, id }: Goal): string => `${step} ${kind} ${id}`;
const byGoal = (a: Goal, b: Goal): number => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compare(a.id, b.id);
const byPlace = (a: GoesCode, b: GoesCode): number => a.step - b.step || compare(a.from, b.from) || byGoal(a.to, b.to);
const KINDS: readonly Goal["kind"][] = ["scene", "ending", "left", "open"];
