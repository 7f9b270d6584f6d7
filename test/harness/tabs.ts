import type { Page } from "@playwright/test";
import { verifyChain } from "#engine/attempt/chain.ts";
import type { Header, Move } from "#engine/attempt/move.ts";
import { type Random, randomOf } from "#engine/machine/random.ts";
import { dropProfile, newProfile, serveApp, startBrowser } from "./real-browser.ts";

export interface TabsReport {
  readonly interleavings: number;
  /** Moves that stood on some window's screen. */
  readonly acknowledged: number;
  /** Of these, how many the stored log does not hold. */
  readonly lost: number;
  /** Times a stored move was another than before, or the chain did not hold. */
  readonly forked: number;
  /** Times a window took the run over from the other. */
  readonly taken: number;
  /** Runs played to an end. */
  readonly ended: number;
}

const SCENARIO = "reaching-for-the-card";

/**
 * Two windows of one browser on the same attempt. In each interleaving both press something at once: a choice, "go on",
 * "take over", or load the page again. Afterwards the stored log must hold every move that was on a screen, unchanged,
 * in one unbroken chain.
 */
export async function tabs(n: number, note: (line: string) => void, port = 4193): Promise<TabsReport> {
  const random = randomOf(`tabs ${n}`);
  const server = await serveApp(port);
  const profile = newProfile();
  const browser = await startBrowser(profile);
  const report = { interleavings: 0, acknowledged: 0, lost: 0, forked: 0, taken: 0, ended: 0 };
  try {
    const first = browser.page;
    const second = await first.context().newPage();
    while (report.interleavings < n) {
      const attempt = await begin(first, server.base);
      await second.goto(`${server.base}/#/attempt/${attempt}`);
      await playTogether([first, second], attempt, n, random, report);
      note(
        `${report.interleavings} interleavings, ${report.acknowledged} moves, ${report.lost} lost, ${report.forked} forked`,
      );
    }
  } finally {
    await browser.kill();
    await server.close();
    dropProfile(profile);
  }
  return report;
}

type Tally = { -readonly [K in keyof TabsReport]: TabsReport[K] };

async function begin(page: Page, base: string): Promise<string> {
  await page.goto(`${base}/#/play/${SCENARIO}?begin`);
  await page.reload();
  await page.waitForFunction(() => location.hash.startsWith("#/attempt/"));
  await page.waitForSelector("[data-seq]");
  return page.url().split("/").at(-1) ?? "";
}

/** Until the run is over or enough was tried; the log is looked at after every step. */
async function playTogether(pages: readonly [Page, Page], attempt: string, n: number, random: Random, report: Tally) {
  const known: string[] = [];
  let shown = 0;
  while (report.interleavings < n) {
    report.interleavings++;
    const did = await Promise.all(pages.map((page) => act(page, attempt, Math.floor(random() * 1e9))));
    report.taken += did.filter((one) => one.took).length;
    const seqs = await Promise.all(pages.map((page) => page.evaluate(SEQ)));
    const { header, moves } = await pages[0].evaluate(READ, attempt);
    const before = shown;
    shown = Math.max(shown, ...seqs);
    report.acknowledged += shown - before;
    report.lost += Math.max(0, shown - (moves.at(-1)?.seq ?? 0));
    const same = known.every((hash, at) => moves[at]?.hash === hash);
    if (!same || !verifyChain(header, moves).ok) report.forked++;
    known.splice(0, known.length, ...moves.map((move) => move.hash));
    const end = moves.at(-1)?.kind;
    if (end === "ended" || end === "left") {
      report.ended++;
      return;
    }
  }
}

async function act(page: Page, attempt: string, seed: number): Promise<{ took: boolean }> {
  const did = await page.evaluate(ACT, seed);
  if (did === "reload") {
    await page.goto(`${page.url().split("#")[0] ?? ""}#/attempt/${attempt}`);
    await page.reload();
    try {
      await page.waitForSelector("main button");
    } catch (error) {
      throw new Error(`after a reload: ${await page.evaluate(() => document.body.innerHTML.slice(0, 500))}`, {
        cause: error,
      });
    }
  }
  return { took: did === "take" };
}

/** Presses one thing that stands open, drawn by the seed, and waits until the answer is on screen. */
const ACT = async (seed: number): Promise<"press" | "take" | "reload" | "nothing"> => {
  const settled = (): Promise<void> =>
    new Promise((done) => {
      let quiet = performance.now();
      const watch = new MutationObserver(() => {
        quiet = performance.now();
      });
      watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      const poll = setInterval(() => {
        if (performance.now() - quiet < 25) return;
        clearInterval(poll);
        watch.disconnect();
        done();
      }, 5);
    });
  if (seed % 23 === 0) return "reload";
  const dock = document.querySelector("[data-seq]");
  const choices = [...(dock?.querySelectorAll<HTMLButtonElement>("button[data-choice]") ?? [])];
  const others = [...document.querySelectorAll<HTMLButtonElement>("main button")].filter(
    (button) => !button.closest("header") && !choices.includes(button),
  );
  const all = choices.length > 0 ? choices : others;
  const button = all[(seed >>> 8) % Math.max(1, all.length)];
  if (!button) return "nothing";
  const takes = button.closest("[role=status]") !== null || document.querySelector("[data-seq]") === null;
  button.click();
  await settled();
  return takes ? "take" : "press";
};

const SEQ = (): number => Number(document.querySelector<HTMLElement>("[data-seq]")?.dataset["seq"] ?? 0);

/** The log as it lies in IndexedDB, loose or sealed. */
const READ = (attempt: string): Promise<{ header: Header; moves: Move[] }> =>
  new Promise((done, fail) => {
    const opening = indexedDB.open("common-ground");
    opening.addEventListener("error", () => fail(new Error("no database")));
    opening.addEventListener("success", () => {
      const db = opening.result;
      const read = db.transaction(["attempts", "moves", "sealed"]);
      const row = read.objectStore("attempts").get(attempt) as IDBRequest<{ header: Header }>;
      const sealed = read.objectStore("sealed").get(attempt) as IDBRequest<{ moves: Move[] } | undefined>;
      const range = IDBKeyRange.bound([attempt, 0], [attempt, Number.MAX_SAFE_INTEGER]);
      const loose = read.objectStore("moves").getAll(range) as IDBRequest<(Move & { attempt?: string })[]>;
      read.addEventListener("complete", () => {
        db.close();
        for (const move of loose.result) delete move.attempt;
        done({ header: row.result.header, moves: sealed.result?.moves ?? loose.result });
      });
    });
  });
