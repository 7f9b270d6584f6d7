import { parentPort, workerData } from "node:worker_threads";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { sentenceFor } from "#words/problems.ts";

// True when accepted, or refused without a sentence and a place, which is as bad.
const { bytes } = workerData as { bytes: Uint8Array };
const parsed = parseScenario(new TextDecoder().decode(bytes));
parentPort?.postMessage(parsed.ok || !parsed.error.every((one) => one.line > 0 && sentenceFor(one).length > 15));
