import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { serveApp } from "../harness/real-browser.ts";
import { tabTo } from "./hands.ts";
import { everyLook } from "./looks.ts";

const SCENARIO = "reaching-for-the-card";
const NAMES = ["S. Rivera 4471", "Haddad 4472", "Lee 4480"];

let server: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  server = await serveApp(4189);
});
test.afterAll(() => server.close());

/** Of poppler-utils: Debian has it, npm has not. */
const READER = "pdftotext";

/** The text of each page of a PDF, as a reader of the print sees it. Brings poppler where Debian lets it. */
function pagesOf(pdf: Buffer): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "pdf-"));
  try {
    const file = path.join(folder, "print.pdf");
    writeFileSync(file, pdf);
    const read = () => spawnSync(READER, ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1e8 });
    let out = read();
    if (out.error && process.getuid?.() === 0) {
      spawnSync("apt-get update && apt-get install -y --no-install-recommends poppler-utils", {
        shell: true,
        stdio: ["ignore", "ignore", "inherit"],
      });
      out = read();
    }
    if (out.error) throw new Error("No pdftotext found. Install poppler-utils, so that the print can be read.");
    return out.stdout.split("\f").slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Enters a room by keyboard, and opens the projector's window. */
async function enter(context: BrowserContext, lang = "en-US"): Promise<{ desk: Page; screen: Page }> {
  const desk = await context.newPage();
  await desk.goto(`${server.base}/?lang=${lang}#/room`);
  await expect(desk.locator("h1")).toBeVisible();
  await desk.locator(`a[href="#/room/${SCENARIO}"]`).focus();
  await desk.keyboard.press("Enter");
  await desk.locator("form input").focus();
  await desk.keyboard.type("Sgt. Bell");
  await desk.keyboard.press("Tab");
  for (const name of NAMES) {
    await desk.keyboard.type(name);
    await desk.keyboard.press("Enter");
  }
  await desk.keyboard.press("Tab");
  await desk.keyboard.press("Enter");
  await desk.locator("[data-open]").waitFor();
  await desk.locator("header button").first().focus();
  const [screen] = await Promise.all([context.waitForEvent("page"), desk.keyboard.press("Enter")]);
  await screen.locator('[data-presenter="here"]').waitFor();
  return { desk, screen };
}

const openOf = (desk: Page): Promise<string | null> => desk.locator("[data-open]").getAttribute("data-open");

/** Waits until the desk shows what another move brought, or the debrief. */
async function moved(desk: Page, before: string | null): Promise<void> {
  await expect
    .poll(async () => (await desk.locator("[data-over]").count()) > 0 || (await seqOf(desk)) !== before)
    .toBe(true);
}
// In one look: between two, the desk may have given way to the debrief.
const seqOf = (desk: Page): Promise<string | null> =>
  desk.evaluate(() => document.querySelector("[data-seq]")?.getAttribute("data-seq") ?? null);

/** One decision by keyboard: a number a field, Enter reveals, the room takes what most hands want. */
async function decide(desk: Page, hands: readonly number[]): Promise<void> {
  const before = await seqOf(desk);
  const fields = desk.locator("[data-choice] input");
  const count = await fields.count();
  await tabTo(desk, "Hands for A");
  for (let at = 0; at < count; at++) {
    await desk.keyboard.type(String(hands[at % hands.length]));
    if (at < count - 1) await desk.keyboard.press("Tab");
  }
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("table", { name: "The hands" })).toBeVisible();
  await tabTo(desk, /^Go on with/);
  await desk.keyboard.press("Enter");
  await moved(desk, before);
}

async function goOn(desk: Page): Promise<void> {
  while ((await desk.locator('[data-open="next"]').count()) > 0) {
    const before = await seqOf(desk);
    await tabTo(desk, /^Go on$/);
    await desk.keyboard.press("Enter");
    await moved(desk, before);
  }
}

test("a whole scenario is played by hands, by keyboard, in two windows, to its debrief and its print", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const { desk, screen } = await enter(context);
    await screen.setViewportSize({ width: 1280, height: 720 });
    const errors: string[] = [];
    for (const page of [desk, screen]) page.on("pageerror", (error) => errors.push(error.message));
    await goOn(desk);

    // Big type, and nothing of the trainer's on it.
    const smallest = await screen.evaluate(() => {
      const texts = [...document.querySelectorAll("main *")].filter(
        (one) =>
          one.getClientRects().length > 0 &&
          [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
      );
      return Math.min(
        ...texts
          .filter((one) => one.getBoundingClientRect().width > 2)
          .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
      );
    });
    expect(smallest).toBeGreaterThanOrEqual(22);
    expect(await screen.locator("main").evaluate((main) => getComputedStyle(main).fontSize)).toBe("28.16px");
    await expect(screen.getByText("Two tries, no answer.", { exact: false })).toBeVisible();

    await decide(desk, [2, 1, 7, 2]);
    await expect(screen.getByText("You can't see that hand.", { exact: false })).toBeVisible();

    // Either window may be loaded anew, in the middle of a reveal too.
    await tabTo(desk, "Hands for A");
    await desk.keyboard.type("9");
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("table", { name: "The hands" })).toBeVisible();
    await expect(screen.locator("main")).toContainText("9");
    await screen.reload();
    await expect(screen.locator("main")).toContainText("9");
    await desk.reload();
    await expect(desk.getByRole("table", { name: "The hands" })).toContainText("9");
    await expect(screen.locator('[data-presenter="here"]')).toBeVisible();
    await tabTo(desk, "Go on with A");
    const before = await seqOf(desk);
    await desk.keyboard.press("Enter");
    await moved(desk, before);

    for (let turn = 0; turn < 40 && (await desk.locator("[data-over]").count()) === 0; turn++) {
      await goOn(desk);
      if ((await desk.locator("[data-over]").count()) > 0) break;
      expect(await openOf(desk)).toBe("decision");
      await decide(desk, turn % 2 === 0 ? [1, 8, 2, 1] : [4, 3, 4, 3]);
    }
    await expect(desk.locator('[data-over="ended"]')).toBeVisible();
    const told = (await screen.locator("main").textContent()) ?? "";
    for (const name of [...NAMES, "Sgt. Bell"]) expect(told).not.toContain(name);

    const sheet = pagesOf(await desk.pdf({ format: "Letter" })).join("\n");
    for (const said of [...NAMES, "Sgt. Bell", "What the room decided", "Where the room split", "Signature"]) {
      expect(sheet).toContain(said);
    }
    expect(sheet).not.toContain("All rooms");

    // The desk goes: the projector keeps its view and says so.
    await desk.close();
    await expect(screen.locator('[data-presenter="lost"]')).toBeVisible({ timeout: 10_000 });
    await expect(screen.getByText("The presenter’s window is gone.", { exact: false })).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await context.close();
  }
});

/** Sections of a printed page, by their numbers standing alone on a line. */
const sectionsOn = (page: string): string[] => [...page.matchAll(/^\s*(\d+)\s*$/gm)].map((match) => match[1] ?? "");

for (const format of ["A4", "Letter"] as const) {
  test(`in the booklet printed on ${format}, every way on names the page its section is on`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto(`${server.base}/#/booklet/${SCENARIO}`);
    await page.locator("[data-pages]:not([data-pages='0'])").waitFor();
    const count = Number(await page.locator("[data-pages]").getAttribute("data-pages"));
    const pages = pagesOf(await page.pdf({ format }));
    expect(pages).toHaveLength(count);
    for (const [at, text] of pages.entries())
      expect(text.trimEnd().endsWith(`Page ${at + 1}`), `page ${at + 1}`).toBe(true);

    const pageOf = new Map<string, number>();
    for (const [at, text] of pages.entries())
      for (const number of sectionsOn(text)) if (!pageOf.has(number)) pageOf.set(number, at + 1);
    let ways = 0;
    // A way may be broken over two lines.
    for (const text of pages) {
      for (const [, number = "", on] of text
        .replaceAll(/\s+/g, " ")
        .matchAll(/(?:[Gg]o to|read section|At) (\d+), page (\d+)/g)) {
        expect([number, pageOf.get(number)]).toEqual([number, Number(on)]);
        ways += 1;
      }
    }
    const scenario = JSON.parse(readFileSync(`scenarios/${SCENARIO}/scenario.json`, "utf8")) as {
      phases: { scenes: { choices?: { text?: string }[] }[] }[];
    };
    const choices = scenario.phases.flatMap((phase) => phase.scenes.flatMap((scene) => scene.choices ?? []));
    expect(ways).toBeGreaterThan(choices.length);
    // The words of every choice are on a page before the key; the key is at the end, on pages of its own.
    const squeezed = pages.map((text) => text.replaceAll(/\s+/g, ""));
    const key = squeezed.findIndex((text) => text.startsWith("Thekey:theauthor’sview"));
    expect(key).toBeGreaterThan(5);
    for (const { text } of choices) {
      if (text === undefined || text.includes("{")) continue;
      const plain = text.replaceAll(/[\s*]+/g, "");
      expect(
        squeezed.slice(0, key).some((one) => one.includes(plain)),
        text,
      ).toBe(true);
    }
  });
}

test("the lesson plan is printed whole, and saved as a file", async ({ page }) => {
  await page.goto(`${server.base}/#/lesson/${SCENARIO}`);
  await page.getByRole("button", { name: "Save as file" }).focus();
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe(`${SCENARIO}-lesson.md`);
  const text = readFileSync(await download.path(), "utf8");
  expect(text).toContain("# Lesson plan: Reaching for the card");
  expect(text).toContain("Communication access (CUL.3)");
  const print = pagesOf(await page.pdf({ format: "A4" })).join("\n");
  for (const said of ["Timetable", "Decision 17", "What we do not claim", "ada.gov"]) expect(print).toContain(said);
  expect(print).not.toContain("Save as file");
});

for (const lang of ["en-US", "es", "ar-XB"] as const) {
  test(`every screen of the room is clean to axe, and none scrolls sideways, ${lang}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const found: string[] = [];
    const look = async (page: Page, name: string): Promise<void> => {
      for (const width of [1280, 820, 390]) {
        await page.setViewportSize({ width, height: 800 });
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        if (scroll > client) found.push(`${name}: ${scroll} in ${client}`);
      }
      for (const colorScheme of everyLook
        ? (["dark", "light"] as const)
        : ([lang === "es" ? "dark" : "light"] as const)) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const one of violations) {
          found.push(`${name} ${colorScheme}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
        }
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    };
    try {
      const page = await context.newPage();
      await page.goto(`${server.base}/?lang=${lang}#/room`);
      await page.locator("h1").waitFor();
      await look(page, "choose");
      await page.goto(`${server.base}/?lang=${lang}#/room/${SCENARIO}?screen`);
      await page.locator('[data-presenter="awaited"]').waitFor();
      await look(page, "projector waits");
      await page.goto(`${server.base}/?lang=${lang}#/room/${SCENARIO}`);
      await page.locator("form").waitFor();
      await look(page, "setup");
      await page.close();
      const { desk, screen } = await enter(context, lang);
      await desk.locator("[data-open] h2 + div button").click();
      await desk.locator('[data-open="decision"]').waitFor();
      await look(desk, "desk counts");
      await look(screen, "projector asks");
      for (const field of await desk.locator("[data-choice] input").all()) await field.fill("3");
      await desk.locator("[data-choice] input").first().press("Enter");
      await desk.locator("table").waitFor();
      await look(desk, "desk revealed");
      await look(screen, "projector revealed");
      await desk.locator("form:has(input[type=radio]) button[type=submit]").click();
      await desk.locator("table").waitFor({ state: "detached" });
      await desk.locator("header button").last().click();
      await desk.getByRole("dialog").locator("button").first().click();
      await desk.locator('[data-over="left"]').waitFor();
      await look(desk, "debrief");
      for (const sheet of ["booklet", "lesson"]) {
        await desk.goto(`${server.base}/?lang=${lang}#/${sheet}/${SCENARIO}`);
        await desk.locator(sheet === "booklet" ? "[data-pages]:not([data-pages='0'])" : "h2 >> nth=0").waitFor();
        await look(desk, sheet);
      }
      expect(found).toEqual([]);
    } finally {
      await context.close();
    }
  });
}
