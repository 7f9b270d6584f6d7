import { expect, type Page, test } from "@playwright/test";
import { serveApp } from "../harness/real-browser.ts";
import { flawsOf } from "./looks.ts";

// An origin of its own: what is made here meets no other journey's data.
const SITE = process.env["CONSISTENCY_SITE"] ?? "dist";
const PORT = 4202;
let server: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  server = await serveApp(PORT, SITE);
});
test.afterAll(() => server.close());

const press = async (page: Page, name: string): Promise<void> => {
  const button = page.getByRole("button", { name, exact: true }).last();
  await expect(button).toBeVisible();
  await button.focus();
  await page.keyboard.press("Enter");
};

test("the made-up academy's one comparison is declared, unlocked once by keyboard, and cannot tell", async ({
  page,
}) => {
  await page.goto(`${server.base}/?lang=en-US#/demo`);
  await expect(page.locator("main button")).toHaveCount(1);
  await page.locator("main button").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("tbody tr").first()).toBeVisible({ timeout: 30_000 });
  await page.goto(`${server.base}/?lang=en-US#/consistency`);
  const result = page.locator("section[aria-labelledby=consistency-result]");
  await expect(result).toContainText("Declare the comparison first.", { timeout: 30_000 });
  // Nobody sees how officers chose before it is declared and unlocked.
  await expect(page.locator("section[aria-labelledby=consistency-arms]")).not.toContainText("Chose strongly");
  // It is signed into the academy's log: without an academy there is none.
  await expect(page.getByText("no academy is set up here yet")).toBeVisible();
  await page.getByRole("link", { name: "To the academy", exact: true }).press("Enter");
  await page.getByLabel("Name of the academy").focus();
  await page.keyboard.insertText("Harbor Regional");
  await page.getByLabel("Your name").focus();
  await page.keyboard.insertText("Sgt. Okafor");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Harbor Regional" })).toBeVisible();
  await page.goto(`${server.base}/?lang=en-US#/consistency`);
  await press(page, "Declare this comparison");
  await expect(page.getByText("Write your name.")).toBeVisible();
  await page.getByLabel("Your name").focus();
  await page.keyboard.insertText("Sgt. Okafor");
  await page.keyboard.press("Enter");
  await expect(result).toContainText("The result is locked");
  await press(page, "Unlock the result");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("The first look is the result.");
  await dialog.getByLabel("Your name").focus();
  await page.keyboard.insertText("Sgt. Okafor");
  await page.keyboard.press("Enter");
  await expect(result).toContainText("Result. Unlocked by Sgt. Okafor");
  await expect(result).toContainText(/Cannot tell\.|Nothing is shown\./);
  // It stands as it was after the window is opened again, and a second look is no result.
  await page.reload();
  await expect(result).toContainText("Result. Unlocked by Sgt. Okafor", { timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Look again, as exploration" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Declare this comparison" })).toHaveCount(0);
  expect(await flawsOf(page, "consistency")).toEqual([]);
});
