/** A mean with its spread. `sd` divides by n − 1 and is absent of one value. */
export interface Mean {
  readonly n: number;
  readonly mean: number;
  readonly sd?: number;
}

/** Mean and standard deviation; absent of no values. */
export function meanOf(values: readonly number[]): Mean | undefined {
  const n = values.length;
  if (n === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { n, mean };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
}

/** The 95 % interval of a mean difference. */
export interface PairedInterval {
  readonly n: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % t-interval of the mean of paired differences, d̄ ± t(.975, n − 1) · s ÷ √n: Student, "The probable error of a mean",
 * Biometrika 6 (1908) 1–25. Absent of fewer than two. Differences that are all the same give an interval without width.
 */
export function pairedInterval(differences: readonly number[]): PairedInterval | undefined {
  const of = meanOf(differences);
  if (of?.sd === undefined) return undefined;
  const half = (studentQuantile(of.n - 1) * of.sd) / Math.sqrt(of.n);
  return { n: of.n, difference: of.mean, low: of.mean - half, high: of.mean + half };
}

/**
 * The .975 quantile of Student's t: Hill, "Algorithm 396: Student's t-quantiles", Communications of the ACM 13 (1970) 619–620, with
 * P = .05 in two tails; exact for 1 and 2 degrees of freedom, else to about six digits.
 *
 * @param freedom degrees of freedom, from 1
 */
function studentQuantile(freedom: number): number {
  const p = 0.05;
  if (freedom === 1) return 1 / Math.tan((p * Math.PI) / 2);
  if (freedom === 2) return Math.sqrt(2 / (p * (2 - p)) - 2);
  const a = 1 / (freedom - 0.5);
  const b = 48 / a ** 2;
  let c = ((20_700 * a) / b - 98) * a - 16;
  c = c * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * freedom;
  let y = (d * p) ** (2 / freedom);
  if (y > 0.05 + a) {
    const x = NORMAL_025;
    y = x ** 2;
    if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y ** 2);
  } else {
    y =
      ((1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3) + 0.5 / (freedom + 4)) * y - 1) *
        ((freedom + 1) / (freedom + 2)) +
      1 / y;
  }
  return Math.sqrt(freedom * y);
}

/** The .025 quantile of the standard normal distribution. */
const NORMAL_025 = -1.959963984540054;
