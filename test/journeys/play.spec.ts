import { expect, test } from "@playwright/test";
import { goOn, move, playStrong, seqOf, STRONG, tabTo } from "./hands.ts";

test("an officer plays the whole scenario by keyboard alone, from the first screen to the commitment", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await tabTo(page, /Reaching for the card/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Reaching for the card" })).toBeVisible();
  await tabTo(page, "Start");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log")).toBeVisible();
  await playStrong(page);
  await expect(page.locator('[data-over="ended"]')).toBeVisible();
  await tabTo(page, "To the debrief");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Debrief");

  await tabTo(page, /What decided/);
  await page.keyboard.type("She could not hear me.");
  await tabTo(page, /What else could/);
  await page.keyboard.type("Her window was up and the engine ran.");
  await tabTo(page, "Save and go on");
  await page.keyboard.press("Enter");
  await expect(page.getByText("One author’s view", { exact: false }).first()).not.toBeInViewport();
});

test("a second press while a choice is stored does nothing", async ({ page }) => {
  await page.goto("/#/play/reaching-for-the-card?begin");
  await expect(page.locator("[data-seq]")).toBeVisible();
  await goOn(page);
  const before = await seqOf(page);
  const light = page.locator('button[data-choice="light"]');
  await light.evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
    button.click();
  });
  await expect.poll(() => seqOf(page)).toBe(before + 1);
});

test("pause stops everything, and leaving counts as left, not as a fail", async ({ page }) => {
  await page.goto("/#/play/reaching-for-the-card?begin");
  await goOn(page);
  await move(page, "light");
  await page.keyboard.press("p");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("1");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("p");
  await tabTo(page, "Leave this run");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-over="left"]')).toBeVisible();
  await expect(page.getByText("That is not a fail", { exact: false })).toBeVisible();
});

test("a timer waits for the lines, runs out into its own branch, and is off when it was turned off", async ({
  page,
}) => {
  await page.clock.install();
  await page.goto("/");
  await page.evaluate(() => localStorage.setItem("common-ground.settings", JSON.stringify({ timeFactor: 1 })));
  await page.goto("/?timed#/play/reaching-for-the-card?begin");
  await expect(page.locator("[data-seq]")).toBeVisible();
  await goOn(page);
  await move(page, STRONG[0]);
  await expect(page.getByRole("timer")).toBeVisible();
  const before = await seqOf(page);
  // Second by second, as a clock does: a leap would be a gap, which does not count against the officer.
  for (let second = 0; second < 60 && (await seqOf(page)) === before; second++) await page.clock.runFor(1000);
  await expect.poll(() => seqOf(page)).toBe(before + 1);
  await expect(page.getByRole("log")).toContainText("You said nothing in time.");
});
