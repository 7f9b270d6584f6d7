import { expect, type Page, test } from "@playwright/test";
import { canonicalBytes, rulesOf, sha256Hex } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { rawScenario } from "../builders/raw-scenario.ts";
import { serveApp } from "../harness/real-browser.ts";
import { tabTo } from "./hands.ts";
import { everyLook, flawsOf, TONGUES } from "./looks.ts";

const KITCHEN = "kitchen-light";

let site: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  site = await serveApp(4198);
});
test.afterAll(async () => site.close());

const proven = (page: Page): Promise<void> =>
  expect(page.locator('[data-standing="done"]')).toBeVisible({ timeout: 20_000 });

const focusedLink = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute("data-play") ?? null);

/** Goes on by arrow key to the end of the route on screen; the answer is how many moves it has. */
async function playOut(page: Page, key = "ArrowRight"): Promise<number> {
  const dock = page.locator("[data-move]");
  await expect(dock).toHaveAttribute("data-move", "0");
  const of = Number(await dock.getAttribute("data-of"));
  for (let move = 1; move <= of; move++) {
    await page.keyboard.press(key);
    await expect(dock).toHaveAttribute("data-move", String(move));
  }
  return of;
}

test("by keyboard: from home to a finding, the way there, a route to its ending, and back", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${site.base}/#/`);
  await expect(page.getByRole("heading", { name: "Kitchen light" }).or(page.getByText("Kitchen light"))).toBeVisible();
  const link = page.locator(`a[href="#/proof/${KITCHEN}"]`);
  await page.locator(`a[href="#/booklet/${KITCHEN}"]`).focus();
  await page.keyboard.press("Tab");
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Proof: Kitchen light");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await proven(page);
  await expect(page.getByRole("status")).toContainText("The proof is done.");
  await expect(page.getByText("No panel has rated them.")).toBeVisible();

  // A finding, and the way to it.
  await tabTo(page, /^Play it: /);
  const finding = await focusedLink(page);
  expect(finding).toMatch(/^finding=\d+$/);
  await tabTo(page, /The way there/);
  await page.keyboard.press("Enter");
  const way = page.locator("details[open] ol").first();
  await expect(way).toBeVisible();
  await expect(way).toContainText("goes on");
  await page.keyboard.press("Shift+Tab");
  expect(await focusedLink(page)).toBe(finding);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?finding=\d+$/);
  expect(await playOut(page)).toBeGreaterThan(5);
  await expect(page.getByText("Found here")).toBeVisible();
  await page.goBack();
  await expect(page.locator(`[data-play="${finding}"]`)).toBeFocused();

  // A route to its ending.
  await page.locator("#proof-endings").evaluate((one) => {
    one.tabIndex = -1;
    one.focus();
  });
  await tabTo(page, "Play it: Walking out");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Walking out" })).toBeFocused();
  await expect(page.locator("[data-taken]")).toHaveCount(1);
  const moves = await playOut(page);
  await expect(page.getByRole("heading", { level: 2, name: "Walking out" })).toBeVisible();
  await expect(page.locator("[data-move]")).toContainText("Resolved");
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("[data-move]")).toHaveAttribute("data-move", String(moves - 1));
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "Back to the proof");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-play="way=walks-out"]')).toBeFocused();
  // Nothing was stored: home greets as on the first day.
  await page.goto(`${site.base}/#/`);
  await expect(page.getByText("Welcome to Common Ground")).toBeVisible();
  expect(errors).toEqual([]);
});

test("a route opens by its own address, and an address that leads to none says so", async ({ page }) => {
  await page.goto(`${site.base}/#/proof/${KITCHEN}?way=a-hold`);
  await expect(page.locator("[data-move]")).toHaveAttribute("data-move", "0");
  await page.goto(`${site.base}/#/proof/${KITCHEN}?way=nowhere`);
  await expect(page.getByText("There is no such route in this proof.")).toBeVisible();
  await page.goto(`${site.base}/#/proof/no-such-scenario`);
  await expect(page.getByText("There is no such scenario here.")).toBeVisible();
});

/** Three places with eight questions each, asked once in any order, and ways between them: a proof takes its time. */
async function serveHuge(page: Page): Promise<void> {
  const raw = rawScenario();
  const [phase] = raw.phases;
  const talk = phase.scenes.find(({ id }: { id: string }) => id === "talk");
  const [hurt, bye] = talk.choices;
  phase.scenes = [0, 1, 2].map((hub) => ({
    ...talk,
    id: `talk${hub}`,
    budget: undefined,
    choices: [
      ...Array.from({ length: 8 }, (_, at) => ({
        ...hurt,
        id: `q${at}`,
        takes: undefined,
        reply: [],
        to: `talk${hub}`,
      })),
      { ...bye, id: "on", to: `talk${(hub + 1) % 3}` },
      { ...bye, id: "end", to: "plain" },
    ],
  }));
  raw.start = "talk0";
  phase.interrupts = [];
  raw.endings = [{ id: "plain", title: "Left", outcome: "partly" }];
  const parsed = parseScenario(JSON.stringify({ ...raw, id: "huge" }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const scenario = parsed.value;
  const bytes = Buffer.from(canonicalBytes(scenario));
  const pack = sha256Hex(bytes);
  const { id, title, summary, language, minutes, contentNotes, status, teaches } = scenario;
  const own = { id, title, summary, language, minutes, contentNotes, status, teaches, decisions: 2, locales: {} };
  const entry = JSON.stringify({ ...own, pack, rules: rulesOf(scenario), key: "0".repeat(64) });
  await page.route("**/packs/huge/**", async (route) => {
    const name = route.request().url().split("/").at(-1);
    if (name === "entry.json") await route.fulfill({ body: entry, contentType: "application/json" });
    else if (name === `${pack}.json`) await route.fulfill({ body: bytes, contentType: "application/json" });
    else await route.fulfill({ status: 404 });
  });
}

test.describe("a scenario too large to wait for", () => {
  // The pages that stand in for the server are asked only where no service worker answers first.
  test.use({ serviceWorkers: "block" });

  test("is cancelled by keyboard, and begun again", async ({ page }) => {
    await serveHuge(page);
    await page.goto(`${site.base}/#/proof/huge`);
    const running = page.locator('[data-standing="running"]');
    await expect(running).toBeVisible();
    await expect(running).toContainText(/States so far: [1-9]/);
    await expect(page.getByText("The key of this scenario is not on this device")).toBeVisible();
    expect(await flawsOf(page, "running")).toEqual([]);
    await tabTo(page, "Cancel");
    await page.keyboard.press("Enter");
    await expect(page.locator('[data-standing="stopped"]')).toBeVisible();
    await expect(page.getByRole("heading", { name: "Cancelled" })).toBeFocused();
    await expect(page.getByRole("status")).toContainText("Nothing was decided");
    expect(await flawsOf(page, "stopped")).toEqual([]);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Prove again" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(running).toContainText(/States so far: [1-9]/);
    await tabTo(page, "Cancel");
    await page.keyboard.press("Enter");
    await expect(page.locator('[data-standing="stopped"]')).toBeVisible();
  });
});

for (const locale of TONGUES) {
  test(`the proof and a route are without flaw at every width, light and dark, ${locale}`, async ({ page }) => {
    test.setTimeout(180_000);
    for (const theme of ["light", "dark"] as const) {
      const once = locale === "en-US" ? [820] : [theme === "light" ? 1280 : 390];
      const widths = everyLook ? [390, 820, 1280] : once;
      await page.emulateMedia({ colorScheme: theme });
      await page.goto(`${site.base}/?lang=${locale}#/proof/${KITCHEN}`);
      await proven(page);
      await page.locator("details").evaluateAll((all) => {
        for (const one of all) (one as HTMLDetailsElement).open = true;
      });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 });
        expect(await flawsOf(page, `proof, ${theme}, ${width}`)).toEqual([]);
      }
      await page.goto(`${site.base}/?lang=${locale}#/proof/${KITCHEN}?way=struggle`);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 });
        await page.keyboard.press(locale === "ar-XB" ? "ArrowLeft" : "ArrowRight");
        await expect(page.locator("[data-move]")).not.toHaveAttribute("data-move", "0");
        expect(await flawsOf(page, `way, ${theme}, ${width}`)).toEqual([]);
      }
    }
  });
}

test("it fits 320 pixels at twice the size of text, at night too", async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 640 });
  const settings = { theme: "night", reading: { size: 2, lines: 2.1, letters: 0.12, words: 0.32, column: 34 } };
  await page.addInitScript((set) => localStorage.setItem("common-ground.settings", JSON.stringify(set)), settings);
  for (const locale of ["en-US", "es", "ar-XB"]) {
    for (const at of ["", "?way=walks-out"]) {
      await page.goto(`${site.base}/?lang=${locale}#/proof/${KITCHEN}${at}`);
      await page.reload();
      await expect(page.locator(at === "" ? '[data-standing="done"]' : "[data-move]")).toBeVisible();
      await expect(page.locator("html")).toHaveCSS("font-size", "34px");
      await page.locator("details").evaluateAll((all) => {
        for (const one of all) (one as HTMLDetailsElement).open = true;
      });
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, `${locale} ${at}`).toBeLessThanOrEqual(0);
      if (locale === "en-US") expect(await flawsOf(page, `night ${at}`)).toEqual([]);
    }
  }
});

/** Pages of the paper the screen prints. */
async function pagesOf(page: Page, format: string): Promise<number> {
  const pdf = (await page.pdf({ format })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test("every shipped proof prints on two pages at most, and is folded as before", async ({ page }) => {
  test.setTimeout(120_000);
  for (const locale of ["en-US", "es"]) {
    for (const id of [KITCHEN, "front-counter", "reaching-for-the-card"]) {
      await page.goto(`${site.base}/?lang=${locale}#/proof/${id}`);
      await page.reload();
      await proven(page);
      for (const format of ["A4", "Letter"])
        expect(await pagesOf(page, format), `${id} ${locale} ${format}`).toBeLessThanOrEqual(2);
      await expect(page.locator("details[open]")).toHaveCount(0);
    }
  }
});

test("without a network the proof runs as well", async ({ page, context }) => {
  await page.goto(`${site.base}/#/`);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state)))
    .toBe("activated");
  await context.setOffline(true);
  await page.goto(`${site.base}/#/proof/front-counter`);
  await page.reload();
  await proven(page);
  await context.setOffline(false);
});
