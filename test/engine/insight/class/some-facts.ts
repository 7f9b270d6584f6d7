import fc from "fast-check";
import { replay } from "#engine/attempt/replay.ts";
import { packedScenario } from "#engine/attempt/reopen.ts";
import { add, type Aggregate, empty } from "#engine/insight/class/aggregate.ts";
import { type AttemptFacts, type DecisionFact, factsOf } from "#engine/insight/class/facts.ts";
import { compile } from "#engine/machine/compile.ts";
import { demoBatches, type DemoOrder, type DemoRun } from "#engine/players/demo/academy.ts";
import type { Level } from "#engine/score/key.ts";
import { anOrder } from "../../../builders/demo.ts";

export const DAY = 86_400_000;

/** An answer at its place, chosen, with marks on `COM.1` when a level is given. */
export const anAnswer = (
  scene: string,
  choice: string | undefined,
  level?: Level,
  overrides: Partial<DecisionFact> = {},
): DecisionFact => ({
  kind: "decision",
  scene,
  ...(choice !== undefined && { choice }),
  seq: 1,
  step: 1,
  visit: 1,
  ms: 4000,
  levels: level ? { "COM.1": level } : {},
  spine: true,
  because: choice === undefined ? "timed-out" : "chosen",
  ...overrides,
});

/** Facts of an attempt that ended well, with these answers one after another; override what the test is about. */
export function someFacts(
  overrides: Partial<AttemptFacts> = {},
  answers: readonly DecisionFact[] = [anAnswer("first", "ask", "strong")],
): AttemptFacts {
  const visits = new Map<string, number>();
  const decisions = answers.map((answer, index) => {
    const visit = (visits.get(answer.scene) ?? 0) + 1;
    visits.set(answer.scene, visit);
    return { ...answer, seq: index + 1, step: index + 1, visit };
  });
  const counts = { strong: 0, adequate: 0, weak: 0 };
  for (const { levels } of decisions) for (const level of Object.values(levels)) counts[level]++;
  const open = overrides.state !== undefined && overrides.state !== "ended";
  return {
    version: 1,
    attempt: "a1",
    officer: "o1",
    scenario: "small",
    pack: "0".repeat(64),
    rules: "1".repeat(64),
    key: "2".repeat(64),
    arm: "",
    locale: "en-US",
    purpose: "record",
    timeFactor: 1,
    beganAt: 0,
    endedAt: 60_000,
    activeMs: 50_000,
    state: "ended",
    ...(!open && { ending: { id: "good", outcome: "resolved" } }),
    decisions,
    cutShort: [],
    evidence: { spine: counts.strong + counts.adequate + counts.weak > 0 ? { COM: counts } : {}, repair: {} },
    critical: [],
    disrespect: [],
    ...overrides,
  };
}

const level = fc.constantFrom<Level>("weak", "adequate", "strong");
const answer = fc
  .record({
    scene: fc.constantFrom("first", "second", "third"),
    choice: fc.constantFrom("ask", "shout", "wait", undefined),
    ms: fc.integer({ min: 0, max: 60_000 }),
    level,
    why: fc.constantFrom("safety" as const, "note" as const, undefined),
  })
  .map(({ scene, choice, ms, level: mark, why }) => anAnswer(scene, choice, mark, { ms, ...(why && { why }) }));

/** A few officers, scenarios and rules, so that cells fill; times that fall together, so that ties happen. */
export const factsList: fc.Arbitrary<AttemptFacts[]> = fc
  .array(
    fc.record({
      head: fc.record({
        officer: fc.constantFrom("o1", "o2", "o3"),
        scenario: fc.constantFrom("x", "y"),
        rules: fc.constantFrom("1".repeat(64), "3".repeat(64)),
        purpose: fc.constantFrom("record" as const, "practice" as const),
        endedAt: fc.nat(4),
        state: fc.constantFrom("ended" as const, "ended" as const, "left" as const, "open" as const),
      }),
      again: fc.nat(9),
      answers: fc.array(answer, { maxLength: 6 }),
    }),
    { maxLength: 14 },
  )
  .map((all) =>
    all.map(({ head, again, answers }, index) =>
      someFacts(
        { ...head, attempt: `a${(index * 7) % 15}`, ...(again === 0 && { from: { attempt: "a0", seq: 1 } }) },
        answers,
      ),
    ),
  );

export function aggregateOf(facts: readonly AttemptFacts[]): Aggregate {
  const aggregate = empty();
  for (const one of facts) add(aggregate, one);
  return aggregate;
}

export interface DemoFacts {
  readonly order: DemoOrder;
  readonly runs: readonly DemoRun[];
  readonly facts: readonly AttemptFacts[];
}

/** The facts of every run of the made-up academy, from its logs. */
export function demoFacts(): DemoFacts {
  const order = anOrder();
  const [pack] = order.packs;
  if (!pack) throw new Error("no pack");
  const program = compile(packedScenario(pack.bytes));
  const runs = [...demoBatches(order)].flatMap((batch) => batch.runs);
  const facts = runs.map(({ attempt: { header, moves } }) => {
    const replayed = replay(program, header, moves);
    if (!replayed.ok) throw new Error(replayed.error.code);
    const made = factsOf(program, { key: pack.key, hash: pack.keyHash }, header, replayed.value);
    if (!made.ok) throw new Error(made.error.code);
    return made.value;
  });
  return { order, runs, facts };
}
