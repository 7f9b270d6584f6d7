/** Of `npm run mutants` (test/mutants/run.ts), which says what is changed and by which tests it is noticed. */
export default {
  testRunner: "in-process",
  plugins: ["./test/mutants/runner.ts"],
  coverageAnalysis: "perTest",
  ignorePatterns: ["/coverage", "/dist", "/.generated", "/public"],
  // Stryker would rewrite tsconfig.json with functions that TypeScript 7 no longer has. A file that is not there is left alone.
  tsconfigFile: "no-tsconfig.json",
  // A machine that is busy besides must not pass for a mutant that never ends.
  timeoutMS: 5_000,
  reporters: ["progress-append-only", "json"],
  jsonReporter: { fileName: `coverage/mutants.${process.env["MUTANTS"] ?? "engine"}.json` },
  tempDirName: "coverage/mutants",
  cleanTempDir: "always",
};
