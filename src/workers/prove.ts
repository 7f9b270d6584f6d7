import { prove } from "#engine/proof/prove.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";

/** More often than this nobody sees a number change (ms). */
const TELL_EVERY = 100;

// Apart from the screen, so that it can be drawn, and a scenario that is too large be stopped.
addEventListener("message", ({ data }: MessageEvent<ToProve>) => {
  let told = performance.now();
  const on = ({ states }: { readonly states: number }): void => {
    if (performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    postMessage({ states });
  };
  postMessage({ proof: prove(data, { on }) });
});
