import { screen, waitFor, within } from "@testing-library/react";
import { legalDue } from "#engine/insight/health/health.ts";
import type { ScriptNote } from "#engine/insight/health/note.ts";
import { expect, it } from "vitest";
import { aTable, nothingHeard, RULES } from "./table.tsx";

const aRemark = {
  id: "c1",
  scenario: "night-call",
  rules: RULES,
  at: "door",
  text: "Nobody would knock twice.",
  when: 1,
};
const aNote = (over: Partial<ScriptNote> = {}): ScriptNote => ({
  id: "n1",
  scenario: "night-call",
  rules: RULES,
  at: "door.shove",
  text: "Too easy to see through.",
  by: "Sgt. Okafor",
  when: 2,
  ...over,
});
const cards = (): string[] => screen.getAllByRole("heading", { level: 2 }).map((one) => one.textContent ?? "");
const place = (name: RegExp): HTMLElement => screen.getByRole("article", { name });

it("an academy without scenarios is told what will stand here", async () => {
  const table = await aTable([]);
  void table.open();
  expect(await screen.findByText(/No scenario came with this app/)).toBeDefined();
});

it("the scenario that needs work first stands first, and says why", async () => {
  const expired = legalDue(
    [{ claim: "Consent must be asked.", source: "s", checkedOn: "2025-01-01", expires: "2026-01-01" }],
    "2026-11-23",
    "2027-02-21",
  );
  const table = await aTable([
    { id: "calm", title: "Calm" },
    { id: "old-law", title: "Old law", legal: expired, legalNotes: 1 },
  ]);
  await table.open();
  expect(cards()).toEqual(["Old law", "Calm"]);
  const card = screen.getByRole("region", { name: "Old law" });
  expect(within(card).getByText("1 legal note is past its day.")).toBeDefined();
  expect(card.textContent).toContain("Jan 1, 2026: Consent must be asked.");
});

it("a remark moves its scenario to the front, once the runs are read, and no officer is named", async () => {
  const table = await aTable([{ id: "calm", title: "Calm" }, {}]);
  table.heard = { ...nothingHeard, remarks: [aRemark] };
  await table.open();
  await waitFor(() => expect(cards()).toEqual(["Night call", "Calm"]));
  expect(screen.getByText("1 remark by an officer waits for an answer.")).toBeDefined();
});

it("a filter that finds nothing says so and hands the focus back when it is cleared", async () => {
  const table = await aTable();
  await table.open();
  const select = screen.getByLabelText("Show");
  await table.user.selectOptions(select, "law");
  expect(screen.getByText("None of 1 scenarios matches this.")).toBeDefined();
  await table.user.click(screen.getByRole("button", { name: "Show all" }));
  expect(document.activeElement).toBe(select);
  expect(cards()).toEqual(["Night call"]);
});

it("nothing is proven until it is asked for; then errors and warnings stand in the row", async () => {
  const table = await aTable();
  await table.open();
  expect(screen.getByText("Not checked here yet.")).toBeDefined();
  await table.user.click(screen.getByRole("button", { name: "Check now: Night call" }));
  await waitFor(() => expect(screen.getByText(/^Errors: \d+\. Warnings: \d+\. Not decided: \d+\.$/)).toBeDefined());
});

it("a script shows choices, where each leads, and what the key says until that is hidden", async () => {
  const table = await aTable();
  await table.open("night-call");
  const door = place(/^1\. door/);
  expect(within(door).getByText("Do shove")).toBeDefined();
  expect(within(door).getAllByRole("link", { name: /to 4\. bad/ })).toHaveLength(1);
  expect(within(door).getByText("strong evidence")).toBeDefined();
  await table.user.click(screen.getByLabelText("Show what the key says of each choice"));
  expect(within(door).queryByText("strong evidence")).toBeNull();
});

it("a link to a choice puts the focus on it", async () => {
  const table = await aTable();
  await table.open("night-call", "door.shove");
  await waitFor(() => expect(document.activeElement?.id).toBe("script-door.shove"));
  expect(document.activeElement?.textContent).toContain("Do shove");
});

it("a link to a place this version does not have says so", async () => {
  const table = await aTable();
  await table.open("night-call", "cellar");
  expect(screen.getByText(/There is no “cellar” in this version/)).toBeDefined();
});

it("a note is written at a choice, kept with the version, and the focus comes back", async () => {
  const table = await aTable();
  await table.open("night-call");
  const door = place(/^1\. door/);
  await table.user.click(within(door).getByRole("button", { name: /Write a note/ }));
  await table.user.selectOptions(within(door).getByLabelText("About"), "shove");
  await table.user.type(within(door).getByLabelText(/What is wrong/), "Too easy to see through.");
  await table.user.click(within(door).getByRole("button", { name: "Keep the note" }));
  expect(within(door).getByText("Write who says it.")).toBeDefined();
  await table.user.type(within(door).getByLabelText("Your name"), "Sgt. Okafor");
  await table.user.click(within(door).getByRole("button", { name: "Keep the note" }));
  await waitFor(() => expect(within(door).getByText("Too easy to see through.")).toBeDefined());
  expect(table.notes[0]).toMatchObject({ at: "door.shove", rules: RULES, by: "Sgt. Okafor" });
  expect(document.activeElement?.textContent).toContain("Write a note");
});

it("a note that cannot be kept stays in the form and says so", async () => {
  const table = await aTable();
  table.keeps = false;
  await table.open("night-call");
  const door = place(/^1\. door/);
  await table.user.click(within(door).getByRole("button", { name: /Write a note/ }));
  await table.user.type(within(door).getByLabelText(/What is wrong/), "Long words");
  await table.user.type(within(door).getByLabelText("Your name"), "A");
  await table.user.click(within(door).getByRole("button", { name: "Keep the note" }));
  expect(await within(door).findByRole("alert")).toBeDefined();
  expect(within(door).getByLabelText<HTMLTextAreaElement>(/What is wrong/).value).toBe("Long words");
});

it("a remark is resolved with a reason; what is kept of it names the trainer and no officer", async () => {
  const table = await aTable();
  table.heard = { ...nothingHeard, remarks: [aRemark] };
  await table.open("night-call");
  const door = place(/^1\. door/);
  await table.user.click(await within(door).findByRole("button", { name: /Resolve/ }));
  await table.user.type(within(door).getByLabelText(/What was done/), "One knock now.");
  await table.user.type(within(door).getByLabelText("Your name"), "Sgt. Okafor");
  await table.user.click(within(door).getByRole("button", { name: "Resolve" }));
  await waitFor(() => expect(within(door).getByText("1 resolved")).toBeDefined());
  expect(table.notes).toEqual([
    expect.objectContaining({
      remark: "c1",
      by: "",
      resolved: expect.objectContaining({ by: "Sgt. Okafor", reason: "One knock now." }),
    }),
  ]);
});

it("a note of an older version says which; one on a place that is gone is not lost", async () => {
  const table = await aTable();
  table.notes.push(aNote({ rules: "b".repeat(64) }), aNote({ id: "n2", at: "cellar", text: "Where is this?" }));
  await table.open("night-call");
  await waitFor(() => expect(screen.getByText("Of version bbbbbbbb, not this one")).toBeDefined());
  expect(screen.getByRole("heading", { name: "Notes on places this version no longer has" })).toBeDefined();
  expect(screen.getByText("Where is this?")).toBeDefined();
});

it("a decision few have met shows its n and that nothing can be read into it", async () => {
  const table = await aTable();
  const counts = { timeouts: 0, bins: new Map(), why: new Map(), sure: new Map(), levels: new Map() };
  const row = { scenario: "night-call", rules: RULES, scene: "door", kind: "decision" as const, spine: true };
  table.heard = {
    ...nothingHeard,
    toCheck: [{ scenario: "night-call", rules: RULES, scene: "door", n: 120 }],
    decisions: [{ ...row, reached: 5, options: new Map([["ask", 3]]), ...counts }],
  };
  await table.open("night-call");
  const door = place(/^1\. door/);
  expect(await within(door).findByText("n = 5 met it")).toBeDefined();
  expect(within(door).getByText("3 of 5")).toBeDefined();
  expect(within(door).getByText("0 of 5")).toBeDefined();
  expect(within(door).getByText(/Under 20/)).toBeDefined();
  expect(within(door).getByText(/of 120 officers, those who do well/)).toBeDefined();
  expect(screen.getByText("1 decision asks for a look at its key.")).toBeDefined();
});

it("all notes of a scenario are saved for its author, as Markdown and as CSV", async () => {
  const table = await aTable();
  table.notes.push(aNote({ text: "=HYPERLINK(1)\n# no heading" }));
  await table.open("night-call");
  await table.user.click(await screen.findByRole("button", { name: "Save as Markdown" }));
  await table.user.click(screen.getByRole("button", { name: "Save as CSV" }));
  const [markdown, csv] = table.saved;
  expect(markdown?.name).toBe("night-call-notes.md");
  expect(markdown?.text).toContain("## door");
  expect(markdown?.text).toContain(String.raw`> \# no heading`);
  expect(csv?.name).toBe("night-call-notes.csv");
  expect(csv?.text).toContain("door,shove,open,note,Sgt. Okafor");
  expect(csv?.text).toContain("'=HYPERLINK");
  expect(screen.getByText("Saved: night-call-notes.csv")).toBeDefined();
});
