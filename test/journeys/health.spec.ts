import { readFileSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { serveApp } from "../harness/real-browser.ts";
import { playStrong } from "./hands.ts";
import { flawsOf, TONGUES } from "./looks.ts";

// An origin of its own: what is made here meets no other journey's data.
const PORT = 4206;
let server: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  server = await serveApp(PORT, "dist");
});
test.afterAll(() => server.close());

/** By keyboard: the control has the focus before its key is pressed. */
async function press(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  await control.focus();
  await page.keyboard.press("Enter");
}
async function fill(page: Page, control: Locator, text: string): Promise<void> {
  await expect(control).toBeVisible();
  await control.focus();
  await page.keyboard.insertText(text);
}

test("an officer's remark reaches the scenarios to improve without a name, is found at its scene, noted, resolved and sent to the author, by keyboard", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await page.goto(`${server.base}/?lang=en-US#/play/reaching-for-the-card`);
  const record = page.locator('input[name="purpose"][value="record"]');
  await expect(record).toBeVisible();
  await record.focus();
  await page.keyboard.press("Space");
  await fill(page, page.locator('input[autocomplete="name"]'), "Officer Rivera");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log")).toBeVisible();
  await playStrong(page);
  await expect(page.locator('[data-over="ended"]')).toBeVisible();
  await page.goto(page.url().replace("#/attempt/", "#/debrief/"));
  await press(page, page.getByRole("button", { name: "Skip" }));
  const remark = page.locator("[data-remark]");
  await press(page, remark.getByRole("button", { name: "Write a remark" }));
  await expect(remark.getByLabel("Which decision")).toBeFocused();
  const where = await remark.locator("select option").first().textContent();
  await fill(page, remark.getByLabel("What is wrong with it"), "Nobody parks like that.");
  await press(page, remark.getByRole("button", { name: "Keep the remark" }));
  await expect(remark).toContainText("Kept.");
  expect(await flawsOf(page, "debrief with a remark")).toEqual([]);

  await page.goto(`${server.base}/#/health`);
  const first = page.locator("main ol > li").first();
  await expect(first).toContainText("Reaching for the card");
  await expect(first).toContainText("1 remark by an officer waits for an answer.");
  await expect(first).toContainText("1 run of this version");
  await expect(page.locator("main")).not.toContainText("Rivera");
  await press(page, first.getByRole("link", { name: /Open the script/ }));
  await expect(page.locator("h1")).toBeFocused();
  const place = page.locator("article", { hasText: "Nobody parks like that." });
  await expect(place).toHaveCount(1);
  await expect(place).toContainText(where?.replace(/^\d+\. /, "") ?? "?");
  await expect(place).toContainText("n = 1 met it");
  await expect(place).toContainText("An officer’s remark, without a name");
  await expect(page.locator("main")).not.toContainText("Rivera");

  // A link to a choice of it, as one would mail it.
  const choice = (await place.locator("li[id]").first().getAttribute("id")) ?? "";
  const at = choice.replace("script-", "");
  await page.goto(`${server.base}/#/health/reaching-for-the-card?at=${at}`);
  await expect(page.locator(`[id="${choice}"]`)).toBeFocused();
  await expect(page.locator(`[id="${choice}"]`)).toBeInViewport();

  await press(page, place.getByRole("button", { name: /^Write a note/ }));
  await expect(place.getByLabel(/What is wrong, or would be better/)).toBeFocused();
  await page.keyboard.insertText("Say where the car stands.");
  await page.keyboard.press("Tab");
  await page.keyboard.insertText("Sgt. Okafor");
  await page.keyboard.press("Enter");
  await expect(place.getByRole("button", { name: /^Write a note/ })).toBeFocused();
  await expect(place).toContainText("Say where the car stands.");
  await press(page, place.getByRole("button", { name: /^Resolve.*Nobody parks/ }));
  await expect(place.getByLabel(/What was done/)).toBeFocused();
  await page.keyboard.insertText("The car stands at the kerb now.");
  await press(page, place.getByRole("button", { name: "Resolve", exact: true }));
  await expect(place).toContainText("1 resolved");

  // It is kept, and goes to the author as a file.
  await page.reload();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(page, page.getByRole("button", { name: "Save as Markdown" })),
  ]);
  const sent = readFileSync(await download.path(), "utf8");
  expect(sent).toContain("Nobody parks like that.");
  expect(sent).toContain("The car stands at the kerb now.");
  expect(sent).toContain("Say where the car stands.");
  expect(sent).not.toContain("Rivera");
  await page.goto(`${server.base}/#/health`);
  await expect(page.locator("main ol")).toContainText("1 note is open.");
  await expect(page.locator("main ol")).not.toContainText("remark by an officer");
});

test("a scenario is proven from the list, axe finds nothing and no screen is too wide, in every language", async ({
  page,
}) => {
  test.setTimeout(90_000);
  for (const [nth, locale] of TONGUES.entries()) {
    await page.emulateMedia({ colorScheme: nth > 0 ? "dark" : "light" });
    await page.goto(`${server.base}/?lang=${locale}#/health`);
    await expect(page.locator("main ol > li h2")).not.toHaveCount(0);
    const card = page.locator("main ol > li", { has: page.locator('a[href="#/health/front-counter"]') });
    await press(page, card.locator("button"));
    await expect(card.locator("dd").first()).toContainText(/\d.*\d.*\d/);
    expect(await flawsOf(page, `list ${locale}`)).toEqual([]);
    // A script is long and axe slow over it: once, where most can be wrong.
    if (nth < TONGUES.length - 1) continue;
    await page.goto(`${server.base}/?lang=${locale}#/health/front-counter`);
    await expect(page.locator("article").first()).toBeVisible();
    await press(page, page.locator("article").first().locator("[data-notes] button"));
    await expect(page.locator("article").first().locator("textarea")).toBeFocused();
    expect(await flawsOf(page, `script ${locale}`)).toEqual([]);
  }
});
