import { expect, type Page, test } from "@playwright/test";
import { goOn, move, playStrong, seqOf, tabTo } from "./hands.ts";
import { flawsOf, TONGUES } from "./looks.ts";
import { openWholeDebrief } from "./screens.ts";

const DAY = 86_400_000;
const SCENARIO = "reaching-for-the-card";

/** What is wrong with the screen that stands, at 320 pixels too: a desk at 400 percent. */
async function flaws(page: Page, name: string): Promise<string[]> {
  const found = await flawsOf(page, name);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
  if (scroll > 320) found.push(`${name}: ${scroll} wide in 320`);
  if (before) await page.setViewportSize(before);
  return found;
}

async function home(page: Page, locale = "en-US"): Promise<void> {
  await page.goto(`/?lang=${locale}#/`);
  await page.reload();
  await expect(page.locator("h1")).toBeVisible();
}

/** Answers whatever is asked with the first there is, by keyboard, to the end of the run. */
async function playFirst(page: Page): Promise<void> {
  const first = page.locator("button[data-choice]").first();
  const form = page.locator("[data-seq] form");
  for (let turn = 0; turn < 90; turn++) {
    await page.locator("[data-seq] :is(button, a, form)").first().waitFor();
    if ((await page.locator('[data-over="ended"]').count()) > 0) return;
    if ((await first.count()) > 0) await move(page, (await first.getAttribute("data-choice")) ?? "");
    else if ((await form.count()) > 0) await answer(page);
    else await move(page, undefined);
  }
  throw new Error("the run does not end");
}

/** A form with rows to rate or to name a source for: the first of each. */
async function answer(page: Page): Promise<void> {
  const before = await seqOf(page);
  for (const row of await page.locator("[data-seq] form [data-item]").all()) {
    await row.locator("input").first().focus();
    await page.keyboard.press("1");
  }
  for (const field of await page.locator("[data-seq] form textarea").all()) await field.fill("I hear you.");
  await page.locator("[data-seq] form button[type=submit]").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => seqOf(page)).toBeGreaterThan(before);
}

/** Plays a practice run to its end and keeps a commitment in its debrief. */
async function keepCommitment(page: Page, see: string, say: string): Promise<void> {
  await page.goto(`/?lang=en-US#/play/${SCENARIO}?begin`);
  await page.waitForURL(/#\/attempt\//);
  await playStrong(page);
  const attempt = page.url().split("/").at(-1) ?? "";
  await page.goto(`/?lang=en-US#/debrief/${attempt}`);
  await page.locator("textarea").first().waitFor();
  await openWholeDebrief(page);
  await page.getByLabel("When I see").fill(see);
  await page.getByLabel("I will first say").fill(say);
  await page.getByLabel("I will first say").press("Enter");
  await expect(page.getByText(`“${say}”`)).toBeVisible();
}

test("a first visit leads by keyboard into a run; home then goes on with it, and at last counts it", async ({
  page,
}) => {
  const found: string[] = [];
  await home(page);
  await expect(page.getByText("Welcome to Common Ground")).toBeVisible();
  await expect(page.getByRole("region", { name: "Your practice so far" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Your runs" })).toHaveCount(0);
  await tabTo(page, "Try a scenario");
  await page.keyboard.press("Enter");
  await page.locator("button[type=submit]").press("Enter");
  await page.waitForURL(/#\/attempt\//);
  await goOn(page);
  await move(page, (await page.locator("button[data-choice]").first().getAttribute("data-choice")) ?? "");
  const seq = await seqOf(page);

  await home(page);
  const open = page.getByRole("region", { name: "Continue" });
  await expect(open).toContainText("Saved");
  await expect(open).toContainText(/Decision 2 of about \d+/);
  await expect(page.getByText("Good morning").or(page.getByText(/Good (afternoon|evening)|Hello/))).toBeVisible();
  found.push(...(await flaws(page, "open run")));
  await tabTo(page, "Continue");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/attempt\//);
  await page.locator("[data-seq]").waitFor();
  expect(await seqOf(page)).toBeGreaterThanOrEqual(seq);
  await playFirst(page);

  await home(page);
  await expect(page.getByRole("region", { name: "Continue" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Your runs" })).toContainText("finished");
  const counts = page.getByRole("region", { name: "Your practice so far" });
  await expect(
    counts.getByRole("row", { name: /\d strong, \d adequate, \d weak over 1 scenario/ }).first(),
  ).toBeVisible();
  await expect(counts).not.toContainText("%");
  found.push(...(await flaws(page, "counted")));
  expect(found).toEqual([]);
});

test("language and theme are set on the first screen, at once and for good", async ({ page }) => {
  await page.goto("/#/");
  await page.getByLabel("Language", { exact: true }).focus();
  await page.keyboard.type("Esp");
  await expect(page.getByRole("heading", { level: 1, name: "Escenarios" })).toBeVisible();
  await page.getByRole("radio", { name: "Noche" }).press("Space");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "night");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Escenarios" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "night");
  expect(await flaws(page, "night")).toEqual([]);
});

test("a commitment comes back after seven days in another scenario, and goes when that was finished", async ({
  page,
}) => {
  await keepCommitment(page, "somebody who does not answer", "I am going to slow down");
  const kept = Date.now();
  const refresh = page.getByRole("region", { name: "Refresh" });
  // Two figures of the same read: when the counts stand, what is due stands too.
  const read = page.getByRole("region", { name: "Your practice so far" });
  await page.clock.setFixedTime(kept + 6 * DAY);
  await home(page);
  await expect(read).toBeVisible();
  await expect(refresh).toHaveCount(0);

  await page.clock.setFixedTime(kept + 7 * DAY);
  await home(page);
  await expect(refresh).toContainText(
    "When I see somebody who does not answer, I will first say: “I am going to slow down”",
  );
  await expect(refresh).toContainText("You kept this 7 days ago.");
  expect(await flaws(page, "refresh")).toEqual([]);
  await tabTo(page, "Practice it");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/play\/(?!reaching-for-the-card)/);
  await page.locator("button[type=submit]").press("Enter");
  await page.waitForURL(/#\/attempt\//);
  await playFirst(page);

  await home(page);
  await expect(read).toBeVisible();
  await expect(read).toContainText(/over 2 scenarios/);
  await expect(refresh).toHaveCount(0);
  await page.clock.setFixedTime(kept + 30 * DAY);
  await home(page);
  await expect(refresh).toContainText("You kept this 30 days ago.");
});

test("what a class played in a room is nobody's run: the first screen is still that of a first visit", async ({
  page,
}) => {
  await page.goto(`/?lang=en-US#/room/${SCENARIO}`);
  await page.locator("form input").first().fill("Sgt. Bell");
  await page.locator("form button").last().press("Enter");
  await page.locator("[data-open]").waitFor();
  await home(page);
  await expect(page.getByText("Welcome to Common Ground")).toBeVisible();
  await expect(page.getByRole("region", { name: "Continue" })).toHaveCount(0);
});

for (const locale of TONGUES)
  for (const scheme of ["light", "dark"] as const)
    test(`the first screen and the one with runs have no flaw in ${locale}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await home(page, locale);
      const found = await flaws(page, "first");
      await page.goto(`/?lang=${locale}#/play/${SCENARIO}?begin`);
      await page.waitForURL(/#\/attempt\//);
      await playStrong(page);
      await home(page, locale);
      await expect(page.locator("table").first()).toBeVisible();
      found.push(...(await flaws(page, "with runs")));
      expect(found).toEqual([]);
    });
