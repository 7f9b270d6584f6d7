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
 * installed. Throws with what to do when there is none. `node tools/browser.ts` prints the path.
 */
export function browserPath(): string {
  const named = process.env["CHROMIUM"] ?? "";
  if (named !== "") {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which does not exist.`);
  }
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stderr.write("No browser found: installing Debian's chromium.\n");
    // A bare box has no font either, and a page without one has no width.
    spawnSync("apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core", {
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
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    playwrightsOwn(),
  ].find((path) => path !== "" && existsSync(path));
}

/** Empty on a system Playwright has no browser for: it throws there. */
function playwrightsOwn(): string {
  try {
    return chromium.executablePath();
  } catch {
    return "";
  }
}

if (import.meta.main) {
  try {
    process.stdout.write(`${browserPath()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
