import fc from "fast-check";
import type { Beat, Choice, Condition, Effect, Scenario, Scene } from "#engine/scenario/scenario.ts";

/**
 * Random small scenarios of every scene kind: guards, interrupts that return and go elsewhere, hubs, budgets, timers,
 * watch scenes, chance, loops, two arms. Values, not text: parsing has its own tests.
 */
export const randomScenario: fc.Arbitrary<Scenario> = fc
  .record({ scenes: fc.integer({ min: 3, max: 9 }), seed: fc.infiniteStream(fc.nat({ max: 999 })) })
  .map(({ scenes, seed }) => {
    const pick = (below: number): number => (seed.next().value as number) % below;
    return build(scenes, pick);
  });

type Pick = (below: number) => number;

function build(count: number, pick: Pick): Scenario {
  const ids = Array.from({ length: count }, (_, index) => `s${index}`);
  const kinds = ids.map((_, index) => (index === 0 && pick(2) ? "decision" : KINDS[pick(KINDS.length)]));
  const resting = ids.filter((_, index) => kinds[index] !== "branch" && kinds[index] !== "chance");
  const anywhere = [...ids, "end-a", "end-b"];
  // A passage leads to a later scene or an ending only: circles of passages are refused by the parser.
  const target = (from: number, passage: boolean): string => {
    const choices = passage ? [...ids.slice(from + 1), "end-a", "end-b"] : anywhere;
    return choices[pick(choices.length)] ?? "end-a";
  };
  const split = 1 + pick(count);
  const scenes = ids.map((id, index) => sceneOf(id, kinds[index] ?? "next", index, target, ids, pick));
  const phase = (id: string, own: Scene[]): Scenario["phases"][number] => ({
    id,
    scenes: own,
    interrupts: Array.from({ length: pick(3) }, (_, index) => ({
      id: `${id}-i${index}`,
      when: conditionOf(ids, pick, 2),
      beats: [beatOf(`b${index}`)],
      effects: effectsOf(pick),
      ...(pick(2) === 0 && { goto: [...resting, ...ids, "end-b"][pick(resting.length + 1)] ?? "end-b" }),
    })),
  });
  return {
    format: 1,
    id: "random",
    title: "Random",
    summary: "Random",
    language: "en-US",
    minutes: 5,
    audience: "Tests",
    objectives: [],
    teaches: [],
    contentNotes: [],
    jurisdiction: "US",
    sources: [],
    legalNotes: [],
    status: "draft",
    policySlots: {},
    cast: {},
    meters: { trust: { min: 0, max: 3, start: pick(4) }, time: { min: 0, max: 4, start: 4 } },
    facts: { door: ["shut", "open"], where: ["hall", "street", "car"] },
    start: "s0",
    phases: [phase("one", scenes.slice(0, split)), ...(split < count ? [phase("two", scenes.slice(split))] : [])],
    endings: ["end-a", "end-b"].map((id) => ({ id, title: id, outcome: "partly" as const, beats: [], later: [] })),
    ...(pick(2) === 0 && {
      variants: {
        axis: "name-portrait" as const,
        arms: ["base", "other"].map((id) => ({ id, cast: {}, strings: {} })),
      },
    }),
  };
}

const KINDS = [
  "decision",
  "decision",
  "decision",
  "watch",
  "next",
  "branch",
  "chance",
  "rate",
  "report",
  "respond",
] as const;

type Target = (from: number, passage: boolean) => string;

function sceneOf(id: string, kind: string, index: number, target: Target, ids: string[], pick: Pick): Scene {
  const when = (): { when?: Condition } => (pick(3) === 0 ? { when: conditionOf(ids, pick, 2) } : {});
  const beats = [beatOf("b0")];
  const to = (): string => target(index, false);
  switch (kind) {
    case "decision": {
      const timed = pick(4) === 0;
      const choices: Choice[] = Array.from({ length: 2 + pick(3) }, (_, at) => ({
        id: `c${at}`,
        text: `Choice ${at}`,
        kind: "say",
        once: pick(4) === 0,
        ...(pick(3) === 0 && { takes: pick(3) }),
        ...when(),
        effects: effectsOf(pick),
        reply: [],
        to: pick(5) === 0 ? id : to(),
      }));
      if (timed) {
        choices.push({ id: "timeout", kind: "wait", once: false, effects: effectsOf(pick), reply: [], to: to() });
      }
      return {
        kind: "decision",
        id,
        beats,
        prompt: "What now?",
        cdm: "act",
        askWhy: false,
        sure: false,
        budget: "time",
        ...(timed && { timer: { seconds: 10 } }),
        choices,
      };
    }
    case "watch": {
      const lines = Array.from({ length: 1 + pick(4) }, (_, at) => beatOf(`b${at}`));
      return {
        kind: "watch",
        id,
        beats: lines,
        prompt: "When do you step in?",
        acts: Array.from({ length: 1 + pick(2) }, (_, at) => ({
          id: `a${at}`,
          text: "Step in",
          kind: "do" as const,
          ...(pick(2) === 0 && { from: `b${pick(lines.length)}` }),
          ...(pick(3) === 0 && { until: `b${pick(lines.length)}` }),
          ...when(),
          effects: effectsOf(pick),
          reply: [],
          to: to(),
        })),
        to: to(),
      };
    }
    case "branch":
      return {
        kind: "branch",
        id,
        beats,
        rows: [
          ...Array.from({ length: pick(3) }, () => ({
            when: conditionOf(ids, pick, 3),
            effects: effectsOf(pick),
            to: target(index, true),
          })),
          { effects: effectsOf(pick), to: target(index, true) },
        ],
      };
    case "chance":
      return {
        kind: "chance",
        id,
        beats,
        outcomes: Array.from({ length: 2 + pick(2) }, (_, at) => ({
          id: `o${at}`,
          weight: 1 + pick(4),
          beats: [],
          effects: effectsOf(pick),
          to: target(index, true),
        })),
      };
    case "rate":
      return {
        kind: "rate",
        id,
        beats,
        prompt: "Rate",
        options: [
          { id: "x", text: "X" },
          { id: "y", text: "Y" },
        ],
        effects: effectsOf(pick),
        to: to(),
      };
    case "report":
      return {
        kind: "report",
        id,
        beats,
        prompt: "Report",
        items: [
          { id: "x", text: "X" },
          { id: "y", text: "Y" },
        ],
        effects: effectsOf(pick),
        to: to(),
      };
    case "respond":
      return {
        kind: "respond",
        id,
        beats,
        prompt: "Say it",
        by: "text",
        rubric: [{ id: "r", behaviour: "COM.1", weak: "w", adequate: "a", strong: "s" }],
        effects: effectsOf(pick),
        to: to(),
      };
    default:
      return { kind: "next", id, beats, effects: effectsOf(pick), to: to() };
  }
}

const beatOf = (id: string): Beat => ({ id, who: "narrator", text: id, channel: "room", understood: "clear" });

function effectsOf(pick: Pick): Effect[] {
  return Array.from({ length: pick(3) }, (): Effect => {
    const kind = pick(4);
    if (kind === 0) return { op: "add", meter: "trust", by: 1 + pick(2) };
    if (kind === 1) return { op: "add", meter: "trust", by: -1 - pick(2) };
    if (kind === 2) return { op: "set", name: "door", to: pick(2) ? "open" : "shut" };
    return { op: "set", name: "where", to: ["hall", "street", "car"][pick(3)] ?? "hall" };
  });
}

function conditionOf(ids: string[], pick: Pick, depth: number): Condition {
  const kind = pick(depth > 0 ? 9 : 6);
  const inner = (): Condition => conditionOf(ids, pick, depth - 1);
  switch (kind) {
    case 0:
      return { op: "meter", meter: "trust", is: ">=", value: pick(4) };
    case 1:
      return { op: "meter", meter: "time", is: pick(2) ? "<=" : "==", value: pick(4) };
    case 2:
      return { op: "fact", fact: "door", value: pick(2) ? "open" : "shut" };
    case 3:
      return { op: "fact", fact: "where", value: ["hall", "street", "car"][pick(3)] ?? "hall" };
    case 4:
    case 5:
      return { op: "seen", scene: ids[pick(ids.length)] ?? "s0" };
    case 6:
      return { op: pick(2) ? "and" : "or", of: [inner(), inner()] };
    case 7:
      return { op: "not", of: inner() };
    default:
      return { op: "count", of: [inner(), inner(), inner()], atLeast: 1 + pick(3) };
  }
}
