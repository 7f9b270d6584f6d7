import { describe, expect, test } from "vitest";
import type { AgencyStore, StoredAgency } from "#ports/agency-store.ts";

const file = (hash: string, name: string): StoredAgency => ({
  hash,
  at: 1,
  agency: { format: 1, name, slots: { line: "Dial 7" }, resources: [], scenarios: {} },
});

/** What every keeper of the agency's file does. */
export function agencyStoreContract(name: string, make: () => Promise<AgencyStore>): void {
  describe(`${name} keeps the agency's file`, () => {
    test("a new device has none", async () => {
      expect(await (await make()).current()).toEqual({ ok: true, value: undefined });
    });

    test("the one put to use is the current one, whole", async () => {
      const store = await make();
      await store.use(file("a", "Riverton"));
      expect(await store.current()).toEqual({ ok: true, value: file("a", "Riverton") });
    });

    test("a newer version replaces it, and the older can still be had by those pinned to it", async () => {
      const store = await make();
      await store.use(file("a", "Riverton"));
      await store.use(file("b", "Riverton, revised"));
      expect(await store.current()).toEqual({ ok: true, value: file("b", "Riverton, revised") });
      expect(await store.byHash("a")).toEqual({ ok: true, value: file("a", "Riverton") });
    });

    test("an older version can be put to use again", async () => {
      const store = await make();
      await store.use(file("a", "Riverton"));
      await store.use(file("b", "Riverton, revised"));
      await store.use(file("a", "Riverton"));
      expect(await store.current()).toEqual({ ok: true, value: file("a", "Riverton") });
    });

    test("none can be used again, and what was stays to be had", async () => {
      const store = await make();
      await store.use(file("a", "Riverton"));
      await store.use(undefined);
      expect(await store.current()).toEqual({ ok: true, value: undefined });
      expect(await store.byHash("a")).toEqual({ ok: true, value: file("a", "Riverton") });
      expect(await store.byHash("nowhere")).toEqual({ ok: true, value: undefined });
    });
  });
}
