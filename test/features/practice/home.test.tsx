// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { Home, type HomeProps, type Run } from "#features/practice/home.tsx";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import { directionOf, type Locale } from "#words/locales.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";

afterEach(cleanup);

const NOW = Date.UTC(2026, 10, 22, 21, 0);
const entry: CatalogueEntry = {
  id: "elm-street",
  pack: "a",
  rules: "b",
  key: "c",
  title: "Welfare check",
  summary: "A neighbour is worried.",
  language: "en-US",
  minutes: 9,
  decisions: 8,
  contentNotes: ["suicidal talk", "raised voices"],
  status: "reviewed",
  teaches: ["COM.1"],
  locales: {},
};
const run = (attempt: string, state: Run["state"]): Run => ({
  header: {
    attempt,
    officer: "o",
    scenario: "elm-street",
    pack: "a",
    rules: "b",
    key: "c",
    format: 1,
    seed: "s",
    arm: "",
    locale: "en-US",
    purpose: "practice",
    timeFactor: 0,
    build: "1",
  },
  purpose: "practice",
  begunAt: NOW - 60_000,
  lastAt: NOW - 30_000,
  seq: 3,
  state,
  title: "Welfare check",
});

async function show(props: Partial<HomeProps> = {}, locale: Locale = "en-US"): Promise<void> {
  const words = await createWords(locale);
  await addAreas(words, ["home"]);
  render(
    <WordsProvider words={words}>
      <div dir={directionOf(words.language)}>
        <Home
          entries={[entry]}
          runs={[]}
          now={NOW}
          storage={{ kept: "clearable" }}
          offline="preparing"
          links={{
            scenario: (id) => `#/scenario/${id}`,
            resume: (id) => `#/play/${id}`,
            debrief: (id) => `#/debrief/${id}`,
            review: "#/review",
            open: "#/open",
            settings: "#/settings",
          }}
          {...props}
        />
      </div>
    </WordsProvider>,
  );
}

test("a first visit shows what to practise, what it contains, how long it takes, and whose view the key is", async () => {
  await show();
  const link = screen.getByRole("link", { name: "Welfare check" });
  expect(link.getAttribute("href")).toBe("#/scenario/elm-street");
  for (const said of ["9 minutes · 8 decisions", "Contains: suicidal talk and raised voices", "author’s view key"])
    expect(link.textContent).toContain(said);
  expect(screen.queryByRole("region", { name: "Continue" })).toBeNull();
});

test("an open run is offered first, with when it was saved", async () => {
  await show({ runs: [run("r1", "open"), run("r2", "ended")] });
  const card = screen.getByRole("region", { name: "Continue" });
  expect(within(card).getByRole("link", { name: "Continue" }).getAttribute("href")).toBe("#/play/r1");
  expect(card.textContent).toMatch(/Practice · Saved \d/);
  const recent = screen.getByRole("region", { name: "Your runs" });
  expect(within(recent).getByRole("link", { name: "Debrief" }).getAttribute("href")).toBe("#/debrief/r2");
});

test("the screen says that anyone who uses the device can open what is on it", async () => {
  await show();
  screen.getByText("There is no sign-in yet. Anyone who uses this device can open what is on it.");
  screen.getByText("Everything stays on this device unless you export it.");
});

test("the browser is asked to keep the runs only when somebody asks", async () => {
  let asked = 0;
  await show({ onAskStorage: () => (asked += 1) });
  expect(asked).toBe(0);
  await userEvent.setup().click(screen.getByRole("button", { name: "Ask it to keep them" }));
  expect(asked).toBe(1);
});

test("without scenarios the screen still says what to do", async () => {
  await show({ entries: [] });
  screen.getByText("No scenario came with this app. You can open one from a file.");
  expect(screen.getByRole("link", { name: "Open a scenario file" }).getAttribute("href")).toBe("#/open");
});

test("in a right-to-left language the screen turns, and the scenario keeps its own direction", async () => {
  await show({}, "ar-XB");
  expect(screen.getByRole("main").closest("[dir]")?.getAttribute("dir")).toBe("rtl");
  expect(screen.getByText("Welfare check").getAttribute("dir")).toBe("ltr");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("\u202e");
});
