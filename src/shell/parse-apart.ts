import type { FileAnswer } from "#interop/scenario-file.ts";

/** Reads a scenario file in a worker of its own, ended when the signal says so. Rejects when the worker fails. */
export function parseApart(text: string, signal: AbortSignal): Promise<FileAnswer> {
  return new Promise((answer, fail) => {
    const worker = new Worker(new URL("../workers/parse-scenario.ts", import.meta.url), { type: "module" });
    const end = (): void => worker.terminate();
    signal.addEventListener("abort", end, { once: true });
    worker.addEventListener("message", ({ data }: MessageEvent<FileAnswer>) => {
      end();
      answer(data);
    });
    worker.addEventListener("error", (event) => {
      end();
      fail(new Error(event.message));
    });
    worker.postMessage({ text });
  });
}
