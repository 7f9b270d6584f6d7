import { defineConfig } from "vitest/config";

const shared = { setupFiles: ["test/setup.ts"], css: { modules: { classNameStrategy: "non-scoped" as const } } };

export default defineConfig({
  define: { __BUILD__: JSON.stringify("test") },
  test: {
    // A property of a thousand runs on a busy machine; what hangs still ends.
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "engine",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/journeys/**"],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          setupFiles: [...shared.setupFiles, "test/setup-ui.ts"],
          name: "ui",
          environment: "jsdom",
          include: ["test/**/*.test.tsx"],
        },
      },
    ],
  },
});
