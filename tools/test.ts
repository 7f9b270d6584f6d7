import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

interface Counts {
  passed: number;
  failed: number;
}

interface Step {
  readonly name: string;
  readonly command: string;
  /** Reads the step's own report; without one the step counts as one test. */
  readonly count?: () => Counts;
}

const json = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

const vitest = (): Counts => {
  const { numPassedTests, numTotalTests } = json("coverage/vitest.json") as Record<string, number>;
  return { passed: numPassedTests ?? 0, failed: (numTotalTests ?? 0) - (numPassedTests ?? 0) };
};

const playwright = (): Counts => {
  const { stats } = json("coverage/journeys.json") as { stats: Record<string, number> };
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  return { passed: expected, failed: unexpected + flaky + skipped };
};

/** In the order a reader wants to hear of trouble: the cheap ones first. A skipped test counts as failed. */
const steps: Step[] = [
  { name: "format", command: "oxfmt --check" },
  { name: "lint", command: "oxlint --type-aware" },
  { name: "types", command: "tsc --noEmit" },
  // Before all that read playwright.config.ts: it may have to be installed.
  { name: "browser", command: "node tools/browser.ts" },
  { name: "dead code", command: "knip" },
  { name: "packs", command: "node tools/packs.ts" },
  { name: "build", command: "vite build --logLevel warn" },
  {
    name: "tests",
    command: "vitest run --reporter=dot --reporter=json --outputFile.json=coverage/vitest.json",
    count: vitest,
  },
  { name: "journeys", command: "playwright test", count: playwright },
  { name: "kill harness", command: "node test/harness/run.ts kill --n 5" },
  { name: "two windows", command: "node test/harness/run.ts tabs --n 40" },
  { name: "hostile files", command: "node test/harness/run.ts hostile" },
];

/** No step takes a third of this; a step that hangs must not take the others with it. */
const STEP_MS = 15 * 60_000;

// An old report must never be counted as this run's.
rmSync("coverage", { recursive: true, force: true });
const total: Counts = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const { name, command, count } of steps) {
  process.stdout.write(`\n— ${name}\n`);
  const start = Date.now();
  const ok =
    spawnSync(command, { shell: true, stdio: ["ignore", "inherit", "inherit"], timeout: STEP_MS }).status === 0;
  const seen = countsOf(ok, count);
  total.passed += seen.passed;
  total.failed += seen.failed;
  lines.push(
    `${name.padEnd(14)} ${String(seen.passed).padStart(4)} passed ${String(seen.failed).padStart(3)} failed  ${((Date.now() - start) / 1000).toFixed(1)} s`,
  );
}
process.stdout.write(`\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** The exit code counts too: an unhandled rejection, or a file that cannot be imported, is in no runner's figures. */
function countsOf(ok: boolean, count: Step["count"]): Counts {
  if (!count) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  let seen: Counts;
  try {
    seen = count();
  } catch {
    seen = { passed: 0, failed: 1 };
  }
  if (seen.failed === 0 && (!ok || seen.passed === 0)) seen.failed = 1;
  return seen;
}
