import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { dropProfile, newProfile, type RealBrowser, serveApp, startBrowser } from "../harness/real-browser.ts";
import { A, ACCOUNT_PORT, enrol, PASSPHRASE } from "./account-hands.ts";

let server: Awaited<ReturnType<typeof serveApp>>;
let profile: string;
let browser: RealBrowser;

test.beforeEach(async () => {
  server = await serveApp(ACCOUNT_PORT);
  profile = newProfile();
  browser = await startBrowser(profile);
});

test.afterEach(async () => {
  await browser.kill();
  await server.close();
  dropProfile(profile);
});

test("axe finds nothing and 320 pixels are enough, on every screen of a shared device, both ways of writing", async () => {
  test.setTimeout(240_000);
  const { page } = browser;
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      found.push(
        ...violations.map((one) => `${name} ${scheme}: ${one.id}: ${one.nodes.map((node) => node.html).join()}`),
      );
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.push(`${name}: ${wide} px too wide`);
    await page.setViewportSize({ width: 1280, height: 720 });
  };
  await page.goto(`${server.base}/#/account`);
  await page.getByLabel("Trainer’s passphrase").fill("short");
  await page.keyboard.press("Enter");
  await look("set up");
  await page.getByLabel("Trainer’s passphrase").fill(PASSPHRASE);
  await page.getByLabel("The same again").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-code]")).toBeVisible({ timeout: 20_000 });
  await look("code");
  await page.getByRole("button", { name: "I have it on paper" }).click();
  await enrol(page, server.base, [A]);
  for (const language of ["en-US", "es", "ar-XB"]) {
    await page.goto(`${server.base}/?lang=${language}#/`);
    await page.reload();
    await expect(page.locator("select")).toBeVisible();
    await look(`sign in ${language}`);
    await page.locator("form button").last().click();
    await expect(page.locator("h2#recover")).toBeVisible();
    await page.keyboard.press("Tab");
    await look(`recover ${language}`);
    await page.locator("form button").last().click();
    for (const [list, pin, hashes] of [
      [1, PASSPHRASE, ["#/", "#/account", "#/review"]],
      [2, A.pin, ["#/", "#/account", "#/review"]],
    ] as const) {
      await page.locator("select").selectOption({ index: list });
      await page.locator("input[type=password]").fill(pin);
      await page.keyboard.press("Enter");
      const bar = page.locator("aside").first();
      await expect(bar).toBeVisible({ timeout: 20_000 });
      for (const hash of hashes) {
        await page.goto(`${server.base}/?lang=${language}${hash}`);
        await expect(page.locator("h1")).toBeVisible();
        await look(`${hash} ${language} ${list}`);
      }
      await bar.getByRole("button").click();
      await expect(page.locator("select")).toBeVisible();
    }
  }
  expect(found).toEqual([]);
});
