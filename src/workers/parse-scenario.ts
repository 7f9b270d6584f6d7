import { answerFor } from "#interop/scenario-file.ts";

// Apart from the screen, so that a file made to take for ever can be stopped.
addEventListener("message", ({ data }: MessageEvent<{ text: string }>) => {
  postMessage(answerFor(data.text));
});
