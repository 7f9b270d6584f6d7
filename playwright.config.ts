import { defineConfig } from "@playwright/test";
import { browserFlags, browserPath } from "./tools/browser.ts";

export default defineConfig({
  testDir: "test/journeys",
  // Two run side by side, a file each; what waits for the screen may then wait a little longer.
  workers: 2,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  timeout: 120_000,
  outputDir: "coverage/journeys",
  reporter: [["list"], ["json", { outputFile: "coverage/journeys.json" }]],
  use: { baseURL: "http://localhost:4173", launchOptions: { executablePath: browserPath(), args: browserFlags } },
  webServer: {
    command: "node node_modules/vite/bin/vite.js preview",
    url: "http://localhost:4173",
    reuseExistingServer: false,
  },
});
