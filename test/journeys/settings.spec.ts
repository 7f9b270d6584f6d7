import { expect, test, type Page } from "@playwright/test";
import { goOn, move, playStrong, seqOf, tabTo } from "./hands.ts";
import { flawsOf } from "./looks.ts";
import { openWholeDebrief } from "./screens.ts";

const CARD = "reaching-for-the-card";

/** Every option there is, in the order the keyboard meets them, and the last thing it can be set to. */
const OPTIONS = [
  ["theme", "night"],
  ["lines", "wider"],
  ["letters", "wider"],
  ["words", "wider"],
  ["column", "shorter"],
  ["font", "dyslexic"],
  ["tint", "green"],
  ["confirm", "on"],
  ["time", "10"],
  ["timer", "hidden"],
  ["motion", "reduce"],
  ["calm", "on"],
  ["keys", "off"],
] as const;

/** Everything at its largest and widest. */
const WIDEST = { size: 2, lines: 2.1, letters: 0.12, words: 0.32, column: 34, font: "dyslexic" } as const;

/** What of the settings stands on the page. */
const marks = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.locator("html").evaluate((root) => {
    const { fontSize, lineHeight, letterSpacing, wordSpacing, backgroundColor } = getComputedStyle(root);
    const font = [...document.fonts].some(
      (face) => face.family.includes("OpenDyslexic") && face.weight === "400" && face.status === "loaded",
    );
    return {
      ...Object.fromEntries(Object.entries(root.dataset)),
      fontSize,
      lineHeight,
      letterSpacing,
      wordSpacing,
      backgroundColor,
      font: font ? "loaded" : "",
    };
  });

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Puts settings on the device as if set before, over what is set. */
async function set(page: Page, settings: object): Promise<void> {
  await page.evaluate((changed) => {
    const key = "common-ground.settings";
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? "{}"), ...changed }));
  }, settings);
  await page.reload();
}

test("every option is set by keyboard, holds at once, and is kept", async ({ page }) => {
  await page.goto("/#/settings");
  await page.locator("select").focus();
  for (const [name, value] of OPTIONS) {
    const at = page.locator(`input[name=${name}]:focus`);
    for (let stop = 0; stop < 5 && (await at.count()) === 0; stop++) {
      if ((await page.locator("input[type=range]:focus").count()) > 0) await page.keyboard.press("End");
      await page.keyboard.press("Tab");
    }
    const wanted = page.locator(`input[name=${name}][value="${value}"]`);
    for (let step = 0; step < 6 && !(await wanted.isChecked()); step++) await page.keyboard.press("ArrowRight");
    await expect(wanted).toBeChecked();
    await expect(wanted).toBeFocused();
  }
  const all = {
    theme: "night",
    motion: "reduce",
    keys: "off",
    tint: "green",
    confirm: "on",
    timer: "hidden",
    calm: "on",
    fontSize: "34px",
    lineHeight: "71.4px",
    letterSpacing: "4.08px",
    wordSpacing: "10.88px",
    backgroundColor: "rgb(10, 4, 0)",
    font: "loaded",
  };
  await expect.poll(() => marks(page)).toEqual(all);
  await page.reload();
  await expect.poll(() => marks(page)).toEqual(all);
  for (const [name, value] of OPTIONS)
    await expect(page.locator(`input[name=${name}][value="${value}"]`)).toBeChecked();
  await expect(page.locator("input[type=range]")).toHaveValue("2");

  await page.locator("h1").focus();
  await tabTo(page, "Back to normal");
  await page.keyboard.press("Enter");
  const { tint: _, ...rest } = all;
  const usual = { fontSize: "17px", lineHeight: "26.35px", letterSpacing: "normal", wordSpacing: "0px" };
  await expect.poll(() => marks(page)).toMatchObject({ confirm: rest.confirm, timer: rest.timer, ...usual });
  expect(await marks(page)).not.toHaveProperty("tint");
});

for (const locale of ["en-US", "ar-XB"] as const) {
  test(`every look of the settings is without flaw, ${locale}`, async ({ page }) => {
    await page.goto(`/?lang=${locale}#/settings`);
    for (const theme of ["light", "dark", "night"]) {
      for (const tint of theme === "night" ? [undefined] : [undefined, "cream"]) {
        await set(page, { theme, reading: { ...(tint && { tint }), confirm: "on" } });
        await expect(page.locator("h1")).toBeVisible();
        expect(await flawsOf(page, `settings, ${theme} ${tint ?? ""}`)).toEqual([]);
      }
    }
  });

  test(`at twice the size and widely set, 320 pixels are enough from home to debrief, ${locale}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto(`/?lang=${locale}#/play/${CARD}?begin`);
    await playStrong(page);
    const ended = page.url().split("/").at(-1) ?? "";
    await page.goto(`/?lang=${locale}#/play/${CARD}?begin`);
    await goOn(page);
    const open = page.url().split("/").at(-1) ?? "";
    await page.setViewportSize({ width: 320, height: 640 });
    await set(page, { theme: "night", reading: WIDEST });
    for (const at of ["", "settings", `play/${CARD}`, `attempt/${open}`, `debrief/${ended}`]) {
      await page.goto(`/?lang=${locale}#/${at}`);
      await page.reload();
      await expect(page.locator("h1")).toBeVisible();
      await expect.poll(() => marks(page)).toMatchObject({ fontSize: "34px", font: "loaded" });
      if (at.startsWith("attempt")) await expect(page.locator("[data-choice]").first()).toBeAttached();
      if (at.startsWith("debrief")) await openWholeDebrief(page);
      expect(await sideways(page), at).toBeLessThanOrEqual(0);
      expect(await flawsOf(page, `${at}, night`)).toEqual([]);
    }
  });
}

test("where a choice is confirmed, a number only marks it and nothing is stored until Enter", async ({ page }) => {
  await page.goto("/#/settings");
  await page.locator("input[name=confirm][value=on]").press("Space");
  await page.goto(`/#/play/${CARD}?begin`);
  for (const wanted of [1, 0]) {
    await goOnToMark(page);
    const before = await seqOf(page);
    // Nothing is marked on its own, and Enter makes nothing of it.
    await expect(page.locator("[data-mark]:checked")).toHaveCount(0);
    await page.keyboard.press("Enter");
    for (const at of [0, 1, wanted]) {
      await page.keyboard.press(String(at + 1));
      await expect(page.locator("[data-mark]").nth(at)).toBeChecked();
      await expect(page.locator("[data-mark]").nth(at)).toBeFocused();
    }
    expect(await seqOf(page)).toBe(before);
    expect(await flawsOf(page, "a choice to confirm")).toEqual([]);
    await page.keyboard.press("Enter");
    await expect.poll(() => seqOf(page)).toBeGreaterThan(before);
  }
  // The button does the same for those who go from stop to stop.
  await goOnToMark(page);
  const before = await seqOf(page);
  await page.keyboard.press("1");
  await tabTo(page, "Confirm");
  await page.keyboard.press("Enter");
  await expect.poll(() => seqOf(page)).toBeGreaterThan(before);
});

/** Goes on until a choice can be marked. */
async function goOnToMark(page: Page): Promise<void> {
  const marked = page.locator("[data-mark]").first();
  const on = page.locator("button[aria-keyshortcuts=Enter]");
  for (let turn = 0; turn < 20; turn++) {
    await marked.or(on).first().waitFor();
    if ((await marked.count()) > 0) return;
    await move(page, undefined);
  }
}

/** Pages of the paper the screen prints. */
async function pagesOf(page: Page, format: string): Promise<number> {
  const pdf = (await page.pdf({ format })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test("the debrief prints as one page, whatever the screen looks like", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`/#/play/${CARD}?begin`);
  await playStrong(page);
  await tabTo(page, "To the debrief");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Debrief");
  expect(await pagesOf(page, "Letter")).toBe(1);
  await openWholeDebrief(page);
  await set(page, { theme: "night", reading: WIDEST });
  await expect(page.locator("main h2").nth(5)).toBeVisible();
  for (const format of ["A4", "Letter"]) expect(await pagesOf(page, format), format).toBe(1);
  await expect(page.locator("[data-sheet]")).toHaveCount(0);
});

test("a long run with long words of one's own, in a longer language, is one page too", async ({ page }) => {
  test.setTimeout(150_000);
  await page.goto(`/?lang=es#/play/${CARD}?begin`);
  await playStrong(page);
  await page.goto(`/?lang=es#/debrief/${page.url().split("/").at(-1) ?? ""}`);
  const words = "Dejé que la prisa del otro turno me llevara, y no vi que él ya se iba. ".repeat(28);
  await page.locator("textarea").first().waitFor();
  for (const field of await page.locator("textarea").all()) await field.fill(words);
  await page.locator("main button[type=submit]").first().click();
  const next = page.locator("[data-next-step]");
  await next.waitFor();
  for (let step = 2; step < 6; step++) {
    const before = await page.locator("main h2").count();
    await next.click();
    await expect.poll(() => page.locator("main h2").count()).toBeGreaterThan(before);
  }
  for (const format of ["A4", "Letter"]) expect(await pagesOf(page, format), format).toBe(1);
});
