import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { browserFlags, browserPath } from "../../tools/browser.ts";
import { serveApp } from "./real-browser.ts";

export interface UpdateReport {
  /** Steps of a run at which a new version was put up. */
  readonly steps: number;
  /** Runs, one in each of two windows, that came to their end. */
  readonly ended: number;
  /** Runs whose window loaded anew, or spoke of another version, before the run was over. */
  readonly disturbed: number;
  /** Runs that could not be played to their end. */
  readonly stuck: number;
  /** Times the new version stood after both runs were over and it was asked for. */
  readonly updated: number;
}

const SCENARIO = "reaching-for-the-card";
const SITE = "coverage/update-site";
const OLD = "coverage/update-old";
const NEW = "coverage/update-new";

/**
 * Two windows play a run each; after step k a new version is put up, found, and asked for. Both runs must end in the
 * windows and on the version they began in; then the new version must come. For every k up to `n`.
 */
export async function update(n: number, note: (line: string) => void, port = 4194): Promise<UpdateReport> {
  make("9.0.0-old", OLD);
  make("9.0.0-new", NEW);
  put(OLD);
  const server = await serveApp(port, SITE);
  const browser = await chromium.launch({ executablePath: browserPath(), args: [...browserFlags] });
  const report = { steps: 0, ended: 0, disturbed: 0, stuck: 0, updated: 0 };
  try {
    for (let step = 1; step <= n; step++) {
      put(OLD);
      await once(browser, server.base, step, report);
      report.steps++;
      note(`step ${step}: ${report.ended} ended, ${report.disturbed} disturbed, ${report.stuck} stuck`);
    }
  } finally {
    await browser.close();
    await server.close();
    for (const folder of [SITE, OLD, NEW]) rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

type Tally = { -readonly [K in keyof UpdateReport]: UpdateReport[K] };

async function once(browser: Browser, base: string, step: number, report: Tally): Promise<void> {
  const context = await browser.newContext();
  try {
    const players = [await begin(context, base), await begin(context, base)];
    for (let made = 0; made < step; made++)
      for (const player of players) if (!(await isOver(player))) await press(player, made);
    put(NEW);
    const other = await context.newPage();
    await other.goto(`${base}/`);
    const use = other.getByRole("button", { name: "Use it now" });
    await use.waitFor({ timeout: 30_000 });
    await use.click();
    for (const player of players) {
      let made = step;
      while (made < 80 && !(await isOver(player))) await press(player, made++);
      const over = (await player.locator('[data-over="ended"]').count()) > 0;
      if (over) report.ended++;
      else report.stuck++;
      const same = await player.evaluate(() => "sameVisit" in window);
      const { build } = await player.evaluate(HEADER);
      if (!same || build !== "9.0.0-old") report.disturbed++;
      // The run is over: leaving its screen lets the update go on.
      await player.goto(`${base}/#/`);
    }
    // Each window lets its run go when its screen does.
    await other.waitForFunction(async () => ((await navigator.locks.query()).held ?? []).length === 0);
    await Promise.all([other.waitForEvent("load", { timeout: 30_000 }), use.click()]);
    await other.goto(`${base}/#/settings`);
    await other
      .getByText(/9\.0\.0-(old|new)/)
      .first()
      .waitFor({ timeout: 30_000 });
    if ((await other.getByText("9.0.0-new").count()) > 0) report.updated++;
  } finally {
    await context.close();
  }
}

async function begin(context: BrowserContext, base: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${base}/`);
  await page.getByText("Ready to use without a network.").waitFor({ timeout: 30_000 });
  await page.goto(`${base}/#/play/${SCENARIO}?begin`);
  await page.waitForSelector("[data-seq]");
  await page.evaluate(() => Object.assign(window, { sameVisit: true }));
  return page;
}

/** Some roads end early. */
const isOver = async (page: Page): Promise<boolean> => (await page.locator('[data-over=""]').count()) === 0;

/** The one thing, or one of the choices, that stands open; answered when the next stands there. */
async function press(page: Page, turn: number): Promise<void> {
  // What is asked may come in a file of its own.
  await page.waitForSelector("[data-seq] button");
  const before = await page.evaluate(SIGHT);
  await page.evaluate((at) => {
    const dock = document.querySelector("[data-seq]");
    const choices = [...(dock?.querySelectorAll<HTMLButtonElement>("button[data-choice]") ?? [])];
    const all = choices.length > 0 ? choices : [...(dock?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
    all[at % Math.max(1, all.length)]?.click();
  }, turn);
  await page.waitForFunction((old) => {
    const dock = document.querySelector<HTMLElement>("[data-seq]");
    return `${dock?.dataset["seq"] ?? ""} ${dock?.textContent ?? ""}` !== old;
  }, before);
}

const SIGHT = (): string => {
  const dock = document.querySelector<HTMLElement>("[data-seq]");
  return `${dock?.dataset["seq"] ?? ""} ${dock?.textContent ?? ""}`;
};

/** The header of the run on screen, from the store. */
const HEADER = (): Promise<{ build: string }> =>
  new Promise((done) => {
    const attempt = location.hash.split("/")[2] ?? "";
    const opening = indexedDB.open("common-ground");
    opening.addEventListener("success", () => {
      const found = opening.result.transaction("attempts").objectStore("attempts").get(attempt);
      found.addEventListener("success", () => {
        opening.result.close();
        done((found.result as { header: { build: string } }).header);
      });
    });
  });

function put(folder: string): void {
  rmSync(SITE, { recursive: true, force: true });
  cpSync(folder, SITE, { recursive: true });
}

function make(name: string, folder: string): void {
  const done = spawnSync(
    process.execPath,
    ["node_modules/vite/bin/vite.js", "build", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"],
    { env: { ...process.env, BUILD_NAME: name }, stdio: ["ignore", "ignore", "inherit"] },
  );
  if (done.status !== 0) throw new Error(`build ${name} failed`);
}
