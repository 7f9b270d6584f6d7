import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { verifyChain } from "#engine/attempt/chain.ts";
import { replay } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Text } from "#engine/scenario/text.ts";
import type { PlayerSession } from "#features/practice/session-types.ts";
import { createSession } from "#features/practice/session.ts";
import { aDecision, aValue } from "../../builders/played.ts";
import { aChance, aClock } from "../../builders/ports.ts";
import { randomScenario } from "../../builders/random-scenarios.ts";
import { openActs } from "../../builders/runs.ts";
import { open, playing, stored, textOf } from "./session-table.ts";

/** The same scenario with every text turned into another language's. */
function inOtherWords(scenario: Scenario): Scenario {
  const text = (said: Text | undefined): Text | undefined =>
    typeof said === "string" ? `Otra ${said} con más palabras` : said;
  const turn = (value: unknown, key = ""): unknown => {
    if (["text", "prompt", "title"].includes(key)) return text(value as Text);
    if (key === "when") return value;
    if (Array.isArray(value)) return value.map((part) => turn(part));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, turn(part, name)]));
  };
  return { ...(turn(scenario) as Scenario), language: "es-US" };
}

test("told in another language, no move and no state is another one, and every line is", async () => {
  await fc.assert(
    fc.asyncProperty(randomScenario, fc.infiniteStream(fc.nat()), async (scenario, picks) => {
      const table = await playing(scenario);
      const { session } = table;
      const spanish = compile(inOtherWords(scenario));
      const plain = createSession(await otherPorts(session), runOf(session), false);
      for (let turn = 0; turn < 8; turn++) {
        const before = {
          live: { ...session.live(), program: undefined },
          seq: session.store.getState().seq,
          moments: [...session.moments()],
        };
        const keys = session.store.getState().shown.map((one) => one.key);
        session.retell(turn % 2 === 0 ? spanish : compile(scenario));
        expect({
          live: { ...session.live(), program: undefined },
          seq: session.store.getState().seq,
          moments: [...session.moments()],
        }).toEqual(before);
        expect(session.store.getState().shown.map((one) => one.key)).toEqual(keys);
        const language = turn % 2 === 0 ? "es-US" : "en-US";
        for (const one of session.store.getState().shown) expect(one.lang).toBe(language);
        const at = open(table);
        if ("prompt" in at) expect(textSpans(at.prompt).startsWith("Otra ")).toBe(turn % 2 === 0);
        const { program, at: here } = session.live();
        const acts = openActs(program, here.state).filter((act) => act.kind !== "timed-out");
        const act = acts[picks.next().value % Math.max(1, acts.length)];
        if (!act) break;
        for (const one of [session, plain]) {
          if (act.kind === "chose") await one.choose(act.choice);
          else if (act.kind === "acted") await one.choose(act.act);
          else if (act.kind === "continued") await one.goOn();
          else if (act.kind === "rated" || act.kind === "reported" || act.kind === "responded") await one.answer(act);
        }
        expect(session.live().last).toEqual(plain.live().last);
      }
      const { header, moves } = await stored(table);
      expect(verifyChain(header, moves).ok).toBe(true);
      expect(replay(compile(scenario), header, moves).ok).toBe(true);
    }),
    { numRuns: 150 },
  );
});

const textSpans = (spans: readonly { readonly text: string }[]): string => spans.map((span) => span.text).join("");
const runOf = (session: PlayerSession) => ({ live: session.live(), moments: [...session.moments()] });

/** A store of its own that holds the run as it was begun, and a clock that stands where the other stood. */
async function otherPorts(session: PlayerSession) {
  const store = memoryAttempts();
  const { header, last } = session.live();
  await store.begin(header, last, { hash: header.pack, bytes: new Uint8Array() });
  return { attempts: store, clock: aClock(), chance: aChance() };
}

test("told anew while a move is being stored, the run goes on in the new words", async () => {
  const scenario = aValue([
    aDecision("first", { on: "second" }),
    aDecision("second", { explain: "good", cite: "bad" }),
  ]);
  const { session } = await playing(scenario);
  const making = session.choose("on");
  session.retell(compile(inOtherWords(scenario)));
  await making;
  const state = session.store.getState();
  expect(state).toMatchObject({
    seq: 1,
    open: { scene: "second", prompt: [{ text: "Otra What now? con más palabras" }] },
  });
  expect(state.shown.every((one) => textOf(one).startsWith("Otra "))).toBe(true);
  await session.choose("explain");
  expect(session.store.getState().over).toBe("ended");
});

test("a half-made choice and the time left stand through a change of language", async () => {
  const scenario = aValue([aDecision("first", { ask: "good" }, { askWhy: true })]);
  const { session } = await playing(scenario);
  await session.choose("ask");
  session.retell(compile(inOtherWords(scenario)));
  expect(session.store.getState()).toMatchObject({ asking: { choice: "ask" }, seq: 0 });
  await session.because({ reason: "respect" });
  expect(session.store.getState().over).toBe("ended");
});
