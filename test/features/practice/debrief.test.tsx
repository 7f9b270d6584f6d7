// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import competencies from "../../../scenarios/competencies.json" with { type: "json" };
import debrief from "#words/en-us/debrief.ts";
import { aTable, stored } from "./debrief-table.tsx";

afterEach(cleanup);

const user = userEvent.setup();
const press = async (name: string | RegExp): Promise<void> => user.click(screen.getByRole("button", { name }));
const step = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-step="${name}"]`);
  if (!found) throw new Error(`step ${name} is not open`);
  return found;
};
const isOpen = (name: string): boolean => document.querySelector(`[data-step="${name}"]`) !== null;

/** Skips the recall and goes on until the named step is open. */
async function goTo(name: string): Promise<void> {
  await press("Skip");
  while (!isOpen(name)) await press("Next");
}

test("the author’s view is closed, and its key not fetched, before the officer's own words", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["shout", "cite"]));
  expect(isOpen("view")).toBe(false);
  expect(screen.queryByRole("button", { name: /The author’s view/ })).toBeNull();
  expect(table.asked).toEqual([]);
  expect(document.body.textContent).not.toContain("weak evidence");
});

test("recall is kept, leads to the moments, and can still be changed until the author’s view is open", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["shout", "cite"]);
  await table.show(attempt);
  await user.type(screen.getByLabelText("What decided how it went?"), "She could not hear.");
  await press("Save and go on");
  await waitFor(() => expect(document.activeElement).toBe(within(step("moments")).getByRole("heading", { level: 2 })));
  expect(await table.ports.journal.debrief(attempt)).toMatchObject({
    value: { decided: "She could not hear.", step: 2 },
  });
  expect(screen.getByRole("button", { name: "Change your words" })).toBeTruthy();
  await press("Next");
  await press("Next");
  expect(screen.queryByRole("button", { name: "Change your words" })).toBeNull();
  expect(within(step("recall")).getByText("She could not hear.")).toBeTruthy();
});

test("the moments show what was chosen and ours beside the officer's, without a mark", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["shout", "explain"]);
  await table.show(attempt);
  await press("Skip");
  const moments = within(step("moments"));
  expect(await moments.findByText(/This is the one we would talk about/)).toBeTruthy();
  const ours = moments.getByRole("heading", { name: "Ours" }).parentElement;
  expect(ours?.textContent).toContain("Decision 1");
  expect(step("moments").textContent).not.toMatch(/weak|strong|adequate/);
  await user.click(moments.getByRole("radio", { name: /Decision 2/ }));
  expect(moments.getByRole("heading", { name: "Yours" }).parentElement?.textContent).toContain("Decision 2");
});

test("what came of it is told with the ending, after the recall and not before", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["ask", "explain"]));
  expect(document.body.textContent).not.toContain("A week later a letter comes.");
  await press("Skip");
  expect(within(step("moments")).getByText("A week later a letter comes.")).toBeTruthy();
});

test("evidence is counts, never a percentage, with the outcome beside it", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["shout", "explain"]));
  await goTo("view");
  const view = within(step("view"));
  expect(await view.findByText("0 strong, 1 adequate, 1 weak")).toBeTruthy();
  expect(view.getByText("Active listening and empathy")).toBeTruthy();
  expect(document.body.textContent).not.toContain("%");
  expect(view.getByText(/Judge the decision, not the luck/)).toBeTruthy();
});

test("the author’s view says first whose it is, then gives every reason, with critical acts apart and unconfirmed", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["shout", "explain"]));
  await goTo("view");
  const view = within(step("view"));
  await view.findByText("One author’s view. No panel has rated it.");
  expect(view.getByText("Nobody else has looked at it.")).toBeTruthy();
  expect(view.getByText("She cannot hear you.")).toBeTruthy();
  expect(view.getByText("It is the first thing anyone tries.")).toBeTruthy();
  expect(view.getByText("To look at closely: Dignity, Disrespectful")).toBeTruthy();
  expect(view.getByText(/^Not confirmed/)).toBeTruthy();
  const source = view.getAllByRole("link", { name: "A guide" })[0];
  expect(source?.getAttribute("rel")).toBe("noreferrer");
});

test("a decision that the officer's own act cut off is weak, and the count says why", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["walk-off"]));
  await goTo("view");
  const view = within(step("view"));
  expect(await view.findByText("0 strong, 0 adequate, 2 weak")).toBeTruthy();
  expect(view.getByText(/ended before 1 decision that everyone else meets/)).toBeTruthy();
});

test("law that is past its date is said to be", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["ask", "explain"]));
  await goTo("view");
  expect(within(step("view")).getByText(/should have been checked again by Jan 1, 2021/)).toBeTruthy();
});

test("without the key it is said so, and all the rest works", async () => {
  const table = await aTable({ missing: true });
  await table.show(await stored(table.ports.attempts, ["ask", "explain"]));
  await press("Skip");
  await screen.findByText(/the one you took longest over/);
  await press("Next");
  await press("Next");
  expect(within(step("view")).getByText(/could not be fetched/)).toBeTruthy();
  await press("Next");
  await press("Next");
  expect(isOpen("commit")).toBe(true);
});

test("what a line meant is told at its own step and nowhere before", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["ask", "explain"]));
  await goTo("view");
  await within(step("view")).findByText("One author’s view. No panel has rated it.");
  expect(document.body.textContent).not.toContain("Please stop.");
  await press("Next");
  expect(step("meanings").textContent).toContain("Nadia");
  expect(step("meanings").textContent).toContain("Please stop.");
});

test("the step reached and the commitment are there again after coming back", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["ask", "explain"]);
  const close = await table.show(attempt);
  await goTo("commit");
  await user.type(screen.getByLabelText("When I see …"), "no answer");
  await user.type(screen.getByLabelText("I will first say …"), "Hello, I am Sam.");
  await press("Keep it");
  close();
  await table.show(attempt);
  expect(screen.getByText("When I see no answer, I will first say: “Hello, I am Sam.”")).toBeTruthy();
  expect(document.querySelector('[aria-current="step"]')?.textContent).toContain("6");
});

test("a practice moment is tried again from its own move", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["shout", "explain"]);
  await table.show(attempt);
  await goTo("again");
  const buttons = await within(step("again")).findAllByRole("button", { name: "Try this moment again" });
  if (buttons[0]) await user.click(buttons[0]);
  expect(table.again).toMatchObject([{ attempt: { header: { attempt } }, seq: 1 }]);
});

test("a record run has no second try and says why; its trainer can see it", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["shout", "explain"], { purpose: "record" }));
  expect(screen.queryByRole("button", { name: "Share with trainer" })).toBeNull();
  expect(screen.getByText(/You and your trainer/)).toBeTruthy();
  await goTo("again");
  expect(within(step("again")).getByText(/A record run has no second try/)).toBeTruthy();
  expect(within(step("again")).queryByRole("button", { name: "Try this moment again" })).toBeNull();
  expect(within(step("again")).getByRole("link", { name: "Begin a practice run" }).getAttribute("href")).toBe(
    "#brief/small",
  );
});

test("a second try stands beside the first, seen from either run", async () => {
  const table = await aTable();
  const first = await stored(table.ports.attempts, ["ask", "cite"]);
  const second = await stored(table.ports.attempts, ["ask", "explain"], {
    attempt: "a2",
    from: { attempt: first, seq: 2 },
  });
  for (const attempt of [first, second]) {
    const close = await table.show(attempt);
    await goTo("again");
    const then = within(step("again")).getByRole("region", { name: "What came of it then" });
    const now = within(step("again")).getByRole("region", { name: "What came of it now" });
    expect(then.textContent).toContain("It goes wrong");
    expect(then.textContent).toContain("Do cite");
    expect(now.textContent).toContain("She drives on");
    expect(now.textContent).toContain("A week later a letter comes.");
    close();
  }
});

test("a practice run is the officer's own until shared, with what is shared in words", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["ask", "explain"]);
  await table.show(attempt);
  expect(screen.getByText(/Sharing shows your trainer your moves/)).toBeTruthy();
  await press("Share with trainer");
  expect(await screen.findByText(/^Shared with trainer/)).toBeTruthy();
  expect(await table.ports.attempts.open(attempt)).toMatchObject({ value: { sharedAt: table.ports.clock.now() } });
});

test("a run that was left has no mark beyond what was met, and no fail", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["ask", "leave"]));
  await goTo("view");
  const view = within(step("view"));
  expect(await view.findByText("1 strong, 0 adequate, 0 weak")).toBeTruthy();
  expect(view.getAllByText(/That is not a fail/).length).toBeGreaterThan(0);
  expect(view.queryByText(/Cut short/)).toBeNull();
});

test("a trainer's comments stand there once the officer has spoken", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["ask", "explain"]);
  await table.ports.journal.addComment({
    id: "c1",
    attempt,
    seq: 2,
    text: "Good that you told her why.",
    by: "Sgt. Okafor",
    at: 0,
    released: 1,
  });
  await table.show(attempt);
  expect(screen.queryByText("Good that you told her why.")).toBeNull();
  await press("Skip");
  expect(screen.getByText("Good that you told her why.")).toBeTruthy();
  expect(screen.getByText(/At decision 2/)).toBeTruthy();
});

test("what the trainer has not shown, has taken back or only flagged is not there", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["ask", "explain"]);
  const said = (id: string, more: object) =>
    table.ports.journal.addComment({ id, attempt, seq: 2, text: `Said ${id}.`, by: "Okafor", at: 0, ...more });
  await said("draft", {});
  await said("back", { released: 1, withdrawn: 2 });
  await said("flag", { kind: "flag", released: 1 });
  await said("shown", { kind: "clip", until: 3, released: 1 });
  await table.show(attempt);
  await press("Skip");
  const list = screen.getByRole("region", { name: "From your trainer" });
  expect(list.textContent).toContain("Said shown.");
  for (const id of ["draft", "back", "flag"]) expect(list.textContent).not.toContain(`Said ${id}.`);
});

test("a confirmed finding can be answered once, and the answer stays beside it", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["ask", "explain"]);
  const ruling = { attempt, seq: 2, by: "Okafor", at: 0, kind: "ruling" as const, of: "critical", released: 0 };
  await table.ports.journal.addComment({ ...ruling, id: "r1", text: "You stood in his way.", confirmed: true });
  await table.ports.journal.addComment({ ...ruling, id: "r2", text: "The law allows it.", confirmed: false, at: 1 });
  const leave = await table.show(attempt);
  await press("Skip");
  expect(screen.getByText("Confirmed by your trainer")).toBeTruthy();
  expect(screen.getByText("Set aside by your trainer")).toBeTruthy();
  const answer = screen.getAllByRole("textbox", { name: "Your answer" });
  expect(answer).toHaveLength(1);
  await userEvent.type(answer[0] as HTMLElement, "The door was behind me.");
  await press("Send");
  expect(await screen.findByText("The door was behind me.")).toBeTruthy();
  expect(screen.queryByRole("textbox", { name: "Your answer" })).toBeNull();
  expect(await table.ports.journal.comments(attempt)).toMatchObject({
    value: [{}, {}, { kind: "reply", of: "r1", seq: 2, text: "The door was behind me." }],
  });
  leave();
  await table.show(attempt);
  expect(await screen.findByText("The door was behind me.")).toBeTruthy();
});

test("a run that is not over leads back into it", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["ask"]));
  expect(screen.getByRole("link", { name: "Go on with the run" }).getAttribute("href")).toBe("#attempt/a1");
});

test("a log that was changed is named by its move", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["ask", "explain"]);
  const { attempts } = table.ports;
  const changed: typeof attempts = {
    ...attempts,
    open: async (id) => {
      const found = await attempts.open(id);
      if (!found.ok) return found;
      const moves = found.value.moves.map((move) => (move.seq === 2 ? { ...move, ms: 1 } : move));
      return { ok: true, value: { ...found.value, moves } };
    },
  };
  Object.assign(table.ports, { attempts: changed });
  await table.show(attempt);
  expect(screen.getByText(/Move 2 of this run is not as it was stored/)).toBeTruthy();
});

test("words that cannot be kept are said to be unkept, and can be saved again", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["ask", "explain"]);
  const { journal } = table.ports;
  let full = true;
  Object.assign(table.ports, {
    journal: {
      ...journal,
      saveDebrief: async (entry: Parameters<typeof journal.saveDebrief>[0]) =>
        full ? { ok: false, error: { code: "full" } } : journal.saveDebrief(entry),
    },
  });
  await table.show(attempt);
  await user.type(screen.getByLabelText("What decided how it went?"), "The light.");
  await press("Save and go on");
  expect(await screen.findByText(/This device has no room left/)).toBeTruthy();
  full = false;
  await press("Save again");
  await waitFor(() => expect(screen.queryByText(/This device has no room left/)).toBeNull());
  expect(await journal.debrief(attempt)).toMatchObject({ value: { decided: "The light.", step: 2 } });
});

test("competencies and behaviours are called on screen what the framework calls them", () => {
  for (const { id, name, behaviours } of competencies) {
    expect(debrief.competency).toHaveProperty(id, name);
    expect(debrief.behaviour).toHaveProperty(
      id,
      Object.fromEntries(behaviours.map((behaviour) => [behaviour.id.split(".")[1], behaviour.name])),
    );
  }
});
