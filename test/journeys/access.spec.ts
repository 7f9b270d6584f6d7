import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { everyLook } from "./looks.ts";
import { everyScreen, type Look } from "./screens.ts";

const ALL: readonly Look[] = (["en-US", "es", "ar-XB"] as const).flatMap((locale) =>
  (["light", "dark"] as const).map((scheme) => ({ locale, scheme })),
);
const LOOKS = ALL.filter(({ locale, scheme }) => everyLook || (scheme === "dark") === (locale === "ar-XB"));

for (const look of LOOKS) {
  test(`axe finds nothing on any screen, ${look.locale}, ${look.scheme}`, async ({ page }) => {
    test.setTimeout(120_000);
    const found: string[] = [];
    let screens = 0;
    await everyScreen(page, look, async (name) => {
      screens++;
      // A line that is fading in has, for a moment, the contrast of a ghost: look when it has arrived.
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(
        ...violations.map((one) => `${name}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`),
      );
    });
    expect(screens).toBeGreaterThan(18);
    expect(found).toEqual([]);
  });
}

// The longest words and the other direction; of the real languages none is as wide.
for (const locale of everyLook ? (["en-US", "es", "en-XA", "ar-XB"] as const) : (["en-XA", "ar-XB"] as const)) {
  test(`320 pixels are wide enough for every screen, ${locale}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 320, height: 640 });
    const wide: string[] = [];
    await everyScreen(page, { locale, scheme: "light" }, async (name) => {
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      if (scroll > client) wide.push(`${name}: ${scroll} in ${client}`);
    });
    expect(wide).toEqual([]);
  });
}
