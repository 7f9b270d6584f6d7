import type { Program } from "#engine/machine/program.ts";
import type { Step } from "#engine/proof/finding.ts";
import type { Translate } from "#words/areas.ts";
import { screenplayOf } from "#words/screenplay.ts";
import { type Paper, wrapped } from "./check-lines.ts";

/** Ids longer than this push what is said to a line of its own width, not the others' to the side. */
const WIDEST_IDS = 26;
/** Moves that two routes must have in common before the second refers to the first. */
const WORTH = 3;

/** Tells routes of one scenario one after the other: what a route has in common with the one before is said once. */
export class Routes {
  readonly #t: Translate<"findings">;
  readonly #program: Program;
  readonly #paper: Paper;
  #before: readonly Step[] = [];

  constructor(t: Translate<"findings">, program: Program, paper: Paper) {
    this.#t = t;
    this.#program = program;
    this.#paper = paper;
  }

  /** As a screenplay, a line a move. */
  played(route: readonly Step[], indent: string): string[] {
    const { width, paint } = this.#paper;
    const alike = inCommon(route, this.#before) - 1;
    // A route that says no more than the one before is still told by its last move.
    const above = Math.min(alike, route.length - 2);
    this.#before = route;
    const short = above >= WORTH;
    const ids = route.slice(short ? above + 1 : 1).map(idsOf);
    const column = Math.min(WIDEST_IDS, Math.max(0, ...ids.map((id) => id.length)));
    const number = Math.max(2, String(route.length - 1).length);
    const start = indent.length + number + 2 + column + 2;
    const lines = screenplayOf(this.#t, this.#program, route, Math.max(24, width - start))
      .filter(({ move }) => !short || move > above)
      .flatMap(({ move, where, says, draws }) => {
        const head = `${indent}${String(move === 0 ? "" : move).padStart(number)}  ${where.padEnd(column)}`;
        const deep = " ".repeat(start);
        const told = head.length > start - 2 ? [head, `${deep}${says}`] : [`${head}  ${says}`];
        return [...told, ...draws.flatMap((draw) => wrapped(draw, width, deep))];
      });
    return short
      ? [paint("quiet", `${indent}${" ".repeat(number + 2)}${this.#t("play.above", { last: above })}`), ...lines]
      : lines;
  }

  /** In short: the ids of its moves alone. */
  listed(route: readonly Step[], indent: string, before = ""): string[] {
    const ids = route.slice(1).map(idsOf).join("\u00a0> ");
    return wrapped(`${before}${ids}`, this.#paper.width, indent).map((line) => line.replaceAll("\u00a0", " "));
  }
}

const idsOf = ({ scene, choice }: Step): string => (choice === undefined ? scene : `${scene}.${choice}`);

/** How many steps two routes begin with alike, what fell by chance counted. */
function inCommon(one: readonly Step[], other: readonly Step[]): number {
  const at = one.findIndex((step, seq) => JSON.stringify(step) !== JSON.stringify(other[seq]));
  return at === -1 ? one.length : at;
}
