/** Characters of a PIN, and of the trainer's passphrase, at the least. */
export const SHORTEST = { pin: 6, passphrase: 12 } as const;

export type SecretTrouble = "short" | "easy" | "differs";

/** What is wrong with a new secret, typed twice; `undefined` when nothing is. */
export function secretTrouble(kind: keyof typeof SHORTEST, secret: string, again: string): SecretTrouble | undefined {
  if (Array.from(secret).length < SHORTEST[kind]) return "short";
  if (isEasy(secret)) return "easy";
  return secret === again ? undefined : "differs";
}

/** The first ones anybody tries: one character over and over, or a row up or down. */
function isEasy(secret: string): boolean {
  const codes = Array.from(secret, (one) => one.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1;
}

/**
 * The initials of a name for a list that anybody sees: of the first and the last part, without rank and number. A name
 * of one part has one; one without letters has a question mark.
 */
export function initialsOf(name: string): string {
  const parts = name
    .normalize("NFC")
    .split(/[\s,]+/u)
    .filter((part) => /^\p{Letter}/u.test(part));
  const named = parts.filter((part) => !(part.length > 2 && part.endsWith(".")));
  const used = named.length > 0 ? named : parts;
  const ends = used.length > 1 ? [used[0], used.at(-1)] : used;
  const letters = ends.map((part) => part?.match(/^./u)?.[0].toLocaleUpperCase() ?? "");
  return letters.length === 0 ? "?" : letters.map((letter) => `${letter}.`).join("");
}
