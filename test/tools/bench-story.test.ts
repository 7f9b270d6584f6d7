import { expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { asScenario, storyOf } from "../bench/story.ts";

test("the story that the player is measured with can be packed: the proof finds no error in it", () => {
  const { scenario, key } = asScenario(storyOf(60), "bench-story");
  const parsed = parseScenario(JSON.stringify(scenario));
  if (!parsed.ok) throw new Error("the story does not parse");
  const keyed = parseKey(JSON.stringify(key), parsed.value, rulesOf(parsed.value));
  if (!keyed.ok) throw new Error("its key does not parse");
  const proof = prove({ scenario: parsed.value, key: keyed.value, locales: [], today: "2026-11-23" });
  expect(proof.decided).toBe(true);
  expect(proof.findings.filter(({ severity }) => severity === "error")).toEqual([]);
});
