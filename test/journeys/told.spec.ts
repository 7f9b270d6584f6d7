import { expect, type Page, test } from "@playwright/test";
import { goOn, move, playChoices, seqOf } from "./hands.ts";
import { flawsOf } from "./looks.ts";

/** The ids of what stands open, in the order shown. */
const openChoices = (page: Page): Promise<(string | undefined)[]> =>
  page.locator("button[data-choice]").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["choice"]));

test("a run is begun, played and debriefed in Spanish, and says that no native speaker has read it", async ({
  page,
}) => {
  const found: string[] = [];
  await page.goto("/?lang=es#/play/reaching-for-the-card");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByText("no revisado por un hablante nativo")).toBeVisible();
  found.push(...(await flawsOf(page, "brief")));
  await page.locator("button[type=submit]").press("Enter");
  await goOn(page);
  await expect(page.getByRole("log").locator("[lang=es]").first()).toBeAttached();
  found.push(...(await flawsOf(page, "decision")));
  await playChoices(page, ["light", "palm", "pad"]);
  await page.keyboard.press("p");
  await page.getByRole("dialog").getByRole("button", { name: "Abandonar este recorrido" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Abandonar este recorrido" }).press("Enter");
  await page.getByRole("link", { name: "Al repaso" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Repaso");
  await page.locator("main section button").filter({ visible: true }).nth(1).press("Enter");
  await page.locator("main nav li button").nth(3).press("Enter");
  await expect(page.getByText("La opinión de un autor", { exact: false }).first()).toBeVisible();
  // The key too is told in Spanish.
  const notes = page.locator("article p[lang=es]");
  await expect(notes.first()).toBeVisible();
  expect((await notes.allTextContents()).join(" ")).not.toMatch(/\b(the|she|with|officer)\b/i);
  found.push(...(await flawsOf(page, "debrief")));
  expect(found).toEqual([]);
});

test("the language is changed in the middle of a run, by keyboard, and the place is kept", async ({ page }) => {
  await page.goto("/?lang=en-US#/play/reaching-for-the-card?begin");
  await page.waitForURL(/#\/attempt\//);
  await playChoices(page, ["light", "palm"]);
  const before = { seq: await seqOf(page), choices: await openChoices(page) };
  const english = await page.getByRole("log").locator("> *").allTextContents();

  await page.keyboard.press("p");
  const language = page.getByRole("dialog").getByLabel("Language");
  await language.focus();
  await page.keyboard.type("Esp");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Seguir" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await expect(page.getByText("Yo le puedo decir las cosas", { exact: false })).toBeVisible();
  const spanish = await page.getByRole("log").locator("> *").allTextContents();
  expect(spanish).toHaveLength(english.length);
  expect(spanish.filter((line, at) => line === english[at])).toEqual([]);
  expect(await openChoices(page)).toEqual(before.choices);
  // A pause and its end were stored; the place is the same.
  expect(await seqOf(page)).toBe(before.seq + 2);
  await move(page, "pad");
  await goOn(page);
  await expect(page.locator("button[data-choice]").first()).toBeVisible();

  // And it is kept: the run is taken up again in Spanish, at the same decision.
  const at = await openChoices(page);
  await page.goto(page.url().replace("?lang=en-US", ""));
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.locator("button[data-choice]").first()).toBeVisible();
  expect(await openChoices(page)).toEqual(at);
});

test("the trainer's replay tells a Spanish run in the language of the trainer", async ({ page }) => {
  await page.goto("/?lang=es#/play/reaching-for-the-card");
  await page.locator("input[value=record]").check();
  await page.locator("input[type=text]").fill("Agente Rivera");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/attempt\//);
  await playChoices(page, ["light"]);
  const attempt = page.url().split("/").at(-1) ?? "";
  await page.goto(`/?lang=en-US#/review/${attempt}`);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Reaching for the card");
});
