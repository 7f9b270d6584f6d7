import type { StoredPack } from "#ports/attempt-store.ts";
import { asked, type SealedDatabase, sealedDatabase } from "./idb.ts";
import type { Kdf } from "./kdf.ts";
import type { PackShelf } from "./place.ts";
import type { Tries } from "./tries.ts";

export const VAULT = "common-ground-vault";

/** What the device itself keeps. */
export interface DeviceRow {
  readonly id: "device";
  /** Letters to the trainer, and to whoever holds the recovery code. */
  readonly trainerOpen: Uint8Array;
  readonly codeOpen: Uint8Array;
  /** The private half of `codeOpen` in a box that the code opens. */
  readonly codeSecret: Uint8Array;
  /** The number the next officer gets. */
  readonly next: number;
}

/** Somebody who may sign in. */
export interface PersonRow {
  readonly id: string;
  readonly role: "officer" | "trainer";
  readonly initials: string;
  readonly number: number;
  readonly kdf: Kdf;
  readonly salt: Uint8Array;
  /** `Secrets` in a box that the PIN or passphrase opens: that it opens is the proof. */
  readonly secrets: Uint8Array;
  /** The same as a letter to the recovery code. */
  readonly forCode: Uint8Array;
  /** The record key as a letter to the trainer. */
  readonly forTrainer: Uint8Array;
  readonly tries: Tries;
}

export const openVaultDatabase = (name = VAULT): SealedDatabase =>
  sealedDatabase(name, { device: "id", people: "id", packs: "hash" });

/** Packs are public: they lie beside the keys, plain, for whoever plays them. */
export const packShelf = (db: SealedDatabase): PackShelf => ({
  put: (pack) => db.run(["packs"], "readwrite", async (store) => void (await asked(store("packs").put(pack)))),
  get: (hash) =>
    db.run(["packs"], "readonly", (store) => asked(store("packs").get(hash) as IDBRequest<StoredPack | undefined>)),
});
