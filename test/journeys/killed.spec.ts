import { expect, type Page, test } from "@playwright/test";
import { dropProfile, newProfile, type RealBrowser, serveApp, startBrowser } from "../harness/real-browser.ts";
import { move, seqOf, sightOf, STRONG } from "./hands.ts";

/** The marks of the debrief's evidence, as text: what a run is worth in the end. */
async function evidenceOf(page: Page, base: string, attempt: string): Promise<string[]> {
  await page.goto(`${base}/#/review/${attempt}`);
  const evidence = page.getByRole("table", { name: /evidence/i });
  await expect(evidence.first()).toBeVisible();
  return evidence.first().getByRole("row").allTextContents();
}

async function begin(page: Page, base: string): Promise<string> {
  await page.goto(`${base}/#/play/reaching-for-the-card`);
  await page.getByRole("radio", { name: /Record/ }).check();
  await page.getByLabel(/Your name or badge number/).fill("Ofc. Test");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log")).toBeVisible();
  return page.url().split("/").at(-1) ?? "";
}

/** The next choice of the strong run that stands open; `undefined` where one only goes on. */
async function nextOf(page: Page): Promise<string | undefined> {
  const open = await page
    .locator("button[data-choice]")
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["choice"] ?? ""));
  const done = await page.getByRole("log").textContent();
  if (open.includes("mirror") && done?.includes("Photograph it.") === true) return "stand-by";
  return [...STRONG, "stop", "plain", "card", "full"].find((choice) => open.includes(choice));
}

test("killed after every move, the run comes back to the same decision and ends with the same evidence", async () => {
  test.setTimeout(120_000);
  const server = await serveApp(4182);
  const profile = newProfile();
  let browser: RealBrowser = await startBrowser(profile);
  try {
    let attempt = await begin(browser.page, server.base);
    let kills = 0;
    while ((await browser.page.locator('[data-over=""]').count()) > 0) {
      await move(browser.page, await nextOf(browser.page));
      const before = { seq: await seqOf(browser.page), ...(await sightOf(browser.page)) };
      await browser.kill();
      kills++;
      browser = await startBrowser(profile);
      await browser.page.goto(`${server.base}/#/attempt/${attempt}`);
      await expect(browser.page.locator("[data-seq]")).toBeVisible();
      expect({ seq: await seqOf(browser.page), ...(await sightOf(browser.page)) }).toEqual(before);
    }
    expect(kills).toBeGreaterThan(15);
    const killed = await evidenceOf(browser.page, server.base, attempt);

    attempt = await begin(browser.page, server.base);
    while ((await browser.page.locator('[data-over=""]').count()) > 0)
      await move(browser.page, await nextOf(browser.page));
    const whole = await evidenceOf(browser.page, server.base, attempt);
    // Chance may drop the video line in one run and not in the other: the marks common to both must be the same.
    const common = (rows: string[]): string[] => rows.filter((row) => !/frozen/i.test(row));
    expect(killed.length).toBeGreaterThan(10);
    expect(common(killed).slice(0, 10)).toEqual(common(whole).slice(0, 10));
  } finally {
    await browser.kill();
    await server.close();
    dropProfile(profile);
  }
});
