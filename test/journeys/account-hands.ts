import { expect, type Page } from "@playwright/test";

/** Journeys on a shared device serve here, one after the other. */
export const ACCOUNT_PORT = 4187;
export const PASSPHRASE = "pewter lantern quickens abroad";
/** Unmistakable in any file they might be found in. */
export const A = { name: "Zebulon Quartermaine", list: "Z.Q. · 1", pin: "7391648205" } as const;
export const B = { name: "Ottoline Featherstonehaugh", list: "O.F. · 2", pin: "5820371946" } as const;

/** Makes the device shared; the answer is the recovery code. */
export async function share(page: Page, base: string): Promise<string> {
  await page.goto(`${base}/#/account`);
  await page.getByLabel("Trainer’s passphrase").fill(PASSPHRASE);
  await page.getByLabel("The same again").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  const code = page.locator("[data-code] span");
  await expect(code).toHaveCount(6, { timeout: 20_000 });
  const groups = await code.allTextContents();
  await page.getByRole("button", { name: "I have it on paper" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  return groups.join("-");
}

/** At the keyboard alone: the list has the focus, typing finds the name on it. */
export async function signIn(page: Page, list: string, pin: string): Promise<void> {
  await expect(page.getByLabel("Who are you?")).toBeFocused();
  await page.keyboard.type(list);
  await page.keyboard.press("Tab");
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
}

export const signedIn = (page: Page, list: string): Promise<void> =>
  expect(page.getByText(`Signed in: ${list}`)).toBeVisible({ timeout: 20_000 });

export async function lock(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Lock" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
}

/** Adds officers as the trainer, and locks. */
export async function enrol(page: Page, base: string, people: readonly { name: string; pin: string }[]): Promise<void> {
  await signIn(page, "Trainer", PASSPHRASE);
  await signedIn(page, "Trainer");
  for (const { name, pin } of people) {
    await page.goto(`${base}/#/account`);
    const form = page.getByRole("form", { name: "Add an officer" });
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("New PIN or passphrase").fill(pin);
    await form.getByLabel("The same again").fill(pin);
    await form.getByRole("button", { name: "Add" }).click();
    await expect(page.getByText(`${name} is on the list.`)).toBeVisible({ timeout: 20_000 });
  }
  await lock(page);
}
