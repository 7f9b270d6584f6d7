import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { keyStandingOf, legalDue } from "#engine/insight/health/health.ts";
import type { ScriptNote } from "#engine/insight/health/note.ts";
import { prove } from "#engine/proof/prove.ts";
import { ok } from "#engine/result.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Heard, HealthEntry, HealthPorts } from "#features/health/health-data.ts";
import { HealthDesk } from "#features/health/health-desk.tsx";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";
import { aClock, aChance } from "../../builders/ports.ts";
import { aDecision, aKey, aValue } from "../../builders/played.ts";

export const NOON = Date.UTC(2026, 10, 23, 12);
export const RULES = "a".repeat(64);

/** Two decisions and two endings; what is fetched from the door leads to the hall only while trust holds. */
export const aScript = (): Scenario =>
  aValue([aDecision("door", { ask: "hall", shove: "bad" }), aDecision("hall", { wait: "good", leave: "bad" })], {
    id: "night-call",
    title: "Night call",
  });

export interface Table {
  readonly notes: ScriptNote[];
  readonly saved: { name: string; text: string }[];
  heard: Heard;
  /** What keeping a note answers. */
  keeps: boolean;
  readonly user: ReturnType<typeof userEvent.setup>;
  open(scenario?: string, at?: string): Promise<void>;
}

export const nothingHeard: Heard = { decisions: [], toCheck: [], runs: new Map(), comments: [], remarks: [] };

export async function aTable(entries: Partial<HealthEntry>[] = [{}]): Promise<Table> {
  const words = await createWords("en-US");
  await addAreas(words, ["health", "findings", "debrief", "room"]);
  const scenario = aScript();
  const key = aKey({ door: { ask: "strong", shove: "weak" }, hall: { wait: "adequate", leave: "weak" } });
  const table: Table = {
    notes: [],
    saved: [],
    heard: nothingHeard,
    keeps: true,
    user: userEvent.setup(),
    async open(id = "", at = "") {
      cleanup();
      render(
        <WordsProvider words={words}>
          <HealthDesk
            ports={ports}
            scenario={id}
            at={at}
            links={{
              list: "#/health",
              script: (one, place = "") => `#/health/${one}${place === "" ? "" : `?at=${place}`}`,
              proof: (one) => `#/proof/${one}`,
              replay: (attempt, seq) => `#/review/${attempt}?at=${seq}`,
            }}
          />
        </WordsProvider>,
      );
      await screen.findAllByRole("heading", { level: 2 });
    },
  };
  const all = entries.map((over): HealthEntry => ({
    id: scenario.id,
    title: "Night call",
    rules: RULES,
    jurisdiction: "US",
    legalNotes: 0,
    legal: legalDue([], "2026-11-23", "2027-02-21"),
    tellings: [],
    key: keyStandingOf(key),
    ...over,
  }));
  const ports: HealthPorts = {
    scenarios: async () => ok(all),
    script: async (id) =>
      all.some((one) => one.id === id) ? ok({ scenario, key }) : { ok: false, error: { code: "not-found", id } },
    heard: async () => ok(table.heard),
    prove: async () => prove({ scenario, key, locales: [], today: "2026-11-23" }),
    proofs: new Map(),
    notes: async () => ok([...table.notes]),
    async keepNote(note) {
      if (!table.keeps) return false;
      const at = table.notes.findIndex(({ id }) => id === note.id);
      table.notes.splice(at === -1 ? table.notes.length : at, at === -1 ? 0 : 1, note);
      return true;
    },
    save: (name, text) => void table.saved.push({ name, text }),
    clock: aClock(NOON),
    chance: aChance(),
  };
  return table;
}
