import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { preview } from "vite";
import { browserFlags, browserPath } from "../../tools/browser.ts";
import { type Figure, percentile } from "./figure.ts";
import { writeInkPage } from "./ink-page.ts";
import { asScenario, storyOf } from "./story.ts";

const WORK = "coverage/bench";
const STORY = "bench-story";
const COLD_RUNS = 5;
const CLICKS = 120;

/**
 * The player against a bare inkjs page of the same 60-scene story, in the same run, on the production build:
 * bytes to the first playable choice, time to it in a fresh profile, and click to the next choices standing still.
 * Every click of ours includes the strict write.
 */
export async function benchPlayer(note: (line: string) => void): Promise<Figure[]> {
  note("building the app with the 60-scene story");
  buildWithStory();
  const server = await preview({
    build: { outDir: `${WORK}/dist` },
    preview: { port: 4179, strictPort: true },
    logLevel: "error",
  });
  const base = "http://localhost:4179";
  const ours = `${base}/#/play/${STORY}?begin`;
  const ink = `${base}/ink/index.html`;
  try {
    note(`cold starts, ${COLD_RUNS} each, in turn`);
    const cold = { ours: [] as Cold[], ink: [] as Cold[] };
    for (let run = 0; run <= COLD_RUNS; run++) {
      const one = await coldStart(ours);
      const other = await coldStart(ink);
      // The first of each warms the machine, not the figures.
      if (run > 0) {
        cold.ours.push(one);
        cold.ink.push(other);
      }
    }
    note(`${CLICKS} clicks each at full speed, then at a sixth of it`);
    const oursFull = await clicks(ours, 1);
    const inkFull = await clicks(ink, 1);
    const oursSlow = await clicks(ours, 6);
    const inkSlow = await clicks(ink, 6);
    const median = (values: readonly number[]): number => percentile(values, 50);
    const bytes = (runs: readonly Cold[]): number => median(runs.map((run) => run.bytes)) / 1000;
    const ms = (runs: readonly Cold[]): number => median(runs.map((run) => run.ms));
    return [
      figure("player.bytes_gz", bytes(cold.ours), "KB", bytes(cold.ink), COLD_RUNS),
      figure("player.first_choice_ms", ms(cold.ours), "ms", ms(cold.ink), COLD_RUNS),
      {
        ...figure("player.first_choice_ratio", ms(cold.ours) / ms(cold.ink), "x", 1, COLD_RUNS),
        ratio: ms(cold.ours) / ms(cold.ink),
      },
      figure("player.settle_p95_ms", percentile(oursFull, 95), "ms", percentile(inkFull, 95), CLICKS),
      figure("player.settle_p95_ms_6x", percentile(oursSlow, 95), "ms", percentile(inkSlow, 95), CLICKS),
    ];
  } finally {
    await server.close();
  }
}

const figure = (name: string, value: number, unit: string, baseline: number, n: number): Figure => ({
  name,
  value,
  unit,
  baseline,
  ratio: baseline === 0 ? 0 : value / baseline,
  n,
});

function buildWithStory(): void {
  rmSync(WORK, { recursive: true, force: true });
  const folder = path.join(WORK, "scenarios", STORY);
  mkdirSync(folder, { recursive: true });
  const story = storyOf(60);
  const { scenario, key } = asScenario(story, STORY);
  writeFileSync(path.join(folder, "scenario.json"), JSON.stringify(scenario));
  writeFileSync(path.join(folder, "key.json"), JSON.stringify(key));
  runScript("tools/packs.ts", "--out", `${WORK}/generated`, "scenarios", `${WORK}/scenarios`);
  runScript(
    "node_modules/vite/bin/vite.js",
    "build",
    "--outDir",
    `${WORK}/dist`,
    "--emptyOutDir",
    "--logLevel",
    "error",
  );
  writeInkPage(story, `${WORK}/dist/ink`);
  if (!existsSync(`${WORK}/dist/packs/${STORY}`)) throw new Error("the story was not packed");
}

function runScript(script: string, ...rest: string[]): void {
  const done = spawnSync(process.execPath, [script, ...rest], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PACKS_DIR: path.resolve(WORK, "generated") },
  });
  if (done.status !== 0) throw new Error(`${script} failed`);
}

interface Cold {
  readonly ms: number;
  readonly bytes: number;
}

/** Notes, in the page, when the first choice could be hit: in the document, on top, and nothing moving it. */
const WATCH = `
  window.__still = (choice) => {
    if (!choice || choice.matches("[aria-disabled=true]")) return false;
    const box = choice.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!hit || !choice.contains(hit)) return false;
    return !document.getAnimations().some((one) => one.effect && one.effect.target && one.effect.target.contains(choice));
  };
  window.__first = new Promise((done) => {
    const look = () => {
      if (window.__still(document.querySelector("button[data-choice]"))) { watch.disconnect(); done(performance.now()); return true; }
      return false;
    };
    const watch = new MutationObserver(() => { if (!look()) requestAnimationFrame(look); });
    watch.observe(document, { subtree: true, childList: true, attributes: true });
  });
`;

async function freshProfile<T>(use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(path.join(tmpdir(), "bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    args: browserFlags,
  });
  try {
    return await use(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function coldStart(url: string): Promise<Cold> {
  return freshProfile(async (context) => {
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    await page.goto(url, { waitUntil: "commit" });
    const ms = await first(page);
    const bytes = await page.evaluate((until) => {
      const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      return (entries as PerformanceResourceTiming[])
        .filter((entry) => entry.startTime < until)
        .reduce((sum, entry) => sum + entry.encodedBodySize, 0);
    }, ms);
    return { ms, bytes };
  });
}

const first = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Promise.race([
      (window as unknown as { __first: Promise<number> }).__first,
      new Promise<never>((_, fail) => setTimeout(() => fail(new Error("no choice within 20 s")), 20_000)),
    ]),
  );

/** Milliseconds from `click()` to the next choices standing, for `CLICKS` clicks after ten to warm up. */
async function clicks(url: string, slowdown: number): Promise<number[]> {
  return freshProfile(async (context) => {
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    await page.goto(url, { waitUntil: "commit" });
    await first(page);
    // The service worker and the pictures settle first: they are not what a click waits for.
    await page.waitForLoadState("networkidle");
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    return page.evaluate(async (count) => {
      const still = (window as unknown as { __still: (choice: Element | null) => boolean }).__still;
      const atSeq = () => document.querySelector<HTMLElement>("[data-seq]")?.dataset["seq"];
      const times: number[] = [];
      for (let turn = 0; turn < count + 10; turn++) {
        const before = atSeq();
        const choices = document.querySelectorAll<HTMLButtonElement>("button[data-choice]");
        const choice = choices[turn % Math.min(3, choices.length)];
        if (!choice) throw new Error("no choice to click");
        const took = await new Promise<number>((done, fail) => {
          let start = 0;
          setTimeout(() => fail(new Error(`click ${turn}: the next choices did not stand within 5 s`)), 5000);
          const look = (): boolean => {
            if (atSeq() === before || !still(document.querySelector("button[data-choice]"))) return false;
            watch.disconnect();
            done(performance.now() - start);
            return true;
          };
          const watch = new MutationObserver(() => {
            if (!look()) requestAnimationFrame(look);
          });
          watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          start = performance.now();
          choice.click();
        });
        if (turn >= 10) times.push(took);
        // A person reads; the page comes to rest before the next click.
        await new Promise((rest) => setTimeout(rest, 30));
      }
      return times;
    }, CLICKS);
  });
}
