import { compile } from "../machine/compile.ts";
import type { Key } from "../score/key.ts";
import { byLot } from "./by-lot.ts";
import { checkArms } from "./check-arms.ts";
import { checkAssertions } from "./check-assertions.ts";
import { checkAttainable } from "./check-attainable.ts";
import { checkOneChoice, checkRepair, checkTaught, checkTwins } from "./check-marks.ts";
import {
  checkCircles,
  checkIdleSlots,
  checkLost,
  checkNothingOpen,
  checkSameAnswer,
  checkTogether,
  checkTrapped,
  checkUnreached,
} from "./check-reach.ts";
import { checkCriticalRoute, checkGoodRoute, strongRoutes } from "./check-routes.ts";
import { explore, type ExploreOptions } from "./explore.ts";
import { type CheckState, type Code, CODES, type Finding, type Proof, type Range } from "./finding.ts";
import { type Checked, draft, type Draft, type Looked, lookedAt } from "./looked.ts";
import { Marks } from "./marks.ts";
import { modelOf } from "./model.ts";
import { contentFindings } from "./content/content.ts";
import { checkNaive, naiveResults } from "./naive.ts";
import { routesOf } from "./routes.ts";
import { askShown } from "./shown-conditions.ts";
import type { ToProve } from "./to-prove.ts";
import { stepsTo } from "./witness.ts";

/** States looked at before giving up. */
export const MOST_STATES = 5_000_000;

export interface ProveOptions {
  readonly on?: (done: { readonly states: number }) => void;
  /** False: explore without taking anything for zero. For tests: what is found must be the same. */
  readonly reduce?: boolean;
  /** False: leave the naive players out (C06). For tests that ask thousands of proofs something else. */
  readonly players?: boolean;
}

/**
 * Everything that can happen in a scenario, and what is wrong with it. Pure and total: the same input gives the same proof.
 * @param options `on` is called now and then with the number of states found so far
 */
export function prove(input: ToProve, options: ProveOptions = {}): Proof {
  // One after the other: the graph of a large scenario takes much memory, and its texts some.
  const { played, reaches, ...proof } = playOut(input, options);
  const written = contentChecks(input, reaches);
  return { ...proof, checks: statesOf([...written, ...played]), findings: listed([...written, ...played]) };
}

/** A check with its findings written out. */
interface Done {
  readonly code: Code;
  readonly findings: readonly Finding[];
  readonly undecided?: boolean;
}

interface Played extends Omit<Proof, "checks" | "findings"> {
  readonly played: readonly Done[];
  /** Does any play reach the scene or ending with this id? What was not decided is taken for reached. */
  readonly reaches: (id: string) => boolean;
}

/** All that is found by looking at states. Nothing of the graph is kept. */
function playOut({ scenario, key, maxStates }: ToProve, { on, reduce, players }: ProveOptions): Played {
  const cap = maxStates ?? MOST_STATES;
  const program = compile(scenario);
  const model = modelOf(program, key);
  const settings: ExploreOptions = {
    maxStates: cap,
    ...(reduce !== undefined && { reduce }),
    ...(on && { on: (states: number) => on({ states }) }),
  };
  const explored = explore(model, new Marks(scenario, key), settings);
  const shown = askShown(explored, cap);
  const looked = lookedAt(explored);
  const score = scoreOf(looked);
  const routes = routesOf(looked);
  const random = byLot(looked);
  const naive = key && key.spine.length > 0 && players !== false ? naiveResults(program, key, explored.marks) : [];
  const checked: readonly Checked[] = [
    checkUnreached(looked),
    checkNothingOpen(looked),
    checkTrapped(looked),
    checkCircles(looked),
    checkSameAnswer(looked, shown),
    checkTogether(looked),
    checkIdleSlots(looked, shown),
    ...(key ? [shareReport(looked, score)] : []),
    ...(key && key.spine.length > 0 ? [...checkRoutes(looked, key), checkAttainable(looked, key)] : []),
    ...(key
      ? [checkOneChoice(looked, key), checkTwins(looked, key), checkTaught(looked, key), checkRepair(looked, key)]
      : []),
    sizeReport(looked, routes),
    checkLost(looked),
    checkArms(looked),
    ...(scenario.assertions ? [checkAssertions(scenario, cap)] : []),
    ...(naive.length > 0 ? [checkNaive(naive, key?.spine.length ?? 0)] : []),
  ];
  const { decided } = looked;
  const { places } = explored.met;
  return {
    states: explored.place.length,
    transitions: explored.to.length,
    cap,
    decided,
    tooLarge: [...explored.tooLarge].map(([place, slots]) => ({ scene: program.places[place]?.id ?? "", slots })),
    played: checked.map(writtenOut),
    reaches: (id) => !decided || places[program.placeOf.get(id) ?? -1] === 1,
    score,
    endings: scenario.endings.map(({ id, outcome }) => {
      const place = program.placeOf.get(id) ?? -1;
      const state = explored.place.indexOf(place);
      return { id, outcome, witness: state < 0 ? null : stepsTo(explored, state) };
    }),
    naive,
    ...(random && { random }),
    ...(routes && { routes }),
  };
}

/** How it is written; a scene that no play reaches needs no words. */
function contentChecks(input: ToProve, reaches: (id: string) => boolean): Done[] {
  const { findings, notDecided, ran } = contentFindings(input, reaches);
  return ran.map((code) => ({
    code,
    findings: findings.filter((one) => one.code === code),
    undecided: notDecided.includes(code),
  }));
}

/** One pass over the graph serves both. */
function checkRoutes(looked: Looked, key: Key): Checked[] {
  const strong = strongRoutes(looked);
  return [checkGoodRoute(looked, key, strong), checkCriticalRoute(looked, key, strong)];
}

/** P08, whole and by competency and ending. */
function scoreOf({ explored, shares, key, program, endings }: Looked): Proof["score"] {
  const { marks } = explored;
  if (!key || marks.total[0] === 0) return { all: null, competency: {}, ending: {} };
  // Where every decision touches one competency alone, or all of them alike, its shares are the whole's.
  const own = marks.competencies.map((_, at) => !marks.isLike(at + 1, 0));
  const apart = program.scenario.endings.length > 1 ? program.scenario.endings : [];
  const [all = null, ...others] = shares.ranges([
    { measure: 0, ends: endings },
    ...own.flatMap((is, at) => (is ? [{ measure: at + 1, ends: endings }] : [])),
    ...apart.map(({ id }) => ({
      measure: 0,
      ends: endings.map((_, at) => (at === program.placeOf.get(id) ? 1 : 0)),
    })),
  ]);
  const competency: Record<string, Range> = {};
  for (const [at, name] of marks.competencies.entries()) {
    const range = own[at] ? others.shift() : all;
    if (range) competency[name] = range;
  }
  const ending: Record<string, Range> = {};
  for (const { id } of program.scenario.endings) {
    const range = apart.length > 0 ? others.shift() : all;
    if (range) ending[id] = range;
  }
  return { all, competency, ending };
}

const percent = (share: number): number => Math.round(share * 100);

function shareReport({ decided }: Looked, { all, competency, ending }: Proof["score"]): Checked {
  const one = (of: string, id: string, range: Range): Draft =>
    draft("P08", "report", "", { of, id, min: percent(range.min), max: percent(range.max) }, () => range.highest);
  return {
    code: "P08",
    findings: [
      ...(all ? [one("all", "", all)] : []),
      ...Object.entries(competency).map(([id, range]) => one("competency", id, range)),
      ...Object.entries(ending).map(([id, range]) => one("ending", id, range)),
    ],
    undecided: !decided,
  };
}

function sizeReport({ decided }: Looked, routes: Proof["routes"]): Checked {
  if (!routes) return { code: "P14", findings: [], undecided: !decided };
  const { shortest, longest } = routes;
  const params = {
    scenes: shortest.scenes,
    words: shortest.words,
    minutes: shortest.minutes,
    scenesMost: longest.scenes,
    wordsMost: longest.words,
    minutesMost: longest.minutes,
  };
  return { code: "P14", findings: [draft("P14", "report", "", params, () => longest.route)], undecided: !decided };
}

/** What was not run says so; what found nothing is proved only where all could be looked at. */
function statesOf(checked: readonly Done[]): Record<Code, CheckState> {
  const states = Object.fromEntries(CODES.map((code) => [code, "not run"])) as Record<Code, CheckState>;
  for (const { code, findings, undecided } of checked) {
    const here: CheckState = findings.length > 0 ? "found" : undecided === true ? "not decided" : "proved";
    const before = states[code];
    // Two halves of one check: what one found stands, and what one could not decide is not proved by the other.
    if (before === "not run" || here === "found" || (here === "not decided" && before === "proved"))
      states[code] = here;
  }
  return states;
}

/** Of one code this many are listed; nobody mends more before looking again. */
const MOST_FINDINGS = 100;

/** Only those that may be listed need their witness. */
const writtenOut = ({ findings, ...check }: Checked): Done => ({
  ...check,
  findings: findings.slice(0, MOST_FINDINGS).map(({ steps, ...one }): Finding => ({ ...one, witness: steps() })),
});

/** In the order of the codes. */
const listed = (checked: readonly Done[]): Finding[] =>
  CODES.flatMap((code) =>
    checked
      .filter((one) => one.code === code)
      .flatMap(({ findings }) => findings)
      .slice(0, MOST_FINDINGS),
  );
