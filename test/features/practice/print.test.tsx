// @vitest-environment jsdom
import { act, cleanup, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { marksOf, pointsOf } from "#features/practice/debrief/print.ts";
import type { MomentView } from "#stage/moment.tsx";
import type { Level } from "#engine/score/key.ts";
import { aTable, stored } from "./debrief-table.tsx";

afterEach(cleanup);

const view = (seq: number, levels: readonly Level[] = []): MomentView => ({
  seq,
  number: seq,
  lang: "en-US",
  prompt: [],
  chosen: { id: "x", spans: [], marks: levels.map((level, at) => ({ behaviour: `COM.${at + 1}`, level })) },
  others: [],
  ms: 1000,
});
const print = (event: "beforeprint" | "afterprint"): void => act(() => void dispatchEvent(new Event(event)));
const sheet = (): HTMLElement | null => document.querySelector("[data-sheet]");

test("a decision's marks are counted by level, strong first", () => {
  expect(marksOf(view(1, ["weak", "strong", "strong"]))).toEqual([
    { level: "strong", count: 2 },
    { level: "weak", count: 1 },
  ]);
  expect(marksOf(view(1))).toEqual([]);
});

test("up to three decisions are to talk about: one's own, ours, then the weakest; in the order met", () => {
  const views = [view(1, ["weak"]), view(2), view(3, ["weak", "weak"]), view(4, ["strong"]), view(5, ["weak"])];
  const seqs = (own: readonly (number | undefined)[]): number[] => pointsOf(views, own).map(({ seq }) => seq);
  expect(seqs([4, 3])).toEqual([1, 3, 4]);
  expect(seqs([undefined, undefined])).toEqual([1, 3, 5]);
  expect(pointsOf([view(1), view(2)], [2]).map(({ seq }) => seq)).toEqual([2]);
});

test("the sheet is there while it is printed, with decisions but without marks before the key was opened", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["shout", "explain"]));
  expect(sheet()).toBeNull();
  print("beforeprint");
  const paper = within(sheet() ?? document.body);
  paper.getByText("Do shout");
  expect(paper.getAllByText("not opened yet")).toHaveLength(2);
  expect(sheet()?.textContent).not.toContain("She cannot hear you.");
  paper.getByText("Not written yet:");
  print("afterprint");
  expect(sheet()).toBeNull();
});

test("once the key is open the sheet says marks in words, whose view they are, and what was promised", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["shout", "explain"]);
  const words = { attempt, decided: "I was loud.", alternatives: "She could be deaf.", step: 6, at: 1 };
  await table.ports.journal.saveDebrief({ ...words, commitment: { see: "no answer", say: "Hello" } });
  await table.show(attempt);
  await screen.findByRole("heading", { name: "Evidence" });
  print("beforeprint");
  const paper = within(sheet() ?? document.body);
  paper.getByText("1 weak");
  paper.getByText("1 adequate");
  paper.getByText("She cannot hear you.");
  expect(sheet()?.textContent).toMatch(/What decided how it went\? I was loud\..*what you saw\? She could be deaf\./);
  paper.getByText("When I see no answer, I will first say: “Hello”");
  expect(sheet()?.textContent).toContain("Marks are one author’s view.");
  expect(sheet()?.textContent).toContain("The officer, and whoever the officer gives this sheet to.");
  expect(sheet()?.textContent).not.toMatch(/%/);
});

test("what came of a run stands on the sheet", async () => {
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["ask", "explain"]));
  print("beforeprint");
  within(sheet() ?? document.body).getByRole("heading", { name: "What came of it" });
  within(sheet() ?? document.body).getByText("A week later a letter comes.");
});

test("the print button prints", async () => {
  let printed = 0;
  globalThis.print = () => void (printed += 1);
  const table = await aTable();
  await table.show(await stored(table.ports.attempts, ["ask", "explain"]));
  await userEvent.setup().click(screen.getByRole("button", { name: "Print" }));
  expect(printed).toBe(1);
});
