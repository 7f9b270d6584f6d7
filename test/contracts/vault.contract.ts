import { beforeEach, describe, expect, test } from "vitest";
import type { Clock } from "#ports/clock.ts";
import type { Person, SignedIn, Vault, VaultError } from "#ports/vault.ts";
import type { Result } from "#engine/result.ts";
import { aClock, type HandClock } from "../builders/ports.ts";

const PASSPHRASE = "four words and a river";
const MINUTE = 60_000;

const valueOf = <T>(result: Result<T, VaultError>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

const sealed = async (key: CryptoKey): Promise<{ iv: Uint8Array<ArrayBuffer>; box: ArrayBuffer }> => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, box: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode("mine")) };
};
const opens = async (key: CryptoKey | undefined, { iv, box }: Awaited<ReturnType<typeof sealed>>): Promise<boolean> => {
  if (!key) return false;
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, box)) === "mine";
  } catch {
    return false;
  }
};

/** What every vault promises. `again` gives one over the same data, as after a restart. */
export function vaultContract(
  name: string,
  fresh: (clock: Clock) => Promise<{ vault: Vault; again?: (clock: Clock) => Promise<Vault> }>,
): void {
  describe(name, () => {
    let clock: HandClock;
    let vault: Vault;
    let again: ((clock: Clock) => Promise<Vault>) | undefined;
    let code: string;
    let trainer: Person;
    let a: SignedIn;
    let b: SignedIn;

    beforeEach(async () => {
      clock = aClock();
      ({ vault, again } = await fresh(clock));
      expect(await vault.roster()).toEqual({ ok: true, value: undefined });
      code = valueOf(await vault.found(PASSPHRASE));
      a = valueOf(await vault.enrol("M.R.", "735291"));
      b = valueOf(await vault.enrol("M.R.", "918273"));
      trainer = valueOf(await vault.roster())?.[0] as Person;
    });

    const wrongly = async (count: number, from = vault): Promise<VaultError | undefined> => {
      let last: VaultError | undefined;
      for (let turn = 0; turn < count; turn++) {
        const tried = await from.signIn(a.id, "000000");
        if (!tried.ok) last = tried.error;
        if (last?.code === "wrong") clock.pass(last.wait);
      }
      return last;
    };

    test("the list before sign-in holds initials and numbers, the trainer first", async () => {
      expect(valueOf(await vault.roster())).toEqual([
        { id: trainer.id, role: "trainer", initials: "", number: 0, wait: 0 },
        { id: a.id, role: "officer", initials: "M.R.", number: 1, wait: 0 },
        { id: b.id, role: "officer", initials: "M.R.", number: 2, wait: 0 },
      ]);
    });

    test("a device becomes shared once", async () => {
      expect(await vault.found("another passphrase")).toEqual({ ok: false, error: { code: "exists" } });
    });

    test("the same PIN opens the same keys every time, and nobody else's", async () => {
      const { practice, record } = a.rings[0];
      if (!practice) throw new Error("no practice key");
      const [mine, onRecord] = [await sealed(practice), await sealed(record)];
      const later = valueOf(await vault.signIn(a.id, "735291"));
      expect(later).toMatchObject({ id: a.id, role: "officer" });
      expect(later.rings).toHaveLength(1);
      expect(await opens(later.rings[0].practice, mine)).toBe(true);
      expect(await opens(later.rings[0].record, onRecord)).toBe(true);
      const other = valueOf(await vault.signIn(b.id, "918273"));
      expect(other.rings).toHaveLength(1);
      for (const key of [other.rings[0].practice, other.rings[0].record])
        for (const box of [mine, onRecord]) expect(await opens(key, box)).toBe(false);
    });

    test("the trainer opens everybody's record, and nobody's practice", async () => {
      const { practice, record } = a.rings[0];
      if (!practice) throw new Error("no practice key");
      const [mine, onRecord] = [await sealed(practice), await sealed(record)];
      const { role, rings } = valueOf(await vault.signIn(trainer.id, PASSPHRASE));
      expect(role).toBe("trainer");
      expect(rings.map((ring) => ring.officer).toSorted()).toEqual([trainer.id, a.id, b.id].toSorted());
      const ofA = rings.find((ring) => ring.officer === a.id);
      expect(ofA?.practice).toBeUndefined();
      expect(await opens(ofA?.record, onRecord)).toBe(true);
      for (const ring of rings)
        for (const key of [ring.practice, ring.record]) expect(await opens(key, mine)).toBe(false);
    });

    test("keys cannot be taken out of the browser", () => {
      const { practice, record } = a.rings[0];
      expect([practice?.extractable, record.extractable]).toEqual([false, false]);
    });

    test("another's PIN, and nobody's, are wrong", async () => {
      expect(await vault.signIn(a.id, "918273")).toEqual({ ok: false, error: { code: "wrong", wait: 0 } });
      expect(await vault.signIn("nobody", "735291")).toEqual({ ok: false, error: { code: "not-found" } });
    });

    test("three wrong PINs are free, the fourth costs a quarter of a minute, and each one more twice that", async () => {
      expect(await wrongly(3)).toEqual({ code: "wrong", wait: 0 });
      expect(await vault.signIn(a.id, "0")).toEqual({ ok: false, error: { code: "wrong", wait: 15_000 } });
      clock.pass(14_999);
      // Not even the right one is tried before its time.
      expect(await vault.signIn(a.id, "735291")).toEqual({ ok: false, error: { code: "wait", wait: 1 } });
      clock.pass(1);
      expect(await vault.signIn(a.id, "0")).toEqual({ ok: false, error: { code: "wrong", wait: 30_000 } });
    });

    test("ten wrong PINs cost at least five minutes, and the right one then ends it", async () => {
      expect(await wrongly(10)).toMatchObject({ code: "wrong", wait: 15 * MINUTE });
      expect(await vault.signIn(a.id, "735291")).toMatchObject({ ok: true });
      expect(await wrongly(3)).toEqual({ code: "wrong", wait: 0 });
    });

    test("one officer's wrong PINs keep nobody else waiting", async () => {
      await wrongly(4);
      await vault.signIn(a.id, "0");
      expect(await vault.signIn(b.id, "918273")).toMatchObject({ ok: true });
      const people = valueOf(await vault.roster());
      expect(people?.map((one) => one.wait > 0)).toEqual([false, true, false]);
    });

    test("the wait outlives a restart, and a clock set back does not shorten it", async () => {
      await wrongly(3);
      await vault.signIn(a.id, "0");
      if (!again) return;
      const later = aClock(clock.now() - 100 * MINUTE);
      const restarted = await again(later);
      expect(await restarted.signIn(a.id, "735291")).toEqual({ ok: false, error: { code: "wait", wait: 15_000 } });
      later.pass(15_000);
      expect(await restarted.signIn(a.id, "735291")).toMatchObject({ ok: true });
    });

    test("the recovery code gives a lost PIN a successor that opens the same keys; the old one is dead", async () => {
      const { practice } = a.rings[0];
      if (!practice) throw new Error("no practice key");
      const mine = await sealed(practice);
      await wrongly(5);
      expect(await vault.reset(a.id, { by: "code", is: code }, "204060")).toEqual({ ok: true, value: undefined });
      expect(await vault.signIn(a.id, "735291")).toMatchObject({ ok: false, error: { code: "wrong" } });
      const later = valueOf(await vault.signIn(a.id, "204060"));
      expect(await opens(later.rings[0].practice, mine)).toBe(true);
    });

    test("the recovery code gives a lost passphrase a successor that still opens everybody's record", async () => {
      const onRecord = await sealed(a.rings[0].record);
      expect(await vault.reset(trainer.id, { by: "code", is: code }, "another long phrase")).toMatchObject({
        ok: true,
      });
      expect(await vault.signIn(trainer.id, PASSPHRASE)).toMatchObject({ ok: false });
      const { rings } = valueOf(await vault.signIn(trainer.id, "another long phrase"));
      expect(await opens(rings.find((ring) => ring.officer === a.id)?.record, onRecord)).toBe(true);
    });

    test("another code changes nothing", async () => {
      for (const is of ["", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA", code.slice(1)])
        expect(await vault.reset(a.id, { by: "code", is }, "204060")).toEqual({
          ok: false,
          error: { code: "wrong", wait: 0 },
        });
      expect(await vault.signIn(a.id, "735291")).toMatchObject({ ok: true });
    });

    test("who knows the old PIN can change it, and wrong ones cost as in signing in", async () => {
      expect(await vault.reset(a.id, { by: "secret", is: "000000" }, "204060")).toMatchObject({ ok: false });
      expect(await vault.reset(a.id, { by: "secret", is: "735291" }, "204060")).toMatchObject({ ok: true });
      expect(await vault.signIn(a.id, "204060")).toMatchObject({ ok: true });
      await vault.reset(a.id, { by: "secret", is: "x" }, "1");
      await wrongly(2);
      expect(await vault.reset(a.id, { by: "secret", is: "x" }, "1")).toMatchObject({ error: { wait: 15_000 } });
    });

    test("an officer can be removed, a number is never given twice, and the trainer stays", async () => {
      expect(await vault.remove(b.id)).toMatchObject({ ok: true });
      expect(await vault.signIn(b.id, "918273")).toEqual({ ok: false, error: { code: "not-found" } });
      const c = valueOf(await vault.enrol("K.L.", "135790"));
      expect(valueOf(await vault.roster())?.map(({ id, number }) => [id, number])).toEqual([
        [trainer.id, 0],
        [a.id, 1],
        [c.id, 3],
      ]);
      expect(await vault.remove(trainer.id)).toMatchObject({ ok: false });
    });

    test("what was enrolled is there after a restart", async () => {
      const later = await again?.(clock);
      if (!later) return;
      expect(valueOf(await later.roster())).toHaveLength(3);
      expect(await later.signIn(b.id, "918273")).toMatchObject({ ok: true });
    });
  });
}
