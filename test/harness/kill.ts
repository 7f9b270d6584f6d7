import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { type Random, randomOf } from "#engine/machine/random.ts";
import { dropProfile, newProfile, type RealBrowser, serveApp, startBrowser } from "./real-browser.ts";

export interface KillReport {
  readonly kills: number;
  /** Moves whose result was on screen before a kill. */
  readonly acknowledged: number;
  /** Of these, how many were not there afterwards. */
  readonly lost: number;
  /** Runs that came back to other lines or another decision than were on screen. */
  readonly changed: number;
}

const SCENARIO = "reaching-for-the-card";

/** What stands on screen: shown only once stored. */
interface Sight {
  readonly attempt: string;
  readonly seq: number;
  readonly over: boolean;
  readonly lines: string;
  readonly choices: string;
}

/**
 * Plays the real app in a real browser as fast as it goes, kills the browser with SIGKILL at a random moment, starts it
 * on the same profile and looks whether everything that had been on screen is there again, and the same decision.
 */
export async function kill(n: number, note: (line: string) => void, port = 4181): Promise<KillReport> {
  const random = randomOf(`kill ${n}`);
  const server = await serveApp(port);
  const profile = newProfile();
  const report = { kills: 0, acknowledged: 0, lost: 0, changed: 0 };
  let browser: RealBrowser | undefined;
  let before: Sight | undefined;
  try {
    while (report.kills < n) {
      browser = await startBrowser(profile);
      const seen = await playUntilKilled(browser, server.base, before, random, report);
      before = seen.last;
      report.acknowledged += seen.acknowledged;
      report.kills++;
      if (report.kills % 10 === 0)
        note(`${report.kills} kills, ${report.acknowledged} moves acknowledged, ${report.lost} lost`);
    }
    browser = await startBrowser(profile);
    if (before) judge(before, await resume(browser.page, server.base, before), report);
  } finally {
    await browser?.kill();
    await server.close();
    dropProfile(profile);
  }
  return report;
}

type Tally = { kills: number; acknowledged: number; lost: number; changed: number };

async function playUntilKilled(
  { page, kill: end }: RealBrowser,
  base: string,
  before: Sight | undefined,
  random: Random,
  report: Tally,
): Promise<{ last: Sight | undefined; acknowledged: number }> {
  let last: Sight | undefined;
  let acknowledged = 0;
  await page.exposeFunction("__acknowledge", (sight: Sight) => {
    if (!last || last.attempt !== sight.attempt || sight.seq > last.seq) {
      acknowledged += last?.attempt === sight.attempt ? sight.seq - last.seq : 1;
    }
    last = sight;
  });
  if (before) judge(before, await resume(page, base, before), report);
  if (!before || before.over) await page.goto(`${base}/#/play/${SCENARIO}?begin`);
  if (before?.over === true) await page.reload();
  await page.evaluate(PLAY, { scenario: SCENARIO, seed: Math.floor(random() * 1e9) });
  // The moment is drawn, not waited for: anywhere from the first write to a run and a half later.
  await wait(150 + random() * 1500);
  await end();
  return { last: last ?? before, acknowledged };
}

async function resume(page: Page, base: string, before: Sight): Promise<Sight> {
  await page.goto(`${base}/#/attempt/${before.attempt}`);
  await page.waitForSelector("[data-seq]");
  return page.evaluate(LOOK);
}

function judge(before: Sight, after: Sight, report: Tally): void {
  report.lost += Math.max(0, before.seq - after.seq);
  // A move written and not yet shown may have come through; what had been shown must stand unchanged before it.
  const same = after.lines.startsWith(before.lines) && (after.seq !== before.seq || after.choices === before.choices);
  if (!same) report.changed++;
}

const LOOK = (): Sight => {
  const dock = document.querySelector<HTMLElement>("[data-seq]");
  const list = (selector: string): string =>
    [...document.querySelectorAll<HTMLElement>(selector)].map((node) => node.textContent ?? "").join("\n");
  return {
    attempt: location.hash.split("/")[2] ?? "",
    seq: Number(dock?.dataset["seq"] ?? -1),
    over: (dock?.dataset["over"] ?? "") !== "",
    lines: list("[role=log] > *"),
    choices: list("[data-seq] ol li"),
  };
};

/** Runs in the page: tells what is on screen whenever it changes, and presses something whenever something stands open. */
const PLAY = ({ scenario, seed }: { scenario: string; seed: number }): void => {
  const tell = (window as unknown as { __acknowledge: (sight: unknown) => void }).__acknowledge;
  let state = seed;
  const pick = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  let told = "";
  setInterval(() => {
    const dock = document.querySelector<HTMLElement>("[data-seq]");
    if (!dock) return;
    const list = (selector: string): string =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((node) => node.textContent ?? "").join("\n");
    const over = (dock.dataset["over"] ?? "") !== "";
    const attempt = location.hash.split("/")[2] ?? "";
    const at = `${attempt} ${dock.dataset["seq"] ?? ""}`;
    if (location.hash.startsWith("#/attempt/") && at !== told) {
      told = at;
      tell({
        attempt,
        seq: Number(dock.dataset["seq"]),
        over,
        lines: list("[role=log] > *"),
        choices: list("[data-seq] ol li"),
      });
    }
    if (over) {
      location.hash = `#/play/${scenario}?begin`;
      return;
    }
    const choices = dock.querySelectorAll<HTMLButtonElement>("button[data-choice]");
    const any = choices.length > 0 ? choices : dock.querySelectorAll<HTMLButtonElement>("button");
    any[any === choices ? pick(choices.length) : 0]?.click();
  }, 5);
};
