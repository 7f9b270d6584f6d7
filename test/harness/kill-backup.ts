import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { beginLive, play } from "#engine/attempt/live.ts";
import type { Header, Move } from "#engine/attempt/move.ts";
import { noteOf } from "#engine/attempt/note.ts";
import { packedScenario } from "#engine/attempt/reopen.ts";
import { compile } from "#engine/machine/compile.ts";
import { type Random, randomOf } from "#engine/machine/random.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { CarriedAttempt } from "#interop/backup/backup.ts";
import { writeBackup } from "#interop/backup/write-backup.ts";
import { openActs } from "../builders/runs.ts";
import { type Device, deviceIn, deviceOf, same } from "./kill-device.ts";
import { dropProfile, newProfile, type RealBrowser, serveApp, startBrowser } from "./real-browser.ts";

export interface KillBackupReport {
  readonly kills: { readonly backup: number; readonly restore: number };
  /** Kills that came while the file was being made; kills that left some runs put back and others not. */
  readonly amid: { readonly backup: number; readonly restore: number };
  /** Runs that were on the device before a kill, over all kills. */
  readonly kept: number;
  /** Of these, how many were gone or had changed afterwards. */
  readonly lost: number;
  /** Runs of the file that were there in part, or other than in the file. */
  readonly halved: number;
  /** Times the same file did not complete the restore afterwards. */
  readonly incomplete: number;
}

const SCENARIO = "reaching-for-the-card";
/** Enough that a restore takes as long as a person would wait. */
const RUNS = 80;

type Tally = {
  kills: { backup: number; restore: number };
  amid: { backup: number; restore: number };
  kept: number;
  lost: number;
  halved: number;
  incomplete: number;
};
/**
 * Kills a real browser with SIGKILL while it makes a backup and while it restores one, at moments drawn by chance, and
 * looks afterwards: every run is there whole or not at all, none that was there before is gone or other than it was, and
 * the same file, restored again, completes what was begun.
 */
export async function killBackup(
  n: number,
  note: (line: string) => void,
  port = 4195,
  dist = "dist",
): Promise<KillBackupReport> {
  const random = randomOf(`kill backup ${n}`);
  const server = await serveApp(port, dist);
  const folder = mkdtempSync(path.join(tmpdir(), "backups-"));
  const file = path.join(folder, "device.cgbackup");
  const pack = shippedPack(dist);
  const attempts = Array.from({ length: RUNS }, (_, at) => aPlayed(pack, `run-${String(at).padStart(4, "0")}`, random));
  writeFileSync(file, await fileOf(attempts, pack));
  const whole = deviceOf(attempts);
  const report: Tally = {
    kills: { backup: 0, restore: 0 },
    amid: { backup: 0, restore: 0 },
    kept: 0,
    lost: 0,
    halved: 0,
    incomplete: 0,
  };
  let profile = newProfile();
  let browser: RealBrowser | undefined;
  try {
    for (let turn = 0; turn < n; turn++) {
      const restoring = turn % 2 === 0;
      browser = await startBrowser(profile);
      const before = await toBackup(browser.page, server.base);
      if (restoring) await killInRestore(browser, file, random);
      else if (await killInBackup(browser, Object.keys(before).length, random)) report.amid.backup++;
      report.kills[restoring ? "restore" : "backup"]++;
      browser = await startBrowser(profile);
      const after = await toBackup(browser.page, server.base);
      judge(before, after, restoring ? whole : before, report);
      if (restoring && !same(after, before) && !same(after, { ...before, ...whole })) report.amid.restore++;
      if (restoring) {
        await restoreAll(browser.page, file);
        const end = await deviceIn(browser.page);
        if (!same(end, { ...before, ...whole })) report.incomplete++;
        await browser.kill();
      } else {
        await browser.kill();
        // The next restore finds some of the runs here and some not.
        dropProfile(profile);
        profile = newProfile();
        await seed(
          profile,
          server.base,
          folder,
          attempts.filter(() => random() < 0.3),
          pack,
        );
      }
      const { kills, lost, halved, incomplete } = report;
      note(
        `${kills.restore} kills in a restore, ${kills.backup} in a backup: ${lost} lost, ${halved} halved, ${incomplete} not completed`,
      );
    }
  } finally {
    await browser?.kill();
    await server.close();
    dropProfile(profile);
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

/** Fills a new device: some runs as the file has them, and some of those only as far as they were once played. */
async function seed(
  profile: string,
  base: string,
  folder: string,
  attempts: CarriedAttempt[],
  pack: Pack,
): Promise<void> {
  const some = attempts.map((one, at) =>
    at % 3 === 0 ? { ...one, moves: one.moves.slice(0, Math.ceil(one.moves.length / 2)) } : one,
  );
  const file = path.join(folder, "seed.cgbackup");
  writeFileSync(file, await fileOf(some, pack));
  const { page, kill } = await startBrowser(profile);
  await toBackup(page, base);
  await restoreAll(page, file);
  await kill();
}

/** Presses Restore and kills somewhere between the press and a little after the last run is put back. */
async function killInRestore({ page, kill }: RealBrowser, file: string, random: Random): Promise<void> {
  await open(page, file);
  await page.locator('[data-restore="opened"] ~ * button').click();
  await wait(random() * 900);
  await kill();
}

/** Presses Save and kills somewhere in the making, the checking or the writing of the file. */
async function killInBackup({ page, kill }: RealBrowser, runs: number, random: Random): Promise<boolean> {
  if (runs === 0) throw new Error("there is nothing to back up");
  await page.locator("main button[type=submit]").click();
  await wait(random() * 600);
  const made = await page.evaluate(() => document.querySelector("[data-made]") !== null);
  await kill();
  return !made;
}

/** The screen, and what the device holds as it opens. Saving goes to a file of the browser's own: no dialog waits. */
async function toBackup(page: Page, base: string): Promise<Device> {
  await page.addInitScript(() => {
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
    });
  });
  await page.goto(`${base}/#/backup`);
  await page.reload();
  await page.locator("main button[type=submit]").waitFor();
  return deviceIn(page);
}

async function open(page: Page, file: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator('[data-restore="opened"]').waitFor();
}

async function restoreAll(page: Page, file: string): Promise<void> {
  await open(page, file);
  await page.locator('[data-restore="opened"] ~ * button').click();
  await page.locator('[data-restore="done"]').waitFor({ timeout: 60_000 });
}

/** `before` must be there unchanged, or gone on as the file has it; anything else must be as the file has it. */
function judge(before: Device, after: Device, file: Device, report: Tally): void {
  report.kept += Object.keys(before).length;
  for (const [id, { moves }] of Object.entries(before)) {
    const now = after[id]?.moves.join() ?? "";
    if (now !== moves.join() && now !== file[id]?.moves.join()) report.lost++;
  }
  for (const [id, one] of Object.entries(after)) {
    const [here, there] = [before[id], file[id]];
    const fits = [here, there].some((other) => other?.moves.join() === one.moves.join() && other.notes <= one.notes);
    if (!fits) report.halved++;
  }
}

interface Pack {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

function shippedPack(dist: string): Pack {
  const folder = path.join(dist, "packs");
  const catalogue = JSON.parse(readFileSync(path.join(folder, "catalogue.json"), "utf8")) as {
    id: string;
    pack: string;
  }[];
  const hash = catalogue.find((entry) => entry.id === SCENARIO)?.pack;
  if (hash === undefined) throw new Error(`${SCENARIO} is not in the catalogue`);
  return { hash, bytes: new Uint8Array(readFileSync(path.join(folder, SCENARIO, `${hash}.json`))) };
}

async function fileOf(attempts: readonly CarriedAttempt[], pack: Pack): Promise<Uint8Array> {
  const written = await writeBackup({
    head: { madeAt: Date.now(), build: "harness", scope: { of: "device" } },
    packs: new Map([[pack.hash, pack.bytes]]),
    officers: [{ id: "o1", name: "Ofc. Test" }],
    attempts,
  });
  if (!written.ok) throw new Error(written.error.code);
  return written.value;
}

/** A run of the shipped scenario, played at random; every third one breaks off on the way and stays open. */
function aPlayed(pack: Pack, attempt: string, random: Random): CarriedAttempt {
  const scenario = packedScenario(pack.bytes);
  const header: Header = {
    attempt,
    officer: "o1",
    scenario: SCENARIO,
    pack: pack.hash,
    rules: "1".repeat(64),
    key: "2".repeat(64),
    format: scenario.format,
    seed: attempt,
    arm: scenario.variants?.arms[0]?.id ?? "",
    locale: "en-US",
    purpose: "practice",
    timeFactor: 0,
    build: "harness",
  };
  const program = compile(scenario);
  let { live, moment } = beginLive(program, header, { at: 1, ms: 0 });
  const moves: Move[] = [moment.move];
  const longest = random() < 0.33 ? 2 + Math.floor(random() * 12) : 400;
  while (moves.length < longest) {
    const place = placeAt(program, live.at.state.at);
    const acts = openActs(program, live.at.state);
    const act =
      place.kind === "ending"
        ? ({ kind: "ended", ending: place.id } as const)
        : acts[Math.floor(random() * acts.length)];
    const played = act && play(live, act, { at: 1 + moves.length * 1000, ms: 500 });
    if (!played?.ok) throw new Error(`stuck at ${place.id}`);
    ({ live, moment } = played.value);
    moves.push(moment.move);
    if (act?.kind === "ended") break;
  }
  return { header, moves, notes: [noteOf(attempt, `What I wrote in ${attempt}.`)], comments: [] };
}
