import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { chromium, type Page } from "@playwright/test";
import { browserFlags, browserPath } from "../../tools/browser.ts";
import { CORPUS, type HostileFile } from "./corpus.ts";
import { mutated } from "./mutated.ts";
import type { Verdict } from "./parse-thread.ts";
import { serveApp } from "./real-browser.ts";

export interface HostileReport {
  readonly files: number;
  /** Refused with at least one problem that has a sentence and a line. */
  readonly rejected: number;
  /** Accepted because the hostile part is mere text, and shown as text. */
  readonly accepted: number;
  readonly crashed: number;
  readonly hung: number;
  /** Rows in the browser's database afterwards. */
  readonly stored: number;
  readonly scripts: number;
  /** Requests the page made while the files were open. */
  readonly requests: number;
  /** Files that came out other than they must, by name. */
  readonly wrong: readonly string[];
}

const LIMIT_MS = 5000;

/**
 * Every hostile file twice: through the parser in a thread of its own, and through the app's own screen in a real
 * browser, as a person would open it.
 *
 * @param n how many; above the corpus, good files changed by chance make up the rest
 */
export async function hostile(
  n: number | undefined,
  note: (line: string) => void,
  port = 4183,
  outDir = "dist",
): Promise<HostileReport> {
  const files = [...CORPUS.slice(0, n), ...mutated(Math.max(0, (n ?? 0) - CORPUS.length))];
  const wrong: string[] = [];
  let crashed = 0;
  let hung = 0;
  note(`${files.length} files through the parser, each with ${LIMIT_MS / 1000} s`);
  const thread = parserThread();
  for (const file of files) {
    if (file.wants === "not-utf8") continue;
    const verdict = await thread.judge(file.bytes());
    if (verdict === "crashed") crashed++;
    else if (verdict === "hung") hung++;
    if (!fits(file, verdict)) wrong.push(`${file.name} (${verdict} by the parser)`);
  }
  await thread.close();
  note("the same files through the app, in a browser");
  const seen = await inBrowser(files, await serveApp(port, outDir), wrong);
  return { files: files.length, ...seen, crashed: crashed + seen.crashed, hung: hung + seen.hung, wrong };
}

function fits({ wants }: HostileFile, verdict: Verdict | "rejected" | "crashed" | "hung"): boolean {
  if (wants === "either") return verdict === "accepted" || verdict === "refused" || verdict === "rejected";
  return wants === "accepted" ? verdict === "accepted" : verdict === "refused" || verdict === "rejected";
}

/** The parser in a thread, begun anew after it crashed or did not answer in time. */
function parserThread(): {
  judge: (bytes: Uint8Array) => Promise<Verdict | "crashed" | "hung">;
  close: () => Promise<void>;
} {
  let worker: Worker | undefined;
  const begin = (): Worker =>
    new Worker(new URL("./parse-thread.ts", import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } });
  const close = async (): Promise<void> => {
    await worker?.terminate();
    worker = undefined;
  };
  const judge = async (bytes: Uint8Array): Promise<Verdict | "crashed" | "hung"> => {
    const thread = (worker ??= begin());
    const verdict = await new Promise<Verdict | "crashed" | "hung">((answer) => {
      const end = (value: Verdict | "crashed" | "hung"): void => {
        clearTimeout(timer);
        thread.off("message", end).off("error", crash);
        answer(value);
      };
      const crash = (): void => end("crashed");
      const timer = setTimeout(() => end("hung"), LIMIT_MS);
      thread.once("message", end).once("error", crash);
      thread.postMessage(bytes);
    });
    if (verdict === "crashed" || verdict === "hung") await close();
    return verdict;
  };
  return { judge, close };
}

type Seen = Pick<HostileReport, "rejected" | "accepted" | "crashed" | "hung" | "stored" | "scripts" | "requests">;

async function inBrowser(
  files: readonly HostileFile[],
  server: Awaited<ReturnType<typeof serveApp>>,
  wrong: string[],
): Promise<Seen> {
  const folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
  const browser = await chromium.launch({ executablePath: browserPath(), args: browserFlags });
  const seen = { rejected: 0, accepted: 0, crashed: 0, hung: 0, stored: 0, scripts: 0, requests: 0 };
  try {
    const page = await browser.newPage();
    await page.goto(`${server.base}/#/open`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    // One good file first, so that the worker's own code is there before anything is counted.
    const warm = path.join(folder, "empty.json");
    writeFileSync(warm, "");
    await openFile(page, warm);
    // The service worker fetches the rest of the app on its own; what it fetches is not the files' doing.
    await page.waitForTimeout(4000);
    page.on("request", (request) => {
      const { pathname, origin } = new URL(request.url());
      // The parser's own worker starts anew for each file; everything else counts.
      if (origin !== server.base || !/parse-scenario.*\.js$/.test(pathname)) seen.requests++;
    });
    page.on("crash", () => seen.crashed++);
    page.on("pageerror", () => seen.crashed++);
    page.on("dialog", (dialog) => {
      seen.scripts++;
      void dialog.dismiss();
    });
    for (const [at, file] of files.entries()) {
      const name = path.join(folder, `${at}.json`);
      writeFileSync(name, file.bytes());
      const verdict = await openFile(page, name);
      if (verdict === "hung") seen.hung++;
      else if (verdict === "crashed") seen.crashed++;
      else if (verdict === "accepted") seen.accepted++;
      else seen.rejected++;
      if (!fits(file, verdict)) wrong.push(`${file.name} (${verdict} on screen)`);
      if (await page.evaluate(() => "__pwned" in window)) seen.scripts++;
      rmSync(name);
    }
    seen.stored = await page.evaluate(countRows);
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return seen;
}

/** Opens a file as a person does and reads what the screen says of it. */
async function openFile(page: Page, name: string): Promise<"accepted" | "rejected" | "hung" | "crashed"> {
  await page.locator("input[type=file]").setInputFiles(name);
  const base = path.basename(name);
  const said = page.locator(`[data-file="${base}"]`);
  try {
    await said.waitFor({ timeout: LIMIT_MS + 3000 });
  } catch {
    return "hung";
  }
  switch (await said.getAttribute("data-verdict")) {
    case "good":
      return "accepted";
    case "slow":
      return "hung";
    case "stopped":
      return "crashed";
    default:
      return "rejected";
  }
}

/** Everything in every table of the app's database: opening a file stores nothing. */
const countRows = (): Promise<number> =>
  new Promise((answer, fail) => {
    const request = indexedDB.open("common-ground");
    request.addEventListener("error", () => fail(request.error ?? new Error("no database")));
    request.addEventListener("success", () => {
      const db = request.result;
      const names = [...db.objectStoreNames];
      if (names.length === 0) return answer(0);
      const transaction = db.transaction(names);
      let rows = 0;
      for (const store of names) {
        const count = transaction.objectStore(store).count();
        count.addEventListener("success", () => {
          rows += count.result;
        });
      }
      transaction.addEventListener("complete", () => answer(rows));
    });
  });
