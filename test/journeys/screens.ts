import { expect, type Page } from "@playwright/test";
import { goOn, move, playChoices, playStrong } from "./hands.ts";

/** How the app is shown. */
export interface Look {
  readonly locale: "en-US" | "es" | "en-XA" | "ar-XB";
  readonly scheme: "light" | "dark";
}

const SCENARIO = "reaching-for-the-card";

/** Goes through every screen and state of the app once, and stops at each to be looked at. */
export async function everyScreen(page: Page, look: Look, stop: (name: string) => Promise<void>): Promise<void> {
  await page.emulateMedia({ colorScheme: look.scheme });
  const to = async (hash: string): Promise<void> => {
    await page.goto(`/?lang=${look.locale}#${hash}`);
    await page.reload();
    await expect(page.locator("h1")).toBeVisible();
  };
  await to("/");
  await stop("home-first");
  await to(`/play/${SCENARIO}`);
  await stop("brief");
  await page.locator("input[value=record]").check();
  await page.locator("button[type=submit]").click();
  await stop("brief-name-missing");
  await page.locator("input[type=text]").fill("Ofc. Rivera 4471");
  await page.locator("button[type=submit]").click();
  await page.locator("[data-seq]").waitFor();
  await stop("player-go-on");
  await goOn(page);
  await stop("player-decision");
  await playChoices(page, ["louder"]);
  await page.keyboard.press("p");
  await expect(page.getByRole("dialog")).toBeVisible();
  await stop("player-paused");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await stop("player-keys");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await playChoices(page, ["palm", "child", "drop-it", "firm", "side"]);
  await stop("player-later");
  await goOn(page);
  await page.locator('button[data-choice="line"]').click();
  await expect(page.getByRole("form")).toBeVisible();
  await stop("player-why");
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("form")).toHaveCount(0);
  await playChoices(page, ["mirror", "stand-by", "aside", "stacked"]);
  const dropped = (await page.locator('button[data-choice="stop"]').count()) > 0;
  await playChoices(page, [...(dropped ? ["stop"] : []), "plain", "card", "thin"]);
  await stop("player-ended");
  const record = page.url().split("/").at(-1) ?? "";

  await to(`/play/${SCENARIO}?begin`);
  await playStrong(page);
  const practice = page.url().split("/").at(-1) ?? "";
  await to(`/play/${SCENARIO}?begin`);
  await goOn(page);
  await move(page, "light");
  await to("/");
  await stop("home-later");

  await to(`/debrief/${practice}`);
  await stop("debrief-recall");
  await openWholeDebrief(page);
  await stop("debrief-whole");
  await to("/review");
  await stop("review-list");
  await to(`/review/${record}?at=6`);
  await stop("replay");
  await to(`/review/${practice}`);
  await stop("replay-refused");
  await to("/settings");
  await stop("settings");
  await to("/open");
  await stop("open");
  await page.locator("input[type=file]").setInputFiles({
    name: "broken.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"format":1,"id":"Broken","title":"<b>x</b>"}'),
  });
  await page.locator('[data-verdict="bad"]').waitFor();
  await stop("open-problems");
  await to("/nowhere/at/all");
  await stop("nowhere");
}

/** Answers the recall and goes on until every step stands open. */
export async function openWholeDebrief(page: Page): Promise<void> {
  for (const field of await page.locator("textarea").all()) await field.fill("She could not hear me.");
  await page.locator("main button[type=submit]").first().click();
  const next = page.locator("[data-next-step]");
  await next.waitFor();
  while ((await next.count()) > 0) {
    const before = await page.locator("main h2").count();
    await next.click();
    await expect.poll(() => page.locator("main h2").count()).toBeGreaterThan(before);
  }
}
