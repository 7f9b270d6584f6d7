import type { Act, Move } from "#engine/attempt/move.ts";
import { eventOf, type Moment } from "#engine/attempt/replay.ts";
import { type Telling, tellingOf } from "#engine/attempt/show.ts";
import type { Program } from "#engine/machine/program.ts";
import { begin, type Draw, placeAt, step } from "#engine/machine/step.ts";
import type { Finding, Proof, Step } from "#engine/proof/finding.ts";

/** A route of the proof done over again, a moment for each move that could be made. */
export interface Way {
  readonly program: Program;
  readonly telling: Telling;
  readonly steps: readonly Step[];
  readonly moments: readonly Moment[];
  /** False where the scenario did not take a move: a bug of ours, and the rest is left out. */
  readonly whole: boolean;
}

/** Does a route over again, from its `began` on. Chance falls as the route says. Pure and total. */
export function wayOf(program: Program, steps: readonly Step[]): Way {
  const [began, ...rest] = steps;
  const arm = began?.arm ?? "";
  // Nobody's attempt: choices stand in the order of a seed that no run has.
  const way = { program, telling: tellingOf(program, { seed: "proof", arm }), steps };
  if (!began) return { ...way, moments: [], whole: false };
  const first = begin(program, arm, drawing(began));
  const moments: Moment[] = [{ move: moveOf({ kind: "began" }, 0), before: first.state, ...first }];
  let { state } = first;
  for (const one of rest) {
    const act = actOf(one);
    const here = placeAt(program, state.at).id === one.scene;
    const next = here ? step(program, state, eventOf(act) ?? "", drawing(one)) : undefined;
    if (!next?.ok) return { ...way, moments, whole: false };
    moments.push({ move: moveOf(act, moments.length), before: state, ...next.value });
    ({ state } = next.value);
  }
  return { ...way, moments, whole: true };
}

/** Outcomes by name; where a route names none, the first. */
const drawing =
  ({ draws }: Step): Draw =>
  (place) =>
    Math.max(
      0,
      place.rows.findIndex(({ id }) => id === draws?.[place.id]),
    );

function actOf({ kind, scene, choice = "" }: Step): Act {
  switch (kind) {
    case "began":
    case "continued":
      return { kind };
    case "chose":
      return { kind, scene, choice };
    case "acted":
      return { kind, scene, act: choice };
    case "timed-out":
      return { kind, scene };
    case "responded":
      return { kind, scene, note: "", by: "text" };
    case "rated":
      return { kind, scene, ratings: {} };
    case "reported":
      return { kind, scene, items: {} };
  }
}

/** A move of no log: nothing is chained or stored. */
const moveOf = (act: Act, seq: number): Move => ({ ...act, seq, prev: "", hash: "", at: 0, ms: 0, after: "" });

/** A route that can be asked for by the address: `way=on-record`, `finding=3`, `low=all`, `high=ending.harm`, `length=longest`. */
export interface AskedWay {
  readonly steps: readonly Step[];
  readonly of:
    | { readonly kind: "ending"; readonly id: string }
    | { readonly kind: "finding"; readonly finding: Finding }
    | { readonly kind: "low" | "high"; readonly range: string }
    | { readonly kind: "length"; readonly which: "shortest" | "longest" };
}

/** The route that an address asks for; `undefined` where the proof has none. Findings are counted from 1. */
export function askedWay(proof: Proof, play: string): AskedWay | undefined {
  const [[what, id] = ["", ""]] = new URLSearchParams(play);
  switch (what) {
    case "way": {
      const steps = proof.endings.find((ending) => ending.id === id)?.witness;
      return steps ? { steps, of: { kind: "ending", id } } : undefined;
    }
    case "finding": {
      const finding = proof.findings[Number(id) - 1];
      return finding?.witness ? { steps: finding.witness, of: { kind: "finding", finding } } : undefined;
    }
    case "low":
    case "high": {
      const range = rangesOf(proof).get(id);
      const steps = what === "low" ? range?.lowest : range?.highest;
      return steps ? { steps, of: { kind: what, range: id } } : undefined;
    }
    case "length": {
      if (id !== "shortest" && id !== "longest") return undefined;
      const steps = proof.routes?.[id].route;
      return steps ? { steps, of: { kind: "length", which: id } } : undefined;
    }
    default:
      return undefined;
  }
}

/** Every range of shares by the name it goes by in an address: `all`, `competency.CUL`, `ending.harm`. */
export const rangesOf = ({ score }: Proof): ReadonlyMap<string, NonNullable<Proof["score"]["all"]>> =>
  new Map([
    ...(score.all ? [["all", score.all] as const] : []),
    ...Object.entries(score.competency).map(([id, range]) => [`competency.${id}`, range] as const),
    ...Object.entries(score.ending).map(([id, range]) => [`ending.${id}`, range] as const),
  ]);

/** `way=on-record`: what an address says behind its question mark. */
export const asking = (what: "way" | "finding" | "low" | "high" | "length", id: string | number): string =>
  `${what}=${encodeURIComponent(id)}`;
