// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, expect, test } from "vitest";
import type { OfferedChoice, Shown, ShownLine } from "#engine/attempt/shown.ts";
import type { Span } from "#engine/scenario/text.ts";
import { Choices } from "#stage/choices.tsx";
import { Face } from "#stage/face.tsx";
import { LevelMark } from "#stage/level-mark.tsx";
import { Lines } from "#stage/lines.tsx";
import { Timer } from "#stage/timer.tsx";
import { Transcript } from "#stage/transcript.tsx";
import { WhyForm, type WhyAnswer } from "#stage/why.tsx";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";

afterEach(cleanup);
const user = userEvent.setup();
const words = await createWords("en-US");
await addAreas(words, ["debrief", "scenes"]);

const show = (what: ReactNode): ReturnType<typeof render> =>
  render(what, { wrapper: ({ children }) => <WordsProvider words={words}>{children}</WordsProvider> });
const spans = (text: string): Span[] => [{ text, em: false }];
const offered = (...ids: string[]): OfferedChoice[] =>
  ids.map((id) => ({ id, kind: "say", spans: spans(`Say ${id}`), target: "" }));
const line = (key: string, more: Partial<ShownLine> = {}): ShownLine => ({
  kind: "line",
  key,
  seq: 0,
  address: `scene.${key}`,
  who: "mara",
  name: "Mara",
  spans: spans(`Line ${key}`),
  lang: "en-US",
  channel: "room",
  understood: "clear",
  notice: false,
  ...more,
});

test("a number key chooses the choice with that number, and no other", async () => {
  const chosen: string[] = [];
  show(
    <Choices
      prompt={spans("What now?")}
      choices={offered("a", "b", "c")}
      lang="en-US"
      onChoose={(id) => chosen.push(id)}
    />,
  );
  await user.keyboard("2");
  await user.keyboard("4");
  expect(chosen).toEqual(["b"]);
  expect(screen.getByRole("button", { name: "Say b" }).getAttribute("aria-keyshortcuts")).toBe("2");
});

test("choices are a numbered list under what is asked, without the number in their names", () => {
  show(<Choices prompt={spans("What now?")} choices={offered("a", "b")} lang="en-US" onChoose={() => undefined} />);
  const section = screen.getByRole("region", { name: "What now?" });
  expect(
    within(section)
      .getAllByRole("button")
      .map((button) => button.textContent),
  ).toEqual(["1Say a", "2Say b"]);
  expect(within(section).getByRole("button", { name: "Say a" })).toBeTruthy();
});

test("while a choice is saved, keys and clicks are refused and the screen says so", async () => {
  const chosen: string[] = [];
  show(<Choices prompt={[]} choices={offered("a", "b")} lang="en-US" saving onChoose={(id) => chosen.push(id)} />);
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: "Say b" }));
  expect(chosen).toEqual([]);
  expect(screen.getByRole("status").textContent).toBe("Saving");
  for (const button of screen.getAllByRole("button")) expect(button.getAttribute("aria-disabled")).toBe("true");
});

test("choices in a right-to-left language carry their language and direction", () => {
  show(
    <Choices
      prompt={spans("ماذا تفعل؟")}
      choices={[{ id: "a", kind: "say", spans: spans("اسأل"), target: "" }]}
      lang="ar"
      onChoose={() => undefined}
    />,
  );
  for (const text of ["ماذا تفعل؟", "اسأل"])
    expect(screen.getByText(text).closest("[dir=rtl][lang=ar]")).not.toBeNull();
});

test("what is said is a log; each line says who, how, and in what language", () => {
  const shown: Shown[] = [
    line("1", { channel: "radio", name: "Dispatch" }),
    line("2", { lang: "ar", understood: "no", meaning: spans("She cannot hear.") }),
    line("3", { who: "narrator", name: "", notice: true }),
    { kind: "act", key: "4", seq: 1, address: "scene.a", how: "wait", spans: spans("Step back."), lang: "en-US" },
    { kind: "act", key: "5", seq: 2, address: "scene.timeout", how: "timeout", spans: [], lang: "en-US" },
  ];
  show(<Lines shown={shown} />);
  const said = [...screen.getByRole("log").children].map((each) => each.textContent);
  expect(said).toEqual([
    "DDispatchradio: Line 1",
    "MMara: Line 2You do not understand the words.",
    "You notice: Line 3",
    "Youwait: Step back.",
    "You: You said nothing in time.",
  ]);
  expect(screen.getByText("Line 2").getAttribute("dir")).toBe("rtl");
});

test("the meaning of what was not understood shows where it is asked for, and only there", () => {
  const shown = [line("1", { understood: "partial", meaning: spans("She cannot hear.") })];
  show(<Transcript shown={shown} />);
  expect(screen.queryByText(/She cannot hear/)).toBeNull();
  cleanup();
  show(<Transcript shown={shown} meanings />);
  expect(screen.getByText(/She cannot hear/).textContent).toBe("It meant: She cannot hear.");
});

test("text of a scenario is never markup", () => {
  show(<Lines shown={[line("1", { spans: [{ text: "<img src=x onerror=alert(1)>", em: true }] })]} />);
  expect(screen.getByText("<img src=x onerror=alert(1)>").tagName).toBe("EM");
});

test("a move of a transcript can be chosen", async () => {
  const chosen: number[] = [];
  show(
    <Transcript
      shown={[line("1"), line("2", { seq: 1 }), line("3", { seq: 1 })]}
      selected={0}
      onSelect={(seq) => chosen.push(seq)}
      moveLabel={(seq) => `Move ${seq}`}
    />,
  );
  await user.click(screen.getByRole("button", { name: "Move 1" }));
  expect(chosen).toEqual([1]);
  expect(screen.getByRole("button", { name: "Move 0" }).getAttribute("aria-pressed")).toBe("true");
});

test("a reason is given by its number and Enter", async () => {
  const answers: WhyAnswer[] = [];
  show(<WhyForm askWhy askSure={false} onAnswer={(answer) => answers.push(answer)} />);
  await user.keyboard("6{Enter}");
  expect(answers).toEqual([{ reason: "trust" }]);
});

test("numbers typed into the note are text, and Enter sends reason, note and sureness", async () => {
  const answers: WhyAnswer[] = [];
  show(<WhyForm askWhy askSure onAnswer={(answer) => answers.push(answer)} />);
  await user.click(screen.getByRole("radio", { name: "Respect" }));
  await user.click(screen.getByRole("radio", { name: "certain" }));
  await user.type(screen.getByLabelText("In a few words (optional)"), " 2 doors {Enter}");
  expect(answers).toEqual([{ reason: "respect", note: "2 doors", sure: 3 }]);
});

test("the question why can be skipped", async () => {
  const answers: WhyAnswer[] = [];
  show(<WhyForm askWhy askSure onAnswer={(answer) => answers.push(answer)} />);
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: "Skip" }));
  expect(answers).toEqual([{}]);
});

test("the timer speaks at the start, at ten seconds, at the end and when T is pressed, and not in between", async () => {
  const { rerender } = show(<Timer left={30} total={30} />);
  const said = (): string | null => screen.getByRole("status").textContent;
  expect(said()).toBe("You have 30 seconds.");
  rerender(<Timer left={22} total={30} />);
  expect(said()).toBe("You have 30 seconds.");
  await user.keyboard("t");
  expect(said()).toBe("22 seconds left");
  rerender(<Timer left={10} total={30} />);
  expect(said()).toBe("10 seconds left");
  rerender(<Timer left={7} total={30} />);
  expect(said()).toBe("10 seconds left");
  rerender(<Timer left={0} total={30} />);
  expect(said()).toBe("Time is up.");
  expect(screen.getByRole("timer", { name: "Time left" }).textContent).toBe("0");
});

test("a face without a picture shows initials under the same name", () => {
  show(<Face name="Mara Quiñones" alt="Mara Quiñones, afraid" />);
  expect(screen.getByRole("img", { name: "Mara Quiñones, afraid" }).textContent).toBe("MQ");
});

test("a level is told by word, letter and shape, not by colour alone", () => {
  show(<LevelMark level="weak" />);
  expect(screen.getByText("weak evidence").textContent).toBe("▽ Wweak evidence");
});
