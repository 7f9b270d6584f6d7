/** How much agreement two marks are, by their places on the scale: 1 the same, 0 none. Symmetric. */
export type Weights = readonly (readonly number[])[];

export type WeightKind = "identity" | "linear" | "quadratic";

/**
 * Weights of a scale: identity 1 or 0; linear 1 − |a − b| ÷ (max − min); quadratic 1 − (a − b)² ÷ (max − min)².
 * Gwet, Handbook of Inter-Rater Reliability, 4th edition, 2014, chapter 3; linear as Cicchetti and Allison, American Journal of EEG
 * Technology 11 (1971) 101–109, quadratic as Fleiss and Cohen, Educational and Psychological Measurement 33 (1973) 613–619.
 *
 * @param scale rising, of two steps or more
 */
export function weightsOf(kind: WeightKind, scale: readonly number[]): Weights {
  const span = (scale.at(-1) ?? 1) - (scale[0] ?? 0);
  const weight = (one: number, two: number): number => {
    if (kind === "identity") return one === two ? 1 : 0;
    const apart = Math.abs(one - two) / span;
    return kind === "linear" ? 1 - apart : 1 - apart ** 2;
  };
  return scale.map((one) => scale.map((two) => weight(one, two)));
}
