import { sentenceFor } from "#words/problems.ts";
import type { CheckedScenario } from "./scenario-files.ts";

/** What the proof will check, by code (design of the proof); until it is built each says that it did not run. */
const CHECKS = [
  ...Array.from({ length: 23 }, (_, at) => `P${String(at + 1).padStart(2, "0")}`),
  ...Array.from({ length: 10 }, (_, at) => `C${String(at + 1).padStart(2, "0")}`),
];

/** The shape of `scenarios -- check --json`. */
export function checkReport(checked: readonly CheckedScenario[], maxStates: number): { ok: boolean; report: unknown } {
  const ok = checked.every((one) => one.problems.length === 0);
  const scenarios = checked.map(({ file, scenario, pack, rules, problems }) => ({
    id: scenario?.id ?? null,
    file,
    pack: pack ?? null,
    rules: rules ?? null,
    states: 0,
    transitions: 0,
    cap: maxStates,
    decided: false,
    ms: 0,
    problems: problems.map((problem) => ({
      code: problem.code,
      message: sentenceFor(problem),
      pointer: problem.pointer,
      line: problem.line,
      file: problem.file,
    })),
    checks: Object.fromEntries(CHECKS.map((code) => [code, "not run"])),
    findings: [],
    score: { all: null, competency: {}, ending: {} },
    endings: scenario?.endings.map(({ id, outcome }) => ({ id, outcome, witness: null })) ?? [],
    naive: [],
  }));
  return { ok, report: { version: 1, ok, scenarios } };
}

/** The same for people: one line a problem, with its place first. */
export function checkLines(checked: readonly CheckedScenario[]): string[] {
  return checked.flatMap(({ file, scenario, key, problems }) => {
    if (problems.length > 0) {
      return problems.map(
        (one) => `${one.file}:${one.line}  ${sentenceFor(one)}${one.pointer === "" ? "" : `  (${one.pointer})`}`,
      );
    }
    const keyed = key ? `key by ${key.provenance.by} (${key.provenance.kind})` : "no key beside it";
    return [`${file}  ${scenario?.id ?? ""}: shape and references hold; ${keyed}; proof not run`];
  });
}
