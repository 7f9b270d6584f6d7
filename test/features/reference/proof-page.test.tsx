// @vitest-environment jsdom
import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { CODES } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import { proofInput } from "../../builders/proof-input.ts";
import { HandProof, showProof } from "./stand.tsx";

afterEach(cleanup);

const at = (): string | undefined => document.querySelector<HTMLElement>("[data-standing]")?.dataset["standing"];
const part = (name: string | RegExp): HTMLElement => screen.getByRole("region", { name });

/** The page once its proof is there. */
async function proven(input: ToProve, options: Parameters<typeof showProof>[2] = {}): Promise<void> {
  const hand = new HandProof();
  await showProof(input, hand.prove, options);
  await act(async () => hand.run.done(prove(input)));
}

test("it proves as it opens, and tells how far it is; those who listen are told rarely", async () => {
  const hand = new HandProof();
  await showProof(proofInput(), hand.prove);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Proof: A small one");
  expect(at()).toBe("running");
  const spoken = screen.getByRole("status");
  expect(spoken.textContent).toBe("Looking at everything");
  for (const states of [1000, 20_000, 999_999]) {
    act(() => hand.run.onStates(states));
    expect(part("Looking at everything").textContent).toContain(`States so far: ${states.toLocaleString("en-US")}`);
    expect(spoken.textContent).toBe("Looking at everything");
  }
  act(() => hand.run.onStates(2_100_000));
  expect(spoken.textContent).toBe("States so far: 2,000,000");
  await act(async () => hand.run.done(prove(proofInput())));
  expect(at()).toBe("done");
  expect(spoken.textContent).toMatch(/^The proof is done\. \d+ errors?, \d+ warnings?, \d+ notes?\.$/);
});

test("cancelled, it stops the work and says that nothing was decided; it can be proven again", async () => {
  const user = userEvent.setup();
  const hand = new HandProof();
  await showProof(proofInput(), hand.prove);
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(hand.run.signal.aborted).toBe(true);
  expect(at()).toBe("stopped");
  expect(document.activeElement?.textContent).toBe("Cancelled");
  expect(screen.queryByRole("heading", { name: "Endings" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Prove again" }));
  expect(at()).toBe("running");
  expect(hand.runs).toHaveLength(2);
  await act(async () => hand.run.done(prove(proofInput())));
  expect(at()).toBe("done");
});

test("when it cannot be finished it says so, and can be tried again", async () => {
  const user = userEvent.setup();
  const hand = new HandProof();
  await showProof(proofInput(), hand.prove);
  await act(async () => hand.run.fail());
  expect(at()).toBe("failed");
  expect(screen.getByRole("status").textContent).toContain("The proof could not be finished.");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(at()).toBe("running");
});

test("leaving the page ends the work", async () => {
  const hand = new HandProof();
  const { unmount } = await showProof(proofInput(), hand.prove);
  unmount();
  expect(hand.run.signal.aborted).toBe(true);
});

test("what it finds stands with its name, sentence, advice, place in the file and way there, worst first", async () => {
  const input = proofInput((scenario) => {
    scenario.meters.mood = { min: 0, max: 3, start: 1 };
    scenario.endings.push({ id: "lost", title: "Never", outcome: "harm" });
  });
  await proven(input);
  const found = part("What it found");
  const groups = within(found).getAllByRole("heading", { level: 3 });
  expect(groups.slice(0, 2).map((one) => one.textContent)).toEqual(["Errors", "Warnings"]);
  const errors = within(found).getByRole("region", { name: "Errors" });
  expect(errors.textContent).toContain("P01 Never reached");
  expect(errors.textContent).toContain("No run comes to the ending “lost”.");
  expect(errors.textContent).toContain("Lead to it from somewhere");
  expect(errors.textContent).toContain("scenario.json /endings/2");
  const warnings = within(found).getByRole("region", { name: "Warnings" });
  expect(warnings.textContent).toContain("“mood” is never asked about");
  // Words of the file are drawn as such.
  expect(found.textContent).not.toContain("`");
  const endings = part("Endings");
  expect(within(endings).getByText("No run comes to it.")).toBeTruthy();
  expect(within(endings).getByText("Someone was harmed")).toBeTruthy();
});

test("nothing found is said calmly, and that it is not praise", async () => {
  const hand = new HandProof();
  await showProof(proofInput(), hand.prove);
  const proof = prove(proofInput());
  await act(async () => hand.run.done({ ...proof, findings: [] }));
  expect(part("What it found").textContent).toContain("That says the scenario holds together, not that it is good");
  expect(within(part("What it found")).queryAllByRole("heading", { level: 3 })).toEqual([]);
  cleanup();
  await showProof(proofInput(), hand.prove);
  await act(async () => hand.run.done({ ...proof, findings: [], decided: false }));
  expect(part("What it found").textContent).toContain("in the part that was looked at");
});

test("a way there reads as a short screenplay of what is done", async () => {
  await proven(proofInput());
  const fold = part("Endings").querySelector('[data-ending="good"] details');
  expect(fold?.hasAttribute("open")).toBe(false);
  const lines = [...(fold?.querySelectorAll("li") ?? [])].map((one) => one.textContent);
  expect(lines.slice(-2)).toEqual([
    "talk.hurt asks Ana: “Are you hurt?”",
    "talk.bye says: “Good night. Call the desk.”",
  ]);
});

test("what was not decided is said first, with why, and again at each check", async () => {
  await proven({ ...proofInput(), maxStates: 3 });
  const standing = part("Only part of the scenario was looked at");
  expect(standing.textContent).toContain("It stopped at its limit of 3 states.");
  const checks = part("Every check");
  expect(checks.textContent).toContain("Not decided: not every state could be looked at");
  expect(part("Endings").textContent).toContain("Not met in the part that was looked at.");
});

test("every check stands there with what came of it", async () => {
  await proven(proofInput());
  const checks = part("Every check");
  expect(checks.querySelectorAll("[data-check]")).toHaveLength(CODES.length);
  expect(checks.querySelector('[data-check="P02"]')?.textContent).toBe("P02 Nothing openProved");
  expect(checks.querySelector('[data-check="P21"]')?.textContent).toBe("P21 Never exercisedNot run");
});

test("the ranges say that they are no grades, and lead to the routes that have them", async () => {
  await proven(proofInput());
  const shares = part("Marks a route can earn");
  expect(shares.textContent).toContain("They are not grades");
  const table = within(shares).getByRole("table", { name: "Marks a route can earn" });
  const all = within(table).getByRole("row", { name: /All routes/ });
  const [low, high] = within(all).getAllByRole("link");
  expect([low?.textContent, high?.textContent]).toEqual(["50%", "100%"]);
  expect(high?.getAttribute("href")).toBe("#/proof/small?high=all");
  expect(high?.getAttribute("aria-label")).toBe("Play the route with 100%: All routes");
});

test("an author's key is called that; without a key nothing is said of marks", async () => {
  await proven(proofInput());
  expect(screen.getByText("Marks are one author’s view: Tests. No panel has rated them.")).toBeTruthy();
  cleanup();
  const { key: _, ...rest } = proofInput();
  await proven(rest, { everyLanguage: false });
  expect(screen.getByText(/The key of this scenario is not on this device/)).toBeTruthy();
  expect(screen.getByText(/Some translations of it are not on this device/)).toBeTruthy();
  expect(part("Marks a route can earn").textContent).toContain("nothing to add up");
  expect(part("Playing without listening").textContent).toContain("Not tried");
});

test("those who do not listen stand beside the limit they must stay below", async () => {
  await proven(proofInput());
  const players = part("Playing without listening");
  const rows = [...players.querySelectorAll<HTMLElement>("[data-player]")];
  expect(rows.length).toBeGreaterThan(8);
  for (const row of rows) {
    const share = Number(/(\d+)%/.exec(row.textContent)?.[1]);
    const wanted = row.dataset["player"] === "second-best" ? share >= 50 : share < 50;
    expect(row.querySelector("[data-fails]") === null, row.textContent).toBe(wanted);
  }
});

test("headings go down one step at a time, in Spanish too", async () => {
  await proven(
    proofInput((scenario) => scenario.endings.push({ id: "lost", title: "No", outcome: "harm" })),
    {
      locale: "es",
    },
  );
  const levels = screen.getAllByRole("heading").map((one) => Number(one.tagName.slice(1)));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Prueba: A small one");
});

test("all that is folded is open on paper, and folded again after", async () => {
  await proven(proofInput());
  const open = (): number => document.querySelectorAll("details[open]").length;
  expect(open()).toBe(0);
  dispatchEvent(new Event("beforeprint"));
  expect(open()).toBe(document.querySelectorAll("details").length);
  expect(open()).toBeGreaterThan(1);
  dispatchEvent(new Event("afterprint"));
  expect(open()).toBe(0);
});
