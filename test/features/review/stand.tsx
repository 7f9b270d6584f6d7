import { readFileSync } from "node:fs";
import { render } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryJournal } from "#adapters/memory/journal-store.ts";
import { noteHash, sha256Text } from "#engine/attempt/chain.ts";
import { beginLive, type Live, play } from "#engine/attempt/live.ts";
import type { Act, Attempt, Header, Note } from "#engine/attempt/move.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { Replay } from "#features/review/replay.tsx";
import { ReviewList } from "#features/review/review-list.tsx";
import type { AttemptStore, StoredAttempt } from "#ports/attempt-store.ts";
import type { Catalogue } from "#ports/catalogue.ts";
import { addAreas, createWords } from "#words/words.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { aChance, aClock, plainWording } from "../../builders/ports.ts";
import { aHeader, openActs } from "../../builders/runs.ts";

/** The shipped scenario, as the stage sees it. */
export function theCard(): Scenario {
  const parsed = parseScenario(readFileSync("scenarios/reaching-for-the-card/scenario.json", "utf8"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error[0]));
  return parsed.value;
}

/** A run with everything a log can hold: reasons, own words, a pause, a restart, a gap. Deterministic; ends where it ends. */
export function aRun(scenario: Scenario, overrides: Partial<Header> = {}): { attempt: Attempt; pack: string } {
  const pack = JSON.stringify(scenario);
  const header = aHeader({ scenario: scenario.id, pack: sha256Text(pack), purpose: "record", ...overrides });
  const program = compile(scenario);
  const notes: Note[] = [];
  let { live, moment } = beginLive(program, header, { at: 1_000_000, ms: 0 });
  const moments: Moment[] = [moment];
  const make = (act: Act): void => {
    const played = play(live, act, { at: 1_000_000 + moments.length * 7000, ms: 1000 + moments.length * 1300 });
    if (!played.ok) throw new Error(JSON.stringify(played.error));
    ({ live, moment } = played.value);
    moments.push(moment);
  };
  for (let turn = 0; placeAt(program, live.at.state.at).kind !== "ending"; turn++) {
    if (turn === 2) for (const act of interruptions) make(act);
    make(answered(live, turn, notes));
  }
  make({ kind: "ended", ending: placeAt(program, live.at.state.at).id });
  return { attempt: { header, moves: moments.map((one) => one.move), notes }, pack };
}

const interruptions: readonly Act[] = [
  { kind: "paused" },
  { kind: "resumed", since: "pause" },
  { kind: "gap", gap: 65_000 },
  { kind: "resumed", since: "restart" },
];

function answered(live: Live, turn: number, notes: Note[]): Act {
  const acts = openActs(live.program, live.at.state).filter((act) => act.kind !== "timed-out");
  const act = acts[turn % acts.length];
  if (!act) throw new Error("nothing open");
  if (act.kind !== "chose" || notes.length > 2) return act;
  const note = { salt: "s", text: `My own words, turn ${turn}.` };
  notes.push({ ...note, hash: noteHash(note.salt, note.text) });
  return { ...act, sure: 2, why: { reason: "respect", note: noteHash(note.salt, note.text) } };
}

/** Everything the review screens are plugged into, with nothing stored yet. */
export async function aStand({ key }: { key?: Key } = {}) {
  const words = await createWords("en-US");
  await addAreas(words, ["debrief", "review", "scenes"]);
  const catalogue: Catalogue = {
    list: async () => ({ ok: true, value: [] }),
    pack: async (id) => ({ ok: false, error: { code: "not-found", id } }),
    translation: async () => ({ ok: true, value: undefined }),
    key: async (id) => (key ? { ok: true, value: key } : { ok: false, error: { code: "offline", id } }),
  };
  const ports = {
    attempts: memoryAttempts(),
    journal: memoryJournal(),
    clock: aClock(),
    chance: aChance(),
    catalogue,
    wording: plainWording,
  };
  return {
    ports,
    async keep({ attempt, pack }: { attempt: Attempt; pack: string }): Promise<void> {
      const { header, moves, notes } = attempt;
      const [began, ...rest] = moves;
      if (!began) throw new Error("no moves");
      const stored = { hash: header.pack, bytes: new TextEncoder().encode(pack) };
      await ports.attempts.begin(header, began, stored);
      if (rest.length > 0) await ports.attempts.append(header.attempt, began.hash, rest, notes);
    },
    list: () =>
      render(
        <WordsProvider words={words}>
          <ReviewList ports={ports} links={{ home: "#/", replay: (id) => `#/review/${id}` }} />
        </WordsProvider>,
      ),
    replay: (attempt: string, attempts: AttemptStore = ports.attempts, seq = 0) =>
      render(
        <WordsProvider words={words}>
          <Address ports={{ ...ports, attempts }} attempt={attempt} seq={seq} />
        </WordsProvider>,
      ),
  };
}

/** Stands for the address: what the screen asks for comes back as its property. */
function Address({
  ports,
  attempt,
  seq,
}: {
  ports: Parameters<typeof Replay>[0]["ports"];
  attempt: string;
  seq: number;
}): ReactNode {
  const [at, setAt] = useState(seq);
  return (
    <Replay
      attempt={attempt}
      seq={at}
      ports={ports}
      links={{ review: "#/review", replay: (id) => `#/review/${id}` }}
      onSeq={setAt}
    />
  );
}

/** A store whose attempts read other than they were written, as after a change on the disk. */
export const reading = (store: AttemptStore, change: (stored: StoredAttempt) => StoredAttempt): AttemptStore => ({
  ...store,
  async open(attempt) {
    const found = await store.open(attempt);
    return found.ok ? { ok: true, value: change(found.value) } : found;
  },
});
