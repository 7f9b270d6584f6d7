import { defineConfig } from "vitest/config";

/**
 * The tests of one part of the engine, each property tried a few times: for `npm run mutants`, which runs them for every change
 * it makes there. A change that only another part's tests would notice counts as one that none does.
 */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  machine: ["test/engine/machine/**/*.test.ts", "test/engine/attempt/**/*.test.ts", "test/golden/**/*.test.ts"],
  score: ["test/engine/score/**/*.test.ts", "test/engine/scenario/translation.test.ts"],
  proof: ["test/engine/proof/**/*.test.ts"],
};

export default defineConfig({
  define: { __BUILD__: JSON.stringify("test") },
  test: {
    environment: "node",
    setupFiles: ["test/setup.ts"],
    include: [...(TESTS[process.env["MUTANTS"] ?? ""] ?? ["test/engine/**/*.test.ts"])],
    env: { PROPERTY_RUNS: "12" },
    testTimeout: 30_000,
  },
});
