import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { render } from "@testing-library/react";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryJournal } from "#adapters/memory/journal-store.ts";
import type { Header } from "#engine/attempt/move.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { Debrief, type DebriefProps } from "#features/practice/debrief/debrief.tsx";
import type { StoredAttempt } from "#ports/attempt-store.ts";
import type { Catalogue } from "#ports/catalogue.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";
import { aDecision, aKey, aValue, playThrough } from "../../builders/played.ts";
import { aChance, aClock, plainWording } from "../../builders/ports.ts";
import { aHeader } from "../../builders/runs.ts";

/** Two decisions; what the driver says at the first is not understood; a week later something comes of it. */
export const scenario: Scenario = {
  ...aValue([
    aDecision(
      "first",
      { ask: "second", shout: "second", "walk-off": "bad" },
      {
        prompt: "She does not answer.",
        beats: [
          {
            id: "said",
            who: "driver",
            text: "Haltet ein.",
            channel: "room",
            understood: "no",
            lang: "de",
            meaning: "Please stop.",
          },
        ],
      },
    ),
    aDecision("second", { explain: "good", cite: "bad" }, { prompt: "She asks why." }),
  ]),
  cast: {
    driver: {
      name: "Nadia",
      role: "Driver",
      gender: "female",
      register: "formal",
      portrait: { seed: "n" },
      moods: [{ mood: "calm" }],
    },
  },
  sources: [{ id: "guide", title: "A guide", url: "https://example.org/guide" }],
  legalNotes: [{ claim: "Some law holds.", source: "guide", checkedOn: "2020-01-01", expires: "2021-01-01" }],
  endings: [
    {
      id: "good",
      title: "She drives on",
      outcome: "resolved",
      beats: [],
      later: [
        {
          beats: [
            { id: "l", who: "narrator", text: "A week later a letter comes.", channel: "room", understood: "clear" },
          ],
        },
      ],
    },
    { id: "bad", title: "It goes wrong", outcome: "harm", beats: [], later: [] },
  ],
};

const plain = aKey({
  first: { ask: "strong", shout: "weak", "walk-off": "weak" },
  second: { explain: "adequate", cite: "weak" },
});

/** The key of that scenario: shouting is weak, critical and disrespectful, and has its lure. */
export const key: Key = {
  ...plain,
  provenance: { ...plain.provenance, note: "Nobody else has looked at it." },
  decisions: {
    ...plain.decisions,
    first: {
      behaviours: ["COM.1"],
      choices: {
        ...plain.decisions["first"]?.choices,
        shout: {
          marks: { "COM.1": "weak" },
          rationale: "She cannot hear you.",
          lure: { kind: "speed", why: "It is the first thing anyone tries." },
          critical: { severity: "dignity", why: "It shames her." },
          disrespect: true,
          sources: ["guide"],
        },
      },
    },
  },
};

const bytes = new TextEncoder().encode(JSON.stringify(scenario));
export const pack = { hash: bytesToHex(sha256(bytes)), bytes };

/** A run of these choices, stored. Returns its id. */
export async function stored(
  attempts: DebriefProps["ports"]["attempts"],
  choices: readonly string[],
  header: Partial<Header> = {},
): Promise<string> {
  const whole = aHeader({ scenario: scenario.id, pack: pack.hash, ...header });
  const [began, ...rest] = playThrough(scenario, choices, whole).moments.map((moment) => moment.move);
  if (!began) throw new Error("nothing played");
  await attempts.begin(whole, began, pack);
  if (rest.length > 0) await attempts.append(whole.attempt, began.hash, rest, []);
  return whole.attempt;
}

export interface Table {
  readonly ports: DebriefProps["ports"];
  readonly asked: string[];
  readonly again: { readonly attempt: StoredAttempt; readonly seq: number }[];
  /** Shows the debrief of an attempt; resolves when it stands. */
  readonly show: (attempt: string) => Promise<() => void>;
}

/** A debrief on memory stores. `missing`: the key cannot be fetched. */
export async function aTable({ missing = false }: { missing?: boolean } = {}): Promise<Table> {
  const asked: string[] = [];
  const catalogue: Catalogue = {
    list: async () => ({ ok: true, value: [] }),
    pack: async (id) => ({ ok: false, error: { code: "not-found", id } }),
    translation: async () => ({ ok: true, value: undefined }),
    key: async (id, hash) => {
      asked.push(hash);
      return missing ? { ok: false, error: { code: "offline", id } } : { ok: true, value: key };
    },
  };
  const ports = {
    attempts: memoryAttempts(),
    journal: memoryJournal(),
    catalogue,
    wording: plainWording,
    clock: aClock(Date.UTC(2026, 10, 22)),
    chance: aChance(),
  };
  const again: Table["again"] = [];
  const words = await createWords("en-US");
  await addAreas(words, ["debrief", "scenes"]);
  return {
    ports,
    asked,
    again,
    async show(attempt) {
      const screen = render(
        <WordsProvider words={words}>
          <Debrief
            attempt={attempt}
            ports={ports}
            links={{
              home: "#home",
              attempt: (id) => `#attempt/${id}`,
              debrief: (id) => `#debrief/${id}`,
              brief: (id) => `#brief/${id}`,
            }}
            onTryAgain={async (old, seq) => void again.push({ attempt: old, seq })}
          />
        </WordsProvider>,
      );
      await screen.findByRole("heading", { level: 1 });
      return screen.unmount;
    },
  };
}
