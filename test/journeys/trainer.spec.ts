import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { goOn, move, playStrong, tabTo } from "./hands.ts";
import { flawsOf, TONGUES } from "./looks.ts";

/** Plays to the end: what the key calls critical wherever it stands open, and else what comes first. */
async function playCritical(page: Page, scenario: string): Promise<void> {
  const key = JSON.parse(readFileSync(`scenarios/${scenario}/key.json`, "utf8")) as {
    decisions: Record<string, { choices: Record<string, { critical?: unknown }> }>;
  };
  const critical = new Set(
    Object.values(key.decisions).flatMap(({ choices }) =>
      Object.entries(choices).flatMap(([id, { critical: is }]) => (is === undefined ? [] : [id])),
    ),
  );
  for (;;) {
    await goOn(page);
    const ids = await page
      .locator("button[data-choice]")
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["choice"] ?? ""));
    const [first] = ids;
    if (first === undefined) return;
    await move(page, ids.find((id) => critical.has(id)) ?? first);
  }
}

async function recordRun(page: Page): Promise<void> {
  await page.goto("/#/play/reaching-for-the-card");
  await page.getByRole("radio", { name: /Record/ }).focus();
  await page.keyboard.press("Space");
  await tabTo(page, "Your name or badge number");
  await page.keyboard.type("Ofc. Rivera 4471");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log")).toBeVisible();
  await playStrong(page);
}

test("a trainer opens a record run and sees every line, choice, reason and time, and no practice run", async ({
  page,
}) => {
  // A practice run first: it must not show.
  await page.goto("/#/play/reaching-for-the-card?begin");
  await expect(page.locator("[data-seq]")).toBeVisible();
  await playStrong(page);
  const practice = page.url().split("/").at(-1) ?? "";
  await page.goto("/#/");
  await recordRun(page);
  const record = page.url().split("/").at(-1) ?? "";
  expect(record).not.toBe(practice);
  const lines = await page.getByRole("log").locator("p[lang]").allTextContents();
  expect(lines.length).toBeGreaterThan(40);

  await page.goto("/#/review");
  await expect(page.getByText("Ofc. Rivera 4471").first()).toBeVisible();
  await expect(page.locator(`a[href*="${record}"]`).first()).toBeVisible();
  await expect(page.locator(`a[href*="${practice}"]`)).toHaveCount(0);

  await page.locator(`a[href*="${record}"]`).first().focus();
  await page.keyboard.press("Enter");
  const transcript = page.getByRole("list", { name: "What was said" });
  await expect(transcript).toBeVisible();
  const replayed = await transcript.locator("p[lang]").allTextContents();
  for (const line of lines) expect(replayed).toContain(line);
  await expect(page.getByText("Safety").first()).toBeVisible();

  await page.goto(`/#/review/${practice}`);
  await expect(page.getByRole("list", { name: "What was said" })).toHaveCount(0);
});

for (const locale of TONGUES) {
  test(`${locale}: by keyboard a trainer flags, comments, clips, confirms, releases and signs off; the officer reads it and answers`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.goto(`/?lang=${locale}#/play/reaching-for-the-card`);
    await page.locator('input[name="purpose"][value="record"]').focus();
    await page.keyboard.press("Space");
    await page.locator('input[autocomplete="name"]').fill("Ofc. Rivera 4471");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("log")).toBeVisible();
    await playCritical(page, "reaching-for-the-card");
    await expect(page.locator('[data-over="ended"]')).toBeVisible();
    const attempt = page.url().split("/").at(-1) ?? "";

    await page.goto(`/#/review/${attempt}?at=3`);
    await expect(page.locator('[aria-keyshortcuts="F"]')).toBeVisible();
    const comment = page.locator("form").filter({ has: page.locator('input[type="number"]') });
    await page.keyboard.press("f");
    await expect(page.locator('[aria-keyshortcuts="F"]')).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("n");
    await page.keyboard.type("You asked before you told.");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Sgt. Okafor");
    await page.keyboard.press("Tab");
    await page.keyboard.type("6");
    await page.keyboard.press("Enter");
    await expect(page.getByText("You asked before you told.")).toBeVisible();
    await comment.locator("textarea").focus();
    await page.keyboard.type("A note for me alone.");
    await comment.locator('button[type="submit"]').focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("A note for me alone.")).toBeVisible();
    expect(await flawsOf(page, "replay")).toEqual([]);

    const said = page.getByRole("listitem").filter({ hasText: "You asked before you told." }).last();
    await said.getByRole("button").nth(1).focus();
    await page.keyboard.press("Enter");
    await expect(said.getByRole("button")).toHaveCount(1);
    const rules = page.locator("form").filter({ has: page.locator('button[type="button"]') });
    await expect(rules.first()).toBeVisible();
    await rules.first().locator("input").first().focus();
    await page.keyboard.type("Nobody heard him out.");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Sgt. Okafor");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Nobody heard him out.").first()).toBeVisible();
    expect(await flawsOf(page, "rulings")).toEqual([]);
    if (process.env["SHOTS"])
      await page.screenshot({ path: `${process.env["SHOTS"]}/replay-${locale}.png`, fullPage: true });

    // The officer: what was released, and no more.
    await page.goto(`/#/debrief/${attempt}`);
    await page.locator("main form button").nth(1).focus();
    await page.keyboard.press("Enter");
    const from = page.locator("section[aria-labelledby=debrief-comments]");
    await expect(from).toContainText("You asked before you told.");
    await expect(from).toContainText("Nobody heard him out.");
    await expect(from).not.toContainText("A note for me alone.");
    await from.locator("textarea").focus();
    await page.keyboard.type("I had four people behind him.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(from.locator("blockquote")).toContainText("I had four people behind him.");
    expect(await flawsOf(page, "debrief")).toEqual([]);

    await page.goto(`/#/review/${attempt}`);
    await expect(page.getByText("I had four people behind him.").first()).toBeVisible();
    const sign = page.locator("form[aria-labelledby=sign-off]");
    await sign.locator("input").first().focus();
    await page.keyboard.type("Sgt. Okafor");
    await page.keyboard.press("Enter");
    await expect(page.locator("section[aria-labelledby=sign-off]")).toContainText("Sgt. Okafor");
    await page.goto(`/#/debrief/${attempt}`);
    await expect(page.locator("section[aria-labelledby=debrief-comments]")).toContainText("A note for me alone.");
  });
}
