import { err, ok, type Result } from "../result.ts";
import { LIMITS, parseJson, pointerOf } from "../scenario/parse-json.ts";
import { shapeOf } from "../scenario/parse-shape.ts";
import { parseText, referable, referencesOf } from "../scenario/parse-text.ts";
import type { Problem, ProblemCode } from "../scenario/problem.ts";
import { type DecisionScene, type Scenario, scenesOf, TIMEOUT } from "../scenario/scenario.ts";
import type { Text } from "../scenario/text.ts";
import { keySchema } from "./key-schema.ts";
import type { ChoiceKey, DecisionKey, Key } from "./key.ts";

/**
 * The text of a `key.json`, held against its scenario, or every problem at once.
 *
 * Every choice of every decision has one mark for each behaviour the decision touches. A timeout may go unmarked:
 * then it is no evidence, unless the author says that response time is assessed (`timer.assessed`).
 *
 * @param rules the hash of the rules the key is made for
 */
export function parseKey(text: string, scenario: Scenario, rules: string): Result<Key, Problem[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const file = json.value;
  const shaped = shapeOf(keySchema, file);
  if (!shaped.ok) return shaped;
  const raw = shaped.value;

  const problems: Problem[] = [];
  const found = (code: ProblemCode, path: PropertyKey[], params: Problem["params"] = {}): void => {
    if (problems.length < LIMITS.problems) {
      problems.push({ code, pointer: pointerOf(path), line: file.lineAt(path), params });
    }
  };
  const names = referable(scenario);
  const textAt = (source: string, path: PropertyKey[]): Text => {
    const parsed = parseText(source);
    if (parsed.ok) {
      for (const id of referencesOf(parsed.value)) {
        if (!names.has(id)) found("unknown-name", path, { id, what: "reference" });
      }
      return parsed.value;
    }
    found("bad-text", path, { why: parsed.error });
    return source;
  };

  if (raw.scenario !== scenario.id) found("unknown-name", ["scenario"], { id: raw.scenario, what: "scenario" });
  const decisions = new Map<string, DecisionScene>();
  for (const scene of scenesOf(scenario)) if (scene.kind === "decision") decisions.set(scene.id, scene);
  for (const [at, id] of raw.spine.entries()) {
    if (!decisions.has(id)) found("unknown-decision", ["spine", at], { id });
  }
  const sources = new Set(scenario.sources.map((source) => source.id));

  const parsed: Record<string, DecisionKey> = {};
  for (const [id, entry] of Object.entries(raw.decisions)) {
    const scene = decisions.get(id);
    if (!scene) found("unknown-decision", ["decisions", id], { id });
    const choices: Record<string, ChoiceKey> = {};
    for (const [choiceId, choice] of Object.entries(entry.choices)) {
      const path = ["decisions", id, "choices", choiceId];
      if (scene && !scene.choices.some((candidate) => candidate.id === choiceId)) {
        found("unknown-name", path, { id: choiceId, what: "choice" });
      }
      for (const behaviour of entry.behaviours) {
        if (!(behaviour in choice.marks)) found("mark-missing", [...path, "marks"], { id: choiceId, behaviour });
      }
      for (const behaviour of Object.keys(choice.marks)) {
        if (!entry.behaviours.includes(behaviour)) found("mark-extra", [...path, "marks", behaviour], { behaviour });
      }
      for (const [at, source] of choice.sources.entries()) {
        if (!sources.has(source)) found("source-missing", [...path, "sources", at], { id: source });
      }
      choices[choiceId] = {
        marks: choice.marks,
        ...(choice.critical && {
          critical: {
            severity: choice.critical.severity,
            why: textAt(choice.critical.why, [...path, "critical", "why"]),
          },
        }),
        ...(choice.disrespect !== undefined && { disrespect: choice.disrespect }),
        ...(choice.lure && {
          lure: { kind: choice.lure.kind, why: textAt(choice.lure.why, [...path, "lure", "why"]) },
        }),
        rationale: textAt(choice.rationale, [...path, "rationale"]),
        sources: choice.sources,
        ...(choice.panel && { panel: choice.panel }),
      };
    }
    for (const choice of scene?.choices ?? []) {
      if (!(choice.id in entry.choices) && choice.id !== TIMEOUT) {
        found("choice-unmarked", ["decisions", id, "choices"], { id: choice.id, scene: id });
      }
    }
    parsed[id] = { behaviours: entry.behaviours, choices };
  }
  for (const id of decisions.keys()) {
    if (!(id in raw.decisions)) found("choice-unmarked", ["decisions"], { id: "*", scene: id });
  }
  for (const [id, items] of Object.entries(raw.reports)) {
    const scene = scenesOf(scenario).find((one) => one.id === id);
    if (scene?.kind !== "report") {
      found("unknown-name", ["reports", id], { id, what: "report" });
      continue;
    }
    for (const item of Object.keys(items)) {
      if (!scene.items.some((one) => one.id === item)) {
        found("unknown-name", ["reports", id, item], { id: item, what: "item" });
      }
    }
  }
  if (problems.length > 0) return err(problems);
  return ok({
    format: 1,
    scenario: raw.scenario,
    rules,
    provenance: {
      kind: raw.provenance.kind,
      by: raw.provenance.by,
      on: raw.provenance.on,
      ...(raw.provenance.note !== undefined && { note: raw.provenance.note }),
    },
    spine: raw.spine,
    decisions: parsed,
    reports: raw.reports,
  });
}
