import { expect, type Page } from "@playwright/test";

/** A person at the keyboard: no mouse, no clicks by script. */

/** Tabs until the control with this accessible name has the focus. Fails when sixty stops do not lead there. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const at = document.activeElement;
      // Past the last stop the page itself has the focus, and with it every text.
      if (!(at instanceof HTMLElement) || at === document.body) return "";
      const label =
        at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
          ? (at.labels?.[0]?.textContent ?? "")
          : "";
      return at.getAttribute("aria-label") ?? (label || (at.textContent ?? ""));
    });
    if (typeof name === "string" ? focused.includes(name) : name.test(focused)) return;
  }
  throw new Error(`the keyboard does not reach ${String(name)}`);
}

/** The number of the last stored move on screen. */
export const seqOf = async (page: Page): Promise<number> =>
  Number((await page.locator("[data-seq]").getAttribute("data-seq")) ?? -1);

/** What stands on screen at a moment: the lines, and what is asked. */
export async function sightOf(page: Page): Promise<{ lines: string[]; dock: string }> {
  const lines = await page.getByRole("log").locator("> *").allTextContents();
  const dock = (await page.locator("[data-seq]").textContent()) ?? "";
  return { lines, dock };
}

/**
 * Makes one move by keyboard: the number of a choice found by its id, Enter where one only goes on, a reason where one
 * is asked. Resolves when the next move is stored and on screen.
 */
export async function move(page: Page, choice: string | undefined): Promise<void> {
  const before = await seqOf(page);
  // What is asked may come in a file of its own.
  await page.locator("[data-seq] button").first().waitFor();
  if (choice === undefined) await page.keyboard.press("Enter");
  else {
    const ids = await page
      .locator("button[data-choice]")
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset["choice"]));
    const at = ids.indexOf(choice);
    expect(ids, `the choice ${choice} stands open`).toContain(choice);
    await page.keyboard.press(String(at + 1));
    const asked = page.getByRole("form");
    await expect(async () => {
      expect((await seqOf(page)) > before || (await asked.count()) > 0).toBe(true);
    }).toPass({ intervals: [10, 20, 50], timeout: 5000 });
    // A form after the move is the next thing asked, not the reason for this one.
    if ((await seqOf(page)) === before && (await asked.count()) > 0) {
      await page.keyboard.press("1");
      await page.keyboard.press("Enter");
    }
  }
  await expect.poll(async () => (await seqOf(page)) > before, { intervals: [10, 20, 50, 100] }).toBe(true);
}

/** Goes on as long as nothing is asked. */
export async function goOn(page: Page): Promise<void> {
  await page.locator("[data-seq]").waitFor();
  while (
    (await page.locator("button[data-choice]").count()) === 0 &&
    (await page.locator('[data-over=""]').count()) > 0
  ) {
    await move(page, undefined);
  }
}

/** Plays these choices in order, going on between them. */
export async function playChoices(page: Page, choices: readonly string[]): Promise<void> {
  for (const choice of choices) {
    await goOn(page);
    await move(page, choice);
  }
  await goOn(page);
}

/** A strong run through *Reaching for the card*; what chance does with the line decides the last stretch. */
export const STRONG = ["light", "palm", "pad", "firm", "side", "line", "mirror", "stand-by", "face", "open"] as const;

/** Plays the strong run to whichever end chance leads to. */
export async function playStrong(page: Page): Promise<void> {
  await playChoices(page, STRONG);
  const dropped = (await page.locator('button[data-choice="stop"]').count()) > 0;
  await playChoices(page, [...(dropped ? ["stop"] : []), "plain", "card", "full"]);
}
