import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { serveApp } from "../harness/real-browser.ts";
import { goOn, move, tabTo } from "./hands.ts";
import { everyLook } from "./looks.ts";

// An origin of its own: what is made here meets no other journey's data.
const SITE = process.env["DEMO_SITE"] ?? "dist";
const PORT = 4192;
let server: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  server = await serveApp(PORT, SITE);
});
test.afterAll(() => server.close());

const banner = (page: Page) => page.locator("[data-demo]");

/** The demo made and gone into, by keyboard alone; milliseconds it took. */
async function makeDemo(page: Page, locale = "en-US"): Promise<number> {
  await page.goto(`${server.base}/?lang=${locale}#/demo`);
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator("main button")).toHaveCount(1);
  const before = Date.now();
  await page.locator("main button").focus();
  await page.keyboard.press("Enter");
  await expect(banner(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("tbody tr").first()).toBeVisible();
  return Date.now() - before;
}

/** Every row of one's own database, as text. */
const ownData = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((answer, fail) => {
      const request = indexedDB.open("common-ground");
      request.addEventListener("success", () => answer(request.result));
      request.addEventListener("error", () => fail(new Error("not opened")));
    });
    const rows: unknown[] = [];
    for (const name of [...db.objectStoreNames].filter((one) => one !== "packs")) {
      const request = db.transaction(name).objectStore(name).getAll();
      rows.push([
        name,
        await new Promise((answer) => request.addEventListener("success", () => answer(request.result))),
      ]);
    }
    db.close();
    return JSON.stringify(rows);
  });

const databases = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name ?? "").toSorted((a, b) => (a < b ? -1 : 1)),
  );

async function clean(page: Page, where: string): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  return [
    ...violations.map((one) => `${where}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`),
    ...(scroll > client ? [`${where}: ${scroll} wide in ${client}`] : []),
  ];
}

test("from the first run to the demo, into one of its runs, out again and rid of it, with one's own data as it was", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${server.base}/#/play/reaching-for-the-card?begin`);
  await goOn(page);
  await move(page, "light");
  const run = page.url().split("/").at(-1) ?? "";
  const before = await ownData(page);
  expect(before).toContain(run);

  // A trainer with nothing to review is told where there is something.
  await page.goto(`${server.base}/#/review`);
  await tabTo(page, /demo academy/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Demo academy" })).toBeVisible();
  await tabTo(page, "Open the demo academy");
  await page.keyboard.press("Enter");
  await expect(banner(page)).toContainText("Demo data · made-up people", { timeout: 30_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Review" })).toBeVisible();
  const count = Number(/(\d+) runs/.exec((await page.getByRole("status").first().textContent()) ?? "")?.[1]);
  expect(count).toBeGreaterThan(350);
  expect(count).toBeLessThan(450);
  for (;;) {
    const more = page.getByRole("button", { name: /^Show \d+ more$/ });
    if ((await more.count()) === 0) break;
    await more.focus();
    await page.keyboard.press("Enter");
  }
  const names = await page.locator("tbody th").allTextContents();
  expect(names).toHaveLength(count);
  expect(new Set(names).size).toBe(48);

  // By name, then into a run of hers, which is done over again whole.
  await page.getByRole("searchbox", { name: "Find" }).focus();
  await page.keyboard.type("yildiz");
  await expect(page.locator("tbody tr").first()).toContainText("Ömer Yıldıztekin");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("tamsin");
  await expect(page.locator("tbody tr").first()).toContainText("Tamsin Okoro");
  const replay = page.locator("tbody a").first();
  await replay.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Done over again from the log: whole, unchanged.")).toBeVisible();
  await expect(banner(page)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Find" })).toHaveValue("tamsin");
  await page.getByRole("combobox", { name: "State" }).selectOption("attention");
  await expect(page.getByText(/^Looked at/)).toHaveCount(0, { timeout: 20_000 });

  // A run begun in the demo stays in it.
  await page.goto(`${server.base}/#/play/reaching-for-the-card?begin`);
  await goOn(page);
  await move(page, "light");
  await expect(banner(page)).toBeVisible();
  expect(await ownData(page)).toBe(before);

  await banner(page).getByRole("button", { name: "Leave demo" }).focus();
  await page.keyboard.press("Enter");
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Scenarios" })).toBeVisible();
  expect(await ownData(page)).toBe(before);
  expect(await databases(page)).toEqual(["common-ground", "common-ground-demo"]);

  await page.goto(`${server.base}/#/demo`);
  await expect(page.getByRole("heading", { level: 1, name: "Demo academy" })).toBeVisible();
  await tabTo(page, "Remove");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove it" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The demo academy is removed.", { exact: false })).toBeVisible();
  expect(await databases(page)).toEqual(["common-ground"]);
  expect(await ownData(page)).toBe(before);
  expect(errors).toEqual([]);
});

test("removed from inside, it is left; a window closed while it is made leaves nothing that shows", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const context = await browser.newContext();
  const page = await context.newPage();
  await makeDemo(page);
  await banner(page).getByRole("button", { name: "Remove" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove it" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Scenarios" })).toBeVisible();
  expect(await databases(page)).toEqual(["common-ground"]);

  await page.goto(`${server.base}/#/demo`);
  await page.locator("main button").focus();
  await page.keyboard.press("Enter");
  // As soon as there is something of it on the disk.
  await expect.poll(async () => (await databases(page)).includes("common-ground-demo"), { intervals: [5] }).toBe(true);
  await page.close();
  const next = await context.newPage();
  await next.goto(`${server.base}/#/`);
  await expect(next.getByRole("heading", { level: 1, name: "Scenarios" })).toBeVisible();
  await expect(banner(next)).toHaveCount(0);
  const standing = async (): Promise<boolean> => (await databases(next)).includes("common-ground-demo");
  await next.goto(`${server.base}/#/demo`);
  await next.locator("main button").first().waitFor();
  const whole = await next.getByRole("button", { name: "Go to the demo academy" }).count();
  // It was whole before the window went, or it is deleted.
  if (whole === 0) await expect.poll(standing).toBe(false);
  await context.close();
});

for (const locale of ["en-US", "es", "ar-XB"] as const) {
  test(`axe finds nothing in the demo and no screen is too wide, ${locale}`, async ({ page }, info) => {
    test.setTimeout(120_000);
    await page.goto(`${server.base}/?lang=${locale}#/demo`);
    const took = await makeDemo(page, locale);
    info.annotations.push({ type: "ms to make and open", description: String(took) });
    const found: string[] = [];
    const to = async (hash: string): Promise<void> => {
      await page.goto(`${server.base}/?lang=${locale}#${hash}`);
      await expect(page.locator("h1")).toBeVisible();
      await expect(banner(page)).toBeVisible();
    };
    for (const width of everyLook ? [320, 390, 820, 1280] : [320, locale === "en-US" ? 1280 : 820]) {
      await page.setViewportSize({ width, height: 900 });
      for (const hash of ["/demo", "/review", "/"]) {
        await to(hash);
        if (hash === "/review") await expect(page.locator("tbody tr").first()).toBeVisible();
        found.push(...(await clean(page, `${hash} ${width}`)));
        await page.screenshot({ path: `coverage/demo-shots/${locale}-${width}${hash.replaceAll("/", "-")}.png` });
      }
    }
    await to("/review");
    await page.locator("tbody a").first().click();
    await expect(page.locator("main h1")).toBeVisible();
    found.push(...(await clean(page, "replay")));
    await page.screenshot({ path: `coverage/demo-shots/${locale}-replay.png` });
    await banner(page).locator("button").nth(1).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    found.push(...(await clean(page, "remove")));
    expect(found).toEqual([]);
  });
}
