import { expect, type Page, test } from "@playwright/test";
import { serveApp } from "../harness/real-browser.ts";
import { flawsOf } from "./looks.ts";

// An origin of its own: what is made here meets no other journey's data.
const PORT = 4204;
let server: Awaited<ReturnType<typeof serveApp>>;
test.beforeAll(async () => {
  server = await serveApp(PORT, "dist");
});
test.afterAll(() => server.close());

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  const one = page.getByRole("button", { name });
  await expect(one).toBeVisible();
  await one.focus();
  await page.keyboard.press("Enter");
};
const fill = async (page: Page, label: string, text: string): Promise<void> => {
  const one = page.getByLabel(label, { exact: true });
  await expect(one).toBeVisible();
  await one.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
};

/** A desk with two officers and a programme that asks them for a scenario and a room session, already due. */
async function aDesk(page: Page): Promise<void> {
  await page.goto(`${server.base}/?lang=en-US#/academy`);
  await fill(page, "Name of the academy", "Harbor Regional");
  await fill(page, "Your name", "Sgt. Okafor");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Harbor Regional" })).toBeVisible();
  await page.goto(`${server.base}/#/academy/roster`);
  for (const [name, number] of [
    ["Sonia Rivera", "4471"],
    ["T. Haddad", "4472"],
  ] as const) {
    await fill(page, "Name", name);
    await fill(page, "Number", number);
    await page.keyboard.press("Enter");
    await expect(page.locator("tbody tr", { hasText: name })).toBeVisible();
  }
  await page.goto(`${server.base}/#/academy/programmes`);
  await press(page, "Write a programme");
  await fill(page, "Title, as printed", "First year");
  await fill(page, "Title", "Autumn room");
  await page.getByLabel("Room sessions").focus();
  await page.keyboard.press("Space");
  await fill(page, "Names of the sessions", "Autumn room day");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "First year" })).toBeVisible();
  await page.locator('main form input[type="date"]').fill(isoDay(1));
  await press(page, "Assign");
  await expect(page.locator("main form")).toContainText("Assigned.");
}

const isoDay = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A room that played yesterday, as the room's own screens leave it; one name is nobody's. */
const aRoom = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((answer) => {
      const asked = indexedDB.open("common-ground");
      asked.addEventListener("success", () => answer(asked.result));
    });
    const transaction = db.transaction("rooms", "readwrite");
    const session = { scenario: "reaching-for-the-card", at: Date.now() - 86_400_000, trainer: "Sgt. Bell" };
    const beside = { hands: [], averages: [], notes: [], attendance: ["rivera, sonia", "Ghost"] };
    transaction.objectStore("rooms").put({ attempt: "room1", ...session, ...beside });
    await new Promise((answer) => transaction.addEventListener("complete", answer));
    db.close();
  });

test("a result is disputed and answered, who is behind gets a plan that is closed, and a room is noted, by keyboard", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await aDesk(page);
  await aRoom(page);

  await page.goto(`${server.base}/#/academy`);
  const cell = page.locator('[data-at="1 0"]');
  await expect(cell).toBeVisible();
  await cell.focus();
  await page.keyboard.press("Enter");
  await press(page, "Record a dispute");
  await fill(page, "What is wrong, and why", "I was in the room that day");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("waits for an answer");
  expect(await flawsOf(page, "cell with a dispute")).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(cell).toHaveAccessibleName(/disputed/);

  await page.goto(`${server.base}/#/academy/follow-up`);
  await press(page, /^Answer it: T\. Haddad/);
  await fill(page, "Reason", "The list of that day does not name them");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-dispute="upheld"]')).toContainText("The list of that day");

  await page.clock.setFixedTime(Date.now() + 30 * 86_400_000);
  await page.reload();
  await press(page, "Set a plan: T. Haddad, Autumn room");
  await fill(page, "What is to get better", "Be there");
  await fill(page, "What", "Come to the next room");
  await fill(page, "Who does it", "Sgt. Okafor");
  await page.getByLabel("Looked at on").fill(isoDay(40));
  await page.getByLabel("Done by").fill(isoDay(60));
  expect(await flawsOf(page, "plan form")).toEqual([]);
  await press(page, "Set the plan");
  await press(page, "Mark step 1 done: T. Haddad");
  await expect(page.locator('[data-plan="open"]')).toContainText("Done ");
  await press(page, "Close the plan: T. Haddad");
  await fill(page, "What was seen", "Came and spoke");
  await fill(page, "Your name, as a signature", "Lt. Byrne");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-plan="closed"]')).toContainText("Signed Lt. Byrne");
  expect(await flawsOf(page, "follow-up")).toEqual([]);

  await page.goto(`${server.base}/#/academy/attendance`);
  await press(page, /^Note attendance/);
  await page.getByLabel("Who is “Ghost”?").selectOption({ label: "Leave out" });
  await fill(page, "Where it was held", "Room 2");
  expect(await flawsOf(page, "attendance form")).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-noted]")).toContainText("1 present");
  await expect(page.locator("[data-noted]")).toContainText("T. Haddad");
  expect(await flawsOf(page, "attendance")).toEqual([]);
  await page.goto(`${server.base}/#/academy`);
  await expect(page.locator('[data-at="0 0"]')).toHaveAttribute("data-state", "done");
});

test("runs older than the rules are listed, held, signed away and gone; the record says how many", async ({ page }) => {
  test.setTimeout(90_000);
  await aDesk(page);
  await page.goto(`${server.base}/#/play/reaching-for-the-card`);
  await page.locator('input[name="purpose"][value="record"]').focus();
  await page.keyboard.press("Space");
  await page.locator('input[autocomplete="name"]').focus();
  await page.keyboard.insertText("Sonia Rivera");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log")).toBeVisible();
  await page.clock.setFixedTime(Date.now() + 800 * 86_400_000);
  await page.goto(`${server.base}/#/academy/retention`);
  await page.reload();
  await expect(page.locator("section[aria-labelledby=removal]")).toContainText("Set the rules first");
  await fill(page, "Practice deletes itself after so many days", "30");
  await page.getByLabel("Removed after a time").focus();
  await page.keyboard.press("Space");
  await fill(page, "Months after the run was over", "12");
  await fill(page, "Which schedule says so", "GS-14");
  await page.keyboard.press("Enter");
  const removal = page.locator("section[aria-labelledby=removal]");
  await expect(removal).toContainText("1 run would be removed");
  await fill(page, "Why", "Complaint 12");
  await page.keyboard.press("Enter");
  await expect(removal).toContainText("Held: Complaint 12");
  expect(await flawsOf(page, "retention, held")).toEqual([]);
  await press(page, /^End the hold/);
  await expect(removal).toContainText("1 run would be removed");
  expect(await flawsOf(page, "retention, to be signed")).toEqual([]);
  await page.getByLabel(/I have looked at the list/).focus();
  await page.keyboard.press("Space");
  await fill(page, "Your name, as a signature", "Lt. Byrne");
  await press(page, "Remove 1 run");
  await expect(removal).toContainText("1 run removed");
  await page.goto(`${server.base}/#/academy/record`);
  await expect(page.locator("section[aria-labelledby=acts]")).toContainText("Retention applied");
});

test("in Spanish and right to left, every one of these screens is clean with nothing on it", async ({ page }) => {
  test.setTimeout(60_000);
  await page.goto(`${server.base}/?lang=en-US#/academy`);
  await fill(page, "Name of the academy", "Harbor Regional");
  await fill(page, "Your name", "Sgt. Okafor");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Harbor Regional" })).toBeVisible();
  for (const locale of ["es", "ar-XB"]) {
    for (const section of ["follow-up", "attendance", "retention", "certificates"]) {
      await page.goto(`${server.base}/?lang=${locale}#/academy/${section}`);
      await expect(page.locator("main nav a[aria-current=page]")).toBeVisible();
      await expect(page.locator("main section h2").first()).toBeVisible();
      expect(await flawsOf(page, `${locale} ${section}`)).toEqual([]);
    }
  }
});
