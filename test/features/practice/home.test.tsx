// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { Home, type HomeProps, type Run } from "#features/practice/home/home.tsx";
import { across } from "#engine/score/across.ts";
import type { Afterwards } from "#features/practice/home/afterwards.ts";
import { bestFirst } from "#features/practice/home/entry-words.ts";
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
  lang: "en-US",
});
const nothing: Afterwards = {
  across: across([]),
  missing: { key: 0, unread: 0 },
  due: [],
  feedback: [],
  progress: new Map(),
};

async function show(props: Partial<HomeProps> = {}, locale: Locale = "en-US"): Promise<void> {
  const words = await createWords(locale);
  await addAreas(words, ["home", "device"]);
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
            lesson: (id) => `#/lesson/${id}`,
            booklet: (id) => `#/booklet/${id}`,
            proof: (id) => `#/proof/${id}`,
            review: "#/review",
            open: "#/open",
            settings: "#/settings",
            account: "#/account",
            academy: "#/academy",
            class: "#/class",
            agency: "#/agency",
            backup: "#/backup",
            demo: "#/demo",
            room: "#/room",
          }}
          settings={{ locale, theme: "system" }}
          onSettings={() => undefined}
          onLookAgain={() => undefined}
          onTryAgain={async () => undefined}
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
  for (const said of ["9 minutes · 8 decisions", "Contains: suicidal talk · raised voices", "author’s view key"])
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
  screen.getByText("No sign-in is set up here. Anyone who uses this device can open what is on it.");
  expect(screen.getAllByText("Everything stays on this device unless you export it.").length).toBeGreaterThan(0);
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
  for (const link of screen.getAllByRole("link", { name: "Open a scenario file" }))
    expect(link.getAttribute("href")).toBe("#/open");
  expect(screen.queryByRole("link", { name: "Try a scenario" })).toBeNull();
});

test("in a right-to-left language the screen turns, and the scenario keeps its own direction", async () => {
  await show({}, "ar-XB");
  expect(screen.getByRole("main").closest("[dir]")?.getAttribute("dir")).toBe("rtl");
  for (const title of screen.getAllByText("Welfare check")) expect(title.getAttribute("dir")).toBe("ltr");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("\u202e");
});

test("a first visit has three ways in, says what stays here, and sets language and light at once", async () => {
  const set: unknown[] = [];
  await show({ onSettings: (changed) => void set.push(changed) });
  expect(screen.getByRole("link", { name: "Try a scenario" }).getAttribute("href")).toBe("#/scenario/elm-street");
  expect(screen.getByRole("link", { name: "Open the demo academy" }).getAttribute("href")).toBe("#/demo");
  expect(screen.getByRole("link", { name: "Put back a backup" }).getAttribute("href")).toBe("#/backup");
  expect(screen.getByRole("link", { name: "A shared tablet" }).getAttribute("href")).toBe("#/account");
  screen.getByText("9 minutes, no account");
  const user = userEvent.setup();
  await user.click(screen.getByRole("radio", { name: "Night" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "Language" }), "es");
  expect(set).toEqual([{ theme: "night" }, { locale: "es" }]);
  expect(screen.queryByRole("region", { name: "Your practice so far" })).toBeNull();
});

test("a first visit names each way on once; with runs all of it stands below them", async () => {
  const toOthers = (): (string | null)[] =>
    screen
      .getAllByRole("link")
      .map((link) => link.getAttribute("href"))
      .filter((href) => !/scenario|lesson|booklet|proof|debrief|settings/.test(href ?? ""))
      .toSorted((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));
  await show();
  expect(toOthers()).toEqual([
    "#/academy",
    "#/account",
    "#/agency",
    "#/agency",
    "#/backup",
    "#/class",
    "#/demo",
    "#/open",
    "#/review",
    "#/room",
  ]);
  cleanup();
  await show({ runs: [run("r1", "ended")] });
  expect(toOthers()).toEqual([
    "#/academy",
    "#/account",
    "#/agency",
    "#/backup",
    "#/class",
    "#/demo",
    "#/open",
    "#/review",
    "#/room",
  ]);
});

test("each scenario leads to its lesson plan, booklet and proof, and names the other languages it is told in", async () => {
  const es = { ...entry, texts: "", reviewed: true, translated: 1, of: 1 };
  await show({ entries: [{ ...entry, locales: { es } }] });
  expect(screen.getByRole("link", { name: "Lesson plan Welfare check" }).getAttribute("href")).toBe(
    "#/lesson/elm-street",
  );
  expect(screen.getByRole("link", { name: "Booklet Welfare check" }).getAttribute("href")).toBe("#/booklet/elm-street");
  expect(screen.getByRole("link", { name: "Proof Welfare check" }).getAttribute("href")).toBe("#/proof/elm-street");
  expect(screen.getByRole("link", { name: "Welfare check" }).textContent).toContain("Also in Español");
  expect(
    within(screen.getByRole("link", { name: "Welfare check" }))
      .getByText("Español")
      .getAttribute("lang"),
  ).toBe("es");
});

test("a signed-in officer is not sent to set up the device or into the demo", async () => {
  await show({ place: "shared" });
  screen.getByRole("link", { name: "Try a scenario" });
  expect(screen.queryByRole("link", { name: "Open the demo academy" })).toBeNull();
  expect(screen.queryByRole("link", { name: "A shared tablet" })).toBeNull();
});

test.each([
  [3, "Hello"],
  [8, "Good morning"],
  [14, "Good afternoon"],
  [21, "Good evening"],
])("at %i o'clock the greeting is %s, with the name when it is known", async (hour, greeting) => {
  await show({ runs: [run("r1", "ended")], now: new Date(2026, 10, 22, hour).getTime(), name: "Rivera" });
  expect(screen.getByRole("banner").textContent).toContain(`${greeting}, \u2068Rivera\u2069`);
});

test("a scenario that was translated reads in the language spoken, and says when nobody has read it", async () => {
  const es = {
    title: "Visita de bienestar",
    summary: "Una vecina se preocupa.",
    contentNotes: ["gritos"],
    texts: "",
    key: "",
    reviewed: false,
    translated: 1,
    of: 1,
  };
  await show({ runs: [run("r1", "ended")], entries: [{ ...entry, locales: { es } }] }, "es");
  const title = screen.getByText("Visita de bienestar");
  expect(title.getAttribute("lang")).toBe("es");
  const card = screen.getByRole("link", { name: "Visita de bienestar" });
  for (const said of ["Una vecina se preocupa.", "gritos", "no revisado por un hablante nativo", "También en English"])
    expect(card.textContent).toContain(said);
});

test("counts stand in words by competency, with what is apart and what is not counted", async () => {
  const evidence = {
    marks: [
      { scene: "a", choice: "x", seq: 1, behaviour: "CUL.1", level: "strong", spine: true, because: "chosen" },
      { scene: "b", choice: "y", seq: 2, behaviour: "CUL.3", level: "weak", spine: true, because: "chosen" },
    ],
    critical: [{ scene: "b", choice: "y", seq: 2, severity: "safety" }],
    disrespect: [],
    state: "ended",
  } as const;
  let again = 0;
  await show({
    runs: [run("r1", "ended")],
    afterwards: { ...nothing, across: across([{ scenario: "elm-street", evidence }]), missing: { key: 1, unread: 0 } },
    onLookAgain: () => (again += 1),
  });
  const section = screen.getByRole("region", { name: "Your practice so far" });
  const row = await within(section).findByRole("row", {
    name: "Cultural sensitivity, access and equal treatment 1 strong, 0 adequate, 1 weak over 1 scenario",
  });
  expect(row.textContent).not.toMatch(/%/);
  expect(section.textContent).toContain("1 moment to look at closely, not confirmed");
  expect(section.textContent).toContain("1 run is not counted: its key is not on this device.");
  await userEvent.setup().click(within(section).getByRole("button", { name: "Look again" }));
  expect(again).toBe(1);
});

test("a commitment comes back in another scenario, or at its own moment when there is none", async () => {
  const kept = { attempt: "r1", scenario: "elm-street", at: 0, see: "fear", say: "I see you", behaviours: [], seq: 4 };
  const { seq: _, ...onRecord } = kept;
  const tried: unknown[] = [];
  await show({
    runs: [run("r1", "ended")],
    afterwards: {
      ...nothing,
      due: [
        { kept, after: 7, days: 8, scenario: "elm-street" },
        { kept: { ...kept, attempt: "r2", see: "anger" }, after: 30, days: 31 },
        { kept: { ...onRecord, attempt: "r3", see: "silence" }, after: 7, days: 7 },
      ],
    },
    onTryAgain: async (attempt, seq) => {
      tried.push([attempt, seq]);
      throw new Error("full");
    },
  });
  const card = screen.getByRole("region", { name: "Refresh" });
  expect(card.textContent).toContain("When I see fear, I will first say: “I see you”");
  const links = within(card).getAllByRole("link", { name: "Practice it" });
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["#/scenario/elm-street", "#/scenario/elm-street"]);
  expect(links.map((link) => document.querySelector(`#${link.getAttribute("aria-describedby")}`)?.textContent)).toEqual(
    ["Meet it somewhere else: Welfare check", "Meet it again in the same scenario: Welfare check"],
  );
  await userEvent.setup().click(within(card).getByRole("button", { name: "Try this moment again" }));
  expect(tried).toEqual([["r2", 4]]);
  await within(card).findByText("This could not be begun. Nothing is lost. Try once more.");
});

test("what a trainer wrote leads to the run it is about; an open run says about how far it is", async () => {
  await show({
    runs: [run("r1", "open"), run("r2", "ended")],
    afterwards: {
      ...nothing,
      feedback: [{ attempt: "r2", comments: 2, at: NOW }],
      progress: new Map([["r1", { number: 4, of: 11 }]]),
    },
  });
  const feedback = screen.getByRole("region", { name: "From your trainer" });
  expect(feedback.textContent).toContain("2 comments on your run of Welfare check");
  expect(within(feedback).getByRole("link", { name: "Read" }).getAttribute("href")).toBe("#/debrief/r2");
  expect(screen.getByRole("region", { name: "Continue" }).textContent).toContain("Decision 4 of about 11");
});

test("the scenario to begin with is told in one's language, is no draft, and is short", () => {
  const draft = { ...entry, id: "a", status: "draft", minutes: 3 };
  const long = { ...entry, id: "b", minutes: 20 };
  const short = { ...entry, id: "c", minutes: 8 };
  const foreign = { ...entry, id: "d", minutes: 1, language: "fr" };
  for (const entries of [
    [draft, long, short, foreign],
    [foreign, short, long, draft],
  ])
    expect(bestFirst(entries, "en-US")?.id).toBe("c");
  expect(bestFirst([], "en-US")).toBeUndefined();
});
