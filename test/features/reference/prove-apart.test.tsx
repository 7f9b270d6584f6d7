// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import { proveApart } from "#shell/prove-apart.ts";
import { proofInput } from "../../builders/proof-input.ts";

/** Stands where the browser's worker stands: says what the test has it say. */
class HandWorker extends EventTarget {
  static last: HandWorker;
  ended = false;
  asked: unknown;
  constructor() {
    super();
    HandWorker.last = this;
  }
  postMessage(asked: unknown): void {
    this.asked = asked;
  }
  terminate(): void {
    this.ended = true;
  }
  says(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

beforeEach(() => vi.stubGlobal("Worker", HandWorker));
afterEach(() => vi.unstubAllGlobals());

const input = proofInput();

test("tells how far it is, answers with the proof, and ends the worker", async () => {
  const states: number[] = [];
  const answer = proveApart(input, (so) => states.push(so), new AbortController().signal);
  const worker = HandWorker.last;
  expect(worker.asked).toBe(input);
  worker.says({ states: 20 });
  worker.says({ states: 300 });
  expect(worker.ended).toBe(false);
  const proof = prove(input);
  worker.says({ proof });
  expect(await answer).toBe(proof);
  expect(states).toEqual([20, 300]);
  expect(worker.ended).toBe(true);
});

test("stopped, it ends the worker and rejects; stopped before, it starts none", async () => {
  const stop = new AbortController();
  const answer = proveApart(input, () => undefined, stop.signal);
  stop.abort();
  await expect(answer).rejects.toThrow("stopped");
  expect(HandWorker.last.ended).toBe(true);
  const before = HandWorker.last;
  await expect(proveApart(input, () => undefined, stop.signal)).rejects.toThrow("stopped");
  expect(HandWorker.last).toBe(before);
});

test("a worker that fails rejects with what it said", async () => {
  const answer = proveApart(input, () => undefined, new AbortController().signal);
  HandWorker.last.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
  await expect(answer).rejects.toThrow("out of memory");
  expect(HandWorker.last.ended).toBe(true);
});

test("the worker answers with the proof of what it is sent, and nothing else for a small one", async () => {
  const said: unknown[] = [];
  vi.stubGlobal("postMessage", (message: unknown) => said.push(message));
  await import("#workers/prove.ts");
  dispatchEvent(new MessageEvent("message", { data: structuredClone(input) }));
  expect(said).toEqual([{ proof: prove(input) }]);
  // What it says can be sent.
  expect(structuredClone(said)).toEqual(said);
});
