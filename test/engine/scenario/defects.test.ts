import { describe, expect, test } from "vitest";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Problem, ProblemCode } from "#engine/scenario/problem.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { rawKey } from "../../builders/raw-key.ts";
import { rawScenario, scenarioText } from "../../builders/raw-scenario.ts";

/** One defect in a good file: what it is called, where, and what stands on its line. */
interface Defect {
  readonly text: string;
  readonly pointer: string;
  readonly line: string;
}

// oxlint-disable-next-line typescript/no-explicit-any -- the file as its author may have broken it
type Change = (raw: any) => void;

const changed = (pointer: string, line: string, change: Change): Defect => {
  const raw = rawScenario();
  change(raw);
  return { text: scenarioText(raw), pointer, line };
};
const put = (pointer: string, line: string, find: string, by: string): Defect => ({
  text: scenarioText().replace(find, by),
  pointer,
  line,
});

const KNOCK = "/phases/0/scenes/0";

const IN_SCENARIOS: Partial<Record<ProblemCode, Defect>> = {
  "too-deep": put("", "[[[", '"contentNotes": []', `"contentNotes": ${"[".repeat(40)}${"]".repeat(40)}`),
  "not-json": put("", '"minutes"', '"minutes": 3', '"minutes": three'),
  "duplicate-key": put("", '"minutes"', '"minutes": 3', '"minutes": 3, "minutes": 3'),
  "forbidden-key": put("", "__proto__", '"minutes": 3', '"minutes": 3, "__proto__": 1'),
  "not-finite": put("/minutes", "1e999", '"minutes": 3', '"minutes": 1e999'),
  "lone-surrogate": put(`${KNOCK}/beats/0/text`, "ud800", "Nobody", "\\ud800"),
  "hidden-direction": put(`${KNOCK}/beats/0/text`, "u202e", "Nobody", "\\u202e"),
  "wrong-format": changed("/format", '"format": 7', (raw) => (raw.format = 7)),
  missing: changed("/phases/0/scenes/0/choices/0/to", "{", (raw) => delete raw.phases[0].scenes[0].choices[0].to),
  "unknown-key": changed("/surprise", "surprise", (raw) => (raw.surprise = 1)),
  "wrong-type": changed("/minutes", '"minutes"', (raw) => (raw.minutes = "three")),
  "not-allowed": changed(`${KNOCK}/cdm`, '"cdm"', (raw) => (raw.phases[0].scenes[0].cdm = "guess")),
  "too-small": changed("/minutes", '"minutes"', (raw) => (raw.minutes = 0)),
  "too-big": changed("/minutes", '"minutes"', (raw) => (raw.minutes = 91)),
  "bad-id": changed(`${KNOCK}/beats/0/id`, "Quiet", (raw) => (raw.phases[0].scenes[0].beats[0].id = "Quiet")),
  "bad-value": changed("/sources/0/url", "ftp:", (raw) => (raw.sources[0].url = "ftp://example.org")),
  "duplicate-id": changed("/endings/1/id", '"good"', (raw) => {
    raw.endings[1].id = "good";
    raw.phases[0].scenes[2].rows[1].to = "good";
  }),
  "reserved-id": changed("/cast/narrator", "{", (raw) => (raw.cast.narrator = raw.cast.ana)),
  "unknown-target": changed(`${KNOCK}/choices/1/to`, "nowhere", (raw) => {
    raw.phases[0].scenes[0].choices[1].to = "nowhere";
  }),
  "unknown-name": changed(`${KNOCK}/beats/0/who`, '"bob"', (raw) => (raw.phases[0].scenes[0].beats[0].who = "bob")),
  "out-of-range": changed("/meters/trust", "{", (raw) => (raw.meters.trust.start = 9)),
  "bad-text": changed("/summary", "unclosed", (raw) => (raw.summary = "{unclosed")),
  "last-row-open": changed("/cast/ana/moods/0", "{", (raw) => raw.cast.ana.moods.pop()),
  "row-after-last": changed("/cast/ana/moods/0", "{", (raw) => delete raw.cast.ana.moods[0].when),
  "pass-through-cycle": changed("/phases/0/scenes/2", "{", (raw) => (raw.phases[0].scenes[2].rows[1].to = "fork")),
  "condition-too-large": changed("/phases/0/interrupts/0/when", "{", (raw) => {
    for (let turn = 0; turn < 9; turn++) {
      raw.phases[0].interrupts[0].when = { not: raw.phases[0].interrupts[0].when };
    }
  }),
  "timeout-mismatch": changed(`${KNOCK}/choices`, "[", (raw) => delete raw.phases[0].scenes[0].timer),
  "text-missing": changed(`${KNOCK}/choices/0`, "{", (raw) => delete raw.phases[0].scenes[0].choices[0].text),
  "meaning-missing": changed(`${KNOCK}/beats/0`, "{", (raw) => (raw.phases[0].scenes[0].beats[0].understood = "no")),
  "start-not-scene": changed("/start", '"start"', (raw) => (raw.start = "good")),
  "source-missing": changed("/legalNotes/0/source", "S9", (raw) => (raw.legalNotes[0].source = "S9")),
};

describe("one defect in a scenario is one problem, with its place", () => {
  test.each(Object.entries(IN_SCENARIOS))("%s", (code, defect) => {
    const parsed = parseScenario(defect.text);
    expectOne(parsed.ok ? [] : parsed.error, code, defect);
  });
});

const keyWith = (pointer: string, line: string, change: Change): Defect => {
  const raw = rawKey();
  change(raw);
  return { text: JSON.stringify(raw, null, 2), pointer, line };
};

const IN_KEYS: Partial<Record<ProblemCode, Defect>> = {
  "unknown-decision": keyWith("/spine/0", "nowhere", (raw) => (raw.spine[0] = "nowhere")),
  "choice-unmarked": keyWith("/decisions/knock/choices", "{", (raw) => delete raw.decisions.knock.choices.wait),
  "mark-missing": keyWith("/decisions/knock/choices/wait/marks", "{", (raw) => {
    raw.decisions.knock.choices.wait.marks = {};
  }),
  "mark-extra": keyWith("/decisions/knock/choices/wait/marks/EI.1", "EI.1", (raw) => {
    raw.decisions.knock.choices.wait.marks["EI.1"] = "weak";
  }),
  "source-missing": keyWith("/decisions/knock/choices/wait/sources/0", "S9", (raw) => {
    raw.decisions.knock.choices.wait.sources = ["S9"];
  }),
  "unknown-name": keyWith("/decisions/knock/choices/wait/rationale", "bob", (raw) => {
    raw.decisions.knock.choices.wait.rationale = "{bob.name} hears it.";
  }),
  "bad-text": keyWith("/decisions/knock/choices/wait/rationale", "unclosed", (raw) => {
    raw.decisions.knock.choices.wait.rationale = "{unclosed";
  }),
};

describe("one defect in a key is one problem, with its place", () => {
  const scenario = parseScenario(scenarioText());
  if (!scenario.ok) throw new Error("the scenario of the tests is broken");
  const rules = rulesOf(scenario.value);
  test.each(Object.entries(IN_KEYS))("%s", (code, defect) => {
    const parsed = parseKey(defect.text, scenario.value, rules);
    expectOne(parsed.ok ? [] : parsed.error, code, defect);
  });
  test("a key without defects is stamped with the rules it was held against", () => {
    const parsed = parseKey(JSON.stringify(rawKey()), scenario.value, rules);
    expect(parsed).toMatchObject({ ok: true, value: { rules, spine: ["knock"] } });
  });
  test("a report that is not in the scenario is named", () => {
    const raw = rawKey();
    raw.reports = { knock: { door: "saw" } };
    const parsed = parseKey(JSON.stringify(raw), scenario.value, rules);
    expect(parsed.ok ? [] : parsed.error).toMatchObject([{ code: "unknown-name", pointer: "/reports/knock" }]);
  });
});

test("a reference that names nobody is found in every text, also where only a heading is", () => {
  const raw = rawScenario();
  for (const holder of [raw, raw.objectives[0], raw.endings[0], raw.phases[0].scenes[0]]) {
    for (const key of ["title", "who", "prompt"]) if (key in holder) holder[key] = "{bob.name}";
  }
  raw.variants = { axis: "clothing", arms: [{ id: "a" }, { id: "b", strings: { "knock.quieter": "Nobody." } }] };
  const parsed = parseScenario(scenarioText(raw));
  const found = parsed.ok ? [] : parsed.error.map(({ pointer, params }) => [pointer, params["id"]]);
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries([
      ["/endings/0/title", "bob.name"],
      ["/objectives/0/who", "bob.name"],
      ["/phases/0/scenes/0/prompt", "bob.name"],
      ["/title", "bob.name"],
      ["/variants/arms/1/strings/knock.quieter", "knock.quieter"],
    ]),
  );
});

function expectOne(problems: readonly Problem[], code: string, { text, pointer, line }: Defect): void {
  expect(problems.map((problem) => [problem.code, problem.pointer])).toEqual([[code, pointer]]);
  expect(text.split("\n")[(problems[0]?.line ?? 0) - 1]).toContain(line);
}
