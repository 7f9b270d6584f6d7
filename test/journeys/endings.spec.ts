import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import type { Act, Header } from "#engine/attempt/move.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Program } from "#engine/machine/program.ts";
import { type Random, randomOf } from "#engine/machine/random.ts";
import { playAttempt } from "#engine/players/play-attempt.ts";
import { fresh, oneOf, playerOf } from "#engine/players/player.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { packedScenario } from "#engine/attempt/reopen.ts";
import { plainText } from "#engine/scenario/text.ts";
import { TRUTHS } from "#engine/score/key.ts";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import { move, seqOf } from "./hands.ts";

const entries = JSON.parse(readFileSync("dist/packs/catalogue.json", "utf8")) as CatalogueEntry[];
const scenarioOf = (entry: CatalogueEntry): Scenario =>
  packedScenario(readFileSync(`dist/packs/${entry.id}/${entry.pack}.json`));

/** Somebody who tries everything, differently each time. */
const trying = (random: Random) =>
  playerOf({
    choose: (at) => oneOf(fresh(at).length > 0 ? fresh(at) : at.choices, random)?.id,
    act: ({ acts }) => (random() < 0.5 ? undefined : oneOf(acts, random)?.id),
    rate: () => 1 + Math.floor(random() * 7),
    respond: () => "I hear you. We take it slowly.",
    tag: () => TRUTHS[Math.floor(random() * TRUTHS.length)] ?? "saw",
  });

/** The acts of some road to an ending from this attempt's first move on: what chance does is in its seed. */
function roadTo(program: Program, header: Header, ending: string): Act[] | undefined {
  const random = randomOf(`${header.seed} ${ending}`);
  for (let turn = 0; turn < 3000; turn++) {
    const pace = { begunAt: 0, wordsPerMinute: 200, pauses: 0 };
    const played = playAttempt(program, header, trying(random), pace, 120);
    if (!played.ok) throw new Error(JSON.stringify(played.error));
    const last = played.value.moves.at(-1);
    if (last?.kind === "ended" && last.ending === ending) return played.value.moves.slice(1, -1);
  }
  return undefined;
}

const headerOf = (page: Page): Promise<Header> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("common-ground");
        opening.addEventListener("success", () => {
          const attempt = location.hash.split("/")[2] ?? "";
          const found = opening.result.transaction("attempts").objectStore("attempts").get(attempt);
          found.addEventListener("success", () => {
            opening.result.close();
            done((found.result as { header: Header }).header);
          });
        });
      }),
  );

/** Any act by keyboard, whatever kind of scene asks for it. */
async function perform(page: Page, act: Act): Promise<void> {
  if (act.kind === "chose") await move(page, act.choice);
  else if (act.kind === "acted") await move(page, act.act);
  else if (act.kind === "continued") await move(page, undefined);
  else {
    const before = await seqOf(page);
    const form = page.locator("[data-seq] form");
    if (act.kind === "responded") {
      await form.locator("textarea").focus();
      await page.keyboard.type("I hear you. We take it slowly.");
      await form.locator("button[type=submit]").focus();
    } else {
      const given: Readonly<Record<string, unknown>> =
        act.kind === "rated" ? act.ratings : act.kind === "reported" ? act.items : {};
      const rows = await form
        .locator("[data-item]")
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-item")));
      for (const row of rows) {
        await form
          .locator(`[data-item="${row ?? ""}"] input`)
          .first()
          .focus();
        const answer = given[row ?? ""];
        const key = typeof answer === "number" ? answer : TRUTHS.findIndex((truth) => truth === answer) + 1;
        await page.keyboard.press(String(key === 0 ? TRUTHS.length + 1 : key));
      }
    }
    await page.keyboard.press("Enter");
    await expect.poll(() => seqOf(page)).toBeGreaterThan(before);
  }
}

/** Performs the acts of a road. False when the log holds a move that is none of them. */
async function follow(page: Page, road: readonly Act[]): Promise<boolean> {
  for (const [done, act] of road.entries()) {
    if ((await seqOf(page)) !== done) return false;
    await perform(page, act);
  }
  return true;
}

for (const entry of entries) {
  const scenario = scenarioOf(entry);
  const program = compile(scenario);
  /** Begins runs until one can lead there: what chance does is drawn when a run begins. */
  const roadOf = async (page: Page, ending: string): Promise<Act[]> => {
    for (let turn = 0; turn < 8; turn++) {
      await page.goto(`/#/play/${entry.id}?begin`);
      await page.reload();
      await page.waitForURL(/#\/attempt\//);
      await page.locator("[data-seq]").waitFor();
      const road = roadTo(program, await headerOf(page), ending);
      if (road) return road;
    }
    throw new Error(`no road to ${ending} was found`);
  };
  for (const ending of scenario.endings) {
    test(`${entry.id} is played by keyboard to the ending ${ending.id}`, async ({ page }) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      // A machine that was held up puts a gap into the log, and what chance does then is not what was planned: once more.
      let arrived = false;
      for (let turn = 0; turn < 4 && !arrived; turn++) arrived = await follow(page, await roadOf(page, ending.id));
      expect(arrived, "the machine was held up in each of four runs").toBe(true);
      await expect(page.locator('[data-over="ended"]')).toBeVisible();
      expect((await headerOf(page)).scenario).toBe(entry.id);
      await expect(page.locator("[data-over] h2")).toHaveText(plainText(ending.title));
      expect(errors).toEqual([]);
    });
  }
}
