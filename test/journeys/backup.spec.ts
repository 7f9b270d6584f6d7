import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { serveApp } from "../harness/real-browser.ts";
import { playChoices, sightOf, tabTo } from "./hands.ts";

const SCENARIO = "reaching-for-the-card";

let server: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  server = await serveApp(4188);
});
test.afterAll(async () => server.close());

/** A device of its own: nothing stored, nothing known. Without a file picker, as in Firefox and Safari. */
async function aDevice(browser: Browser, options: Parameters<Browser["newContext"]>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, "showSaveFilePicker");
  });
  return context;
}

/** Begins a run and plays into it; the attempt, and what stands on screen. */
async function playABit(page: Page): Promise<{ attempt: string; sight: Awaited<ReturnType<typeof sightOf>> }> {
  await page.goto(`${server.base}/#/play/${SCENARIO}?begin`);
  await page.locator("[data-seq]").waitFor();
  await playChoices(page, ["light", "palm"]);
  return { attempt: page.url().split("/").at(-1) ?? "", sight: await sightOf(page) };
}

async function toBackup(page: Page, query = ""): Promise<void> {
  // Listened for from the start: the dialog of a listener that comes late opens unseen, and nobody can close it.
  page.on("filechooser", () => undefined);
  await page.goto(`${server.base}/${query}#/backup`);
  await expect(page.locator("main button[type=submit]")).toBeVisible();
}

/** Presses Save by keyboard and gives the file the browser downloaded. */
async function saved(page: Page): Promise<Buffer> {
  const downloading = page.waitForEvent("download");
  await tabTo(page, /^Save the backup file$/);
  await page.keyboard.press("Enter");
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^common-ground-\d{4}-\d\d-\d\d\.cgbackup$/);
  await expect(page.getByText(/Unconfirmed: look in your downloads/)).toBeVisible();
  return readFileSync(await download.path());
}

/** Opens a file by keyboard: the button of the file field, then the browser's own chooser. */
async function choose(page: Page, buffer: Buffer, name = "mine.cgbackup"): Promise<void> {
  await tabTo(page, /^Choose a backup file$/);
  const choosing = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await choosing).setFiles({ name, mimeType: "application/octet-stream", buffer });
}

async function resume(page: Page): Promise<void> {
  await tabTo(page, /^Go to scenarios$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Continue$/);
  await page.keyboard.press("Enter");
  await page.locator("[data-seq]").waitFor();
}

test("the restore drill: play, back up, lose the device, restore by keyboard, go on at the same decision", async ({
  browser,
}) => {
  const old = await aDevice(browser);
  const page = await old.newPage();
  const { attempt, sight } = await playABit(page);
  await toBackup(page);
  await expect(page.getByText("1 run, every move of it")).toBeVisible();
  const file = await saved(page);
  await page.reload();
  await expect(page.getByText(/Last backup of this device/)).toBeVisible();
  await old.close();

  const fresh = await aDevice(browser);
  const other = await fresh.newPage();
  await toBackup(other);
  await choose(other, file);
  await expect(other.getByText("1 run would be added.")).toBeVisible();
  expect(await stored(other)).toEqual([]);
  await tabTo(other, /^Restore$/);
  await other.keyboard.press("Enter");
  await expect(other.getByText("1 run was added.")).toBeVisible();
  expect(await stored(other)).toEqual([attempt]);
  await resume(other);
  expect(await sightOf(other)).toEqual(sight);
  await playChoices(other, ["pad"]);

  // The file again, over a run that has gone on since: nothing is turned back.
  const later = await sightOf(other);
  await toBackup(other);
  await choose(other, file);
  await expect(other.getByText("1 run is here already.")).toBeVisible();
  await tabTo(other, /^Restore$/);
  await other.keyboard.press("Enter");
  await expect(other.getByText("1 run was here already.")).toBeVisible();
  await resume(other);
  expect(await sightOf(other)).toEqual(later);
  await fresh.close();
});

test("one's practice moves to another device behind a passphrase, and goes on there as the same officer", async ({
  browser,
}) => {
  const here = await aDevice(browser);
  const page = await here.newPage();
  const { sight } = await playABit(page);
  await toBackup(page);
  await tabTo(page, /^Choose my runs$/);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Officer", { exact: true })).toHaveValue(await officerOf(page));
  await page.getByRole("radio", { name: "With a passphrase" }).focus();
  await page.keyboard.press("Space");
  await tabTo(page, /^Passphrase$/);
  await page.keyboard.type("four plain quiet words");
  await tabTo(page, /^Passphrase again$/);
  await page.keyboard.type("four plain quiet words");
  const file = await saved(page);
  expect(file.toString("latin1")).toContain("common-ground-sealed-backup");
  expect(file.toString("latin1")).not.toContain(SCENARIO);
  const officer = await officerOf(page);
  await here.close();

  const there = await aDevice(browser);
  const other = await there.newPage();
  await toBackup(other);
  await choose(other, file);
  await expect(other.getByLabel("Passphrase of this file")).toBeFocused();
  await other.keyboard.type("not these words");
  await other.keyboard.press("Enter");
  await expect(other.getByText(/This passphrase does not open the file/)).toBeVisible();
  await other.getByLabel("Passphrase of this file").fill("");
  await other.getByLabel("Passphrase of this file").focus();
  await other.keyboard.type("four plain quiet words");
  await other.keyboard.press("Enter");
  await expect(other.getByText("1 run would be added.")).toBeVisible();
  await tabTo(other, /^Restore$/);
  await other.keyboard.press("Enter");
  await expect(other.getByText("1 run was added.")).toBeVisible();
  expect(await officerOf(other)).toBe(officer);
  await resume(other);
  expect(await sightOf(other)).toEqual(sight);
  await there.close();
});

test("a file written where the browser lets it be read again is read again", async ({ browser }) => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    // A real file in the browser's own file system, in place of the dialog nobody can press here.
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
    });
  });
  const page = await context.newPage();
  await playABit(page);
  await toBackup(page);
  await tabTo(page, /^Save the backup file$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Saved, written and read back: 1 run/)).toBeVisible();
  const size = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    for await (const handle of (root as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values()) {
      return (await handle.getFile()).size;
    }
    return 0;
  });
  expect(size).toBeGreaterThan(5000);
  await context.close();
});

test("damaged and unknown files restore nothing and say why", async ({ browser }) => {
  const context = await aDevice(browser);
  const page = await context.newPage();
  await playABit(page);
  await toBackup(page);
  const file = await saved(page);
  const before = await stored(page);
  const flipped = Buffer.from(file);
  flipped[Math.floor(file.length / 2)] = (flipped[Math.floor(file.length / 2)] ?? 0) ^ 4;
  const files = [
    ["cut.cgbackup", file.subarray(0, file.length - 100), /This file is damaged/],
    ["flipped.cgbackup", flipped, /This file is damaged/],
    ["letter.txt", Buffer.from("Dear academy"), /This is not a backup of Common Ground/],
    ["empty.cgbackup", Buffer.alloc(0), /This is not a backup of Common Ground/],
  ] as const;
  for (const [name, bytes, sentence] of files) {
    await choose(page, bytes, name);
    await expect(page.getByText(name)).toBeVisible();
    await expect(page.getByText("Nothing was restored")).toBeVisible();
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByRole("button", { name: "Restore", exact: true })).toHaveCount(0);
  }
  expect(await stored(page)).toEqual(before);
  await context.close();
});

for (const look of [
  { locale: "en-US", scheme: "light" },
  { locale: "en-US", scheme: "dark" },
  { locale: "es", scheme: "light" },
  { locale: "ar-XB", scheme: "light" },
] as const) {
  test(`axe finds nothing in any state of it, and 320 pixels are enough: ${look.locale}, ${look.scheme}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const context = await aDevice(browser, { colorScheme: look.scheme, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const found: string[] = [];
    const stop = async (name: string): Promise<void> => {
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(
        ...violations.map((one) => `${name}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`),
      );
      const wide = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const past = [...document.body.querySelectorAll("*")].filter(
          (one) => one.getBoundingClientRect().right > clientWidth || one.getBoundingClientRect().left < 0,
        );
        const named = past.slice(-3).map((one) => `${one.tagName} ${one.textContent.slice(0, 40)}`);
        return scrollWidth > clientWidth ? `${scrollWidth - clientWidth} pixels too wide, ${named.join("; ")}` : "";
      });
      if (wide !== "") found.push(`${name}: ${wide}`);
    };
    await playABit(page);
    await toBackup(page, `?lang=${look.locale}`);
    await stop("begin");
    const downloading = page.waitForEvent("download");
    await page.locator("main button[type=submit]").click();
    const file = readFileSync(await (await downloading).path());
    await page.locator('[data-made="saved"]').waitFor();
    await stop("saved");
    await page.locator('input[name="backup-scope"][value=officer]').check();
    await page.locator('input[name="backup-protection"][value=sealed]').check();
    await page.locator("main button[type=submit]").click();
    await expect(page.locator("[aria-invalid]")).toHaveCount(1);
    await stop("passphrase wrong");
    const input = page.locator("input[type=file]");
    const give = (buffer: Buffer): Promise<void> =>
      input.setInputFiles({ name: "a-file-with-a-rather-long-name.cgbackup", mimeType: "", buffer });
    await give(Buffer.from("no"));
    await page.locator('[data-restore="refused"]').waitFor();
    await stop("refused");
    await give(file);
    await page.locator('[data-restore="opened"]').waitFor();
    await page.locator("summary").click();
    await stop("opened");
    await page.locator('[data-restore="opened"] ~ * button').click();
    await page.locator('[data-restore="done"]').waitFor();
    await stop("done");
    expect(found).toEqual([]);
    await context.close();
  });
}

const officerOf = (page: Page): Promise<string> =>
  page.evaluate(
    () => (JSON.parse(localStorage.getItem("common-ground.settings") ?? "{}") as { officer?: string }).officer ?? "",
  );

/** The ids of the runs in the browser's database, read past the app. */
const stored = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((answer, fail) => {
        const opening = indexedDB.open("common-ground");
        opening.addEventListener("error", () => fail(new Error("not opened")));
        opening.addEventListener("success", () => {
          const asked = opening.result.transaction("attempts").objectStore("attempts").getAllKeys();
          asked.addEventListener("success", () => {
            opening.result.close();
            answer(asked.result.map(String));
          });
        });
      }),
  );
