// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { LIMITS } from "#engine/scenario/parse-json.ts";
import { OpenFile, type OpenFileProps } from "#features/authoring/open-file.tsx";
import { answerFor } from "#interop/scenario-file.ts";
import { addAreas, createWords } from "#words/words.ts";
import { WordsProvider } from "#words/use-words.tsx";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const good = readFileSync("scenarios/reaching-for-the-card/scenario.json", "utf8");

/** A file as the browser hands it over. */
const aFile = (content: string | Uint8Array<ArrayBuffer>): File => new File([content], "scenario.json");

async function opened(file: File, parse: OpenFileProps["parse"] = async (text) => answerFor(text)) {
  const words = await createWords("en-US");
  await addAreas(words, ["open"]);
  const view = render(
    <WordsProvider words={words}>
      <OpenFile links={{ home: "#/" }} parse={parse} />
    </WordsProvider>,
  );
  fireEvent.change(screen.getByLabelText("Choose a file"), { target: { files: [file] } });
  return view;
}

test("a sound file shows its title and figures", async () => {
  await opened(aFile(good));
  expect(await screen.findByText("It can be played")).toBeTruthy();
  expect(screen.getByText("Reaching for the card")).toBeTruthy();
  expect(screen.getByText("Decisions").nextElementSibling?.textContent).toMatch(/^[1-9]\d*$/);
});

test("every problem is shown with its line, its place and a sentence", async () => {
  const broken = { ...JSON.parse(good), minutes: "ten", title: 5 };
  await opened(aFile(JSON.stringify(broken, null, 2)));
  expect(await screen.findByRole("heading", { name: "Not opened: 2 problems" })).toBeTruthy();
  const items = screen.getAllByRole("listitem");
  expect(items).toHaveLength(2);
  expect(items.map((item) => item.textContent)).toEqual([
    expect.stringContaining("/title"),
    expect.stringContaining("/minutes"),
  ]);
  for (const item of items) expect(item.textContent).toMatch(/Line \d+/);
});

test("a file above the limit is not even read", async () => {
  const parse = vi.fn<OpenFileProps["parse"]>();
  const file = Object.defineProperty(aFile("{}"), "size", { value: LIMITS.bytes + 1 });
  const read = vi.spyOn(file, "arrayBuffer");
  await opened(file, parse);
  expect(await screen.findByText(/larger than 5 MB/)).toBeTruthy();
  expect(read).not.toHaveBeenCalled();
  expect(parse).not.toHaveBeenCalled();
});

test("bytes that are not UTF-8 are refused before they are parsed", async () => {
  const parse = vi.fn<OpenFileProps["parse"]>();
  await opened(aFile(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), parse);
  expect(await screen.findByRole("heading", { name: "Not opened: 1 problem" })).toBeTruthy();
  expect(parse).not.toHaveBeenCalled();
});

test("text of the file is only ever text", async () => {
  const { container } = await opened(
    aFile(JSON.stringify({ ...JSON.parse(good), title: "<img src=x onerror=alert(1)>" })),
  );
  expect(await screen.findByText("<img src=x onerror=alert(1)>")).toBeTruthy();
  expect(container.querySelector("img")).toBeNull();
});

test("a check that takes longer than five seconds is ended and said", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let signal: AbortSignal | undefined;
  await opened(aFile(good), (_text, given) => {
    signal = given;
    return new Promise(() => {});
  });
  expect(await screen.findByText("Checking")).toBeTruthy();
  await vi.waitFor(() => expect(signal).toBeDefined());
  await act(() => vi.advanceTimersByTimeAsync(4900));
  expect(signal?.aborted).toBe(false);
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(screen.getByText(/took more than 5 seconds and was stopped/)).toBeTruthy();
  expect(signal?.aborted).toBe(true);
});

test("a check that fails is said and does not break the screen", async () => {
  await opened(aFile(good), async () => {
    throw new Error("the worker died");
  });
  expect(await screen.findByText(/The check stopped before it was done/)).toBeTruthy();
});

test("a file may be dropped anywhere on the screen, and a newer file takes the place of an older one", async () => {
  const signals: AbortSignal[] = [];
  await opened(aFile(good), (text, signal) => {
    signals.push(signal);
    return signals.length === 1 ? new Promise(() => {}) : Promise.resolve(answerFor(text));
  });
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  fireEvent.drop(document.body, { dataTransfer: { files: [aFile(good)] } });
  expect(await screen.findByText("It can be played")).toBeTruthy();
  expect(signals[0]?.aborted).toBe(true);
});

test("leaving the screen ends the check", async () => {
  let signal: AbortSignal | undefined;
  const view = await opened(aFile(good), (_text, given) => {
    signal = given;
    return new Promise(() => {});
  });
  await vi.waitFor(() => expect(signal).toBeDefined());
  view.unmount();
  expect(signal?.aborted).toBe(true);
});
