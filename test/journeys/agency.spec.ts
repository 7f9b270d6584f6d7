import { expect, type Page, test } from "@playwright/test";
import { goOn, move, playChoices, tabTo } from "./hands.ts";
import { flawsOf, TONGUES } from "./looks.ts";

const agency = {
  format: 1,
  name: "Riverton Police",
  slots: { "interpreter-line": { "en-US": "Riverton Signs, key 4", es: "Señas Riverton, tecla 4" } },
  resources: [{ name: "Peer line", text: "Officers, day and night.", phone: "555-0142" }],
  scenarios: {
    "reaching-for-the-card": { notAllowed: { "no-answer.louder": "Order 14: no shouting at a closed window." } },
  },
};

const choose = (page: Page, name: string, content: string) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });

for (const locale of TONGUES) {
  test(`an agency's file is looked at, put to use and played by, ${locale}`, async ({ page }) => {
    const found: string[] = [];
    await page.goto(`/?lang=${locale}#/agency`);
    await expect(page.locator("h1")).toBeVisible();
    found.push(...(await flawsOf(page, "none in use")));
    await choose(page, "agency.json", JSON.stringify(agency));
    await expect(page.getByText("Order 14")).toBeVisible();
    found.push(...(await flawsOf(page, "looked at")));
    const use = page.locator("section button").first();
    await tabTo(page, (await use.textContent()) ?? "");
    await page.keyboard.press("Enter");
    await expect(page.locator("section h2").filter({ hasText: "Riverton Police" })).toBeVisible();
    found.push(...(await flawsOf(page, "in use")));

    // Before a run, in a pause and on a choice: the agency's own words.
    await page.goto(`/?lang=${locale}#/play/reaching-for-the-card`);
    await expect(page.getByText("555-0142")).toBeVisible();
    await page.locator("button[type=submit]").press("Enter");
    await page.locator("[data-seq]").waitFor();
    await goOn(page);
    await move(page, "louder");
    await page.keyboard.press("p");
    await expect(page.getByRole("dialog").getByText("555-0142")).toBeVisible();
    await page.keyboard.press("Escape");
    await playChoices(page, ["palm", "pad", "firm", "side"]);
    const words = locale === "es" ? "Señas Riverton, tecla 4" : "Riverton Signs, key 4";
    await expect(page.locator('button[data-choice="line"]')).toContainText(words);
    await page.keyboard.press("p");
    await page.getByRole("dialog").locator("button").last().press("Enter");
    await page.getByRole("dialog").locator("button").last().press("Enter");
    await page.locator('[data-over="left"]').waitFor();

    // The debrief says what is not allowed there, beside the key.
    await page.locator('a[href*="debrief"]').press("Enter");
    await page.getByRole("textbox").first().waitFor();
    await page.locator("main button").filter({ visible: true }).last().waitFor();
    const skip = page.locator("main section button").filter({ visible: true }).nth(1);
    await skip.press("Enter");
    await page.locator("main nav li button").nth(3).press("Enter");
    await expect(page.getByText("Order 14").first()).toBeAttached();
    found.push(...(await flawsOf(page, "debrief")));
    expect(found).toEqual([]);
  });
}

test("a file with something wrong changes nothing and says what and where", async ({ page }) => {
  await page.goto("/#/agency");
  await choose(
    page,
    "agency.json",
    JSON.stringify({ ...agency, resources: [{ name: "x", text: "y", phone: "javascript:1" }] }),
  );
  await expect(page.getByText("Not used: 1 problem")).toBeVisible();
  await expect(page.getByText("/resources/0/phone")).toBeVisible();
  await page.reload();
  await expect(page.getByText("No agency file is in use")).toBeVisible();
  await choose(page, "notes.txt", "not a file of ours");
  await expect(page.getByText("Not used: 1 problem")).toBeVisible();
});

test("an agency can start from a file that lists every word it may set, and that file is read back", async ({
  page,
}) => {
  await page.goto("/#/agency");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save a file to start from" }).press("Enter"),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const template = JSON.parse(Buffer.concat(chunks).toString()) as typeof agency;
  expect(Object.keys(template.slots)).toContain("interpreter-line");
  await choose(page, "agency.json", JSON.stringify({ ...template, name: "Riverton" }));
  await expect(page.getByRole("button", { name: "Use this file" })).toBeVisible();
});

test("a run keeps the words it was begun under when the agency's file is changed", async ({ page }) => {
  const use = async (line: string): Promise<void> => {
    await page.goto("/#/agency");
    await choose(page, "agency.json", JSON.stringify({ ...agency, slots: { "interpreter-line": line } }));
    await page.getByRole("button", { name: "Use this file" }).press("Enter");
    await expect(page.getByText("The file is in use.")).toBeVisible();
  };
  await use("the old line");
  await page.goto("/#/play/reaching-for-the-card?begin");
  await page.reload();
  await page.waitForURL(/#\/attempt\//);
  await page.locator("[data-seq]").waitFor();
  const run = page.url();
  await playChoices(page, ["light", "palm", "pad", "firm", "side"]);
  await expect(page.locator('button[data-choice="line"]')).toContainText("the old line");
  await use("the new line");
  await page.goto(run);
  await page.reload();
  await expect(page.locator('button[data-choice="line"]')).toContainText("the old line");
  await page.goto("/#/play/reaching-for-the-card?begin");
  await page.reload();
  await page.waitForURL(/#\/attempt\//);
  await playChoices(page, ["light", "palm", "pad", "firm", "side"]);
  await expect(page.locator('button[data-choice="line"]')).toContainText("the new line");
});
