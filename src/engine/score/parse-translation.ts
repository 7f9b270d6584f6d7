import { z } from "zod";
import { err, ok, type Result } from "../result.ts";
import { LIMITS, parseJson, pointerOf } from "../scenario/parse-json.ts";
import { shapeOf } from "../scenario/parse-shape.ts";
import { parseText, referable, referencesOf } from "../scenario/parse-text.ts";
import type { Problem, ProblemCode } from "../scenario/problem.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { textHash, textsOf } from "../scenario/texts.ts";
import { type Coverage, coverageOf, sourceOf, type Translation } from "../scenario/translation.ts";
import type { Text } from "../scenario/text.ts";
import { keyTextsOf } from "./key-texts.ts";
import type { Key } from "./key.ts";

z.config({ jitless: true });

const entry = z.strictObject({
  of: z.string().regex(/^[0-9a-f]{8}$/),
  source: z.string().max(2000).optional(),
  text: z.string().max(3000),
});
const fileSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  scenario: z.string().max(64),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/),
  reviewed: z.boolean(),
  by: z.string().max(200),
  texts: z.record(z.string().max(200), entry),
});
type TranslationFile = z.output<typeof fileSchema>;

/** A translation held against what it translates. */
export interface ParsedTranslation {
  readonly scenario: Translation;
  readonly key: Translation;
  /** Of both together. */
  readonly coverage: Coverage;
}

/**
 * The text of a `locales/<language>.json`, held against its scenario and key, or every problem at once. Entries that are
 * empty or stale are no problems: they are counted, and what they stand for is told in the base language.
 */
export function parseTranslation(text: string, scenario: Scenario, key: Key): Result<ParsedTranslation, Problem[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const file = json.value;
  const shaped = shapeOf(fileSchema, file);
  if (!shaped.ok) return shaped;
  const raw = shaped.value;

  const problems: Problem[] = [];
  const found = (code: ProblemCode, path: PropertyKey[], params: Problem["params"] = {}): void => {
    if (problems.length < LIMITS.problems) {
      problems.push({ code, pointer: pointerOf(path), line: file.lineAt(path), params });
    }
  };
  if (raw.scenario !== scenario.id) found("unknown-name", ["scenario"], { id: raw.scenario, what: "scenario" });
  const names = referable(scenario);
  const told = textsOf(scenario);
  const keyed = keyTextsOf(key);
  const made: Record<"told" | "keyed", Record<string, readonly [string, Text]>> = { told: {}, keyed: {} };
  for (const [address, { of, text: written }] of Object.entries(raw.texts)) {
    const path = ["texts", address];
    const kind = told.has(address) ? "told" : keyed.has(address) ? "keyed" : undefined;
    if (!kind) found("unknown-name", path, { id: address, what: "text" });
    if (!kind || written === "") continue;
    const parsed = parseText(written);
    if (!parsed.ok) {
      found("bad-text", [...path, "text"], { why: parsed.error });
      continue;
    }
    for (const id of referencesOf(parsed.value)) {
      if (!names.has(id)) found("unknown-name", [...path, "text"], { id, what: "reference" });
    }
    made[kind][address] = [of, parsed.value];
  }
  if (problems.length > 0) return err(problems);
  const { language, reviewed } = raw;
  const base = { scenario: raw.scenario, language, reviewed };
  const all: Translation = { ...base, texts: { ...made.told, ...made.keyed } };
  return ok({
    scenario: { ...base, texts: made.told },
    key: { ...base, texts: made.keyed },
    coverage: coverageOf(new Map([...told, ...keyed]), all),
  });
}

/**
 * The file a translator works in, brought up to date: every text of scenario and key in order, what was translated kept,
 * `source` beside each entry that waits for work (new, or changed since).
 * @param before the file as it was, when there was one
 */
export function translationFile(
  scenario: Scenario,
  key: Key,
  language: string,
  before?: Pick<TranslationFile, "reviewed" | "by" | "texts">,
): TranslationFile {
  const texts: TranslationFile["texts"] = {};
  for (const [address, text] of [...textsOf(scenario), ...keyTextsOf(key)]) {
    const of = textHash(text);
    const old = before?.texts[address];
    texts[address] =
      old && old.of === of && old.text !== ""
        ? { of, text: old.text }
        : { of, source: sourceOf(text), text: old?.text ?? "" };
  }
  return {
    format: 1,
    scenario: scenario.id,
    language,
    reviewed: before?.reviewed ?? false,
    by: before?.by ?? "",
    texts,
  };
}
