import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { survivorsOf, tallyOf, type MutationReport } from "./report.ts";

/**
 * `npm run mutants [-- PART …] [--file GLOB] [--json]`: changes the rules of the engine one by one and sees whether a test of
 * the same part notices. PART is machine, score or proof; all three unless said, which takes hours. Survivors are listed with
 * their place; the share killed must be 85 percent or more in each part. Exit 0 reached, 1 not, 2 usage.
 */
const PARTS = ["machine", "score", "proof"] as const;
const WANTED = 0.85;

const { values, positionals } = parseArgs({
  options: { file: { type: "string" }, json: { type: "boolean", default: false } },
  allowPositionals: true,
});
const unknown = positionals.find((one) => !PARTS.some((part) => part === one));
if (unknown !== undefined) {
  process.stderr.write(`${unknown} is no part: ${PARTS.join(", ")}\n`);
  process.exit(2);
}
const parts = PARTS.filter((part) => positionals.length === 0 || positionals.includes(part));
const results = parts.map((part) => {
  const report = `coverage/mutants.${part}.json`;
  rmSync(report, { force: true });
  const glob = values.file ?? `src/engine/${part}/**/*.ts,!src/engine/proof/content/word-lists.ts`;
  spawnSync(process.execPath, ["node_modules/@stryker-mutator/core/bin/stryker.js", "run", "--mutate", glob], {
    env: { ...process.env, MUTANTS: part, PROPERTY_RUNS: "12" },
    stdio: ["ignore", values.json ? "ignore" : "inherit", "inherit"],
  });
  const read = JSON.parse(readFileSync(report, "utf8")) as MutationReport;
  return { part, ...tallyOf(read), survivors: survivorsOf(read) };
});
const reached = results.every(({ killed, of }) => killed >= WANTED * of);
if (values.json) process.stdout.write(`${JSON.stringify({ wanted: WANTED, reached, parts: results }, null, 2)}\n`);
else {
  for (const { survivors } of results) for (const one of survivors) process.stdout.write(`${one}\n`);
  for (const { part, killed, of } of results) {
    process.stdout.write(`${part.padEnd(8)} ${killed} of ${of} killed, ${((100 * killed) / of).toFixed(1)} %\n`);
  }
}
process.exitCode = reached ? 0 : 1;
