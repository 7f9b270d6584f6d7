import { type Compared, proveAttempts } from "#engine/proof/attempts/prove-attempts.ts";
import { CODES, type Finding, type Proof } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { provePack } from "#engine/proof/prove-pack.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import type { Translate } from "#words/areas.ts";
import { sentenceOf } from "#words/finding-sentence.ts";
import { sentenceFor } from "#words/problems.ts";
import type { GivenAttempts } from "./check-attempts.ts";
import type { Places } from "./check-places.ts";
import type { CheckedScenario } from "./scenario-files.ts";

/** A scenario with what the proof says of it; without one when its file has problems. */
export interface ProvenScenario {
  readonly checked: CheckedScenario;
  readonly proof?: Proof;
  /** Milliseconds the proof took. */
  readonly ms: number;
  /** How many stored attempts the proof was compared with, where a file of them was given. */
  readonly attempts?: Pick<Compared, "taken" | "unread">;
}

export interface ProvenAll {
  readonly scenarios: readonly ProvenScenario[];
  /** What only all of them together show. */
  readonly together: readonly Finding[];
  /** The file of stored attempts, and how many of them are of none of these scenarios; null where one cannot be read. */
  readonly given?: { readonly file: string; readonly others: number | null };
}

export interface ProveSettings {
  /** ISO date that legal notes are held against. */
  readonly today: string;
  readonly maxStates: number;
  /** Milliseconds, for the report alone. */
  readonly now: () => number;
  readonly given?: GivenAttempts;
}

/** Proves every scenario whose files hold, one by one and then together. */
export function proveAll(checked: readonly CheckedScenario[], settings: ProveSettings): ProvenAll {
  const { today, maxStates, now, given } = settings;
  const proven: { input: ToProve; proof: Proof }[] = [];
  const scenarios = checked.map((one): ProvenScenario => {
    if (!one.scenario || one.problems.length > 0) return { checked: one, ms: 0 };
    const { scenario, key, locales } = one;
    const input: ToProve = { scenario, ...(key && { key }), locales, today, maxStates };
    const before = now();
    const proof = prove(input);
    proven.push({ input, proof });
    const ms = Math.round(now() - before);
    if (!given) return { checked: one, proof, ms };
    const { attempts = [], unread } = given.of.get(scenario.id) ?? {};
    const { proof: compared, ...counts } = proveAttempts(scenario, proof, attempts, unread);
    return { checked: one, proof: compared, ms, attempts: counts };
  });
  return {
    scenarios,
    together: proven.length > 1 ? provePack(proven) : [],
    ...(given && { given: { file: given.file, others: othersIn(given, checked) } }),
  };
}

function othersIn({ of }: GivenAttempts, checked: readonly CheckedScenario[]): number | null {
  if (checked.some(({ scenario }) => !scenario)) return null;
  const ids = new Set(checked.map(({ scenario }) => scenario?.id));
  return [...of].reduce((sum, [id, { attempts, unread }]) => sum + (ids.has(id) ? 0 : attempts.length + unread), 0);
}

const isError = ({ severity }: Finding): boolean => severity === "error";

/** No problem in any file, and no finding that is an error. */
export const isClean = ({ scenarios, together }: ProvenAll): boolean =>
  scenarios.every(({ checked, proof }) => checked.problems.length === 0 && !(proof?.findings ?? []).some(isError)) &&
  !together.some(isError);

/** The shape of `scenarios -- check --json`. */
export function checkReport(all: ProvenAll, maxStates: number, t: Translate<"findings">, places: Places): unknown {
  const scenarios = all.scenarios.map(({ checked, proof, ms, attempts }) => ({
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
    findings: (proof?.findings ?? []).map((finding) => ({
      ...finding,
      message: sentenceOf(t, finding),
      line: places.of(checked.file, finding).line ?? null,
    })),
    score: proof?.score ?? { all: null, competency: {}, ending: {} },
    endings:
      proof?.endings ?? checked.scenario?.endings.map(({ id, outcome }) => ({ id, outcome, witness: null })) ?? [],
    naive: proof?.naive ?? [],
    random: proof?.random ?? null,
    routes: proof?.routes ?? null,
    ...(attempts && { attempts }),
  }));
  const together = all.together.map((finding) => ({ ...finding, message: sentenceOf(t, finding) }));
  return {
    version: 1,
    ok: isClean(all),
    scenarios,
    pack: { findings: together },
    ...(all.given && { attempts: all.given }),
  };
}
