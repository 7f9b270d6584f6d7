import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { scenarioJsonSchema } from "#engine/scenario/schema.ts";
import { checkLines, checkReport, isClean, proveAll } from "./check.ts";
import { checkFile, scenarioFiles } from "./scenario-files.ts";
import { statsReport } from "./stats.ts";
import { writeTranslation } from "./translate.ts";

/**
 * `npm run scenarios -- check [file|dir …] [--json] | stats [file|dir …] [--json] | schema | import FILE…
 * | translate FOLDER LANGUAGE`
 * Exit 0 clean, 1 findings, 2 usage; `--json` alone on standard output.
 */
const SCHEMA_FILE = "scenarios/scenario.schema.json";
const COMPETENCIES_FILE = "scenarios/competencies.json";

function main(): number {
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
  if (values.attempts !== undefined)
    return fail("not-built", "Holding stored attempts against an edit is not built yet.");
  const maxStates = Number(values["max-states"]);
  if (!Number.isInteger(maxStates) || maxStates < 1) return fail("usage", "--max-states takes a whole number above 0.");
  const files = scenarioFiles(named);
  if (!files.ok) return fail("not-found", files.error);
  const checked = files.value.map(checkFile);
  if (command === "check") {
    const today = new Date().toISOString().slice(0, 10);
    const all = proveAll(checked, today, maxStates, () => performance.now());
    if (values.json) print(checkReport(all, maxStates));
    else process.stdout.write(`${checkLines(all).join("\n")}\n`);
    return isClean(all) ? 0 : 1;
  }
  const broken = checked.filter((one) => one.problems.length > 0);
  const stats = statsReport(checked, COMPETENCIES_FILE);
  if (broken.length > 0) {
    const lines = checkLines({ scenarios: broken.map((one) => ({ checked: one, ms: 0 })), together: [] });
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

process.exitCode = main();
