/**
 * `npm run mutants`: changes the engine's rules one by one and sees whether a test of the engine notices. It takes hours and
 * is no part of `npm test`; one file: `npm run mutants -- -m src/engine/score/counts.ts`. Survivors: coverage/mutants.html.
 */
export default {
  testRunner: "vitest",
  vitest: { configFile: "test/mutants/vitest.config.ts" },
  coverageAnalysis: "perTest",
  mutate: [
    "src/engine/machine/**/*.ts",
    "src/engine/score/**/*.ts",
    "src/engine/proof/**/*.ts",
    // Lists of words are no rules.
    "!src/engine/proof/content/word-lists.ts",
  ],
  ignorePatterns: ["/coverage", "/dist", "/.generated", "/public"],
  // Stryker would rewrite tsconfig.json with functions that TypeScript 7 no longer has. A file that is not there is left alone.
  tsconfigFile: "no-tsconfig.json",
  // A machine that is busy besides must not pass for a mutant that never ends.
  timeoutMS: 15_000,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ["progress-append-only", "clear-text", "html", "json"],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  htmlReporter: { fileName: "coverage/mutants.html" },
  jsonReporter: { fileName: "coverage/mutants.json" },
  tempDirName: "coverage/mutants",
  cleanTempDir: "always",
};
