import { boxKey } from "./crypto.ts";
import { type Bytes, utf8 } from "./codec.ts";

/** How a PIN or passphrase became a key: stored beside what that key opens. `memory` in KiB. */
export type Kdf =
  | { readonly name: "argon2id"; readonly memory: number; readonly passes: number; readonly lanes: number }
  | { readonly name: "pbkdf2-sha256"; readonly rounds: number };

export const SALT = 16;

/** Where WebAssembly is refused; the count OWASP names for it. */
const PBKDF2: Kdf = { name: "pbkdf2-sha256", rounds: 600_000 };
/** Never less than this, however slow the device. */
export const FLOOR: Kdf = { name: "argon2id", memory: 19_456, passes: 2, lanes: 1 };
const STRONGER: readonly Kdf[] = [
  { name: "argon2id", memory: 65_536, passes: 3, lanes: 1 },
  { name: "argon2id", memory: 47_104, passes: 2, lanes: 1 },
];
/** What one derivation may take: signing in stays under 1.5 s when the device is hot or busy. */
const BUDGET_MS = 700;

/** The strongest that this device does in time: measured once, at the floor, and reckoned from there. */
export async function calibrated(monotonic: () => number): Promise<Kdf> {
  const [secret, salt] = ["a secret of common length", new Uint8Array(SALT)];
  try {
    // The first one pays for loading and compiling.
    await stretched(secret, salt, FLOOR);
    const before = monotonic();
    await stretched(secret, salt, FLOOR);
    const took = monotonic() - before;
    return STRONGER.find((kdf) => (took * costOf(kdf)) / costOf(FLOOR) <= BUDGET_MS) ?? FLOOR;
  } catch {
    return PBKDF2;
  }
}

const costOf = (kdf: Kdf): number => (kdf.name === "argon2id" ? kdf.memory * kdf.passes : 0);

/** The key that a secret opens. Throws when this browser cannot derive in that way. */
export async function stretched(secret: string, salt: Bytes, kdf: Kdf): Promise<CryptoKey> {
  // The same secret from another keyboard is the same bytes.
  const typed = utf8(secret.normalize("NFKC"));
  if (kdf.name === "argon2id") {
    // A file of its own: what a browser that refuses it cannot load must not stop the rest.
    const { argon2 } = await import("./argon2.ts");
    return boxKey(new Uint8Array(await argon2(typed, salt, kdf)));
  }
  const key = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: kdf.rounds },
    key,
    256,
  );
  return boxKey(new Uint8Array(bits));
}
