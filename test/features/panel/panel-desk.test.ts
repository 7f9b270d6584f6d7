import { expect, test } from "vitest";
import { memoryDesk } from "#adapters/memory/desk-store.ts";
import type { RatingFile } from "#engine/insight/panel/rating.ts";
import { administrationOf } from "#engine/programme/administration.ts";
import { type Entry, verify } from "#engine/programme/record.ts";
import type { Key } from "#engine/score/key.ts";
import {
  filesOn,
  type InForce,
  inForceOn,
  keepFiles,
  type PanelPorts,
  putInForce,
} from "#features/panel/panel-desk.ts";

const KEY: Key = {
  format: 1,
  scenario: "stop",
  rules: "r",
  provenance: { kind: "panel", by: "panel of 10", on: "2026-11-23" },
  spine: [],
  decisions: {},
  reports: {},
};
const MADE: InForce = {
  scenario: "stop",
  rules: "r",
  oldKey: "old",
  newKey: "new",
  key: KEY,
  name: "Sgt. Okafor",
  reason: "Ten people rated it.",
  raters: 10,
  at: 1,
  comparison: { runs: 0, changed: 0, closed: 0, decisions: [] },
};

const portsWith = (desk: PanelPorts["desk"]): PanelPorts => ({
  desk,
  catalogue: {
    list: () => Promise.reject(new Error("not asked for")),
    key: () => Promise.reject(new Error("not asked for")),
  },
  clock: { now: () => 1 },
  chance: { id: () => "e1" },
  save: () => {},
  script: () => Promise.reject(new Error("not asked for")),
  runs: () => Promise.reject(new Error("not asked for")),
});

test("the same file brought in twice is kept once", async () => {
  const desk = memoryDesk();
  const file: RatingFile = { rater: "a", side: "police", role: "", scenario: "stop", rules: "r", at: 1, ratings: [] };
  expect(await keepFiles(desk, [file])).toBe(true);
  expect(await keepFiles(desk, [file, { ...file, at: 2 }])).toBe(true);
  const found = await filesOn(desk);
  expect(found.ok && found.value.length).toBe(2);
});

test("without an academy no key is put in force", async () => {
  const desk = memoryDesk();
  expect(await putInForce(portsWith(desk), MADE)).toBe("no-academy");
  expect(await inForceOn(desk, "stop")).toBeUndefined();
});

test("a key put in force is an erratum in the academy's log, which still holds together", async () => {
  const desk = memoryDesk();
  await desk.write({ put: [{ kind: "academy", id: "academy", value: { id: "ac", by: "Okafor" } }], head: "" });
  expect(await putInForce(portsWith(desk), MADE)).toBe("done");
  expect(await inForceOn(desk, "stop")).toEqual(MADE);
  const acts = await desk.acts();
  const entries = (acts.ok ? acts.value : []).map((one): Entry => ({ ...one, act: one.act as Entry["act"] }));
  expect(verify({ academy: "ac", entries }).ok).toBe(true);
  expect(administrationOf(entries).errata).toMatchObject([
    { scenario: "stop", newKey: "new", name: "Sgt. Okafor", text: "Ten people rated it." },
  ]);
});
