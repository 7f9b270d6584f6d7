import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The languages every journey of a screen is made in: the source, the translation, and right to left. */
export const TONGUES = ["en-US", "es", "ar-XB"] as const;

/**
 * `EVERY_LOOK=1 npm run journeys` looks at every screen in every language, theme and width with each other. Without it
 * every screen is still looked at in each language, in each theme and at each width, though not in each pairing: most of
 * the time of the journeys is axe's.
 */
export const everyLook = process.env["EVERY_LOOK"] === "1";

const WIDTHS = [390, 820, 1280] as const;

/** What is wrong with the screen that stands: axe's findings, and widths at which it scrolls sideways. */
export async function flawsOf(page: Page, name: string): Promise<string[]> {
  // What is fading in has, for a moment, the contrast of a ghost: look when it has arrived.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    (one) => `${name}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    if (scroll > client) found.push(`${name}: ${scroll} wide in ${client}`);
  }
  if (before) await page.setViewportSize(before);
  return found;
}
