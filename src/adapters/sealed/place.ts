import type { Purpose } from "#engine/attempt/move.ts";
import type { StoredPack } from "#ports/attempt-store.ts";
import type { Ring } from "#ports/vault.ts";
import { type Bytes, decode, encode } from "./codec.ts";
import { box, derivedBoxKey, derivedTagKey, random, secretKey, tagOf, unbox } from "./crypto.ts";
import { asked, DamagedError, type SealedDatabase, sealedDatabase } from "./idb.ts";

/**
 * Where one officer's attempts lie, sealed.
 *
 * Each attempt has a secret of its own, 32 random bytes; everything said in it and beside it is in boxes under a key
 * derived from that. The secret lies beside the attempt wrapped by one of the officer's two keys: **practice**, which the
 * PIN and the academy's code open, or **record**, which the trainer's passphrase opens as well. Sharing a practice
 * attempt wraps its secret a second time, by the record key: that attempt and no other becomes readable.
 *
 * Plain are: opaque ids, how many moves and notes there are, whether an attempt is over, and which wraps it has. The hash
 * of the last move is not: two heads left over in the database's log would let a thief try out every choice between
 * them. A keyed tag stands for it, as good for a compare-and-swap.
 */
export interface Place {
  readonly db: SealedDatabase;
  readonly ring: Ring;
  readonly shelf: PackShelf;
  /** The keys of an attempt; `undefined`: none is kept, or none that this ring opens. */
  keysOf(attempt: string): Promise<AttemptKeys | undefined>;
  /** The same, made when there are none. An attempt on record is open to the trainer from its first move. */
  ensureKeys(attempt: string, purpose: Purpose): Promise<AttemptKeys>;
  /** What to lay beside an attempt so that the trainer's key opens it; `undefined` when nothing is to be opened. */
  wrapForTrainer(attempt: string): Promise<KeyRow | undefined>;
  /** A value in a box bound to this officer and to where it lies. */
  seal(key: CryptoKey, where: Where, value: unknown): Promise<Bytes>;
  /** Throws DamagedError when it does not open. */
  unseal(key: CryptoKey, where: Where, sealed: Uint8Array): Promise<unknown>;
}

/** Store and ids. */
export type Where = readonly [string, ...(string | number)[]];

/** Packs are public, and kept once for all: which of them an officer played is not told by where they lie. */
export interface PackShelf {
  put(pack: StoredPack): Promise<void>;
  get(hash: string): Promise<StoredPack | undefined>;
}

export interface AttemptKeys {
  /** For boxes. */
  readonly box: CryptoKey;
  readonly tag: (text: string) => Promise<Bytes>;
}

export interface KeyRow {
  readonly attempt: string;
  readonly practice?: Uint8Array;
  readonly record?: Uint8Array;
}

export const placeName = (officer: string): string => `common-ground-sealed-${officer}`;

const SHAPE = {
  attempts: "attempt",
  keys: "attempt",
  moves: ["attempt", "seq"],
  notes: ["attempt", "tag"],
  sealed: "attempt",
  debriefs: "attempt",
  comments: ["attempt", "id"],
  officers: "id",
  rooms: "attempt",
};

export function openPlace(ring: Ring, shelf: PackShelf, name = placeName(ring.officer)): Place {
  const db = sealedDatabase(name, SHAPE);
  const known = new Map<string, AttemptKeys>();
  const context = (where: Where): readonly unknown[] => [ring.officer, ...where];
  const wrap = (key: CryptoKey, kind: Purpose, attempt: string, secret: Bytes): Promise<Bytes> =>
    box(key, context(["keys", kind, attempt]), secret);

  const rowOf = (attempt: string): Promise<KeyRow | undefined> =>
    db.run(["keys"], "readonly", (store) => asked(store("keys").get(attempt) as IDBRequest<KeyRow | undefined>));

  async function secretOf(row: KeyRow): Promise<Bytes | undefined> {
    for (const kind of ["practice", "record"] as const) {
      const [key, wrapped] = [ring[kind], row[kind]];
      if (!key || !wrapped) continue;
      const secret = await unbox(key, context(["keys", kind, row.attempt]), wrapped);
      if (!secret) throw new DamagedError();
      return secret;
    }
    return undefined;
  }

  async function derived(attempt: string, secret: Bytes): Promise<AttemptKeys> {
    const root = await secretKey(secret);
    const salt = new TextEncoder().encode(attempt);
    const [boxes, tags] = await Promise.all([derivedBoxKey(root, salt, "box"), derivedTagKey(root, salt, "tag")]);
    const keys = { box: boxes, tag: (text: string) => tagOf(tags, text) };
    known.set(attempt, keys);
    return keys;
  }

  async function keysOf(attempt: string): Promise<AttemptKeys | undefined> {
    const before = known.get(attempt);
    if (before) return before;
    const row = await rowOf(attempt);
    const secret = row && (await secretOf(row));
    return secret && derived(attempt, secret);
  }

  return {
    db,
    ring,
    shelf,
    keysOf,
    async ensureKeys(attempt, purpose) {
      // A trainer's ring of somebody else has nothing but the record key.
      const kind = ring.practice ? purpose : "record";
      const key = ring[kind] ?? ring.record;
      const row = await rowOf(attempt);
      if (row && (row[kind] || kind === "practice")) {
        const keys = await keysOf(attempt);
        if (!keys) throw new DamagedError();
        return keys;
      }
      const secret = (row && (await secretOf(row))) ?? random(32);
      const fresh: KeyRow = { ...row, attempt, [kind]: await wrap(key, kind, attempt, secret) };
      await db.run(["keys"], "readwrite", async (store) => {
        const now = (await asked(store("keys").get(attempt))) as KeyRow | undefined;
        // Another window made them meanwhile: then those.
        if (!now || row) await asked(store("keys").put({ ...now, ...fresh }));
      });
      const keys = await keysOf(attempt);
      if (!keys) throw new DamagedError();
      return keys;
    },
    async wrapForTrainer(attempt) {
      const row = await rowOf(attempt);
      if (!row) return undefined;
      if (row.record) return row;
      const secret = await secretOf(row);
      return secret && { ...row, record: await wrap(ring.record, "record", attempt, secret) };
    },
    seal: (key, where, value) => box(key, context(where), encode(value)),
    async unseal(key, where, sealed) {
      const plain = await unbox(key, context(where), sealed);
      if (!plain) throw new DamagedError();
      return decode(plain);
    },
  };
}
