import { parentPort } from "node:worker_threads";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { sentenceFor } from "#words/problems.ts";

/** `unsaid`: refused without a sentence and a place for every problem, which is as bad as a crash. */
export type Verdict = "accepted" | "refused" | "unsaid";

parentPort?.on("message", (bytes: Uint8Array) => {
  const parsed = parseScenario(new TextDecoder().decode(bytes));
  const said = (): boolean => parsed.ok || parsed.error.every((one) => one.line > 0 && sentenceFor(one).length > 15);
  const verdict: Verdict = parsed.ok ? "accepted" : parsed.error.length > 0 && said() ? "refused" : "unsaid";
  parentPort?.postMessage(verdict);
});
