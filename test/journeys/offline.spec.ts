import { expect, test } from "@playwright/test";
import { chromium } from "@playwright/test";
import { browserFlags, browserPath } from "../../tools/browser.ts";
import { dropProfile, newProfile, serveApp } from "../harness/real-browser.ts";
import { playStrong } from "./hands.ts";
import { openWholeDebrief } from "./screens.ts";

test("from the second visit on the whole app works with the server gone and the network cut", async () => {
  test.setTimeout(120_000);
  const profile = newProfile();
  const server = await serveApp(4184);
  const launch = () => chromium.launchPersistentContext(profile, { executablePath: browserPath(), args: browserFlags });
  let context = await launch();
  try {
    const first = await context.newPage();
    await first.goto(`${server.base}/`);
    await expect(first.getByText("Ready to use without a network.")).toBeVisible({ timeout: 30_000 });
    // What makes it an app one can install comes after the first screen, not with it.
    for (const rel of ["manifest", "icon", "apple-touch-icon"]) {
      const href = await first.locator(`link[rel=${rel}]`).getAttribute("href");
      expect((await first.request.get(new URL(href ?? "", `${server.base}/`).href)).status(), rel).toBe(200);
    }
    await context.close();
    await server.close();

    context = await launch();
    await context.setOffline(true);
    const page = await context.newPage();
    const failed: string[] = [];
    page.on("pageerror", (error) => failed.push(error.message));
    await page.goto(`${server.base}/`);
    await page.getByRole("link", { name: "Reaching for the card", exact: true }).click();
    await page.getByRole("button", { name: "Start" }).click();
    await playStrong(page);
    const { hash } = new URL(page.url());
    await page.getByRole("link", { name: "To the debrief" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Debrief");
    await openWholeDebrief(page);
    await expect(page.getByText("One author’s view. No panel has rated it.").first()).toBeVisible();
    // A reload deep inside, and the trainer's side.
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Debrief");
    await page.goto(`${server.base}/#/review`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goto(`${server.base}/${hash}`);
    await expect(page.locator("[data-over=ended]")).toBeVisible();
    expect(failed).toEqual([]);
  } finally {
    await context.close();
    await server.close();
    dropProfile(profile);
  }
});
