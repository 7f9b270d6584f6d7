import { compile } from "#engine/machine/compile.ts";
import {
  type Code,
  CODES,
  type CheckState,
  type Finding,
  type Proof,
  type Severity,
  type Step,
} from "#engine/proof/finding.ts";
import type { Key } from "#engine/score/key.ts";
import type { Translate } from "#words/areas.ts";
import { adviceOf, nameOf, sentenceOf, severityName, stateName, whyUndecided } from "#words/finding-sentence.ts";
import { sentenceFor } from "#words/problems.ts";
import type { ProvenAll, ProvenScenario } from "./check.ts";
import { figureLines } from "./check-figures.ts";
import { type Paper, wrapped } from "./check-lines.ts";
import { type Places, placeText } from "./check-places.ts";
import { Routes } from "./check-routes.ts";
import type { FileProblem } from "./scenario-files.ts";

/** Whom it is told to, and on what. */
export interface ToTell {
  readonly t: Translate<"findings">;
  readonly paper: Paper;
  readonly places: Places;
}

const SEVERITIES = ["error", "warning", "report"] as const satisfies readonly Severity[];
/** What shares a route can have is told among the figures. */
const TOLD_BELOW = "P08";
/** Of stored attempts that go otherwise now, so many are listed for people. */
const MOST_ATTEMPTS = 20;
/** The way it has is the longest there is. */
const LENGTH = "P14";
const INDENT = "    ";

/** What was found, for people: scenario by scenario, then what only all together show, then how much it is. */
export function checkLines(all: ProvenAll, tell: ToTell): string[] {
  const { t, paper } = tell;
  const { scenarios, together, given } = all;
  return [
    ...scenarios.flatMap((one) => [...scenarioLines(one, given, tell), ""]),
    ...(together.length > 0
      ? [paper.paint("head", t("told.together")), ...findingsLines(together, "", undefined, tell), ""]
      : []),
    ...(given?.others ? wrapped(t("told.others", { file: given.file, count: given.others ?? 0 }), paper.width) : []),
    sumOf(all, t),
  ];
}

/** A problem of a file in one line, its place first. */
export const problemLines = (problems: readonly FileProblem[]): string[] =>
  problems.map(
    (one) => `${one.file}:${one.line}  ${sentenceFor(one)}${one.pointer === "" ? "" : `  (${one.pointer})`}`,
  );

function scenarioLines(
  { checked, proof, ms, attempts }: ProvenScenario,
  given: ProvenAll["given"],
  tell: ToTell,
): string[] {
  const { scenario, key, file, problems } = checked;
  if (!scenario || !proof) return problemLines(problems);
  const { t, paper } = tell;
  const routes = new Routes(t, compile(scenario), paper);
  return [
    `${paper.paint("head", scenario.id)}  ${file}`,
    ...wrapped(lookedAt(proof, ms, t), paper.width),
    ...proof.tooLarge.flatMap((one) => wrapped(t("told.tooLarge", one), paper.width)),
    ...wrapped(whoseKey(key, t), paper.width),
    ...(attempts && given ? attemptLines(attempts, given.file, proof, tell) : []),
    ...findingsLines(proof.findings, file, routes, tell),
    ...figureLines(proof, routes, tell),
    "",
    ...checkStates(proof, tell),
  ];
}

const number = new Intl.NumberFormat("en-US");

function lookedAt({ states, transitions, cap, decided }: Proof, ms: number, t: ToTell["t"]): string {
  const size = { states: number.format(states), moves: number.format(transitions), ms: number.format(ms) };
  return decided ? t("told.whole", size) : t("told.part", { ...size, cap: number.format(cap) });
}

function whoseKey(key: Key | undefined, t: ToTell["t"]): string {
  if (!key) return t("told.noKey");
  const { kind, by } = key.provenance;
  return kind === "panel" ? t("told.panel", { by }) : t("told.author", { by });
}

/** What came of a file of stored attempts, in counts; those an edit leaves as they were are told here alone. */
function attemptLines(
  { taken, unread }: NonNullable<ProvenScenario["attempts"]>,
  file: string,
  { findings }: Proof,
  { t, paper }: ToTell,
): string[] {
  const sames = findings.filter(isSame).length;
  const lines = [
    taken === 0 ? t("told.none", { file }) : t("told.attempts", { count: taken }),
    ...(sames > 0 ? [t("told.sames", { count: sames })] : []),
    ...(unread > 0 ? [t("told.unread", { count: unread })] : []),
  ];
  return wrapped(lines.join(" "), paper.width);
}

const isSame = ({ code, params }: Finding): boolean => code === "P22" && params["result"] === "same";

/** Errors, then warnings, then notes; what to do about it is said once where several in a row need the same. */
function findingsLines(findings: readonly Finding[], file: string, routes: Routes | undefined, tell: ToTell): string[] {
  const { t, paper, places } = tell;
  const told = findings.filter((one) => one.code !== TOLD_BELOW && !isSame(one));
  const listed = SEVERITIES.flatMap((severity) => told.filter((one) => one.severity === severity));
  const attempts = listed.filter(({ code }) => code === "P22");
  const left = new Set(attempts.slice(MOST_ATTEMPTS));
  const shown = listed.filter((one) => !left.has(one));
  return shown.flatMap((finding, at) => {
    const before = shown[at - 1];
    const { code, severity, pointer, witness } = finding;
    const anew = before?.code !== code || before.severity !== severity;
    const advice = adviceOf(t, finding);
    const advised = anew || adviceOf(t, before) !== advice;
    // Notes that say little each stand close together.
    const brief = severity === "report" && !witness;
    const last = shown[at + 1]?.code !== code;
    return [
      ...(advised || !brief ? [""] : []),
      ...(anew ? [paper.paint(severity, `  ${severityName(t, severity)} ${code}: ${nameOf(t, code)}`)] : []),
      ...wrapped(sentenceOf(t, finding), paper.width, INDENT),
      ...(advised ? wrapped(advice, paper.width, `${INDENT}→ `, `${INDENT}  `) : []),
      ...(pointer === ""
        ? []
        : [`${INDENT}${brief ? "  " : ""}${paper.paint("quiet", placeText(places.of(file, finding)))}`]),
      ...(routes && witness && witness.length > 1 ? wayLines(finding, witness, routes, tell) : []),
      ...(code === "P22" && last && left.size > 0 ? ["", `${INDENT}${t("told.more", { count: left.size })}`] : []),
    ];
  });
}

/** The way to it, move by move; of a note, which is read for what it says, by its ids alone. */
function wayLines(
  { code, severity }: Finding,
  witness: readonly Step[],
  routes: Routes,
  { t, paper }: ToTell,
): string[] {
  if (severity !== "report") return [`${INDENT}${t("told.way")}`, ...routes.played(witness, INDENT)];
  if (code === LENGTH) return [];
  return routes.listed(witness, INDENT, `${t("told.way")} `).map((line) => paper.paint("quiet", line));
}

/** Every check under what came of it; of those not decided, why. */
function checkStates(proof: Proof, { t, paper }: ToTell): string[] {
  const of = (state: CheckState): Code[] => CODES.filter((code) => proof.checks[code] === state);
  const line = (text: string): string[] => wrapped(text, paper.width, "  ", INDENT);
  const state = (one: CheckState): string[] =>
    of(one).length === 0 ? [] : line(`${stateName(t, one)}: ${of(one).join(" ")}`);
  const undecided = new Map<string, Code[]>();
  for (const code of of("not decided")) {
    const why = whyUndecided(t, code, proof);
    undecided.set(why, [...(undecided.get(why) ?? []), code]);
  }
  return [
    ...state("proved"),
    ...state("found"),
    ...[...undecided].flatMap(([why, codes]) => line(t("told.undecided", { why, codes: codes.join(" ") }))),
    ...state("not run"),
  ];
}

function sumOf({ scenarios, together }: ProvenAll, t: ToTell["t"]): string {
  const findings = [...scenarios.flatMap(({ proof }) => proof?.findings ?? []), ...together];
  const problems = scenarios.reduce((sum, { checked }) => sum + checked.problems.length, 0);
  const count = (severity: Severity): string =>
    t(`count.${severity}`, { count: findings.filter((one) => one.severity === severity).length });
  const files = t("told.files", { count: scenarios.length });
  const counts = [...(problems === 0 ? [] : [t("told.problems", { count: problems })]), ...SEVERITIES.map(count)];
  return t("told.sum", { files, counts: counts.join(", ") });
}
