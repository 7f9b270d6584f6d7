import type { Act, Header } from "#engine/attempt/move.ts";
import type { Program, State } from "#engine/machine/program.ts";
import { offered, placeAt } from "#engine/machine/step.ts";

/** A header with fixed values; override what the test is about. */
export const aHeader = (overrides: Partial<Header> = {}): Header => ({
  attempt: "a1",
  officer: "o1",
  scenario: "random",
  pack: "0".repeat(64),
  rules: "1".repeat(64),
  key: "2".repeat(64),
  format: 1,
  seed: "seed",
  arm: "",
  locale: "en-US",
  purpose: "practice",
  timeFactor: 1,
  build: "test",
  ...overrides,
});

/** Every act that stands open at a state, as the player would make it. */
export function openActs(program: Program, state: State): Act[] {
  const scene = placeAt(program, state.at).id;
  return offered(program, state).map((row): Act => {
    if (row.event.startsWith("chose.")) return { kind: "chose", scene, choice: row.id };
    if (row.event.startsWith("acted.")) return { kind: "acted", scene, act: row.id };
    switch (row.event) {
      case "timed-out":
        return { kind: "timed-out", scene };
      case "rated":
        return { kind: "rated", scene, ratings: { x: 3, y: 7 } };
      case "reported":
        return { kind: "reported", scene, items: { x: "saw" } };
      case "responded":
        return { kind: "responded", scene, note: "0".repeat(64), by: "text" };
      default:
        return { kind: "continued" };
    }
  });
}
