import type { Condition, Effect, Scenario } from "../scenario/scenario.ts";
import { exhaustive } from "../result.ts";
import type { Slot, Vector } from "./program.ts";

export type Test = (v: Vector) => boolean;
export type Change = (v: number[]) => void;

/** Where a named thing lies in the vector. `slotKey` says how it is named. */
export type SlotOf = ReadonlyMap<string, number>;
export const slotKey = (kind: Slot["kind"], name: string): string => `${kind}:${name}`;

export const ALWAYS: Test = () => true;

/** True when all are. Plain loops here and below: these run millions of times in a proof, where a callback a call is garbage. */
export function allOf(tests: readonly Test[]): Test {
  const [one, two] = tests;
  if (tests.length === 2 && one && two) return (v) => one(v) && two(v);
  return (v) => {
    for (const test of tests) if (!test(v)) return false;
    return true;
  };
}

/** A condition as a closure over the vector. Every name was checked when the scenario was parsed. */
export function compileCondition(condition: Condition, slotOf: SlotOf, scenario: Scenario): Test {
  const at = (kind: Slot["kind"], name: string): number => slotOf.get(slotKey(kind, name)) ?? missing(kind, name);
  switch (condition.op) {
    case "and": {
      const parts = condition.of.map((part) => compileCondition(part, slotOf, scenario));
      return allOf(parts);
    }
    case "or": {
      const parts = condition.of.map((part) => compileCondition(part, slotOf, scenario));
      return (v) => {
        for (const part of parts) if (part(v)) return true;
        return false;
      };
    }
    case "not": {
      const part = compileCondition(condition.of, slotOf, scenario);
      return (v) => !part(v);
    }
    case "count": {
      const parts = condition.of.map((part) => compileCondition(part, slotOf, scenario));
      const { atLeast } = condition;
      return (v) => {
        let count = 0;
        for (const part of parts) if (part(v)) count++;
        return count >= atLeast;
      };
    }
    case "meter": {
      const slot = at("meter", condition.meter);
      const { value } = condition;
      if (condition.is === ">=") return (v) => (v[slot] ?? 0) >= value;
      if (condition.is === "<=") return (v) => (v[slot] ?? 0) <= value;
      return (v) => v[slot] === value;
    }
    case "fact": {
      const slot = at("fact", condition.fact);
      const value = scenario.facts[condition.fact]?.indexOf(condition.value) ?? -1;
      return (v) => v[slot] === value;
    }
    case "seen": {
      const slot = at("seen", condition.scene);
      return (v) => v[slot] === 1;
    }
    case "chosen": {
      const slot = at("chosen", `${condition.scene}.${condition.choice}`);
      return (v) => v[slot] === 1;
    }
    case "arm": {
      const slot = at("arm", "");
      const value = armIndex(scenario, condition.arm);
      return (v) => v[slot] === value;
    }
    default:
      return exhaustive(condition);
  }
}

/** Effects as one closure, in file order; meters stop at their ends as each is applied. */
export function compileEffects(effects: readonly Effect[], slotOf: SlotOf, scenario: Scenario): Change[] {
  return effects.map((effect): Change => {
    if (effect.op === "add") {
      const slot = slotOf.get(slotKey("meter", effect.meter)) ?? missing("meter", effect.meter);
      const meter = scenario.meters[effect.meter] ?? missing("meter", effect.meter);
      const { min, max } = meter;
      const { by } = effect;
      return (v) => {
        v[slot] = Math.min(max, Math.max(min, (v[slot] ?? 0) + by));
      };
    }
    if (typeof effect.to === "number") {
      const slot = slotOf.get(slotKey("meter", effect.name)) ?? missing("meter", effect.name);
      const { to } = effect;
      return (v) => {
        v[slot] = to;
      };
    }
    const slot = slotOf.get(slotKey("fact", effect.name)) ?? missing("fact", effect.name);
    const to = scenario.facts[effect.name]?.indexOf(effect.to) ?? -1;
    return (v) => {
      v[slot] = to;
    };
  });
}

/** 0 when the scenario has no such arm, which is the base. */
export const armIndex = (scenario: Scenario, arm: string): number =>
  Math.max(0, scenario.variants?.arms.findIndex((candidate) => candidate.id === arm) ?? 0);

/** The scenes and choices a condition asks about: only those need a slot. */
export function askedBy(condition: Condition): string[] {
  switch (condition.op) {
    case "and":
    case "or":
    case "count":
      return condition.of.flatMap(askedBy);
    case "not":
      return askedBy(condition.of);
    case "seen":
      return [slotKey("seen", condition.scene)];
    case "chosen":
      return [slotKey("chosen", `${condition.scene}.${condition.choice}`)];
    case "meter":
    case "fact":
    case "arm":
      return [];
    default:
      return exhaustive(condition);
  }
}

function missing(kind: string, name: string): never {
  throw new Error(`no ${kind} slot for ${name}: the scenario was not parsed`);
}
