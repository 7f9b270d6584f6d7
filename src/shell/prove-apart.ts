import type { Proof } from "#engine/proof/finding.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";

type Said = { readonly states: number } | { readonly proof: Proof };

/**
 * Proves a scenario in a worker of its own, ended when the signal says so.
 * @param onStates told now and then how many states were found so far
 * @throws (rejects with) an `Error` when the worker fails or is stopped
 */
export function proveApart(input: ToProve, onStates: (states: number) => void, signal: AbortSignal): Promise<Proof> {
  return new Promise((answer, fail) => {
    if (signal.aborted) return fail(new Error("stopped"));
    const worker = new Worker(new URL("../workers/prove.ts", import.meta.url), { type: "module" });
    const end = (): void => {
      signal.removeEventListener("abort", stop);
      worker.terminate();
    };
    const refuse = (why: string): void => {
      end();
      fail(new Error(why));
    };
    const stop = (): void => refuse("stopped");
    signal.addEventListener("abort", stop, { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<Said>) => {
      if ("states" in data) return onStates(data.states);
      end();
      answer(data.proof);
    });
    worker.addEventListener("error", (event) => refuse(event.message));
    worker.addEventListener("messageerror", () => refuse("the answer could not be read"));
    worker.postMessage(input);
  });
}
