import fc from "fast-check";
import { expect, test } from "vitest";
import { add, empty, packed, remove, unpacked } from "#engine/insight/class/aggregate.ts";
import { answersOf } from "#engine/insight/class/answers.ts";
import { completionOf } from "#engine/insight/class/completion.ts";
import { decisionsOf } from "#engine/insight/class/decisions.ts";
import { evidenceOf } from "#engine/insight/class/evidence.ts";
import type { AttemptFacts } from "#engine/insight/class/facts.ts";
import { flowOf, pathsOf, stepsOf } from "#engine/insight/class/flow.ts";
import { type Filter, select, type Selection } from "#engine/insight/class/select.ts";
import { across, firstExposures } from "#engine/score/across.ts";
import { score } from "#engine/score/evidence.ts";
import { compile } from "#engine/machine/compile.ts";
import { packedScenario } from "#engine/attempt/reopen.ts";
import { replay } from "#engine/attempt/replay.ts";
import { runs } from "../../../builders/property-runs.ts";
import { aggregateOf, anAnswer, demoFacts, factsList, someFacts } from "./some-facts.ts";

const ALL: Filter = { exposure: "all" };
const FIRST: Filter = { exposure: "first" };

const sorted = <T>(all: Iterable<T>): T[] =>
  [...all].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Everything that can be asked of a selection. */
const toldOf = (selection: Selection) => ({
  evidence: evidenceOf(selection),
  completion: completionOf(selection),
  decisions: decisionsOf(selection),
  answers: sorted(answersOf(selection)),
  flow: flowOf(selection),
  paths: pathsOf(selection, 1),
  steps: stepsOf(selection),
});

const attemptsOf = ({ parts }: Selection): string[] =>
  parts.flatMap(({ rows }) => rows.map(({ attempt }) => attempt)).toSorted();

const filter: fc.Arbitrary<Filter> = fc
  .record({
    exposure: fc.constantFrom("all" as const, "first" as const, "latest" as const),
    officers: fc.option(fc.subarray(["o1", "o2", "o3"]), { nil: undefined }),
    scenarios: fc.option(fc.subarray(["x", "y"]), { nil: undefined }),
    rules: fc.option(fc.constantFrom("1".repeat(64), "3".repeat(64)), { nil: undefined }),
    purpose: fc.constantFrom("record" as const, "practice" as const, undefined),
    from: fc.option(fc.nat(4), { nil: undefined }),
    until: fc.option(fc.nat(4), { nil: undefined }),
    endings: fc.constantFrom(["good"], ["bad"], undefined),
  })
  .map(({ exposure, officers, scenarios, rules, purpose, from, until, endings }) => ({
    exposure,
    ...(officers && { officers: new Set(officers) }),
    ...(scenarios && { scenarios: new Set(scenarios) }),
    ...(rules && { rules: new Set([rules]) }),
    ...(purpose && { purpose }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(endings && { endings: new Set(endings) }),
  }));

/** What a filter says, one attempt at a time and as slowly as it is said. */
function expected(facts: readonly AttemptFacts[], asked: Filter): string[] {
  const counted = facts.filter(({ from }) => !from);
  const narrow = (all: readonly AttemptFacts[]): AttemptFacts[] =>
    all.filter(
      (one) =>
        (!asked.officers || asked.officers.has(one.officer)) &&
        (!asked.scenarios || asked.scenarios.has(one.scenario)) &&
        (!asked.rules || asked.rules.has(one.rules)) &&
        (!asked.purpose || asked.purpose === one.purpose) &&
        (asked.from === undefined || one.endedAt >= asked.from) &&
        (asked.until === undefined || one.endedAt <= asked.until) &&
        (!asked.endings || asked.endings.has(one.ending?.id ?? "")),
    );
  const edges = (all: readonly AttemptFacts[], last: boolean): AttemptFacts[] =>
    [...Map.groupBy(all, ({ officer, scenario, rules }) => `${officer} ${scenario} ${rules}`).values()].flatMap(
      (cell) => {
        const ended = cell
          .filter(({ state }) => state === "ended")
          .toSorted((a, b) => a.endedAt - b.endedAt || (a.attempt < b.attempt ? -1 : 1));
        return ended.at(last ? -1 : 0) ?? [];
      },
    );
  const found =
    asked.exposure === "all"
      ? narrow(counted)
      : asked.exposure === "first"
        ? narrow(edges(counted, false))
        : edges(narrow(counted), true);
  return found.map(({ attempt }) => attempt).toSorted();
}

test("adding and taking out, in any order, is counting again what is left", () => {
  const edits = fc.array(fc.record({ at: fc.nat(13), out: fc.boolean() }), { maxLength: 30 });
  fc.assert(
    fc.property(factsList, edits, filter, (facts, steps, asked) => {
      const aggregate = empty();
      const held = new Map<string, AttemptFacts>();
      for (const { at, out } of steps) {
        const one = facts[at % Math.max(1, facts.length)];
        if (!one) continue;
        if (out) {
          remove(aggregate, one);
          held.delete(one.attempt);
        } else {
          add(aggregate, one);
          held.set(one.attempt, one);
        }
      }
      const again = aggregateOf([...held.values()].toReversed());
      expect(toldOf(select(aggregate, asked))).toEqual(toldOf(select(again, asked)));
      expect(attemptsOf(select(aggregate, asked))).toEqual(expected([...held.values()], asked));
      for (const one of held.values()) remove(aggregate, one);
      expect([aggregate.groups.size, aggregate.places.size]).toEqual([0, 0]);
    }),
    { numRuns: runs(300) },
  );
});

test("an attempt that went on is added again and counts once, as it stands now", () => {
  const aggregate = empty();
  add(aggregate, someFacts({ state: "open" }, [anAnswer("first", "ask", "weak")]));
  add(aggregate, someFacts({}, [anAnswer("first", "ask", "weak"), anAnswer("second", "wait", "strong")]));
  const [row] = completionOf(select(aggregate, ALL));
  expect(row?.attempts).toEqual({ open: 0, left: 0, ended: 1 });
  expect(evidenceOf(select(aggregate, ALL)).get("o1")?.spine.get("COM")).toEqual({
    strong: 1,
    adequate: 0,
    weak: 1,
    scenarios: 1,
  });
});

test("the first exposure is the one finished first, whichever came first to this device", () => {
  const late = someFacts({ attempt: "a", endedAt: 9 }, [anAnswer("first", "late", "strong")]);
  const early = someFacts({ attempt: "c", endedAt: 5, purpose: "practice" }, [anAnswer("first", "early", "weak")]);
  const tied = someFacts({ attempt: "b", endedAt: 5 }, [anAnswer("first", "tied", "weak")]);
  const left = someFacts({ attempt: "0", endedAt: 1, state: "left" });
  const again = someFacts({ attempt: "1", endedAt: 1, from: { attempt: "c", seq: 2 } });
  for (const order of [
    [late, early, tied, left, again],
    [again, left, tied, early, late],
  ]) {
    expect(attemptsOf(select(aggregateOf(order), FIRST))).toEqual(["b"]);
    expect(attemptsOf(select(aggregateOf(order), { exposure: "latest" }))).toEqual(["a"]);
  }
  const aggregate = aggregateOf([late, early]);
  remove(aggregate, early);
  expect(attemptsOf(select(aggregate, FIRST))).toEqual(["a"]);
});

test("a run that is filtered out still came before; the latest is that of what is asked for", () => {
  const practice = someFacts({ attempt: "a", endedAt: 1, purpose: "practice" });
  const record = someFacts({ attempt: "b", endedAt: 2 });
  const after = someFacts({ attempt: "c", endedAt: 3, purpose: "practice" });
  const aggregate = aggregateOf([practice, record, after]);
  expect(attemptsOf(select(aggregate, { exposure: "first", purpose: "record" }))).toEqual([]);
  expect(attemptsOf(select(aggregate, { exposure: "latest", purpose: "record" }))).toEqual(["b"]);
  expect(attemptsOf(select(aggregate, { exposure: "latest", until: 2 }))).toEqual(["b"]);
});

test("a packed group is plain data, and opens to what it was", () => {
  fc.assert(
    fc.property(factsList, filter, (facts, asked) => {
      const aggregate = aggregateOf(facts);
      const stored = structuredClone([...aggregate.groups.values()].map(packed));
      const back = unpacked(stored);
      expect(toldOf(select(back, asked))).toEqual(toldOf(select(aggregate, asked)));
      const more = someFacts({ attempt: "new", officer: "o9" }, [anAnswer("fourth", "ask", "weak")]);
      add(back, more);
      add(aggregate, more);
      for (const one of facts.slice(0, 2)) for (const each of [back, aggregate]) remove(each, one);
      expect(toldOf(select(back, asked))).toEqual(toldOf(select(aggregate, asked)));
    }),
    { numRuns: runs(100) },
  );
});

test("over the academy, counts are those the evidence of its first exposures gives, log by log", () => {
  const { order, runs: all, facts } = demoFacts();
  const [pack] = order.packs;
  if (!pack) throw new Error("no pack");
  const program = compile(packedScenario(pack.bytes));
  const firsts = firstExposures(
    all.map(({ attempt: { header, moves } }, index) => ({
      header,
      moves,
      lastAt: moves.at(-1)?.at ?? 0,
      state: facts[index]?.state ?? "open",
    })),
  );
  const told = evidenceOf(select(aggregateOf(facts), FIRST));
  expect(told.size).toBe(new Set(firsts.map(({ header }) => header.officer)).size);
  for (const { header, moves } of firsts) {
    const replayed = replay(program, header, moves);
    const scored = replayed.ok && score(program, pack.key, header.rules, replayed.value);
    if (!scored || !scored.ok) throw new Error("a log of the academy");
    const { competencies, repair } = across([{ scenario: header.scenario, evidence: scored.value }]);
    expect(told.get(header.officer)).toEqual({ spine: competencies, repair });
  }
});

test("what was packed does not change when attempts come after", () => {
  const aggregate = aggregateOf([someFacts()]);
  const stored = [...aggregate.groups.values()].map(packed);
  const before = structuredClone(stored);
  add(aggregate, someFacts({ attempt: "new" }, [anAnswer("fourth", "ask", "weak")]));
  expect(stored).toEqual(before);
});
