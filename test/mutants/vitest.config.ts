import { defineConfig } from "vitest/config";

/** The engine's tests alone, each property tried a few times: for `npm run mutants`, which runs them for every change it makes. */
export default defineConfig({
  define: { __BUILD__: JSON.stringify("test") },
  test: {
    environment: "node",
    setupFiles: ["test/setup.ts"],
    include: ["test/engine/{attempt,machine,players,proof,score}/**/*.test.ts"],
    env: { PROPERTY_RUNS: "12" },
    testTimeout: 30_000,
  },
});
