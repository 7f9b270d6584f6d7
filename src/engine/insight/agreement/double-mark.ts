import { randomOf } from "../../machine/random.ts";
import { byText } from "./units.ts";

/**
 * Which answers a second rater marks, and in which order. Each answer is drawn by its own id and the seed, so one more answer
 * moves none in or out, and a larger share adds to the smaller one's end. About `share` of many; of few it may be none.
 * Bernoulli sampling: Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 1992, section 3.2.
 *
 * @param answers ids; the same id twice is one answer
 * @param share from 0 (none) to 1 (all)
 */
export function toDoubleMark(answers: readonly string[], share: number, seed: string): string[] {
  return [...new Set(answers)]
    .map((id) => ({ id, lot: randomOf(JSON.stringify([seed, id]))() }))
    .filter(({ lot }) => lot < share)
    .toSorted((one, two) => one.lot - two.lot || byText(one.id, two.id))
    .map(({ id }) => id);
}
