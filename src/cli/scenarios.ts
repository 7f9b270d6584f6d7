import { writeFileSync } from "node:fs";
import { parseArgs, styleText } from "node:util";
import { scenarioJsonSchema } from "#engine/scenario/schema.ts";
import { addAreas, createWords, translate } from "#words/words.ts";
import { checkReport, isClean, proveAll } from "./check.ts";
import { readAttempts } from "./check-attempts.ts";
import type { Look, Paper } from "./check-lines.ts";
import { Places } from "./check-places.ts";
import { checkLines, problemLines } from "./check-text.ts";
import { checkFile, scenarioFiles } from "./scenario-files.ts";
import { statsReport } from "./stats.ts";
import { writeTranslation } from "./translate.ts";

/**
 * `npm run scenarios -- check [file|dir …] [--json] [--attempts FILE] [--max-states N] | stats [file|dir …] [--json] | schema | import FILE…
 * | translate FOLDER LANGUAGE`
 * Exit 0 clean, 1 findings, 2 usage; `--json` alone on standard output.
 */
const SCHEMA_FILE = "scenarios/scenario.schema.json";
const COMPETENCIES_FILE = "scenarios/competencies.json";

async function main(): Promise<number> {
  let args;
  try {
    args = parseArgs({
      options: {
        json: { type: "boolean", default: false },
        attempts: { type: "string" },
        "max-states": { type: "string", default: "5000000" },
        out: { type: "string" },
      },
      allowPositionals: true,
    });
  } catch (error) {
    return fail("usage", error instanceof Error ? error.message : "unreadable arguments");
  }
  const { values, positionals } = args;
  const [command = "", ...named] = positionals;
  if (command === "schema") {
    writeFileSync(SCHEMA_FILE, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
    process.stderr.write(`${SCHEMA_FILE} written\n`);
    return 0;
  }
  if (command === "translate") {
    const [folder, language] = named;
    if (folder === undefined || language === undefined) return fail("usage", "Say: translate FOLDER LANGUAGE.");
    const written = writeTranslation(folder, language);
    if (!written.ok) return fail("not-written", written.error);
    process.stderr.write(`${written.value}\n`);
    return 0;
  }
  if (command === "import") return fail("not-built", "Importing from other tools is not built yet.");
  if (command !== "check" && command !== "stats") {
    return fail("usage", "Say what to do: check, stats, schema, import or translate.");
  }
  if (values.attempts !== undefined && command !== "check") return fail("usage", "--attempts goes with check.");
  const maxStates = Number(values["max-states"]);
  if (!Number.isInteger(maxStates) || maxStates < 1) return fail("usage", "--max-states takes a whole number above 0.");
  const files = scenarioFiles(named);
  if (!files.ok) return fail("not-found", files.error);
  const checked = files.value.map(checkFile);
  if (command === "check") {
    const today = new Date().toISOString().slice(0, 10);
    const given = values.attempts === undefined ? undefined : await readAttempts(values.attempts);
    if (given && !given.ok) return fail(given.error.code, given.error.message);
    const now = (): number => performance.now();
    const all = proveAll(checked, { today, maxStates, now, ...(given && { given: given.value }) });
    const words = await createWords("en-US");
    await addAreas(words, ["findings"]);
    const t = translate(words, "findings");
    const places = new Places();
    if (values.json) print(checkReport(all, maxStates, t, places));
    else process.stdout.write(`${checkLines(all, { t, paper, places }).join("\n")}\n`);
    return isClean(all) ? 0 : 1;
  }
  const broken = checked.filter((one) => one.problems.length > 0);
  const stats = statsReport(checked, COMPETENCIES_FILE);
  if (broken.length > 0) {
    const lines = broken.flatMap((one) => problemLines(one.problems));
    process.stderr.write(`${lines.join("\n")}\n`);
  }
  print(stats);
  return broken.length === 0 ? 0 : 1;
}

const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

function fail(code: string, message: string): number {
  process.stderr.write(`${JSON.stringify({ error: { code, message } })}\n`);
  return 2;
}

const LOOKS: Readonly<Record<Look, Parameters<typeof styleText>[0]>> = {
  error: ["red", "bold"],
  warning: ["yellow", "bold"],
  report: ["cyan", "bold"],
  head: ["bold"],
  quiet: ["dim"],
};

/** Standard output: its width, and colours where it is a terminal that wants them (`NO_COLOR` does not). */
const paper: Paper = {
  width: Math.min(110, Math.max(60, process.stdout.columns ?? 80)),
  paint: (look, text) => styleText(LOOKS[look], text, { stream: process.stdout }),
};

process.exitCode = await main();
