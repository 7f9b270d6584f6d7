import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { type Manifest, verifyPacket } from "../../src/engine/programme/packet.ts";
import { unzipped } from "../../src/interop/zip.ts";
import { serveApp } from "../harness/real-browser.ts";
import { playStrong } from "./hands.ts";
import { flawsOf, TONGUES } from "./looks.ts";

// An origin of its own: what is made here meets no other journey's data.
const PORT = 4199;
let server: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  server = await serveApp(PORT, "dist");
});
test.afterAll(() => server.close());

/** Five hundred rows, twelve of them wrong: four without a name, four with a number twice, four with no day. */
function roster(): string {
  const rows = Array.from({ length: 500 }, (_, at) => {
    const name = at % 125 === 7 ? "" : `Officer ${String(at).padStart(3, "0")}`;
    const number = at % 125 === 30 ? 1000 + at + 1 : 1000 + at;
    const hired = at % 125 === 60 ? "soon" : "2026-01-15";
    return `${name},${number},26-${at < 250 ? "A" : "B"},${hired}`;
  });
  return `﻿Name,Badge number,Class,Hire date\r\n${rows.join("\r\n")}\r\n`;
}

const press = async (page: Page, selector: string): Promise<void> => {
  await page.locator(selector).focus();
  await page.keyboard.press("Enter");
};
const fill = async (page: Page, selector: string, text: string): Promise<void> => {
  await page.locator(selector).focus();
  await page.keyboard.insertText(text);
};

/** The academy's name and one's own; the roster screen stands afterwards. */
async function setUp(page: Page, locale: string): Promise<void> {
  await page.goto(`${server.base}/?lang=${locale}#/academy`);
  await page.locator("form input").first().focus();
  await page.keyboard.insertText("Harbor Regional");
  await page.keyboard.press("Tab");
  await page.keyboard.insertText("Sgt. Okafor");
  await page.keyboard.press("Enter");
  // Written: another way of looking would go on before it is.
  await expect(page.getByRole("heading", { level: 1, name: "Harbor Regional" })).toBeVisible();
  await page.goto(`${server.base}/#/academy/roster`);
  await expect(page.locator('input[type="file"]')).toBeVisible();
}

test("five hundred officers with twelve bad rows are mended, assigned, overdue, certified and packed for an auditor, by keyboard", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await setUp(page, "en-US");
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "roster.csv", mimeType: "text/csv", buffer: Buffer.from(roster()) });
  const box = page.locator("section[aria-labelledby=import-roster]");
  await expect(box.locator("dl")).toContainText("Rows with a problem");
  // A number twice is wrong in both rows: sixteen to look at, twelve to mend.
  const mend = box.locator("form[aria-labelledby=mend-rows]");
  await expect(mend.locator("> ul > li")).toHaveCount(16);
  expect(await flawsOf(page, "import")).toEqual([]);
  for (const row of await mend.locator("> ul > li").all()) {
    const said = (await row.textContent()) ?? "";
    const input = row.locator("input").first();
    const at = Number(/Row (\d+)/.exec(said)?.[1] ?? 0) - 2;
    if (said.includes("no name")) {
      await input.focus();
      await page.keyboard.insertText(`Officer ${at}`);
    } else if (said.includes("no day")) {
      await input.focus();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText("2026-01-15");
    } else if (at % 125 === 30) {
      await row.locator("input").nth(1).focus();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(String(1000 + at));
    }
  }
  await mend.locator('button[type="submit"]').focus();
  await page.keyboard.press("Enter");
  await expect(mend).toHaveCount(0);
  await box.getByRole("button", { name: "Import 500 new, 0 changed" }).focus();
  await page.keyboard.press("Enter");
  await expect(box).toContainText("Imported: 500 new, 0 changed.");
  await expect(page.locator("section[aria-labelledby=roster]")).toContainText("500 officers");

  // A run on record, by somebody the roster has: it is said whose it is.
  await page.goto(`${server.base}/#/play/reaching-for-the-card`);
  await page.locator('input[name="purpose"][value="record"]').focus();
  await page.keyboard.press("Space");
  await fill(page, 'input[autocomplete="name"]', "Officer 000");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log")).toBeVisible();
  await playStrong(page);
  await expect(page.locator('[data-over="ended"]')).toBeVisible();
  await page.goto(`${server.base}/#/academy/roster`);
  const stranger = page.locator("section[aria-labelledby=strangers] select");
  await stranger.focus();
  await page.keyboard.type("Officer 000");
  await page.keyboard.press("Enter");
  await expect(page.locator("section[aria-labelledby=strangers]")).toHaveCount(0);

  await page.goto(`${server.base}/#/academy/programmes`);
  await press(page, "main button:last-of-type");
  const form = page.locator("form[aria-labelledby=programme-editor]");
  await form.locator("input").first().focus();
  await page.keyboard.insertText("Stops in the dark");
  await page.keyboard.press("Tab");
  await page.keyboard.insertText("The card");
  await form.getByRole("checkbox", { name: "Reaching for the card" }).focus();
  await page.keyboard.press("Space");
  await form.locator('button[type="submit"]').focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Stops in the dark" })).toBeVisible();
  const assign = page.locator("main form");
  await assign.locator('input[type="date"]').fill("2027-01-10");
  await assign.locator('button[type="submit"]').focus();
  await page.keyboard.press("Enter");
  await expect(assign).toContainText("Assigned.");

  await page.goto(`${server.base}/#/academy`);
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.locator('[data-at="0 0"]')).toHaveAttribute("data-state", "done");
  expect(await flawsOf(page, "standing")).toEqual([]);
  // Down the table to its end, and back.
  await page.locator('[data-at="0 0"]').focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator('[data-at="1 0"]')).toBeFocused();
  for (let turn = 0; turn < 30; turn++) await page.keyboard.press("PageDown");
  await expect(page.locator('[data-at="301 0"]')).toBeFocused();
  await expect(page.locator('[data-at="301 0"]')).toBeInViewport();

  await page.goto(`${server.base}/#/academy/certificates`);
  await page.getByRole("button", { name: "Issue 1 certificate" }).focus();
  await page.keyboard.press("Enter");
  const row = page.locator("table tbody tr");
  await expect(row).toContainText("Officer 000");
  const code = (await row.locator("code").textContent()) ?? "";
  const check = page.locator("form[aria-labelledby=check-code] input");
  await check.nth(0).focus();
  await page.keyboard.insertText(`${new Date().getUTCFullYear()}-00001`);
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(code);
  await page.keyboard.press("Enter");
  await expect(page.getByText("It is one of ours")).toBeVisible();
  expect(await flawsOf(page, "certificates")).toEqual([]);

  await page.goto(`${server.base}/#/academy/record`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(page, "section[aria-labelledby=packet] button"),
  ]);
  const files = unzipped(readFileSync(await download.path()));
  if (!files.ok) throw new Error(files.error.code);
  const listed = files.value.find(({ name }) => name === "manifest.json");
  const manifest = JSON.parse(new TextDecoder().decode(listed?.bytes)) as Manifest;
  expect(
    verifyPacket(
      manifest,
      files.value.filter((one) => one !== listed),
    ),
  ).toEqual({ ok: true, value: undefined });
  expect(manifest.files.map(({ name }) => name)).toContain("standing.csv");
  await expect(page.locator("section[aria-labelledby=acts] ol > li")).toHaveCount(3);
  expect(await flawsOf(page, "record")).toEqual([]);
});

for (const locale of TONGUES) {
  test(`${locale}: every screen of an academy is clean, empty and with one officer`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.goto(`${server.base}/?lang=${locale}#/academy`);
    await expect(page.locator("form input").first()).toBeVisible();
    expect(await flawsOf(page, "set up")).toEqual([]);
    await setUp(page, locale);
    for (const section of ["", "roster", "programmes", "certificates", "record"]) {
      await page.goto(`${server.base}/#/academy/${section}`);
      await expect(page.locator("main nav a[aria-current=page]")).toBeVisible();
      expect(await flawsOf(page, `${section} empty`)).toEqual([]);
    }
    await page.goto(`${server.base}/#/academy/roster`);
    const add = page.locator("form[aria-labelledby=add-officer]");
    await add.locator("input").first().focus();
    await page.keyboard.insertText("حداد");
    await page.keyboard.press("Enter");
    await expect(page.locator("table tbody tr")).toHaveCount(1);
    expect(await flawsOf(page, "one officer")).toEqual([]);
    await page.goto(`${server.base}/#/academy/programmes`);
    await press(page, "main button:last-of-type");
    await expect(page.locator("form[aria-labelledby=programme-editor]")).toBeVisible();
    expect(await flawsOf(page, "editor")).toEqual([]);
  });
}
