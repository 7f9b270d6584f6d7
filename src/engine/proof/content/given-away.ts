import { type DecisionScene, type Scenario, scenesOf } from "../../scenario/scenario.ts";
import { type DecisionKey, type Key, LEVELS } from "../../score/key.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../looked.ts";
import { read, type Told, wordsOf } from "./told.ts";
import { countIn, listsFor, type WordLists } from "./word-lists.ts";

/** What a choice can be known by without knowing the matter. `longest` is C01; the others are the `what` of C02. */
const TELLS = ["longest", "first", "politest", "supervisor"] as const;
type Tell = (typeof TELLS)[number];

/** How often a tell points to the best choice, over the decisions where one choice stands alone above the others. */
export interface Tally {
  readonly tell: Tell;
  /** Decisions whose best choice has the tell. */
  readonly best: number;
  /** Decisions looked at. */
  readonly of: number;
  /** How many one would have expected: the sum of each decision's share of choices with the tell. */
  readonly expected: number;
}

/** Decisions below which nothing is said. */
export const FEWEST = 6;
/** How far above chance is too often: 10 points. */
const ABOVE = 0.1;
/** Below so many decisions, one of them weighs more than those 10 points. */
const FEW = 10;

/**
 * One tally a tell. The best choice is the one with the highest sum of its marks (0, 1, 2); where two share it, or all are
 * equal, the decision is left out: no reader of tests can find one answer where there is none. Timeouts have no text and are
 * no choice here. Lengths are characters as read. Politest is the one with most words of courtesy, longest the one with most
 * characters; where two share the lead, there is none. What needs a word list is left out where the language has none.
 */
export function talliesOf(told: Told, key: Key): Tally[] {
  const lists = listsFor(told.language);
  const decisions = decisionsOf(told.scenario, key);
  return TELLS.flatMap((tell): Tally[] => {
    if (!lists && (tell === "politest" || tell === "supervisor")) return [];
    let [best, expected] = [0, 0];
    for (const one of decisions) {
      const telling = withTell(tell, one, told, lists);
      if (telling.has(one.best)) best++;
      // Of a lead that two share there is none, but one could have been: chance is that of a single choice.
      expected += (tell === "supervisor" ? telling.size : 1) / one.choices.length;
    }
    return [{ tell, best, of: decisions.length, expected }];
  });
}

interface Weighed {
  readonly choices: DecisionScene["choices"];
  readonly best: DecisionScene["choices"][number];
}

function decisionsOf(scenario: Scenario, key: Key): Weighed[] {
  return scenesOf(scenario).flatMap((scene): Weighed[] => {
    const entry = key.decisions[scene.id];
    if (scene.kind !== "decision" || !entry) return [];
    const choices = scene.choices.filter(({ id, text }) => text !== undefined && entry.choices[id] !== undefined);
    const values = choices.map(({ id }) => valueOf(entry, id));
    const most = Math.max(...values);
    const [best, ...rivals] = choices.filter((_, at) => values[at] === most);
    return best && rivals.length === 0 && choices.length > 1 ? [{ choices, best }] : [];
  });
}

/** The sum of a choice's marks over the behaviours of its decision: weak 0, adequate 1, strong 2. */
function valueOf({ behaviours, choices }: DecisionKey, id: string): number {
  const marks = choices[id]?.marks;
  return behaviours.reduce((sum, behaviour) => sum + Math.max(0, LEVELS.indexOf(marks?.[behaviour] ?? "weak")), 0);
}

function withTell(
  tell: Tell,
  { choices }: Weighed,
  told: Told,
  lists: WordLists | undefined,
): ReadonlySet<Weighed["best"]> {
  const textOf = ({ text }: Weighed["best"]): string => read(text ?? "", told);
  const saying = (one: Weighed["best"], list: readonly string[] = []): number =>
    countIn(wordsOf(one.text ?? "", told), list);
  switch (tell) {
    case "longest":
      return leader(choices, (one) => textOf(one).length);
    case "first":
      return new Set(choices.slice(0, 1));
    case "politest":
      return leader(choices, (one) => saying(one, lists?.courtesy));
    case "supervisor":
      return new Set(
        choices.filter((one) => one.kind === "radio" || one.kind === "hand-over" || saying(one, lists?.supervisor) > 0),
      );
  }
}

/** The one above all others; none where two share the lead. */
function leader<T>(all: readonly T[], figure: (one: T) => number): Set<T> {
  const figures = all.map(figure);
  const most = Math.max(...figures);
  const leading = all.filter((_, at) => figures[at] === most);
  return new Set(leading.length === 1 ? leading : []);
}

/** Tallies of the same tell as one. */
export const talliedTogether = (tallies: readonly Tally[]): Tally[] =>
  TELLS.flatMap((tell) => {
    const own = tallies.filter((one) => one.tell === tell);
    const sum = (figure: (one: Tally) => number): number => own.reduce((all, one) => all + figure(one), 0);
    return own.length > 0
      ? [{ tell, best: sum(({ best }) => best), of: sum((one) => one.of), expected: sum((one) => one.expected) }]
      : [];
  });

/**
 * C01 and C02 as findings, where the best choice has the tell more than 10 points above chance, from 6 decisions on. Under 10
 * decisions one alone weighs more than 10 points and must not decide: there, one best choice less with the tell must still be
 * too many. (With four choices each that is 4 of 6, which chance alone does one time in 27.) `percent` is `best` in `of`.
 */
export function tallyFindings(tallies: readonly Tally[], over: "scenario" | "pack"): Finding[] {
  return tallies.flatMap(({ tell, best, of, expected }): Finding[] => {
    if (of < FEWEST) return [];
    // Sums of thirds are not exact; what is on the line is not above it.
    const line = expected + ABOVE * of + 1e-9;
    if (best - (of < FEW ? 1 : 0) <= line) return [];
    const params = { best, of, percent: Math.round((100 * best) / of), over };
    const severity = over === "pack" ? "error" : "warning";
    return [
      tell === "longest"
        ? finding("C01", severity, "", params)
        : finding("C02", severity, "", { ...params, what: tell }),
    ];
  });
}
