import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { scenarioJsonSchema } from "#engine/scenario/schema.ts";
import { sentenceFor } from "#words/problems.ts";
import { rawScenario, scenarioText } from "../../builders/raw-scenario.ts";
import { CORPUS } from "../../harness/corpus.ts";
import { mutated } from "../../harness/mutated.ts";

const inMemory = CORPUS.filter((file) => !["not-utf8"].includes(file.wants) && file.name !== "fifty megabytes");

describe("a broken or hostile file", () => {
  test.each(inMemory.map((file) => [file.name, file] as const))("%s", (_, { wants, bytes }) => {
    const parsed = parseScenario(new TextDecoder().decode(bytes()));
    if (wants === "accepted") {
      expect(parsed.ok).toBe(true);
      return;
    }
    if (parsed.ok) throw new Error("it was accepted");
    if (wants !== "any") expect(parsed.error.map((problem) => problem.code)).toContain(wants);
    for (const problem of parsed.error) {
      expect(problem.line).toBeGreaterThan(0);
      const sentence = sentenceFor(problem);
      expect(sentence.length).toBeGreaterThan(15);
      expect(sentence).not.toMatch(/undefined|\[object|“”/);
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

test("a good file changed by chance is a scenario or a list of problems, each with a line and a sentence", () => {
  let refused = 0;
  for (const { name, bytes } of mutated(1500, "unit")) {
    const parsed = parseScenario(new TextDecoder().decode(bytes()));
    if (parsed.ok) continue;
    refused++;
    expect(parsed.error.length, name).toBeGreaterThan(0);
    for (const problem of parsed.error) {
      expect(problem.line, name).toBeGreaterThan(0);
      expect(sentenceFor(problem), name).toMatch(/^[A-Z“].{15,}\.$/s);
    }
  }
  expect(refused).toBeGreaterThan(700);
});

test("a good file is a scenario, with defaults filled in and every text parsed", () => {
  const parsed = parseScenario(scenarioText());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const [knock, talk] = parsed.value.phases[0]?.scenes ?? [];
  expect(knock).toMatchObject({ kind: "decision", askWhy: false, beats: [{ channel: "room", understood: "clear" }] });
  expect(talk).toMatchObject({
    prompt: ["What do you ask ", { ref: "ana.name" }, "?"],
    choices: [{ text: [{ em: ["Are"] }, " you hurt?"] }, {}],
  });
});

test("all problems come at once, each with its pointer and its line", () => {
  const raw = rawScenario();
  raw.phases[0].scenes[0].choices[0].to = "nowhere";
  raw.phases[0].scenes[1].choices[1].effects = [{ add: ["hope", 1] }];
  raw.cast.ana.moods.pop();
  const text = scenarioText(raw);
  const parsed = parseScenario(text);
  if (parsed.ok) throw new Error("it was accepted");
  const lines = text.split("\n");
  const byPointer = Object.fromEntries(parsed.error.map((problem) => [problem.pointer, problem]));
  expect(Object.keys(byPointer).toSorted()).toEqual([
    "/cast/ana/moods/0",
    "/phases/0/scenes/0/choices/0/to",
    "/phases/0/scenes/1/choices/1/effects/0",
  ]);
  const to = byPointer["/phases/0/scenes/0/choices/0/to"];
  expect(lines[(to?.line ?? 0) - 1]).toContain("nowhere");
  expect(to && sentenceFor(to)).toBe("There is no scene or ending called “nowhere”. Check the spelling or add it.");
});

test("a wrong key deep inside is named where it stands, not as a failed choice of forms", () => {
  const raw = rawScenario();
  raw.phases[0].scenes[0].choices[0].effects = [{ add: ["trust", "two"] }];
  raw.phases[0].scenes[0].beats[0].chanel = "radio";
  const parsed = parseScenario(scenarioText(raw));
  if (parsed.ok) throw new Error("it was accepted");
  expect(parsed.error.map(({ code, pointer }) => [code, pointer])).toEqual(
    expect.arrayContaining([
      ["unknown-key", "/phases/0/scenes/0/beats/0/chanel"],
      ["wrong-type", "/phases/0/scenes/0/choices/0/effects/0/add/1"],
    ]),
  );
});

test("the schema file for editors is the one the parser uses", () => {
  const file: unknown = JSON.parse(readFileSync("scenarios/scenario.schema.json", "utf8"));
  expect(file, "run: npm run scenarios -- schema").toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});
