import { browserPreferences } from "#adapters/browser/preferences.ts";
import { deleteDatabase } from "#adapters/sealed/idb.ts";
import { openPlace } from "#adapters/sealed/place.ts";
import { openVaultDatabase, packShelf, VAULT } from "#adapters/sealed/vault-rows.ts";
import { sealedVault } from "#adapters/sealed/vault.ts";
import { sealedJournal } from "#adapters/sealed/journal-store.ts";
import { initialsOf } from "#features/device/account/secrets.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { Person, Ring, Vault, VaultError } from "#ports/vault.ts";
import type { Wiring } from "./wiring.ts";

/** Who is signed in, and the vault they may turn to. */
export interface Account {
  readonly vault: Vault;
  readonly person: Person;
  /** Somebody was enrolled: the trainer who did it opens their record from now on. */
  readonly join: (ring: Ring) => void;
  /** Somebody was removed. */
  readonly leave: (officer: string) => void;
}

/** Minutes until a new shared device locks. */
const LOCK_MINUTES = 2;

export function openVault({ clock, chance }: Pick<Wiring, "clock" | "chance">) {
  const db = openVaultDatabase();
  return { vault: sealedVault(db, { clock, chance }), shelf: packShelf(db), close: () => db.close() };
}

/** Makes the vault; one that was made and never used, because nobody had the code on paper, goes first. */
export async function foundVault(wiring: Wiring, passphrase: string): Promise<Result<string, VaultError>> {
  const first = openVault(wiring);
  const roster = await first.vault.roster();
  if (!roster.ok) return roster;
  if (!roster.value) return first.vault.found(passphrase);
  if (roster.value.length > 1) return err({ code: "exists" });
  first.close();
  await deleteDatabase(VAULT);
  return openVault(wiring).vault.found(passphrase);
}

/**
 * From now on this device is shared: what lay on it unencrypted goes, but for the agency's file, which is nobody's own.
 * @returns false when another window holds on to it; nothing has changed then
 */
export async function becomeShared(wiring: Wiring): Promise<boolean> {
  const agency = await wiring.agencies.current();
  try {
    await deleteDatabase("common-ground");
  } catch {
    return false;
  }
  if (agency.ok && agency.value) await wiring.agencies.use(agency.value);
  markShared(wiring);
  return true;
}

/** Tells the start of the app to ask for sign-in. */
const markShared = (wiring: Wiring): void =>
  browserPreferences().write({ ...wiring.settings(), officer: "", shared: { lockMinutes: LOCK_MINUTES } });

/** The mark may be lost with a kill, as everything of its kind may: the vault knows better. */
export async function mend(wiring: Wiring): Promise<void> {
  const roster = await openVault(wiring).vault.roster();
  if (!roster.ok || (roster.value?.length ?? 0) < 2) return;
  markShared(wiring);
  location.reload();
}

/** Adds an officer; the name goes into their own place, sealed. */
export async function enrol(
  wiring: Wiring,
  { vault, join }: Account,
  name: string,
  secret: string,
): Promise<Result<void, VaultError>> {
  const made = await vault.enrol(initialsOf(name), secret);
  if (!made.ok) return made;
  const { id, rings } = made.value;
  const { shelf, close } = openVault(wiring);
  const place = openPlace(rings[0], shelf);
  const named = await sealedJournal(place).saveOfficer({ id, name });
  place.db.close();
  close();
  if (!named.ok) return err({ code: "store", why: named.error });
  join({ officer: id, record: rings[0].record });
  return ok(undefined);
}
