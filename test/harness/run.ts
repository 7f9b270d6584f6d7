import { parseArgs } from "node:util";
import { hostile } from "./hostile.ts";
import { isClean, killAll } from "./kill-all.ts";
import { tabs } from "./tabs.ts";
import { update } from "./update.ts";

/**
 * `npm run harness -- kill|hostile|tabs|update [--n N] [--json]`: what the app survives, on the production build.
 * Exit 0 nothing lost, 1 losses, 2 usage.
 */
const { values, positionals } = parseArgs({
  options: { n: { type: "string" }, json: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [name = ""] = positionals;
const n = values.n === undefined ? undefined : Number(values.n);
const note = (line: string): void => void process.stderr.write(`${line}\n`);

if (n !== undefined && (!Number.isInteger(n) || n < 1)) usage("--n takes a whole number above 0.");
else if (name === "kill") {
  const report = await killAll(n ?? 30, note);
  print(report, isClean(report));
} else if (name === "hostile") {
  const report = await hostile(n, note);
  const bad = report.crashed + report.hung + report.stored + report.scripts + report.requests + report.wrong.length;
  print(report, bad === 0 && report.rejected > 0);
} else if (name === "tabs") {
  const report = await tabs(n ?? 1000, note);
  print(report, report.lost === 0 && report.forked === 0 && report.acknowledged > 0 && report.taken > 0);
} else if (name === "update") {
  const report = await update(n ?? 18, note);
  const bad = report.disturbed + report.stuck + (report.steps - report.updated);
  print(report, bad === 0 && report.ended === 2 * report.steps);
} else usage("Say which: kill, hostile, tabs or update.");

function print(report: object, clean: boolean): void {
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else
    for (const [key, value] of Object.entries(report))
      process.stdout.write(`${key.padEnd(14)} ${JSON.stringify(value)}\n`);
  process.exitCode = clean ? 0 : 1;
}

function usage(message: string): void {
  process.stderr.write(`${JSON.stringify({ error: { code: "usage", message } })}\n`);
  process.exitCode = 2;
}
