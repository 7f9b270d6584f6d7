import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Flags for a browser that talks to nobody but us. `--no-sandbox`: containers run tests as root. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A Chromium to test with: the one named by CHROMIUM, the system's, Playwright's own; on Debian as root one is
 * installed. Throws with what to do when there is none.
 */
export function browserPath(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stderr.write("No browser found: installing Debian's chromium.\n");
    spawnSync("apt-get update && apt-get install -y --no-install-recommends chromium", {
      shell: true,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    "No Chromium found. Install one (Debian: apt-get install chromium), or name it: CHROMIUM=/path npm test",
  );
}

function findBrowser(): string | undefined {
  return [
    process.env["CHROMIUM"],
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    chromium.executablePath(),
  ].find((path) => path !== undefined && path !== "" && existsSync(path));
}
