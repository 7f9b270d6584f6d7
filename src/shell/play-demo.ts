import type { DemoBatch } from "#engine/players/demo/academy.ts";
import type { PlayDemo } from "#features/device/demo/make.ts";

/** Plays the demo's runs in a worker of its own, ended when the signal says so. Throws when the worker fails. */
export const playDemo: PlayDemo = async function* (order, signal) {
  const worker = new Worker(new URL("../workers/make-demo.ts", import.meta.url), { type: "module" });
  const waiting: (DemoBatch | Error)[] = [];
  let wake = (): void => undefined;
  const put = (one: DemoBatch | Error): void => {
    waiting.push(one);
    wake();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<DemoBatch>) => put(data));
  worker.addEventListener("error", (event) => put(new Error(event.message)));
  const stop = (): void => put(new Error("aborted"));
  signal.addEventListener("abort", stop, { once: true });
  try {
    worker.postMessage(order);
    for (;;) {
      const next = waiting.shift();
      if (next instanceof Error) throw next;
      if (next) {
        yield next;
        if (next.done === next.of) return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener("abort", stop);
    worker.terminate();
  }
};
