// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Recording } from "#engine/attempt/move.ts";
import type { OfferedChoice, OfferedItem, ShownAct } from "#engine/attempt/shown.ts";
import type { Span } from "#engine/scenario/text.ts";
import { Choices } from "#stage/choices.tsx";
import { Lines } from "#stage/lines.tsx";
import type { Microphone } from "#stage/microphone.ts";
import { Rate } from "#stage/rate.tsx";
import { Report } from "#stage/report.tsx";
import { Respond, type Response } from "#stage/respond.tsx";
import { Watch } from "#stage/watch.tsx";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";

beforeEach(() => {
  // jsdom plays no sound and makes no addresses for it.
  URL.createObjectURL = () => "blob:here";
  URL.revokeObjectURL = () => undefined;
});
afterEach(cleanup);
const user = userEvent.setup();
const words = await createWords("en-US");
await addAreas(words, ["scenes"]);

const show = (what: ReactNode): ReturnType<typeof render> =>
  render(what, { wrapper: ({ children }) => <WordsProvider words={words}>{children}</WordsProvider> });
const spans = (text: string): Span[] => [{ text, em: false }];
const offered = (...ids: string[]): OfferedChoice[] =>
  ids.map((id) => ({ id, kind: "do", spans: spans(`Do ${id}`), target: "" }));
const items = (...ids: string[]): OfferedItem[] => ids.map((id) => ({ id, spans: spans(`Thing ${id}`) }));
const asked = { prompt: spans("Asked"), lang: "en-US" };
const row = (id: string) => within(screen.getByRole("group", { name: new RegExp(`Thing ${id}`) }));
const chosenIn = (id: string): string | undefined =>
  row(id)
    .getAllByRole<HTMLInputElement>("radio")
    .find((radio) => radio.checked)?.value;

test("what is watched is stepped into by number, and let go on by Enter", async () => {
  const done: string[] = [];
  const watch = (choices: OfferedChoice[]): ReactNode => (
    <Watch {...asked} choices={choices} onAct={(id) => done.push(id)} onGoOn={() => done.push("on")} />
  );
  const { rerender } = show(watch([]));
  expect(screen.queryByRole("list")).toBeNull();
  await user.keyboard("1{Enter}");
  rerender(watch(offered("a", "b")));
  await user.keyboard("2");
  screen.getByRole("button", { name: "Do a" }).focus();
  await user.keyboard("{Enter}");
  await user.click(screen.getByRole("button", { name: "Let it go on" }));
  expect(done).toEqual(["on", "b", "a", "on"]);
});

test("while a step is stored, or something else has the keys, nothing goes on", async () => {
  const done: string[] = [];
  const { rerender } = show(
    <Watch {...asked} choices={offered("a")} saving onAct={(id) => done.push(id)} onGoOn={() => done.push("on")} />,
  );
  await user.keyboard("1{Enter}");
  await user.click(screen.getByRole("button", { name: "Let it go on" }));
  await user.click(document.body);
  rerender(
    <Watch
      {...asked}
      choices={offered("a")}
      keys={false}
      onAct={(id) => done.push(id)}
      onGoOn={() => done.push("on")}
    />,
  );
  await user.keyboard("1{Enter}");
  expect(done).toEqual([]);
});

test("a hub says what is left, and each question what it takes", () => {
  const choices = [{ ...offered("a")[0], takes: 2 } as OfferedChoice, ...offered("b")];
  const hub = (budget: { of: "questions" | "more" | "units"; count: number }): ReactNode => (
    <Choices {...asked} choices={choices} budget={budget} onChoose={() => undefined} />
  );
  const { rerender } = show(hub({ of: "questions", count: 1 }));
  expect(screen.getByText("1 question left")).toBeTruthy();
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["1Do atakes 2", "2Do b"]);
  rerender(hub({ of: "units", count: 3 }));
  expect(screen.getByText("Time left here: 3")).toBeTruthy();
});

test("ratings are given by number keys, row by row, and only when every row has one", async () => {
  const given: unknown[] = [];
  show(<Rate {...asked} items={items("x", "y", "z")} onRate={(ratings) => given.push(ratings)} />);
  expect(row("x").getAllByRole("radio")).toHaveLength(7);
  await user.keyboard("5");
  expect(chosenIn("x")).toBe("5");
  expect(document.activeElement?.closest("fieldset")?.dataset["item"]).toBe("x");
  await user.keyboard("6");
  expect([chosenIn("x"), chosenIn("y")]).toEqual(["6", undefined]);
  await user.tab();
  await user.keyboard("2");
  expect([chosenIn("x"), chosenIn("y")]).toEqual(["6", "2"]);
  await user.keyboard("8");
  expect(chosenIn("y")).toBe("2");
  await user.click(screen.getByRole("button", { name: "Give ratings" }));
  expect(given).toEqual([]);
  expect(screen.getByText("1 still needs a rating.")).toBeTruthy();
  expect(document.activeElement?.closest("fieldset")?.dataset["item"]).toBe("z");
  await user.keyboard("7");
  expect(screen.queryByText("1 still needs a rating.")).toBeNull();
  await user.keyboard("{Enter}");
  expect(given).toEqual([{ x: 6, y: 2, z: 7 }]);
});

test("the ends of the scale say which is which", () => {
  show(<Rate {...asked} items={items("x")} onRate={() => undefined} />);
  expect(row("x").getByRole("radio", { name: "1 poor" })).toBeTruthy();
  expect(row("x").getByRole("radio", { name: "7 excellent" })).toBeTruthy();
  expect(row("x").getByRole("radio", { name: "4" })).toBeTruthy();
});

test("a report asks of every item how it is known; what is left out is not in it", async () => {
  const filed: unknown[] = [];
  show(<Report {...asked} items={items("x", "y", "z")} onReport={(report) => filed.push(report)} />);
  await user.click(row("x").getByRole("radio", { name: "I heard it" }));
  await user.click(row("y").getByRole("radio", { name: "Leave out" }));
  await user.click(screen.getByRole("button", { name: "File the report" }));
  expect(filed).toEqual([]);
  expect(screen.getByText("1 still to decide.")).toBeTruthy();
  await user.click(row("z").getByRole("radio", { name: "Not known" }));
  await user.click(screen.getByRole("button", { name: "File the report" }));
  expect(filed).toEqual([{ x: "heard", z: "unknown" }]);
});

const respond = (more: Partial<Parameters<typeof Respond>[0]> = {}): ReactNode => (
  <Respond {...asked} by="text" most={50} onDraft={() => undefined} onRespond={() => undefined} {...more} />
);
/** Whether the page asks before it is left. */
const warns = (): boolean => {
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving);
  return leaving.defaultPrevented;
};

test("what is written is kept as it is written, and leaving warns only while there is something", async () => {
  const drafts: Response[] = [];
  const said: Response[] = [];
  show(respond({ draft: { text: "He" }, onDraft: (one) => drafts.push(one), onRespond: (one) => said.push(one) }));
  const box = screen.getByRole("textbox", { name: "Your words" });
  expect(box).toHaveProperty("value", "He");
  expect(warns()).toBe(true);
  await user.type(box, "y.");
  expect(drafts).toEqual([{ text: "Hey" }, { text: "Hey." }]);
  await user.clear(box);
  expect(warns()).toBe(false);
  await user.click(screen.getByRole("button", { name: "Say it" }));
  expect(screen.getByText("Say or write something first.")).toBeTruthy();
  expect(box.getAttribute("aria-invalid")).toBe("true");
  await user.type(box, "Good evening.");
  await user.click(screen.getByRole("button", { name: "Say it" }));
  expect(said).toEqual([{ text: "Good evening." }]);
});

test("what is too long is said to be, and nothing is cut off", async () => {
  const said: Response[] = [];
  show(respond({ onRespond: (one) => said.push(one) }));
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "a".repeat(51) } });
  await user.click(screen.getByRole("button", { name: "Say it" }));
  expect(screen.getByText("That is too long. Keep it to 50 characters.")).toBeTruthy();
  expect(screen.getByRole("textbox")).toHaveProperty("value", "a".repeat(51));
  expect(said).toEqual([]);
});

const audio: Recording = { type: "audio/webm", bytes: Uint8Array.from([1, 2, 3]) };
function aMicrophone(over: Partial<Microphone> = {}): Microphone & { dropped: number } {
  const microphone = {
    dropped: 0,
    allowed: async () => true,
    begin: async () => ({ end: async () => audio, drop: () => void microphone.dropped++ }),
    ...over,
  };
  return microphone;
}

test("without a microphone the box is open from the start, with one sentence why", () => {
  show(respond({ by: "speech", microphone: () => undefined }));
  expect(screen.getByText(/This browser has no microphone to use/)).toBeTruthy();
  expect(screen.getByRole("textbox", { name: "Your words" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Record" })).toBeNull();
  cleanup();
  show(respond({ microphone: () => undefined }));
  expect(screen.queryByText(/microphone/)).toBeNull();
});

test("a microphone that is forbidden, before or when it is asked for, leaves the box", async () => {
  show(respond({ by: "speech", microphone: () => aMicrophone({ allowed: async () => false }) }));
  expect(await screen.findByText(/The microphone is not allowed here/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Record" })).toBeNull();
  cleanup();
  const refused = async (): Promise<never> => {
    throw new DOMException("no", "NotAllowedError");
  };
  show(respond({ by: "speech", microphone: () => aMicrophone({ begin: refused }) }));
  await user.click(screen.getByRole("button", { name: "Record" }));
  expect(await screen.findByText(/The microphone is not allowed here/)).toBeTruthy();
  expect(screen.getByRole("textbox", { name: "Your words" })).toBeTruthy();
});

test("what is said is recorded, played, recorded again or deleted, and goes with what is written", async () => {
  const said: Response[] = [];
  show(respond({ by: "speech", microphone: () => aMicrophone(), onRespond: (one) => said.push(one) }));
  await user.click(screen.getByRole("button", { name: "Record" }));
  expect((await screen.findByRole("timer")).textContent).toBe("Recording: 0 s");
  await user.click(screen.getByRole("button", { name: "Stop recording" }));
  expect((await screen.findByLabelText("Your recording")).getAttribute("src")).toBe("blob:here");
  expect(warns()).toBe(true);
  await user.click(screen.getByRole("button", { name: "Delete the recording" }));
  expect(screen.queryByLabelText("Your recording")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Record" }));
  await user.click(await screen.findByRole("button", { name: "Stop recording" }));
  await screen.findByLabelText("Your recording");
  await user.type(screen.getByRole("textbox", { name: "In writing (optional)" }), "Hi.");
  await user.click(screen.getByRole("button", { name: "Say it" }));
  expect(said).toEqual([{ text: "Hi.", audio }]);
});

test("a pause ends a recording and keeps it; leaving the scene drops one under way", async () => {
  const microphone = aMicrophone();
  const { rerender, unmount } = show(respond({ by: "speech", microphone: () => microphone }));
  await user.click(screen.getByRole("button", { name: "Record" }));
  await screen.findByRole("timer");
  rerender(respond({ by: "speech", microphone: () => microphone, active: false }));
  expect(await screen.findByLabelText("Your recording")).toBeTruthy();
  rerender(respond({ by: "speech", microphone: () => microphone }));
  await user.click(screen.getByRole("button", { name: "Record again" }));
  await screen.findByRole("timer");
  unmount();
  expect(microphone.dropped).toBe(1);
});

test("a recording ends by itself after two minutes", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    show(respond({ by: "speech", microphone: () => aMicrophone() }));
    fireEvent.click(screen.getByRole("button", { name: "Record" }));
    await screen.findByRole("timer");
    await act(async () => vi.advanceTimersByTimeAsync(119_000));
    expect(screen.getByRole("timer").textContent).toBe("Recording: 119 s");
    await act(async () => vi.advanceTimersByTimeAsync(1500));
    expect(await screen.findByLabelText("Your recording")).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});

const answer = (more: Partial<ShownAct>): ShownAct => ({
  kind: "act",
  key: "1.s",
  seq: 1,
  address: "s",
  how: "respond",
  spans: [],
  lang: "en-US",
  ...more,
});

test("what was answered stands among the lines: words, a recording, ratings, a report held against the key", async () => {
  show(
    <Lines
      shown={[
        answer({ key: "1", spans: spans("Good evening.") }),
        answer({ key: "2", spans: spans("Spoken."), audio }),
        answer({ key: "3" }),
        answer({ key: "4", how: "rate", rows: [{ id: "x", spans: spans("Louder."), answer: 2 }] }),
        answer({
          key: "5",
          how: "report",
          rows: [
            { id: "x", spans: spans("Glass."), answer: "saw", really: "saw" },
            { id: "y", spans: spans("Phone."), answer: "saw", really: "told" },
            { id: "z", spans: spans("Horn."), really: "heard" },
            { id: "w", spans: spans("Drunk.") },
          ],
        }),
      ]}
    />,
  );
  await screen.findByText("2 of 7");
  const said = [...screen.getByRole("log").children].map((each) => each.textContent);
  expect(said).toEqual([
    "You: Good evening.",
    "You: Spoken.",
    "You: The words of this answer are not on this device.",
    "You: Louder.2 of 7",
    "You: Glass.I saw itAs in the key.Phone.I saw itBy the key: It was told to the officer.Horn.Left outBy the key: It could be heard.Drunk.Left out",
  ]);
  expect((await screen.findByLabelText("Recording of this answer")).getAttribute("src")).toBe("blob:here");
});
