import { describe, expect, test } from "vitest";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { keyTextsOf, mapKeyTexts, translatedKey } from "#engine/score/key-texts.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { rawKey } from "../../builders/raw-key.ts";
import { rawScenario } from "../../builders/raw-scenario.ts";

/** The scenario of the tests, with a report of two items before its first ending. */
function aScenario() {
  const raw = rawScenario();
  raw.phases[0].scenes.push({
    kind: "report",
    id: "paper",
    prompt: "What do you write?",
    items: [
      { id: "door", text: "The door was shut." },
      { id: "light", text: "There was light." },
    ],
    to: raw.endings[0].id,
  });
  const parsed = parseScenario(JSON.stringify(raw));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
const scenario = aScenario();
const rules = rulesOf(scenario);

/** A key with everything a key can say. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests change it in every way a file can be changed
function fullKey(): any {
  const raw = rawKey();
  raw.provenance.note = "Read by nobody yet.";
  Object.assign(raw.decisions.knock.choices.wait, {
    critical: { severity: "dignity", why: "It leaves {ana.name} waiting." },
    disrespect: false,
    lure: { kind: "delay", why: "It feels *safe*." },
    panel: { mean: 2.5, sd: 1.25, n: 12 },
  });
  raw.decisions.talk.choices.bye.disrespect = true;
  raw.decisions.knock.choices.timeout = { marks: { "COM.1": "weak" }, rationale: "Nothing came.", sources: [] };
  raw.reports = { paper: { door: "saw", light: "inferred" } };
  return raw;
}

const parsed = (raw: unknown) => parseKey(JSON.stringify(raw, null, 1), scenario, rules);
const problemsOf = (change: (raw: ReturnType<typeof fullKey>) => void) => {
  const raw = fullKey();
  change(raw);
  const result = parsed(raw);
  return result.ok ? [] : result.error.map(({ code, pointer, params }) => ({ code, pointer, params }));
};
const one = (code: string, pointer: string, params: object) => [{ code, pointer, params }];
const WAIT = "/decisions/knock/choices/wait";

describe("a key that is whole", () => {
  test("comes out as it was written, texts parsed, stamped with its rules", () => {
    const key = parsed(fullKey());
    const ana = { ref: "ana.name" };
    const rationale = expect.anything();
    if (!key.ok) throw new Error(JSON.stringify(key.error));
    expect(key.value).toMatchObject({
      format: 1,
      scenario: "small",
      rules,
      provenance: { kind: "author", by: "Tests", on: "2026-11-22", note: "Read by nobody yet." },
      spine: ["knock"],
      reports: { paper: { door: "saw", light: "inferred" } },
      decisions: {
        knock: {
          behaviours: ["COM.1"],
          choices: {
            again: { marks: { "COM.1": "strong" }, rationale, sources: ["S1"] },
            wait: {
              marks: { "COM.1": "adequate" },
              critical: { severity: "dignity", why: expect.arrayContaining([expect.anything()]) },
              disrespect: false,
              lure: { kind: "delay", why: expect.anything() },
              panel: { mean: 2.5, sd: 1.25, n: 12 },
            },
            timeout: { marks: { "COM.1": "weak" }, rationale: "Nothing came.", sources: [] },
          },
        },
        talk: { choices: { bye: { disrespect: true } } },
      },
    });
    expect(JSON.stringify(key.value.decisions["knock"]?.choices["wait"]?.critical)).toContain(ana.ref);
    expect(Object.keys(key.value.decisions["knock"]?.choices["again"] ?? {}).toSorted()).toEqual([
      "marks",
      "rationale",
      "sources",
    ]);
  });

  test("without a note or reports has none, and a choice without sources has an empty list", () => {
    const raw = rawKey();
    delete raw.decisions.knock.choices.wait.sources;
    const key = parsed(raw);
    if (!key.ok) throw new Error(JSON.stringify(key.error));
    expect(key.value.provenance).toEqual({ kind: "author", by: "Tests", on: "2026-11-22" });
    expect(key.value.reports).toEqual({});
    expect(key.value.decisions["knock"]?.choices["wait"]?.sources).toEqual([]);
  });

  test("of a panel says so, and may rate at both ends of the scale", () => {
    const raw = fullKey();
    raw.provenance.kind = "panel";
    for (const panel of [
      { mean: 1, sd: 0, n: 1 },
      { mean: 7, sd: 6, n: 40 },
    ]) {
      raw.decisions.knock.choices.wait.panel = panel;
      const key = parsed(raw);
      expect(key.ok && key.value.decisions["knock"]?.choices["wait"]?.panel).toEqual(panel);
      expect(key.ok && key.value.provenance.kind).toBe("panel");
    }
  });
});

describe("what a key speaks of is in its scenario", () => {
  test("another scenario, decision, choice, report or item is named where it stands", () => {
    expect(problemsOf((raw) => (raw.scenario = "other"))).toEqual(
      one("unknown-name", "/scenario", { id: "other", what: "scenario" }),
    );
    expect(problemsOf((raw) => raw.spine.push("fork"))).toEqual(one("unknown-decision", "/spine/1", { id: "fork" }));
    expect(problemsOf((raw) => (raw.decisions.fork = { behaviours: ["COM.1"], choices: {} }))).toEqual(
      one("unknown-decision", "/decisions/fork", { id: "fork" }),
    );
    expect(problemsOf((raw) => (raw.decisions.knock.choices.kick = raw.decisions.knock.choices.again))).toEqual(
      one("unknown-name", "/decisions/knock/choices/kick", { id: "kick", what: "choice" }),
    );
    expect(problemsOf((raw) => (raw.reports.knock = { door: "saw" }))).toEqual(
      one("unknown-name", "/reports/knock", { id: "knock", what: "report" }),
    );
    expect(problemsOf((raw) => (raw.reports.nowhere = {}))).toEqual(
      one("unknown-name", "/reports/nowhere", { id: "nowhere", what: "report" }),
    );
    expect(problemsOf((raw) => (raw.reports.paper.roof = "saw"))).toEqual(
      one("unknown-name", "/reports/paper/roof", { id: "roof", what: "item" }),
    );
  });

  test("a decision or a choice without marks is missed, a timeout is not", () => {
    expect(problemsOf((raw) => delete raw.decisions.talk)).toEqual(
      one("choice-unmarked", "/decisions", { id: "*", scene: "talk" }),
    );
    expect(problemsOf((raw) => delete raw.decisions.knock.choices.again)).toEqual(
      one("choice-unmarked", "/decisions/knock/choices", { id: "again", scene: "knock" }),
    );
    expect(problemsOf((raw) => delete raw.decisions.knock.choices.timeout)).toEqual([]);
  });

  test("each choice has one mark for each behaviour, no more and no fewer", () => {
    expect(problemsOf((raw) => (raw.decisions.knock.choices.wait.marks = {}))).toEqual(
      one("mark-missing", `${WAIT}/marks`, { id: "wait", behaviour: "COM.1" }),
    );
    expect(problemsOf((raw) => (raw.decisions.knock.choices.wait.marks["EI.1"] = "weak"))).toEqual(
      one("mark-extra", `${WAIT}/marks/EI.1`, { behaviour: "EI.1" }),
    );
  });

  test("a source that is not listed, and a reference to nobody, are named where they stand", () => {
    expect(problemsOf((raw) => (raw.decisions.knock.choices.wait.sources = ["S1", "S9"]))).toEqual(
      one("source-missing", `${WAIT}/sources/1`, { id: "S9" }),
    );
    for (const [at, put] of [
      ["rationale", (choice: { rationale: string }) => (choice.rationale = "{bob.name}")],
      ["critical/why", (choice: { critical: { why: string } }) => (choice.critical.why = "{bob.name}")],
      ["lure/why", (choice: { lure: { why: string } }) => (choice.lure.why = "{bob.name}")],
    ] as const)
      expect(problemsOf((raw) => put(raw.decisions.knock.choices.wait))).toEqual(
        one("unknown-name", `${WAIT}/${at}`, { id: "bob.name", what: "reference" }),
      );
    expect(problemsOf((raw) => (raw.decisions.knock.choices.wait.lure.why = "{unclosed"))).toMatchObject([
      { code: "bad-text", pointer: `${WAIT}/lure/why`, params: { why: expect.stringMatching(/./) } },
    ]);
  });
});

describe("the shape of a key", () => {
  const refused = (change: (raw: ReturnType<typeof fullKey>) => void): boolean => problemsOf(change).length > 0;

  test("ids, behaviours, dates and lengths are held to their form", () => {
    const cases: [string, (raw: ReturnType<typeof fullKey>) => void][] = [
      ["no format 2", (raw) => (raw.format = 2)],
      ["no id in capitals", (raw) => (raw.scenario = "Small")],
      ["no id with a space in it", (raw) => (raw.spine = ["knock it"])],
      ["no id that begins with a figure", (raw) => (raw.spine = ["1knock"])],
      ["no prototype", (raw) => (raw.spine = ["constructor"])],
      ["no id of 65 letters", (raw) => (raw.spine = ["a".repeat(65)])],
      ["no behaviour without a number", (raw) => (raw.decisions.knock.behaviours = ["COM"])],
      ["no behaviour with something before it", (raw) => (raw.decisions.knock.behaviours = ["xCOM.1"])],
      ["no behaviour with something after it", (raw) => (raw.decisions.knock.behaviours = ["COM.11"])],
      ["no behaviour 0", (raw) => (raw.decisions.knock.behaviours = ["COM.0"])],
      ["a decision without behaviours", (raw) => (raw.decisions.knock.behaviours = [])],
      [
        "seven behaviours",
        (raw) => (raw.decisions.knock.behaviours = ["A", "B", "C", "D", "E", "F", "G"].map((letter) => `C${letter}.1`)),
      ],
      ["another level", (raw) => (raw.decisions.knock.choices.wait.marks["COM.1"] = "good")],
      ["no day", (raw) => (raw.provenance.on = "soon")],
      ["nobody", (raw) => (raw.provenance.by = "")],
      ["a name of 201 letters", (raw) => (raw.provenance.by = "x".repeat(201))],
      ["a note of 601 letters", (raw) => (raw.provenance.note = "x".repeat(601))],
      ["another kind", (raw) => (raw.provenance.kind = "expert")],
      ["an empty rationale", (raw) => (raw.decisions.knock.choices.wait.rationale = "")],
      ["a rationale of 2,001 letters", (raw) => (raw.decisions.knock.choices.wait.rationale = "x".repeat(2001))],
      ["another severity", (raw) => (raw.decisions.knock.choices.wait.critical.severity = "bad")],
      ["a critical act without a reason", (raw) => delete raw.decisions.knock.choices.wait.critical.why],
      ["another lure", (raw) => (raw.decisions.knock.choices.wait.lure.kind = "greed")],
      ["a lure without a reason", (raw) => delete raw.decisions.knock.choices.wait.lure.why],
      ["a source of 41 letters", (raw) => (raw.decisions.knock.choices.wait.sources = ["x".repeat(41)])],
      ["a mean below 1", (raw) => (raw.decisions.knock.choices.wait.panel.mean = 0.9)],
      ["a mean above 7", (raw) => (raw.decisions.knock.choices.wait.panel.mean = 7.1)],
      ["a spread below 0", (raw) => (raw.decisions.knock.choices.wait.panel.sd = -0.1)],
      ["a spread above 6", (raw) => (raw.decisions.knock.choices.wait.panel.sd = 6.1)],
      ["a panel of nobody", (raw) => (raw.decisions.knock.choices.wait.panel.n = 0)],
      ["a panel of one and a half", (raw) => (raw.decisions.knock.choices.wait.panel.n = 1.5)],
      ["another truth", (raw) => (raw.reports.paper.door = "guessed")],
      ["a word nobody knows", (raw) => (raw.decisions.knock.choices.wait.points = 3)],
    ];
    expect(cases.filter(([, change]) => !refused(change)).map(([name]) => name)).toEqual([]);
  });

  test("what stands just within is taken", () => {
    const taken: ((raw: ReturnType<typeof fullKey>) => void)[] = [
      (raw) => (raw.provenance.by = "x".repeat(200)),
      (raw) => (raw.provenance.note = "x".repeat(600)),
      (raw) => (raw.decisions.knock.choices.wait.rationale = "x".repeat(2000)),
      (raw) => (raw.$schema = "./key.schema.json"),
      (raw) => {
        const { knock } = raw.decisions;
        knock.behaviours = ["COM.1", "EI.9", "PJ.3"];
        for (const id of ["again", "wait", "timeout"])
          knock.choices[id].marks = { "COM.1": "weak", "EI.9": "weak", "PJ.3": "weak" };
      },
    ];
    expect(taken.map((change) => problemsOf(change))).toEqual(taken.map(() => []));
  });

  test("what is no JSON, or no object, is one problem", () => {
    const [broken, list] = [parseKey("{", scenario, rules), parseKey("[]", scenario, rules)];
    expect([broken.ok, list.ok]).toEqual([false, false]);
  });

  test("of thousands of problems a file's worth is listed", () => {
    const found = problemsOf((raw) => {
      raw.decisions.knock.choices.wait.sources = ["S1"];
      for (let at = 0; at < 5000; at++) raw.reports[`r${at}`] = {};
    });
    expect(found.length).toBeGreaterThan(50);
    expect(found.length).toBeLessThan(5000);
    const again = problemsOf((raw) => {
      for (let at = 0; at < 9000; at++) raw.reports[`r${at}`] = {};
    });
    expect(again).toHaveLength(found.length);
  });
});

describe("the texts of a key", () => {
  test("each has its address, and a map goes through all of them", () => {
    const key = parsed(fullKey());
    if (!key.ok) throw new Error("the key of the tests is broken");
    expect([...keyTextsOf(key.value).keys()]).toEqual([
      "key.note",
      "key.knock.again.rationale",
      "key.knock.wait.rationale",
      "key.knock.wait.lure",
      "key.knock.wait.critical",
      "key.knock.timeout.rationale",
      "key.talk.hurt.rationale",
      "key.talk.bye.rationale",
    ]);
    const shouted = mapKeyTexts(key.value, (address) => address.toUpperCase());
    expect(shouted.provenance).toEqual({ ...key.value.provenance, note: "KEY.NOTE" });
    expect(shouted.decisions["knock"]?.choices["wait"]).toEqual({
      ...key.value.decisions["knock"]?.choices["wait"],
      rationale: "KEY.KNOCK.WAIT.RATIONALE",
      lure: { kind: "delay", why: "KEY.KNOCK.WAIT.LURE" },
      critical: { severity: "dignity", why: "KEY.KNOCK.WAIT.CRITICAL" },
    });
    expect(shouted.decisions["knock"]?.choices["again"]).toEqual({
      ...key.value.decisions["knock"]?.choices["again"],
      rationale: "KEY.KNOCK.AGAIN.RATIONALE",
    });
  });

  test("a note stays a plain string, whatever a translation makes of it; without one there is none", () => {
    const key = parsed(fullKey());
    const bare = parsed(rawKey());
    if (!key.ok || !bare.ok) throw new Error("the key of the tests is broken");
    const referring = mapKeyTexts(key.value, () => [{ kind: "reference", id: "ana.name" }] as never);
    expect(referring.provenance.note).toBe("Read by nobody yet.");
    expect(mapKeyTexts(bare.value, () => "x").provenance).toEqual(bare.value.provenance);
    const none = { scenario: "small", language: "es", reviewed: false, texts: {} };
    expect(translatedKey(key.value, none)).toEqual(key.value);
  });
});
