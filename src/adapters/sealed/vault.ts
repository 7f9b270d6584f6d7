import { err, ok, type Result } from "#engine/result.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { Person, Proof, Ring, SignedIn, Vault, VaultError } from "#ports/vault.ts";
import { storeError } from "../dexie/database.ts";
import { type Bytes, joined } from "./codec.ts";
import { box, boxKey, derivedBoxKey, letter, letterPair, openLetter, random, secretKey, unbox } from "./crypto.ts";
import { asked, DamagedError, deleteDatabase, type SealedDatabase } from "./idb.ts";
import { calibrated, type Kdf, SALT, stretched } from "./kdf.ts";
import { placeName } from "./place.ts";
import { CODE_BYTES, readCode, written } from "./recovery-code.ts";
import { NO_TRIES, oneMore, stillToWait } from "./tries.ts";
import type { DeviceRow, PersonRow } from "./vault-rows.ts";

export interface VaultPorts {
  readonly clock: Clock;
  readonly chance: Chance;
  /** How secrets are stretched from now on; measured on this device unless told. */
  readonly kdf?: () => Promise<Kdf>;
}

const KEY = 32;
/** Practice key, record key, and the trainer's private key (PKCS #8; empty for officers). */
type Secrets = Bytes;

/**
 * The vault in IndexedDB. Everybody's keys are random; a PIN or passphrase opens a box with them, stretched by what
 * `Kdf` says. The same keys lie as a letter to the academy's recovery code, and an officer's record key as one to the
 * trainer. There is no verifier beside: that the box opens is the proof, so nothing else can be tried faster.
 */
export function sealedVault(db: SealedDatabase, { clock, chance, kdf }: VaultPorts): Vault {
  /** Since when this window knows of somebody's tries. */
  const seen = new Map<string, { readonly since: number; readonly at: number }>();
  const chosenKdf = kdf ?? (() => calibrated(() => clock.monotonic()));

  function waitOf({ id, tries }: PersonRow): number {
    let here = seen.get(id);
    if (here?.since !== tries.since) seen.set(id, (here = { since: tries.since, at: clock.monotonic() }));
    return stillToWait(tries, clock.now(), clock.monotonic() - here.at);
  }
  const personOf = (row: PersonRow): Person => ({
    id: row.id,
    role: row.role,
    initials: row.initials,
    number: row.number,
    wait: waitOf(row),
  });

  const rows = (): Promise<{ device: DeviceRow | undefined; people: PersonRow[] }> =>
    db.run(["device", "people"], "readonly", async (store) => ({
      device: await asked(store("device").get("device") as IDBRequest<DeviceRow | undefined>),
      people: await asked(store("people").getAll() as IDBRequest<PersonRow[]>),
    }));
  const rowOf = (id: string): Promise<PersonRow | undefined> =>
    db.run(["people"], "readonly", (store) => asked(store("people").get(id) as IDBRequest<PersonRow | undefined>));

  /** Everything about somebody that depends on their secret. */
  async function locked(
    id: string,
    secret: string,
    secrets: Secrets,
  ): Promise<Pick<PersonRow, "kdf" | "salt" | "secrets" | "tries">> {
    const [how, salt] = [await chosenKdf(), random(SALT)];
    const key = await stretched(secret, salt, how);
    return { kdf: how, salt, secrets: await box(key, ["secrets", id], secrets), tries: NO_TRIES };
  }

  async function newPerson(
    who: Pick<PersonRow, "id" | "role" | "initials" | "number">,
    secret: string,
    secrets: Secrets,
    device: Pick<DeviceRow, "trainerOpen" | "codeOpen">,
  ): Promise<PersonRow> {
    const [lock, forCode, forTrainer] = await Promise.all([
      locked(who.id, secret, secrets),
      letter(device.codeOpen, ["for the code", who.id], secrets),
      letter(device.trainerOpen, ["for the trainer", who.id], secrets.slice(KEY, 2 * KEY)),
    ]);
    return { ...who, ...lock, forCode, forTrainer };
  }

  /** Opens somebody's box. The try is counted before it is made: a window closed in between has made it. */
  async function opened(id: string, secret: string): Promise<Result<{ row: PersonRow; secrets: Secrets }, VaultError>> {
    const row = await rowOf(id);
    if (!row) return err({ code: "not-found" });
    const wait = waitOf(row);
    if (wait > 0) return err({ code: "wait", wait });
    const counted = await db.run(["people"], "readwrite", async (store) => {
      const now = (await asked(store("people").get(id))) as PersonRow | undefined;
      // Somebody tries in another window at the same time: one after the other.
      if (!now || now.tries.wrong !== row.tries.wrong) return undefined;
      const next = { ...now, tries: oneMore(now.tries, clock.now()) };
      store("people").put(next);
      return next;
    });
    if (!counted) return err({ code: "wait", wait: 1000 });
    let key: CryptoKey;
    try {
      key = await stretched(secret, row.salt.slice(), row.kdf);
    } catch {
      return err({ code: "refused" });
    }
    const secrets = await unbox(key, ["secrets", id], row.secrets);
    if (!secrets) return err({ code: "wrong", wait: waitOf(counted) });
    await db.run(["people"], "readwrite", async (store) => {
      const now = (await asked(store("people").get(id))) as PersonRow | undefined;
      if (now) store("people").put({ ...now, tries: NO_TRIES });
    });
    return ok({ row, secrets });
  }

  async function recovered(id: string, typed: string): Promise<Result<Secrets, VaultError>> {
    const [{ device }, row] = await Promise.all([rows(), rowOf(id)]);
    if (!device || !row) return err({ code: "not-found" });
    const code = readCode(typed);
    const secret = code && (await unbox(await codeKey(code), ["code"], device.codeSecret));
    // So long that nobody guesses it: no wait, or anybody could keep the academy out.
    if (!secret) return err({ code: "wrong", wait: 0 });
    const secrets = await openLetter(device.codeOpen, secret, ["for the code", id], row.forCode);
    return secrets ? ok(secrets) : err({ code: "damaged" });
  }

  return {
    roster: () =>
      guarded(async () => {
        const { device, people } = await rows();
        return ok(device && people.toSorted((a, b) => a.number - b.number).map(personOf));
      }),
    found: (passphrase) =>
      guarded(async () => {
        if ((await rows()).device) return err({ code: "exists" });
        const code = random(CODE_BYTES);
        const [forTrainer, forCode] = await Promise.all([letterPair(), letterPair()]);
        const device: DeviceRow = {
          id: "device",
          trainerOpen: forTrainer.open,
          codeOpen: forCode.open,
          codeSecret: await box(await codeKey(code), ["code"], forCode.secret),
          next: 1,
        };
        const who = { id: chance.id(), role: "trainer", initials: "", number: 0 } as const;
        const trainer = await newPerson(who, passphrase, joined(random(2 * KEY), forTrainer.secret), device);
        const made = await db.run(["device", "people"], "readwrite", async (store) => {
          if (await asked(store("device").get("device"))) return false;
          store("device").add(device);
          store("people").add(trainer);
          return true;
        });
        return made ? ok(written(code)) : err({ code: "exists" });
      }),
    enrol: (initials, secret) =>
      guarded(async () => {
        const { device } = await rows();
        if (!device) return err({ code: "not-found" });
        const id = chance.id();
        const secrets = random(2 * KEY);
        const made = await newPerson({ id, role: "officer", initials, number: 0 }, secret, secrets, device);
        await db.run(["device", "people"], "readwrite", async (store) => {
          const { next, ...rest } = (await asked(store("device").get("device"))) as DeviceRow;
          store("device").put({ ...rest, next: next + 1 });
          store("people").add({ ...made, number: next });
        });
        return ok<SignedIn>({ id, role: "officer", rings: [await ringOf(id, secrets)] });
      }),
    signIn: (id, secret) =>
      guarded(async () => {
        const found = await opened(id, secret);
        if (!found.ok) return found;
        const { row, secrets } = found.value;
        const own = await ringOf(id, secrets);
        if (row.role === "officer") return ok<SignedIn>({ id, role: row.role, rings: [own] });
        const { device, people } = await rows();
        if (!device) return err({ code: "damaged" });
        const others = await Promise.all(
          people.filter((one) => one.id !== id).map((one) => trainersRing(device, secrets.slice(2 * KEY), one)),
        );
        return ok<SignedIn>({ id, role: row.role, rings: [own, ...others] });
      }),
    reset: (id, proof: Proof, secret) =>
      guarded(async () => {
        const proved = proof.by === "code" ? await recovered(id, proof.is) : await opened(id, proof.is);
        if (!proved.ok) return proved;
        const secrets = "secrets" in proved.value ? proved.value.secrets : proved.value;
        const lock = await locked(id, secret, secrets);
        const kept = await db.run(["people"], "readwrite", async (store) => {
          const row = (await asked(store("people").get(id))) as PersonRow | undefined;
          if (row) store("people").put({ ...row, ...lock });
          return row !== undefined;
        });
        return kept ? ok(undefined) : err({ code: "not-found" });
      }),
    remove: (id) =>
      guarded(async () => {
        const row = await rowOf(id);
        if (row?.role !== "officer") return err({ code: "not-found" });
        await db.run(["people"], "readwrite", (store) => asked(store("people").delete(id)));
        await deleteDatabase(placeName(id));
        return ok(undefined);
      }),
  };
}

async function ringOf(officer: string, secrets: Secrets): Promise<Ring> {
  const [practice, record] = await Promise.all([boxKey(secrets.slice(0, KEY)), boxKey(secrets.slice(KEY, 2 * KEY))]);
  return { officer, practice, record };
}

async function trainersRing(device: DeviceRow, secret: Bytes, { id, forTrainer }: PersonRow): Promise<Ring> {
  const record = await openLetter(device.trainerOpen, secret, ["for the trainer", id], forTrainer);
  if (!record) throw new DamagedError();
  return { officer: id, record: await boxKey(record) };
}

const codeKey = async (code: Bytes): Promise<CryptoKey> =>
  derivedBoxKey(await secretKey(code), new Uint8Array(0), "recovery code");

async function guarded<T>(work: () => Promise<Result<T, VaultError>>): Promise<Result<T, VaultError>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DamagedError) return err({ code: "damaged" });
    return err({ code: "store", why: storeError(error) });
  }
}
