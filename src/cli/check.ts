import { CODES, type Finding, type Proof } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { provePack } from "#engine/proof/prove-pack.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import { sentenceFor } from "#words/problems.ts";
import type { CheckedScenario } from "./scenario-files.ts";

/** A scenario with what the proof says of it; without one when its file has problems. */
export interface ProvenScenario {
  readonly checked: CheckedScenario;
  readonly proof?: Proof;
  /** Milliseconds the proof took. */
  readonly ms: number;
}

export interface ProvenAll {
  readonly scenarios: readonly ProvenScenario[];
  /** What only all of them together show. */
  readonly together: readonly Finding[];
}

/** Proves every scenario whose files hold, one by one and then together. `now` gives milliseconds, for the report alone. */
export function proveAll(
  checked: readonly CheckedScenario[],
  today: string,
  maxStates: number,
  now: () => number,
): ProvenAll {
  const proven: { input: ToProve; proof: Proof }[] = [];
  const scenarios = checked.map((one): ProvenScenario => {
    if (!one.scenario || one.problems.length > 0) return { checked: one, ms: 0 };
    const { scenario, key, locales } = one;
    const input: ToProve = { scenario, ...(key && { key }), locales, today, maxStates };
    const before = now();
    const proof = prove(input);
    proven.push({ input, proof });
    return { checked: one, proof, ms: Math.round(now() - before) };
  });
  return { scenarios, together: proven.length > 1 ? provePack(proven) : [] };
}

const isError = ({ severity }: Finding): boolean => severity === "error";

/** No problem in any file, and no finding that is an error. */
export const isClean = ({ scenarios, together }: ProvenAll): boolean =>
  scenarios.every(({ checked, proof }) => checked.problems.length === 0 && !(proof?.findings ?? []).some(isError)) &&
  !together.some(isError);

/** The shape of `scenarios -- check --json`. */
export function checkReport(all: ProvenAll, maxStates: number): unknown {
  const scenarios = all.scenarios.map(({ checked, proof, ms }) => ({
    id: checked.scenario?.id ?? null,
    file: checked.file,
    pack: checked.pack ?? null,
    rules: checked.rules ?? null,
    states: proof?.states ?? 0,
    transitions: proof?.transitions ?? 0,
    cap: maxStates,
    decided: proof?.decided ?? false,
    tooLarge: proof?.tooLarge ?? [],
    ms,
    problems: checked.problems.map((problem) => ({
      code: problem.code,
      message: sentenceFor(problem),
      pointer: problem.pointer,
      line: problem.line,
      file: problem.file,
    })),
    checks: proof?.checks ?? Object.fromEntries(CODES.map((code) => [code, "not run"])),
    findings: (proof?.findings ?? []).map(reported),
    score: proof?.score ?? { all: null, competency: {}, ending: {} },
    endings:
      proof?.endings ?? checked.scenario?.endings.map(({ id, outcome }) => ({ id, outcome, witness: null })) ?? [],
    naive: proof?.naive ?? [],
    random: proof?.random ?? null,
    routes: proof?.routes ?? null,
  }));
  return { version: 1, ok: isClean(all), scenarios, pack: { findings: all.together.map(reported) } };
}

const reported = (finding: Finding): unknown => ({ ...finding, message: messageOf(finding) });

/** What was found, as its values say it: `scene: door, choice: shout`. */
const messageOf = ({ params }: Finding): string =>
  Object.entries(params)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");

/** The same for people: problems with their place first; then, scenario by scenario, what was looked at and found. */
export const checkLines = ({ scenarios, together }: ProvenAll): string[] => [
  ...scenarios.flatMap(scenarioLines),
  ...together.flatMap((finding) => findingLines("all together", finding)),
];

function scenarioLines({ checked, proof, ms }: ProvenScenario): string[] {
  if (!proof) {
    return checked.problems.map(
      (one) => `${one.file}:${one.line}  ${sentenceFor(one)}${one.pointer === "" ? "" : `  (${one.pointer})`}`,
    );
  }
  const keyed = checked.key
    ? `key by ${checked.key.provenance.by} (${checked.key.provenance.kind})`
    : "no key beside it";
  const looked = proof.decided ? "all of it" : "not all of it";
  const undecided = CODES.filter((code) => proof.checks[code] === "not decided");
  return [
    `${checked.file}  ${checked.scenario?.id ?? ""}: ${proof.states} states, ${proof.transitions} moves, ${looked}, in ${ms} ms; ${keyed}`,
    ...proof.findings.flatMap((finding) => findingLines(checked.file, finding)),
    ...(undecided.length > 0 ? [`  not decided: ${undecided.join(" ")}`] : []),
  ];
}

/** The finding, then the fewest moves to it. */
function findingLines(file: string, finding: Finding): string[] {
  const { severity, code, pointer, witness } = finding;
  const route = (witness ?? []).slice(1).map(({ kind, scene, choice }) => `${scene}.${choice ?? kind}`);
  return [
    `  ${severity.padEnd(7)} ${code}  ${messageOf(finding)}  (${finding.file ?? file}${pointer === "" ? "" : ` ${pointer}`})`,
    // A report is read for its figures; its route is in `--json`.
    ...(route.length > 0 && severity !== "report" ? [`            ${route.join(" > ")}`] : []),
  ];
}
