import { spawnSync } from "node:child_process";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { serveApp } from "../harness/real-browser.ts";
import { goOn, move, seqOf, tabTo } from "./hands.ts";

/**
 * Every kind of scene, played by keyboard. The small scenarios of `test/fixtures/scenes` are packed and built into a site
 * of their own here, before the first test, so that `npm run journeys` needs nothing but itself.
 */
const PACKS = "coverage/scenes-packs";
const SITE = "coverage/scenes";

function run(...command: string[]): void {
  const done = spawnSync(process.execPath, command, {
    env: { ...process.env, PACKS_DIR: PACKS },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (done.status !== 0) throw new Error(`${command.join(" ")} failed`);
}

let site: Awaited<ReturnType<typeof serveApp>>;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  run("tools/packs.ts", "--out", PACKS, "test/fixtures/scenes");
  run("node_modules/vite/bin/vite.js", "build", "--outDir", SITE, "--emptyOutDir", "--logLevel", "error");
  site = await serveApp(4186, SITE);
});
test.afterAll(async () => site.close());

/** What is looked at on the way. */
interface Look {
  readonly page: Page;
  readonly stop: () => Promise<void>;
}

/** Lines come one after another: what is in the log is waited for, never read once. */
const log = (page: Page): Locator => page.getByRole("log");

/** The next move is stored and on screen. */
async function moved(page: Page, by: () => Promise<void>): Promise<void> {
  const before = await seqOf(page);
  await by();
  await expect.poll(() => seqOf(page), { intervals: [10, 20, 50, 100] }).toBeGreaterThan(before);
}

const over = (page: Page): Promise<void> => expect(page.locator('[data-over="ended"]')).toBeVisible();

/** Tabs until a radio button of this item has the focus. */
async function tabToItem(page: Page, item: string): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-item]")?.dataset["item"]);
    if (at === item) return;
  }
  throw new Error(`the keyboard does not reach ${item}`);
}

/** How each kind is played, to its end. */
const PLAYS: Readonly<Record<string, (look: Look) => Promise<void>>> = {
  async "hub-budget"({ page, stop }) {
    await stop();
    await expect(page.locator("button[data-choice]")).toHaveCount(4);
    await move(page, "pain");
    await expect(page.locator("button[data-choice]")).toHaveCount(3);
    await move(page, "pills");
    await stop();
    await expect(page.locator("button[data-choice]")).toHaveCount(1);
    await move(page, "hand-off");
    await over(page);
    await expect(log(page)).toContainText("The paramedic writes down the blue pills.");
  },

  async watch({ page, stop }) {
    await expect(page.locator("button[data-choice]")).toHaveCount(0);
    await stop();
    await move(page, undefined);
    await move(page, undefined);
    await expect(page.locator("button[data-choice]")).toHaveCount(2);
    await stop();
    await move(page, "between");
    await expect(log(page)).toContainText("Both look at you.");
    await goOn(page);
    await over(page);
  },

  async respond({ page, stop }) {
    // A browser without a microphone: the box is open, and one sentence says why.
    await expect(page.getByRole("form").getByRole("status").first()).toBeVisible();
    await stop();
    const box = page.getByRole("textbox");
    for (let turn = 0; turn < 60 && !(await box.evaluate((one) => one === document.activeElement)); turn++)
      await page.keyboard.press("Tab");
    await page.keyboard.type("1 He is safe. May I come in? Pl?");
    // Letters and digits are words here, not keys.
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(box).toHaveValue("1 He is safe. May I come in? Pl?");
    await page.keyboard.press("Tab");
    await moved(page, () => page.keyboard.press("Enter"));
    await expect(log(page)).toContainText("1 He is safe. May I come in? Pl?");
    await expect(box).toHaveValue("");
    await box.focus();
    await page.keyboard.type("21:05 at the door.");
    // Paused and back, the words are still there.
    await page.keyboard.press("Tab");
    await page.keyboard.press("p");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(box).toHaveValue("21:05 at the door.");
    await page.locator("form button[type=submit]").focus();
    await moved(page, () => page.keyboard.press("Enter"));
    await over(page);
    await page.reload();
    await expect(page.getByRole("log")).toContainText("21:05 at the door.");
  },

  async rate({ page, stop }) {
    await stop();
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-missing]")).toHaveCount(3);
    await stop();
    for (const [item, rating] of [
      ["louder", "2"],
      ["light", "7"],
      ["door", "1"],
    ] as const) {
      await page.getByRole("heading", { level: 1 }).focus();
      await tabToItem(page, item);
      await page.keyboard.press(rating);
    }
    await moved(page, () => page.keyboard.press("Enter"));
    await expect(page.getByRole("log").locator("dd")).toHaveCount(3);
    await stop();
    await goOn(page);
    await over(page);
  },

  async report({ page, stop }) {
    await move(page, "car");
    await stop();
    for (const [item, key] of [
      ["glass", "1"],
      ["horn", "2"],
      ["on-phone", "1"],
      ["lit", "6"],
      ["drunk", "5"],
    ] as const) {
      await page.getByRole("heading", { level: 1 }).focus();
      await tabToItem(page, item);
      await page.keyboard.press(key);
    }
    await moved(page, () => page.keyboard.press("Enter"));
    await over(page);
    await expect(page.getByRole("log").locator("dd")).toHaveCount(5);
    await stop();
  },

  async chance({ page, stop }) {
    await move(page, "video");
    await expect(log(page)).toContainText(/An interpreter looks out of the screen|The picture freezes/);
    await stop();
    await goOn(page);
    await over(page);
  },

  async "interrupt-returns"({ page, stop }) {
    await move(page, "ok");
    const lines = log(page).locator("> *");
    await expect(lines.last()).toContainText("Is it about the bike?");
    expect((await lines.allInnerTexts()).at(-2)).toContain("Any unit near Elm?");
    await stop();
    await move(page, "bike");
    await over(page);
  },

  async later({ page, stop }) {
    await move(page, "leave");
    await over(page);
    await page.locator('[data-over] a[href*="debrief"]').focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("textarea").first()).toBeVisible();
    for (const field of await page.locator("textarea").all()) {
      await field.focus();
      await page.keyboard.type("Her card.");
    }
    await page.keyboard.press("Tab");
    await page.locator("main button[type=submit]").first().focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("It is Ana. You left a card.", { exact: false })).toBeVisible();
    await expect(page.getByText("A week passes.")).toBeVisible();
    await expect(page.getByText("Nobody calls.")).toHaveCount(0);
    await stop();
  },
};

for (const locale of ["en-US", "es", "ar-XB"] as const) {
  for (const [kind, play] of Object.entries(PLAYS)) {
    test(`${kind} is played by keyboard, ${locale}`, async ({ page }) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      // No microphone, whatever machine this runs on.
      await page.addInitScript(() => Object.defineProperty(navigator, "mediaDevices", { value: undefined }));
      const found: string[] = [];
      const stop = async (): Promise<void> => {
        await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
        const { violations } = await new AxeBuilder({ page }).analyze();
        found.push(
          ...violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`),
        );
      };
      await page.goto(`${site.base}/?lang=${locale}#/play/${kind}?begin`);
      await page.locator("[data-seq]").waitFor();
      await expect(page.locator("[data-seq] :is(button, textarea)").first()).toBeVisible();
      await play({ page, stop });
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
    });
  }
}

test("every kind of scene fits 320 pixels, both ways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const wide: string[] = [];
  for (const locale of ["en-US", "es", "ar-XB"]) {
    for (const kind of Object.keys(PLAYS)) {
      await page.goto(`${site.base}/?lang=${locale}#/play/${kind}?begin`);
      await page.reload();
      await expect(page.locator("[data-seq] :is(button, textarea)").first()).toBeVisible();
      if (kind === "report") await move(page, "car");
      const { scroll, client } = await page
        .evaluate(() => document.documentElement)
        .then(() =>
          page.evaluate(() => ({
            scroll: document.documentElement.scrollWidth,
            client: document.documentElement.clientWidth,
          })),
        );
      if (scroll > client) wide.push(`${locale} ${kind}: ${scroll} in ${client}`);
    }
  }
  expect(wide).toEqual([]);
});

test("with a microphone, words are spoken, heard again, and still there after a restart", async ({ browser }) => {
  const context = await browser.newContext({ permissions: ["microphone"] });
  try {
    const page = await context.newPage();
    // The sound of a test tone in the place of a microphone; the recorder and the player are the browser's own.
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = async () => {
        const sound = new AudioContext();
        const tone = sound.createOscillator();
        const out = sound.createMediaStreamDestination();
        tone.connect(out);
        tone.start();
        return out.stream;
      };
    });
    await page.goto(`${site.base}/#/play/respond?begin`);
    await page.locator("form").waitFor();
    await tabTo(page, "Record");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("timer")).toContainText("1 s");
    await page.getByRole("button", { name: "Stop recording" }).focus();
    await page.keyboard.press("Enter");
    const heard = page.getByLabel("Your recording");
    await expect.poll(() => heard.evaluate((one: HTMLAudioElement) => one.readyState)).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Say it" }).focus();
    await moved(page, () => page.keyboard.press("Enter"));
    await page.reload();
    const kept = page.getByLabel("Recording of this answer");
    await expect.poll(() => kept.evaluate((one: HTMLAudioElement) => one.readyState)).toBeGreaterThan(0);
  } finally {
    await context.close();
  }
});
