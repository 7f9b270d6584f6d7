import { expect, type Page, test } from "@playwright/test";
import { playStrong, tabTo } from "./hands.ts";

async function recordRun(page: Page): Promise<void> {
  await page.goto("/#/play/reaching-for-the-card");
  await page.getByRole("radio", { name: /Record/ }).focus();
  await page.keyboard.press("Space");
  await tabTo(page, "Your name or badge number");
  await page.keyboard.type("Ofc. Rivera 4471");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log")).toBeVisible();
  await playStrong(page);
}

test("a trainer opens a record run and sees every line, choice, reason and time, and no practice run", async ({
  page,
}) => {
  // A practice run first: it must not show.
  await page.goto("/#/play/reaching-for-the-card?begin");
  await expect(page.locator("[data-seq]")).toBeVisible();
  await playStrong(page);
  const practice = page.url().split("/").at(-1) ?? "";
  await page.goto("/#/");
  await recordRun(page);
  const record = page.url().split("/").at(-1) ?? "";
  expect(record).not.toBe(practice);
  const lines = await page.getByRole("log").locator("p[lang]").allTextContents();
  expect(lines.length).toBeGreaterThan(40);

  await page.goto("/#/review");
  await expect(page.getByText("Ofc. Rivera 4471").first()).toBeVisible();
  await expect(page.locator(`a[href*="${record}"]`).first()).toBeVisible();
  await expect(page.locator(`a[href*="${practice}"]`)).toHaveCount(0);

  await page.locator(`a[href*="${record}"]`).first().focus();
  await page.keyboard.press("Enter");
  const transcript = page.getByRole("list", { name: "What was said" });
  await expect(transcript).toBeVisible();
  const replayed = await transcript.locator("p[lang]").allTextContents();
  for (const line of lines) expect(replayed).toContain(line);
  await expect(page.getByText("Safety").first()).toBeVisible();

  await page.goto(`/#/review/${practice}`);
  await expect(page.getByRole("list", { name: "What was said" })).toHaveCount(0);
});
