import { type Random, randomOf } from "#engine/machine/random.ts";
import { rawScenario, scenarioText } from "../builders/raw-scenario.ts";
import type { HostileFile } from "./corpus.ts";

/** Values that have surprised a parser somewhere. */
const NASTY: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  "",
  "constructor",
  "prototype",
  "__proto__",
  "toString",
  "timeout",
  "knock",
  "ana",
  "{",
  "{bob.name}",
  "{ana.name, select, constructor {a} other {b}}",
  "{meters.trust, plural, =1 {#} other {*#*}}",
  "\u202e",
  "\ud800",
  "<script>window.__pwned = 1</script>",
  '<img src=x onerror="window.__pwned=1">',
  "javascript:window.__pwned=1",
  "a".repeat(5000),
  [],
  [null],
  {},
  { var: "facts.constructor" },
  { and: [] },
  { kind: "branch", id: "knock", rows: [{ to: "knock" }] },
];

/** A good scenario changed by chance in one to three places: what comes of it is not known, only that it must be an answer. */
export function mutated(count: number, seed = "hostile"): HostileFile[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `changed by chance, ${seed} ${at}`,
    wants: "either" as const,
    bytes: () => change(randomOf(`${seed}/${at}`)),
  }));
}

function change(random: Random): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit);
  if (random() < 0.6) {
    const raw: unknown = rawScenario();
    for (let turn = below(3); turn >= 0; turn--) changeValue(raw, below);
    return new TextEncoder().encode(scenarioText(raw));
  }
  const bytes = new TextEncoder().encode(scenarioText());
  const at = below(bytes.length);
  switch (below(4)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      bytes[at] = below(256);
      return bytes;
    case 2:
      return new Uint8Array([...bytes.slice(0, at), ...bytes.slice(below(bytes.length))]);
    default:
      return new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + 1 + below(8))]);
  }
}

type Place = readonly [holder: Record<string, unknown>, key: string];

/** Replaces, removes, adds or copies one value somewhere below. */
function changeValue(root: unknown, below: (limit: number) => number): void {
  const places: Place[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) {
      // An array is walked by its indexes, which are keys like any other here.
      const holder = value as Record<string, unknown>;
      places.push([holder, key]);
      walk(holder[key]);
    }
  };
  walk(root);
  const pick = (): Place => places[below(places.length)] ?? [{}, ""];
  const nasty = (): unknown => structuredClone(NASTY[below(NASTY.length)]);
  const [holder, key] = pick();
  const [from, other] = pick();
  switch (below(4)) {
    case 0:
      holder[key] = nasty();
      return;
    case 1:
      delete holder[key];
      return;
    case 2:
      if (Array.isArray(holder)) holder.push(nasty());
      else holder[String(NASTY[8 + below(6)])] = nasty();
      return;
    default:
      holder[key] = structuredClone(from[other]);
  }
}
