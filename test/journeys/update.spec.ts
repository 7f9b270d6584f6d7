import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { serveApp } from "../harness/real-browser.ts";
import { goOn, move, playChoices, STRONG } from "./hands.ts";

const SITE = "coverage/update";

function build(name: string): void {
  const done = spawnSync(
    process.execPath,
    ["node_modules/vite/bin/vite.js", "build", "--outDir", SITE, "--emptyOutDir", "--logLevel", "error"],
    { env: { ...process.env, BUILD_NAME: name }, stdio: ["ignore", "ignore", "inherit"] },
  );
  if (done.status !== 0) throw new Error(`build ${name} failed`);
}

test("an update waits while any window plays a run, and the run ends on what it began with", async ({ browser }) => {
  test.setTimeout(120_000);
  build("9.0.0-old");
  const server = await serveApp(4185, SITE);
  const context = await browser.newContext();
  try {
    const player = await context.newPage();
    const errors: string[] = [];
    player.on("pageerror", (error) => errors.push(error.message));
    await player.goto(`${server.base}/`);
    await expect(player.getByText("Ready to use without a network.")).toBeVisible({ timeout: 30_000 });
    await player.goto(`${server.base}/#/play/reaching-for-the-card?begin`);
    await goOn(player);
    await move(player, "light");

    build("9.0.0-new");
    const other = await context.newPage();
    await other.goto(`${server.base}/`);
    const use = other.getByRole("button", { name: "Use it now" });
    await expect(use).toBeVisible({ timeout: 30_000 });
    await use.click();
    await expect(other.getByText("A run is open in some window", { exact: false })).toBeVisible();

    // Every move of the run goes on, the debrief's late files are still the old ones, and nothing reloads.
    await player.evaluate(() => Object.assign(window, { sameVisit: true }));
    await playChoices(player, STRONG.slice(1));
    const dropped = (await player.locator('button[data-choice="stop"]').count()) > 0;
    await playChoices(player, [...(dropped ? ["stop"] : []), "plain", "card", "full"]);
    await player.getByRole("link", { name: "To the debrief" }).click();
    await expect(player.getByRole("heading", { level: 1 })).toContainText("Debrief");
    expect(await player.evaluate(() => "sameVisit" in window)).toBe(true);

    // The run is over and its window lets it go; now the update is taken, and this window loads anew by itself.
    const held = () => other.evaluate(async () => (await navigator.locks.query()).held?.length ?? 0);
    await expect.poll(held).toBe(0);
    await Promise.all([other.waitForEvent("load"), use.click()]);
    await other.goto(`${server.base}/#/settings`);
    await expect(other.getByText("9.0.0-new", { exact: false })).toBeVisible();
    // The window with the debrief takes the new version at its next change of screen, and works.
    await player.goto(`${server.base}/#/`);
    await expect(player.getByRole("heading", { level: 1, name: "Scenarios" })).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await context.close();
    await server.close();
  }
});
