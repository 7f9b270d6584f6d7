import { type Random, randomOf, shuffled } from "../../machine/random.ts";

/** How arms are dealt: within each class in blocks, each a shuffle of every arm `copies` times. */
export interface Deal {
  /** Kept from those who assign until all is dealt: who knows it knows the next arm. */
  readonly seed: string;
  readonly arms: readonly string[];
  /** How often each arm stands in a block; a whole number from 1. */
  readonly copies: number;
}

/**
 * The arm of whoever comes `place`-th (from 0) in a class: permuted blocks (Zelen 1974, J Chronic Dis 27:365). It depends on
 * the place alone, so whoever comes later never moves another. Undefined when there are no arms.
 */
export function armAt({ seed, arms, copies }: Deal, group: string, place: number): string | undefined {
  const size = arms.length * copies;
  if (size === 0) return undefined;
  const block = Math.floor(place / size);
  return blockOf(arms, copies, randomOf(`${seed}/${group}/${block}`))[place % size];
}

/** The arms of a whole class drawn anew by the same scheme. */
export function dealtAnew({ arms, copies }: Omit<Deal, "seed">, places: number, random: Random): string[] {
  const dealt: string[] = [];
  while (dealt.length < places && arms.length * copies > 0) dealt.push(...blockOf(arms, copies, random));
  return dealt.slice(0, places);
}

const blockOf = (arms: readonly string[], copies: number, random: Random): string[] =>
  shuffled(
    arms.flatMap((arm) => Array.from({ length: copies }, () => arm)),
    random,
  );
