import { readFileSync } from "node:fs";
import type { DemoOrder } from "#engine/players/demo/academy.ts";
import { canonicalBytes, rulesOf, sha256Hex } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import type { Catalogue, CatalogueEntry } from "#ports/catalogue.ts";

export const TODAY = Date.UTC(2026, 10, 22, 5);

/** The order as the screen gives it, from a scenario that ships. */
export function anOrder(overrides: Partial<DemoOrder> = {}): DemoOrder {
  const read = (file: string): string => readFileSync(`scenarios/reaching-for-the-card/${file}`, "utf8");
  const scenario = parseScenario(read("scenario.json"));
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error[0]));
  const rules = rulesOf(scenario.value);
  const key = parseKey(read("key.json"), scenario.value, rules);
  if (!key.ok) throw new Error(JSON.stringify(key.error[0]));
  const bytes = canonicalBytes(scenario.value);
  const keyHash = sha256Hex(canonicalBytes(key.value));
  const pack = { scenario: scenario.value.id, pack: sha256Hex(bytes), rules, keyHash, bytes, key: key.value };
  return { seed: "demo", today: TODAY, build: "test", packs: [pack], ...overrides };
}

/** A catalogue of the scenarios of an order. */
export function aCatalogue({ packs }: DemoOrder): Pick<Catalogue, "list" | "pack" | "key"> {
  const entries = packs.map(({ scenario, pack, rules, keyHash }): CatalogueEntry => ({
    id: scenario,
    pack,
    rules,
    key: keyHash,
    title: scenario,
    summary: "",
    language: "en-US",
    minutes: 6,
    decisions: 12,
    contentNotes: [],
    status: "draft",
    teaches: [],
    locales: {},
  }));
  return {
    list: async () => ({ ok: true, value: entries }),
    async pack(id) {
      const at = packs.findIndex((one) => one.scenario === id);
      const [found, entry] = [packs[at], entries[at]];
      if (!found || !entry) return { ok: false, error: { code: "not-found", id } };
      const { bytes } = found;
      return { ok: true, value: { entry, bytes, scenario: JSON.parse(new TextDecoder().decode(bytes)) } };
    },
    async key(id) {
      const found = packs.find((one) => one.scenario === id);
      return found ? { ok: true, value: found.key } : { ok: false, error: { code: "not-found", id } };
    },
  };
}
