import { expect, test, type Page } from "@playwright/test";
import { move, playStrong, seqOf, tabTo } from "./hands.ts";
import { flawsOf } from "./looks.ts";
import { openWholeDebrief } from "./screens.ts";

const CARD = "reaching-for-the-card";

for (const locale of ["en-US", "ar-XB"] as const) {
  test(`settings hold at once, stay after a reload, and fit 320 pixels at twice the size, ${locale}`, async ({
    page,
  }) => {
    await page.goto(`/?lang=${locale}&test-languages#/settings`);
    await page.locator("input[type=range]").focus();
    await page.keyboard.press("End");
    for (const [name, value] of [
      ["lines", "wide"],
      ["letters", "wider"],
      ["font", "dyslexic"],
      ["tint", "cream"],
      ["timer", "hidden"],
    ])
      await page.locator(`input[name=${name}][value=${value}]`).check();
    expect(await flawsOf(page, "settings, cream")).toEqual([]);
    await page.locator("input[name=theme][value=night]").check();
    const looks = (): Promise<readonly string[]> =>
      page.locator("html").evaluate((one) => {
        const { fontSize, lineHeight, letterSpacing, backgroundColor } = getComputedStyle(one);
        const here = [...document.fonts].some(
          (face) => face.family.includes("OpenDyslexic") && face.status === "loaded",
        );
        return [fontSize, lineHeight, letterSpacing, backgroundColor, one.dataset["timer"] ?? "", String(here)];
      });
    // Where letters join, they are not pulled apart.
    const between = locale === "ar-XB" ? "normal" : "4.08px";
    const wanted = ["34px", "61.2px", between, "rgb(10, 4, 0)", "hidden", "true"];
    await expect.poll(looks).toEqual(wanted);
    await page.reload();
    await expect.poll(looks).toEqual(wanted);
    expect(await flawsOf(page, "settings, night")).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const at of ["#/settings", "#/"]) {
      await page.goto(`/?lang=${locale}${at}`);
      await expect(page.locator("h1")).toBeVisible();
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll, at).toBeLessThanOrEqual(client);
    }
  });
}

test("where a choice is confirmed, a number only marks it and nothing is stored until then", async ({ page }) => {
  await page.goto("/#/settings");
  await page.locator("input[name=confirm][value=on]").check();
  await page.goto(`/#/play/${CARD}?begin`);
  await goOnToMark(page);
  const before = await seqOf(page);
  await page.keyboard.press("2");
  await expect(page.locator("[data-mark]").nth(1)).toBeChecked();
  expect(await seqOf(page)).toBe(before);
  expect(await flawsOf(page, "a choice to confirm")).toEqual([]);
  await tabTo(page, "Confirm");
  await page.keyboard.press("Enter");
  await expect.poll(() => seqOf(page)).toBeGreaterThan(before);
});

/** Goes on until a choice can be marked. */
async function goOnToMark(page: Page): Promise<void> {
  const marks = page.locator("[data-mark]").first();
  const on = page.locator("button[aria-keyshortcuts=Enter]");
  for (let turn = 0; turn < 20; turn++) {
    await marks.or(on).waitFor();
    if ((await marks.count()) > 0) return;
    await move(page, undefined);
  }
}

test("the debrief prints as one page, whatever the screen looks like", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`/#/play/${CARD}?begin`);
  await playStrong(page);
  await tabTo(page, "To the debrief");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Debrief");
  await openWholeDebrief(page);
  for (const format of ["A4", "Letter"]) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
  }
  await expect(page.locator("[data-sheet]")).toHaveCount(0);
});
