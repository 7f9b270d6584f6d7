import { err, ok, type Result } from "#engine/result.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { Person, Ring, SignedIn, Vault, VaultError } from "#ports/vault.ts";

interface Kept {
  readonly person: Omit<Person, "wait">;
  readonly ring: Required<Ring>;
  secret: string;
  wrong: number;
  since: number;
}

const AES = { name: "AES-GCM", length: 256 } as const;

/** A vault for as long as the process lives, which keeps secrets as they are: for tests, never for people. */
export function memoryVault({ clock, chance }: { readonly clock: Clock; readonly chance: Chance }): Vault {
  const people = new Map<string, Kept>();
  let code: string | undefined;
  let next = 1;
  const waitOf = ({ wrong, since }: Kept): number =>
    wrong <= 3 ? 0 : Math.max(0, Math.min(15_000 * 2 ** (wrong - 4), 900_000) - (clock.monotonic() - since));
  const newKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(AES, false, ["encrypt", "decrypt"]);
  const add = async (role: Person["role"], initials: string, number: number, secret: string): Promise<Kept> => {
    const id = chance.id();
    const [practice, record] = await Promise.all([newKey(), newKey()]);
    const kept = {
      person: { id, role, initials, number },
      ring: { officer: id, practice, record },
      secret,
      wrong: 0,
      since: 0,
    };
    people.set(id, kept);
    return kept;
  };
  const signedIn = ({ person: { id, role }, ring }: Kept): SignedIn => {
    const others = [...people.values()].filter((one) => one.person.id !== id);
    return {
      id,
      role,
      rings: [
        ring,
        ...(role === "officer" ? [] : others.map((one) => ({ officer: one.person.id, record: one.ring.record }))),
      ],
    };
  };
  const tried = (id: string, secret: string): Result<Kept, VaultError> => {
    const kept = people.get(id);
    if (!kept) return err({ code: "not-found" });
    const wait = waitOf(kept);
    if (wait > 0) return err({ code: "wait", wait });
    if (kept.secret !== secret) {
      kept.wrong++;
      kept.since = clock.monotonic();
      return err({ code: "wrong", wait: waitOf(kept) });
    }
    kept.wrong = 0;
    return ok(kept);
  };
  return {
    async roster() {
      if (code === undefined) return ok(undefined);
      return ok([...people.values()].map((kept) => ({ ...kept.person, wait: waitOf(kept) })));
    },
    async found(passphrase) {
      if (code !== undefined) return err({ code: "exists" });
      code = chance.id();
      await add("trainer", "", 0, passphrase);
      return ok(code);
    },
    async enrol(initials, secret) {
      if (code === undefined) return err({ code: "not-found" });
      return ok(signedIn(await add("officer", initials, next++, secret)));
    },
    async signIn(id, secret) {
      const found = tried(id, secret);
      return found.ok ? ok(signedIn(found.value)) : found;
    },
    async reset(id, proof, secret) {
      const kept = people.get(id);
      if (!kept) return err({ code: "not-found" });
      if (proof.by === "code" && proof.is !== code) return err({ code: "wrong", wait: 0 });
      const found = proof.by === "code" ? ok(kept) : tried(id, proof.is);
      if (!found.ok) return found;
      kept.secret = secret;
      kept.wrong = 0;
      return ok(undefined);
    },
    async remove(id) {
      if (people.get(id)?.person.role !== "officer") return err({ code: "not-found" });
      people.delete(id);
      return ok(undefined);
    },
  };
}
