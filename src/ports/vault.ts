import type { Result } from "#engine/result.ts";
import type { StoreError } from "./attempt-store.ts";

/** Who may open what on a device that officers share. It keeps no name, and no secret. */
export interface Vault {
  /** Who may sign in here, in the order enrolled; `undefined`: this device is not shared. */
  roster(): Promise<Result<readonly Person[] | undefined, VaultError>>;
  /**
   * Makes this device shared, with a trainer who signs in by passphrase.
   * @returns the academy's recovery code, which is told this once and kept nowhere
   */
  found(passphrase: string): Promise<Result<string, VaultError>>;
  /** Adds an officer with keys of their own, opened by their PIN or passphrase. `initials` stand on the list for all to see. */
  enrol(initials: string, secret: string): Promise<Result<SignedIn, VaultError>>;
  /** Opens somebody's keys. A wrong secret costs time, across restarts; see `Person.wait`. */
  signIn(id: string, secret: string): Promise<Result<SignedIn, VaultError>>;
  /** Gives somebody another secret, on the proof of the old one or of the recovery code. The old one is dead here. */
  reset(id: string, proof: Proof, secret: string): Promise<Result<void, VaultError>>;
  /** Forgets somebody's keys: what they sealed can then be opened by nobody. The trainer stays. */
  remove(id: string): Promise<Result<void, VaultError>>;
}

/** Somebody on the list before sign-in. */
export interface Person {
  /** Opaque; stands in the headers of their attempts. */
  readonly id: string;
  readonly role: "officer" | "trainer";
  /** Empty for the trainer. */
  readonly initials: string;
  /** Tells two with the same initials apart: counts from 1, never given twice; 0 for the trainer. */
  readonly number: number;
  /** Milliseconds until another secret may be tried. */
  readonly wait: number;
}

export type Proof = { readonly by: "secret" | "code"; readonly is: string };

/** What somebody may open while signed in; held in memory alone. The first ring is their own. */
export interface SignedIn {
  readonly id: string;
  readonly role: Person["role"];
  readonly rings: readonly [Ring, ...Ring[]];
}

/** The keys to one officer's attempts: AES-256-GCM, not extractable. */
export interface Ring {
  readonly officer: string;
  /** Absent on a trainer's ring of somebody else. */
  readonly practice?: CryptoKey;
  readonly record: CryptoKey;
}

/**
 * `wrong`: not the secret, or not the code; `wait` as in `Person`. `wait`: too early, nothing was tried. `refused`: this
 * browser cannot derive the key in the way it was made. `damaged`: what is kept here does not hold together.
 */
export type VaultError =
  | { readonly code: "wrong" | "wait"; readonly wait: number }
  | { readonly code: "not-found" | "exists" | "refused" | "damaged" }
  | { readonly code: "store"; readonly why: StoreError };
