import { expect, type Page, test } from "@playwright/test";
import { serveApp } from "../harness/real-browser.ts";
import { flawsOf } from "./looks.ts";

// An origin of its own: what is made here meets no other journey's data.
const SITE = process.env["CLASS_SITE"] ?? "dist";
const PORT = 4200;
let server: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  server = await serveApp(PORT, SITE);
});
test.afterAll(() => server.close());

/** The made-up academy, made and gone into by keyboard; its class stands afterwards. */
async function openClass(page: Page, locale: string): Promise<void> {
  await page.goto(`${server.base}/?lang=${locale}#/demo`);
  await expect(page.locator("main button")).toHaveCount(1);
  await page.locator("main button").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("tbody tr").first()).toBeVisible({ timeout: 30_000 });
  await page.goto(`${server.base}/?lang=${locale}#/class`);
  await expect(page.locator("#class-evidence")).toBeVisible({ timeout: 30_000 });
}

test("a trainer finds by keyboard who needs a look and why, sees the run, comes back, and lets it rest", async ({
  page,
}) => {
  await openClass(page, "en-US");
  const needs = page.locator("section[aria-labelledby=class-needs]");
  await expect(needs.getByText(/^Rule: /).first()).toBeVisible();
  const open = needs.getByRole("link", { name: /^Open the run of / }).first();
  await open.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Done over again from the log: whole, unchanged.")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Class" })).toBeVisible();
  const count = async (): Promise<number> =>
    Number(/^(\d+) reasons? to look$/.exec((await needs.getByRole("status").first().textContent()) ?? "")?.[1]);
  await expect.poll(count).toBeGreaterThan(1);
  const before = await count();

  const rest = needs.getByRole("button", { name: /^Let it rest: / });
  const next = (await rest.nth(1).getAttribute("aria-label")) ?? "";
  await rest.first().focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Reason" }).focus();
  await page.keyboard.insertText("Talked it through");
  await dialog.getByRole("textbox", { name: "Your name" }).focus();
  await page.keyboard.insertText("Sgt. Ortiz");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect.poll(count).toBe(before - 1);
  // The next reason stands first, and its own control has the focus.
  await expect(rest.first()).toHaveAttribute("aria-label", next);
  await expect(needs.locator("li").first().locator("a, button").first()).toBeFocused();

  // Rows come twenty at a time, and a filter narrows them.
  const rows = page.locator("section[aria-labelledby=class-evidence] tbody tr");
  await expect(rows).toHaveCount(20);
  const name = (await rows.first().locator("th").textContent()) ?? "";
  await page.getByRole("searchbox", { name: "Find an officer" }).focus();
  await page.keyboard.insertText(name);
  await expect(rows).toHaveCount(1);
  await rows.first().getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("link").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(rows.first().getByRole("button")).toBeFocused();
});

test("where runs went is drawn, said as a list, and leads to the runs; decisions lead to the script", async ({
  page,
}) => {
  await openClass(page, "en-US");
  await page.goto(`${server.base}/#/class/flow`);
  const graph = page.getByRole("region", { name: "Graph of where runs went" });
  const place = graph.getByRole("button").nth(1);
  await expect(place).toBeVisible();
  await place.focus();
  await page.keyboard.press("Enter");
  await expect(place).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("heading", { level: 4, name: "Came from" })).toBeVisible();
  await page.getByText("Runs behind it").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("details[open] a[href*='#/review/']").first()).toBeVisible();
  expect(await flawsOf(page, "flow")).toEqual([]);
  await page.goto(`${server.base}/#/class/decisions`);
  await expect(page.getByRole("link", { name: /^In the script: / }).first()).toHaveAttribute(
    "href",
    /#\/health\/.+at=/,
  );
  expect(await flawsOf(page, "decisions")).toEqual([]);
});

test("the class stands whole in Spanish and from right to left", async ({ page }) => {
  await openClass(page, "es");
  await expect(page.getByRole("heading", { level: 1, name: "Clase" })).toBeVisible();
  expect(await flawsOf(page, "es overview")).toEqual([]);
  await page.goto(`${server.base}/?lang=ar-XB#/class`);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("#class-evidence")).toBeVisible({ timeout: 30_000 });
  expect(await flawsOf(page, "ar-XB overview")).toEqual([]);
  await page.goto(`${server.base}/?lang=ar-XB#/class/flow`);
  await expect(page.locator("button[aria-pressed]").first()).toBeVisible();
  expect(await flawsOf(page, "ar-XB flow")).toEqual([]);
});
