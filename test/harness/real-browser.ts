import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { preview } from "vite";
import { browserFlags, browserPath } from "../../tools/browser.ts";

/** The production build, served as `npm start` serves it. */
export async function serveApp(port: number, outDir = "dist"): Promise<{ base: string; close: () => Promise<void> }> {
  const server = await preview({ build: { outDir }, preview: { port, strictPort: true }, logLevel: "error" });
  return { base: `http://localhost:${port}`, close: () => server.close() };
}

/** A Chromium with a profile on the disk, started apart so that it can be killed as a machine that lost its head would. */
export interface RealBrowser {
  readonly page: Page;
  /** `kill -9` of the whole process group; nothing gets to say goodbye. */
  kill(): Promise<void>;
}

export const newProfile = (): string => mkdtempSync(path.join(tmpdir(), "profile-"));
export const dropProfile = (profile: string): void => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });

export async function startBrowser(profile: string): Promise<RealBrowser> {
  for (const name of ["SingletonLock", "SingletonSocket", "SingletonCookie", "DevToolsActivePort"]) {
    rmSync(path.join(profile, name), { force: true });
  }
  const child = spawn(
    browserPath(),
    [...browserFlags, "--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"],
    { detached: true, stdio: "ignore" },
  );
  let browser: Browser;
  try {
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portOf(profile, child)}`);
  } catch (error) {
    await killGroup(child);
    throw error;
  }
  const context = browser.contexts()[0] ?? (await browser.newContext());
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, kill: () => killGroup(child) };
}

async function killGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "exit");
  process.kill(-child.pid, "SIGKILL");
  await gone;
}

/** Chromium writes the port it chose into its profile. */
async function portOf(profile: string, child: ChildProcess): Promise<string> {
  for (let turn = 0; turn < 200; turn++) {
    try {
      const [port] = readFileSync(path.join(profile, "DevToolsActivePort"), "utf8").split("\n");
      if (port !== undefined && port !== "") return port;
    } catch {
      // not written yet
    }
    if (child.exitCode !== null) throw new Error(`the browser ended at once, with code ${child.exitCode}`);
    await wait(50);
  }
  throw new Error("the browser did not open its port within ten seconds");
}
