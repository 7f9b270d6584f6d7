// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { OfferedChoice } from "#engine/attempt/shown.ts";
import { Choices } from "#stage/choices.tsx";
import { WordsProvider } from "#words/use-words.tsx";
import { createWords } from "#words/words.ts";

afterEach(() => {
  cleanup();
  delete document.documentElement.dataset["confirm"];
});

const choice = (id: string, takes?: number): OfferedChoice => ({
  id,
  kind: "say",
  target: "",
  spans: [{ text: `Do ${id}`, em: false }],
  ...(takes !== undefined && { takes }),
});

/** The choices on a device that confirms; gives what was chosen so far, and shows others in their place. */
async function show(saving = false): Promise<{ chosen: string[]; next: (ids: readonly string[]) => void }> {
  document.documentElement.dataset["confirm"] = "on";
  const words = await createWords("en-US");
  const chosen: string[] = [];
  const whole = (choices: readonly OfferedChoice[]): React.ReactNode => (
    <WordsProvider words={words}>
      <Choices prompt={[]} choices={choices} lang="en-US" saving={saving} onChoose={(id) => void chosen.push(id)} />
    </WordsProvider>
  );
  const { rerender } = render(whole([choice("ask"), choice("wait", 2)]));
  await screen.findByRole("button", { name: "Confirm" });
  return { chosen, next: (ids) => rerender(whole(ids.map((id) => choice(id)))) };
}

const checked = (): (string | undefined)[] =>
  screen
    .getAllByRole<HTMLInputElement>("radio")
    .filter((one) => one.checked)
    .map((one) => one.dataset["mark"]);

test("a number marks and puts the focus there; only Enter chooses, and the mark is gone then", async () => {
  const hands = userEvent.setup();
  const { chosen } = await show();
  await hands.keyboard("{Enter}");
  await hands.keyboard("1");
  await hands.keyboard("2");
  expect([checked(), chosen]).toEqual([["wait"], []]);
  expect((document.activeElement as HTMLElement).dataset["mark"]).toBe("wait");
  await hands.keyboard("{Enter}");
  expect([checked(), chosen]).toEqual([[], ["wait"]]);
  await hands.keyboard("{Enter}");
  expect(chosen).toEqual(["wait"]);
});

test("by hand: a press marks, the button chooses, and refuses while nothing is marked", async () => {
  const hands = userEvent.setup();
  const { chosen } = await show();
  const button = screen.getByRole("button", { name: "Confirm" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  await hands.click(button);
  await hands.click(screen.getByText("Do ask"));
  expect(chosen).toEqual([]);
  await hands.click(button);
  expect(chosen).toEqual(["ask"]);
});

test("no mark outlives the choices it was set on", async () => {
  const hands = userEvent.setup();
  const { chosen, next } = await show();
  await hands.keyboard("2");
  next(["wait", "leave"]);
  await screen.findByText("Do leave");
  expect(checked()).toEqual([]);
  await hands.keyboard("{Enter}");
  expect(chosen).toEqual([]);
});

test("while a move is being saved nothing is chosen, and what a choice takes is said as ever", async () => {
  const hands = userEvent.setup();
  const { chosen } = await show(true);
  screen.getByText("takes 2");
  await hands.keyboard("1");
  await hands.keyboard("{Enter}");
  expect(chosen).toEqual([]);
});
