import { demoBatches, type DemoOrder } from "#engine/players/demo/academy.ts";

// Apart from the screen, so that it can be drawn and stopped while some hundred runs are played.
addEventListener("message", ({ data }: MessageEvent<DemoOrder>) => {
  for (const batch of demoBatches(data)) postMessage(batch);
});
