// @vitest-environment jsdom
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { aDecision, aKey, aValue } from "../../builders/played.ts";
import { aRun, aStand } from "./stand.tsx";

afterEach(() => {
  cleanup();
  history.replaceState(null, "");
});

const small = aValue([aDecision("first", { ask: "good", shout: "bad" })]);

test("a record run stands in the list with its officer, state and purpose, and leads to its replay", async () => {
  const stand = await aStand();
  await stand.ports.journal.saveOfficer({ id: "o1", name: "Ofc. Rivera" });
  await stand.keep(aRun(small));
  stand.list();
  const row = await screen.findByRole("row", { name: /Ofc\. Rivera/ });
  expect(row.textContent).toContain("finished");
  expect(row.textContent).toContain("record");
  expect(screen.getByRole("link", { name: "Replay: small, Ofc. Rivera" }).getAttribute("href")).toBe("#/review/a1");
});

test("a practice run that was not shared is not listed and not counted", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small, { attempt: "mine", purpose: "practice", officer: "private-person" }));
  await stand.keep(aRun(small, { attempt: "record" }));
  const { container } = stand.list();
  await screen.findByText("1 run");
  expect(container.innerHTML).not.toContain("mine");
  expect(container.innerHTML).not.toContain("private-");
});

test("a practice run that was shared is listed as such", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small, { attempt: "mine", purpose: "practice" }));
  await stand.ports.attempts.share("mine", 5);
  stand.list();
  expect(await screen.findByText("practice, shared")).toBeTruthy();
});

test("an empty list says how a run comes here, even when there is private practice", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small, { purpose: "practice" }));
  stand.list();
  expect(await screen.findByText("No runs to review yet")).toBeTruthy();
  expect(screen.getByText(/sets the run to Record/)).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
});

/** A stand with many record runs, of officers `Ofc. 0` to `Ofc. 6` in turn. */
async function aFullStand(count: number, options: Parameters<typeof aStand>[0] = {}) {
  const stand = await aStand(options);
  for (let at = 0; at < 7; at++) await stand.ports.journal.saveOfficer({ id: `o${at}`, name: `Ofc. ${at}` });
  await stand.ports.journal.saveOfficer({ id: "o7", name: "Łukasz Wiśniewski" });
  for (let at = 0; at < count; at++) await stand.keep(aRun(small, { attempt: `r${at}`, officer: `o${at % 8}` }));
  return stand;
}
const rows = (): number => screen.getAllByRole("row").length - 1;

test("some hundred runs are drawn fifty at a time, and the first run that more brings has the focus", async () => {
  const stand = await aFullStand(120);
  stand.list();
  await screen.findByText("120 runs");
  expect(rows()).toBe(50);
  await userEvent.click(screen.getByRole("button", { name: "Show 50 more" }));
  expect(rows()).toBe(100);
  expect(document.activeElement?.closest("tr")).toBe(screen.getAllByRole("row")[51]);
  await userEvent.click(screen.getByRole("button", { name: "Show 20 more" }));
  expect(rows()).toBe(120);
  expect(screen.queryByRole("button", { name: /more/ })).toBeNull();
});

test("an officer is found by any part of the name, without its case and accents", async () => {
  const stand = await aFullStand(24);
  stand.list();
  await userEvent.type(await screen.findByRole("searchbox", { name: "Find" }), "WISN lukasz");
  expect(screen.getByText("3 of 24 runs")).toBeTruthy();
  expect(rows()).toBe(3);
  await userEvent.type(screen.getByRole("searchbox"), "xyz");
  await userEvent.click(screen.getByRole("button", { name: "Clear the filter" }));
  expect(rows()).toBe(24);
});

test("runs are chosen by state, and the choice is there again on coming back", async () => {
  const stand = await aFullStand(6);
  const left = aRun(small, { attempt: "left" });
  await stand.keep({ ...left, attempt: { ...left.attempt, moves: left.attempt.moves.slice(0, 1) } });
  stand.list();
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "State" }), "under way");
  expect(screen.getByText("1 of 7 runs")).toBeTruthy();
  cleanup();
  stand.list();
  expect(await screen.findByText("1 of 7 runs")).toBeTruthy();
});

test("a run with a critical act needs a look until somebody has commented on it", async () => {
  const key = aKey({ first: { ask: "strong", shout: "weak" } });
  const choices = key.decisions["first"]?.choices ?? {};
  const grave = { ...choices["ask"], critical: { severity: "safety" as const, why: "Because." } };
  const first = { behaviours: ["COM.1"], choices: { ...choices, ask: grave, shout: grave } };
  const stand = await aFullStand(6, { key: { ...key, decisions: { first } } as typeof key });
  await stand.ports.journal.addComment({ id: "c", attempt: "r2", seq: 1, text: "Seen.", by: "Sgt.", at: 1 });
  stand.list();
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "State" }), "needs a look");
  await waitFor(() => expect(screen.getByText("5 of 6 runs")).toBeTruthy());
  expect(screen.queryByRole("link", { name: /Ofc\. 2/ })).toBeNull();
});

test("few runs have no filter in their way", async () => {
  const stand = await aFullStand(3);
  stand.list();
  await screen.findByText("3 runs");
  expect(screen.queryByRole("searchbox")).toBeNull();
});
