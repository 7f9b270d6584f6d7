import { expect, test } from "vitest";
import { RULES } from "#engine/insight/class/need-rules.ts";
import { needsOf } from "#engine/insight/class/needs.ts";
import { anAnswer, DAY, demoFacts, someFacts } from "./some-facts.ts";
import { act, dismissalOf, hitsOf, known, NOW, run } from "./some-needs.ts";

test("an act that stands apart needs a look until a trainer has ruled on it, either way", () => {
  const facts = [someFacts({ critical: [act(3), act(5)], disrespect: [act(3)] })];
  const [hit, ...more] = hitsOf("act-unconfirmed", facts);
  expect(more).toEqual([]);
  expect(hit).toMatchObject({
    officer: "o1",
    rule: "act-unconfirmed",
    at: 60_000,
    params: { scenario: "small", critical: 2, disrespect: 1, threshold: 1 },
    restsOn: [
      { id: "a1", seq: 3 },
      { id: "a1", seq: 5 },
    ],
  });
  const ruled = (seq: number, of: "critical" | "disrespect") => ({ attempt: "a1", seq, of });
  const all = [ruled(3, "critical"), ruled(5, "critical"), ruled(3, "disrespect")];
  expect(hitsOf("act-unconfirmed", facts, { ruled: all })).toEqual([]);
  expect(hitsOf("act-unconfirmed", facts, { ruled: all.slice(0, 2) })[0]?.params).toMatchObject({
    critical: 0,
    disrespect: 1,
  });
  expect(hitsOf("act-unconfirmed", facts, {}, 4)).toEqual([]);
});

test("acts of a run that was left or stands open need a look as well; a second try of a moment does not", () => {
  const open = someFacts({ state: "open", critical: [act(1)] });
  const again = someFacts({ attempt: "a2", from: { attempt: "a1", seq: 1 }, critical: [act(1)] });
  expect(hitsOf("act-unconfirmed", [open, again]).map(({ of }) => of)).toEqual(["a1"]);
});

test("a competency weak in two of its last three scenarios, by the latest run of each", () => {
  const facts = [run("a", "x", 1, 1, 1), run("b", "y", 2, 0, 2), run("c", "z", 3, 3, 1)];
  expect(hitsOf("weak-again", facts)).toEqual([
    expect.objectContaining({
      at: NOW - DAY,
      of: "COM",
      params: { competency: "COM", scenarios: 2, last: 3, weak: 4, decisions: 6, threshold: 2 },
      restsOn: [{ id: "a" }, { id: "c" }],
    }),
  ]);
  expect(hitsOf("weak-again", [...facts, run("d", "x", 0.5, 0, 3)])).toEqual([]);
  expect(hitsOf("weak-again", [...facts, run("d", "v", 0.5, 1, 2)])).toEqual([]);
  expect(hitsOf("weak-again", [run("a", "x", 1, 1), { ...run("b", "y", 2, 2), state: "left" as const }])).toEqual([]);
});

test("more than three weak spine decisions in one scenario, those cut short among them", () => {
  expect(hitsOf("weak-decisions", [run("a", "x", 1, 3)])).toEqual([]);
  const cut = {
    ...run("a", "x", 1, 2),
    cutShort: [
      { scene: "s8", behaviours: ["COM.1"] },
      { scene: "s9", behaviours: [] },
    ],
  };
  expect(hitsOf("weak-decisions", [cut])[0]).toMatchObject({
    of: "x",
    params: { scenario: "x", weak: 4, cutShort: 2, threshold: 3 },
    restsOn: [{ id: "a" }],
  });
  expect(hitsOf("weak-decisions", [cut, run("b", "x", 0.5, 0, 4)])).toEqual([]);
  const repairs = someFacts(
    {},
    Array.from({ length: 5 }, (_, nth) => anAnswer(`r${nth}`, "a", "weak", { spine: false })),
  );
  expect(hitsOf("weak-decisions", [repairs])).toEqual([]);
});

test("nobody is missed before the days are over, and who did nothing is missed from when they came", () => {
  const seen = [run("a", "x", 14, 0, 1)];
  expect(hitsOf("no-activity", seen)).toEqual([]);
  expect(hitsOf("no-activity", seen, { now: NOW + DAY })[0]).toMatchObject({
    params: { days: 15, ever: 1, threshold: 14 },
    restsOn: [{ id: "a" }],
  });
  const since = new Map([["o2", NOW - 20 * DAY]]);
  expect(hitsOf("no-activity", [], { since })).toEqual([
    expect.objectContaining({ officer: "o2", at: NOW - 20 * DAY, params: { days: 20, ever: 0, threshold: 14 } }),
  ]);
});

test("what is due and not done is overdue from its date on, or from so many days after", () => {
  const due = [
    { id: "as1", officer: "o1", at: NOW - 2 * DAY },
    { id: "as2", officer: "o1", at: NOW + DAY },
  ];
  const [hit, ...more] = hitsOf("overdue", [], { due });
  expect(more).toEqual([]);
  expect(hit).toMatchObject({ of: "as1", params: { assignment: "as1", due: NOW - 2 * DAY, days: 2, threshold: 0 } });
  expect(hitsOf("overdue", [], { due }, 3)).toEqual([]);
  expect(hitsOf("overdue", [], { due: [{ id: "as3", officer: "o1", at: NOW }] })).toEqual([]);
});

test("an officer who asked for help is found until that is let rest, and again when they ask again", () => {
  const asked = (at: number) => [someFacts({ askedForHelp: at })];
  const [hit] = hitsOf("asked-for-help", asked(NOW - DAY));
  if (!hit) throw new Error("no hit");
  expect(hit).toMatchObject({ at: NOW - DAY, of: "a1" });
  expect(
    needsOf(RULES, asked(NOW - DAY), known({ now: NOW }), [dismissalOf(hit)]).map(({ rule }) => rule),
  ).not.toContain("asked-for-help");
  expect(needsOf(RULES, asked(NOW), known(), [dismissalOf(hit)]).map(({ rule }) => rule)).toContain("asked-for-help");
});

test("an answer in words waits for its mark, and is found when it has waited longer than the days", () => {
  const words = { note: "f".repeat(64), by: "text" as const };
  const said = anAnswer("say", undefined, undefined, { kind: "words", words });
  const facts = [someFacts({ endedAt: NOW - 4 * DAY }, [said, { ...said, scene: "say-more" }])];
  expect(hitsOf("answer-waiting", facts)[0]).toMatchObject({
    params: { scenario: "small", answers: 2, days: 4, threshold: 3 },
    restsOn: [
      { id: "a1", seq: 1 },
      { id: "a1", seq: 2 },
    ],
  });
  expect(hitsOf("answer-waiting", facts, { marked: [{ attempt: "a1", seq: 1 }] })[0]?.params["answers"]).toBe(1);
  expect(hitsOf("answer-waiting", facts, { now: NOW - DAY })).toEqual([]);
});

test("a run is fast when half of its decisions were answered sooner than they can be read", () => {
  const answers = (times: readonly (number | undefined)[]) =>
    times.map((ms, nth) => anAnswer(`s${nth}`, ms === undefined ? undefined : "ask", "strong", { ms: ms ?? 20_000 }));
  // 25 words at 150 a minute: ten seconds.
  const of = (times: readonly (number | undefined)[], threshold?: number) =>
    hitsOf("fast", [someFacts({}, answers(times))], { words: () => 25 }, threshold);
  expect(of([9000, 9000, 30_000, 30_000])[0]?.params).toEqual({
    scenario: "small",
    ms: 9000,
    floor: 10_000,
    decisions: 4,
    threshold: 150,
  });
  expect(of([9000, 10_000, 10_000, 30_000])).toEqual([]);
  expect(of([1000, 1000, 1000, undefined])).toEqual([]);
  expect(of([9000, 9000, 9000, 9000], 300)).toEqual([]);
  expect(hitsOf("fast", [someFacts({}, answers([1, 1, 1, 1]))])).toEqual([]);
  const back = [...answers([20_000, 20_000, 20_000, 20_000]), ...answers([900, 900, 900, 900])];
  expect(hitsOf("fast", [someFacts({}, back)], { words: () => 25 })).toEqual([]);
});

test("a rule that is off finds nothing, and hits come by rule, then newest first", () => {
  const facts = [
    { ...run("a", "x", 40, 4), officer: "o2" },
    { ...run("b", "x", 30, 4), officer: "o1" },
    someFacts({ attempt: "c", officer: "o3", endedAt: NOW, critical: [act(1)] }),
  ];
  const hits = needsOf(RULES, facts, known());
  expect(hits.map(({ rule, officer }) => [rule, officer])).toEqual([
    ["act-unconfirmed", "o3"],
    ["weak-decisions", "o1"],
    ["weak-decisions", "o2"],
    ["no-activity", "o1"],
    ["no-activity", "o2"],
  ]);
  const off = RULES.map((one) => ({ ...one, on: one.rule !== "no-activity" }));
  expect(needsOf(off, facts, known())).toHaveLength(3);
});

test("in the academy some need a look and most do not, and no hit says how good a person is", () => {
  const { facts, order } = demoFacts();
  const hits = needsOf(RULES, facts, known({ now: order.today }));
  const officers = new Set(facts.map(({ officer }) => officer));
  const weak = new Set(hits.filter(({ rule }) => rule === "weak-decisions").map(({ officer }) => officer));
  expect(weak.size).toBeGreaterThan(0);
  expect(weak.size).toBeLessThan(officers.size);
  for (const { params } of hits) expect(Object.keys(params)).not.toContain("score");
});
