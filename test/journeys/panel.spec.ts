import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import type { RatingFile } from "../../src/engine/insight/panel/rating.ts";
import { writePanelFile } from "../../src/interop/panel/panel-file.ts";
import { serveApp } from "../harness/real-browser.ts";
import { flawsOf } from "./looks.ts";

// An origin of its own: what is made here meets no other journey's data.
const PORT = 4203;
let server: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  server = await serveApp(PORT, "dist");
});
test.afterAll(() => server.close());

/** Rates every choice of the scenario that is open, by keys alone: 6 for what comes first, then 2. The file that was saved. */
async function rateAll(page: Page): Promise<RatingFile> {
  await page.goto(`${server.base}/?lang=en-US#/panel/rate`);
  await page.locator('input[name="panel-side"][value="community"]').focus();
  await page.keyboard.press("Space");
  await page.locator("form button[type=submit]").focus();
  await page.keyboard.press("Enter");
  const heading = page.locator("#panel-decision");
  await expect(heading).toBeFocused();
  expect(await flawsOf(page, "panel rate")).toEqual([]);
  const decisions = Number(/of (\d+)/.exec((await heading.textContent()) ?? "")?.[1]);
  for (let at = 1; at <= decisions; at++) {
    await expect(heading).toContainText(`Decision ${at} of`);
    const choices = await page.locator("[data-choice]").count();
    for (let nth = 0; nth < choices; nth++) {
      await page.keyboard.press(nth === 0 ? "6" : "2");
      await expect(page.locator("[data-choice] input:checked")).toHaveCount(nth + 1);
    }
    if (at < decisions) {
      await page.locator("[data-next]").focus();
      await page.keyboard.press("Enter");
    }
  }
  await expect(page.locator("section[aria-labelledby=panel-finish]")).toContainText("Every choice is rated.");
  // Paused: what was given is there again.
  await page.reload();
  await expect(page.locator("section[aria-labelledby=panel-finish]")).toContainText("Every choice is rated.");
  await page.locator("[data-finish]").focus();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const text = await readFile(await saved.path(), "utf8");
  return (JSON.parse(text) as { content: RatingFile }).content;
}

test("a reviewer rates a scenario by keyboard, and a trainer sees what is contested and what the key would change", async ({
  page,
}) => {
  test.setTimeout(60_000);
  const mine = await rateAll(page);
  expect(mine.side).toBe("community");
  const turned = mine.ratings.map((one) => ({ ...one, value: 8 - one.value }));
  const other: RatingFile = { ...mine, rater: "another", side: "police", ratings: turned };
  const files = [mine, other].map((file, at) => ({
    name: `${at}.panel.json`,
    mimeType: "application/json",
    buffer: Buffer.from(writePanelFile(file)),
  }));
  await page.goto(`${server.base}/?lang=en-US#/panel/results?of=${mine.scenario}`);
  const broken = { name: "broken.json", mimeType: "application/json", buffer: Buffer.from("{") };
  await page.locator('input[type="file"]').setInputFiles([...files, broken]);
  const brought = page.locator("section[aria-labelledby=panel-import]");
  await expect(brought).toContainText("2 files brought in.");
  await expect(brought).toContainText("broken.json");
  await expect(page.locator("main")).toContainText("8 more raters, 2 of them from the community");
  await expect(page.locator("main")).toContainText("Contested: raters are far apart");
  expect(await flawsOf(page, "panel results")).toEqual([]);
  await page.goto(`${server.base}/?lang=en-US#/panel/compare?of=${mine.scenario}`);
  await expect(page.locator("section[aria-labelledby=panel-compare]")).toContainText("0 runs marked with both keys");
  await expect(page.locator("section[aria-labelledby=panel-force]")).toContainText("No decision is record-ready yet");
  expect(await flawsOf(page, "panel compare")).toEqual([]);
});

for (const [locale, width] of [
  ["es", 1280],
  ["ar-XB", 320],
] as const) {
  test(`every part of the panel stands in ${locale} at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const section of ["rate", "results", "compare"]) {
      await page.goto(`${server.base}/?lang=${locale}#/panel/${section}`);
      await expect(page.locator("main section h2").first()).toBeVisible();
      expect(await flawsOf(page, `panel ${section} ${locale}`)).toEqual([]);
    }
  });
}
