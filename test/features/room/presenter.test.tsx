// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { Key } from "#engine/score/key.ts";
import type { Link } from "#features/room/link.ts";
import { Presenter } from "#features/room/presenter.tsx";
import { Projector } from "#features/room/projector.tsx";
import type { Room } from "#features/room/room.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";
import { aDecision, aKey, aValue } from "../../builders/played.ts";
import { aClock } from "../../builders/ports.ts";
import { aLine, begun } from "./stand.ts";

afterEach(cleanup);

const two = aValue([aDecision("first", { left: "second", right: "second" }), aDecision("second", { stop: "good" })]);
const key = aKey({ first: { left: "strong", right: "weak" }, second: { stop: "adequate" } });

const links = {
  home: "#/",
  rooms: "#/room",
  room: (id: string) => `#/room/${id}`,
  going: (id: string, attempt: string) => `#/room/${id}?run=${attempt}`,
  booklet: (id: string) => `#/booklet/${id}`,
  lesson: (id: string) => `#/lesson/${id}`,
};

async function atTheDesk(
  { keyOf }: { keyOf: Key | undefined } = { keyOf: key },
): Promise<{ room: Room; end: () => Link; person: ReturnType<typeof userEvent.setup> }> {
  const words = await createWords("en-US");
  await addAreas(words, ["room", "debrief"]);
  const { room } = await begun(two);
  const end = aLine();
  render(
    <WordsProvider words={words}>
      <div data-testid="desk">
        <Presenter
          room={room}
          keyOf={keyOf}
          link={end()}
          id="p1"
          clock={aClock()}
          links={links}
          onScreen={() => false}
        />
      </div>
      <div data-testid="screen">
        <Projector link={end()} clock={aClock()} />
      </div>
    </WordsProvider>,
  );
  return { room, end, person: userEvent.setup() };
}

const desk = () => within(screen.getByTestId("desk"));
const projector = () => within(screen.getByTestId("screen"));

test("hands are typed field by field, Enter reveals them as a table, and most hands are what the room takes", async () => {
  const { person, room } = await atTheDesk();
  const fields = desk().getAllByRole("textbox", { name: /^Hands for/ });
  fields[0]?.focus();
  await person.keyboard("3{Tab}8{Enter}");
  const table = await desk().findByRole("table", { name: "The hands" });
  expect(
    within(table)
      .getAllByRole("row")
      .map((row) => row.textContent),
  ).toHaveLength(3);
  const options = room.store.getState().open;
  if (options.kind !== "decision") throw new Error(options.kind);
  const most = options.options[1];
  expect(desk().getByRole("radio", { checked: true }).getAttribute("value")).toBe(most?.id);
  await person.click(desk().getByRole("button", { name: "Go on with B" }));
  expect(room.live().last).toMatchObject({ kind: "chose", scene: "first", choice: most?.id });
  await desk().findByText("What now?", { selector: "h3" });
});

test("the key stays shut until the hands are shown, on the desk as on the projector", async () => {
  const { person } = await atTheDesk();
  expect(screen.queryByText(/Because of/)).toBeNull();
  expect(desk().getByText(/It opens with the hands/)).toBeTruthy();
  desk()
    .getAllByRole("textbox", { name: /^Hands for/ })[0]
    ?.focus();
  await person.keyboard("1{Enter}");
  expect(await desk().findByText("Because of left.")).toBeTruthy();
  expect(desk().getAllByText("weak evidence").length).toBeGreaterThan(0);
  expect(projector().queryByText(/Because of|evidence/)).toBeNull();
});

test("the projector follows: letters and choices first, hands after the reveal, then what comes", async () => {
  const { person } = await atTheDesk();
  expect(projector().getByText("Do left")).toBeTruthy();
  expect(projector().queryByText("Hands:")).toBeNull();
  desk()
    .getAllByRole("textbox", { name: /^Hands for/ })[0]
    ?.focus();
  await person.keyboard("5{Tab}2{Enter}");
  expect(await projector().findByText("5")).toBeTruthy();
  await person.click(desk().getByRole("button", { name: /^Go on with/ }));
  expect(await projector().findByText("Do stop")).toBeTruthy();
  for (const name of ["Rivera", "حداد", "Bell"]) expect(projector().queryByText(new RegExp(name))).toBeNull();
});

test("without a key the room goes on, and says what is missing", async () => {
  const { person, room } = await atTheDesk({ keyOf: undefined });
  desk()
    .getAllByRole("textbox", { name: /^Hands for/ })[0]
    ?.focus();
  await person.keyboard("{Enter}");
  expect(await desk().findByText(/The author’s view is not on this device/)).toBeTruthy();
  // Nobody's hands decide nothing.
  expect(desk().queryByRole("radio", { checked: true })).toBeNull();
  await person.click(desk().getByRole("button", { name: "Go on with it" }));
  expect(room.live().last.seq).toBe(0);
});

test("a count that is no number is named, and nothing is revealed", async () => {
  const { person, room } = await atTheDesk();
  const [field] = desk().getAllByRole("textbox", { name: /^Hands for/ });
  field?.focus();
  await person.keyboard("x{Enter}");
  expect(field?.getAttribute("aria-invalid")).toBe("true");
  expect(desk().getByText("A whole number, please.")).toBeTruthy();
  expect(room.store.getState().session.hands.some((one) => one.revealed)).toBe(false);
});

test("at the end stands the sheet: what was decided, what the key expects, who was there", async () => {
  const { person, room } = await atTheDesk();
  for (let turn = 0; turn < 2; turn++) {
    (await desk().findAllByRole("textbox", { name: /^Hands for/ }))[0]?.focus();
    await person.keyboard("4{Enter}");
    await person.click(await desk().findByRole("button", { name: /^Go on with/ }));
  }
  const timeline = await desk().findByRole("table", { name: "What the room decided" });
  expect(within(timeline).getAllByRole("row")).toHaveLength(3);
  const signatures = desk().getByRole("table", { name: "Attendance" });
  expect(within(signatures).getByText("S. Rivera 4471")).toBeTruthy();
  expect(within(signatures).getByText("Sgt. Bell")).toBeTruthy();
  await person.type(desk().getByRole("textbox", { name: "Who is there" }), "{Enter}Lee 4480");
  expect(room.store.getState().session.attendance).toEqual(["S. Rivera 4471", "حداد", "Lee 4480"]);
  expect(projector().getByRole("heading", { name: "Good" })).toBeTruthy();
});
