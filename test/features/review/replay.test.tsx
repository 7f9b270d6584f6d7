// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { reopen } from "#engine/attempt/reopen.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { momentViewsOf } from "#stage/moment-view.ts";
import { plain } from "#stage/spans.tsx";
import { formatSeconds } from "#words/format.ts";
import { aDecision, aKey, aValue } from "../../builders/played.ts";
import { aHeader } from "../../builders/runs.ts";
import { aRun, aStand, reading, theCard } from "./stand.tsx";

afterEach(cleanup);

const small = aValue([
  aDecision("first", { ask: "second", shout: "second" }),
  aDecision("second", { explain: "third", cite: "third" }),
  aDecision("third", { listen: "good", order: "bad" }),
]);
const smallKey = aKey({
  first: { ask: "strong", shout: "weak" },
  second: { explain: "adequate", cite: "weak" },
  third: { listen: "strong", order: "weak" },
});
const transcript = (): Promise<HTMLElement> => screen.findByRole("list", { name: "What was said" });

test("a practice run that was not shared does not open, even by its address", async () => {
  const stand = await aStand({ key: smallKey });
  await stand.keep(aRun(small, { purpose: "practice" }));
  const { container } = stand.replay("a1");
  expect(await screen.findByRole("heading", { name: "This run is not open here" })).toBeTruthy();
  expect(container.textContent).not.toContain("Do ask");
  expect(screen.queryByRole("list", { name: "What was said" })).toBeNull();
});

test("practice passed off as record on the disk does not open either: its header no longer fits its log", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small, { purpose: "practice" }));
  const { container } = stand.replay(
    "a1",
    reading(stand.ports.attempts, (stored) => ({ ...stored, header: { ...stored.header, purpose: "record" } })),
  );
  expect(await screen.findByText(/Entry 0 of the log does not fit/)).toBeTruthy();
  expect(container.textContent).not.toContain("Do ask");
});

test("every line, choice, reason, own word and time of a record run is on the page", async () => {
  const run = aRun(theCard());
  const stand = await aStand();
  await stand.keep(run);
  stand.replay("a1");
  const list = await transcript();
  const { header, moves, notes } = run.attempt;
  const again = reopen(header, moves, new TextEncoder().encode(run.pack));
  if (!again.ok) throw new Error(again.error.code);
  expect(again.value.shown.length).toBeGreaterThan(30);
  const said = list.textContent;
  for (const shown of again.value.shown) expect(said).toContain(plain(shown.spans));
  for (const view of momentViewsOf(again.value, notes)) expect(said).toContain(formatSeconds("en-US", view.ms));
  expect(notes.length).toBeGreaterThan(0);
  for (const note of notes) expect(said).toContain(note.text);
  expect(said).toContain("Reason given: Respect");
  expect(said).toContain("How sure: fairly sure");
  for (const quiet of ["Paused", "Resumed", "Closed and opened again", "The clock jumped by 1 min 5 sec"])
    expect(said).toContain(quiet);
  expect(screen.getByText("Done over again from the log: whole, unchanged.")).toBeTruthy();
});

test("a changed byte in the log is named with its entry, and nothing after it is shown or scored", async () => {
  const stand = await aStand({ key: smallKey });
  await stand.keep(aRun(small));
  const changed = reading(stand.ports.attempts, (stored) => ({
    ...stored,
    moves: stored.moves.map((move) => (move.seq === 2 ? { ...move, ms: move.ms + 1 } : move)),
  }));
  stand.replay("a1", changed);
  expect(await screen.findByText("Entry 2 of the log does not fit: it was changed after it was written.")).toBeTruthy();
  expect(screen.getByText("No evidence is drawn from a log that does not fit.")).toBeTruthy();
  const list = await transcript();
  expect(within(list).getByRole("button", { name: "Move 1" })).toBeTruthy();
  expect(within(list).queryByRole("button", { name: "Move 2" })).toBeNull();
});

test("a scenario that is not the one the run began with is said, and nothing is replayed", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small));
  stand.replay(
    "a1",
    reading(stand.ports.attempts, (stored) => ({
      ...stored,
      pack: { ...stored.pack, bytes: new Uint8Array([123, 125]) },
    })),
  );
  expect(await screen.findByText(/not the one it was begun with/)).toBeTruthy();
  expect(screen.queryByRole("list", { name: "What was said" })).toBeNull();
});

test("arrow keys go from decision to decision, with Shift from move to move, and stop at the ends", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small));
  stand.replay("a1");
  await transcript();
  const at = (text: string): void => expect(screen.getByText(text, { selector: "[role=status]" })).toBeTruthy();
  const user = userEvent.setup();
  at("Move 0 of 8");
  await user.keyboard("{ArrowRight}");
  at("Move 1 of 8");
  await user.keyboard("{ArrowRight}");
  at("Move 2 of 8");
  await user.keyboard("{ArrowRight}");
  at("Move 7 of 8");
  await user.keyboard("{ArrowRight}");
  at("Move 7 of 8");
  await user.keyboard("{Shift>}{ArrowLeft}{/Shift}");
  at("Move 6 of 8");
  await user.keyboard("{ArrowLeft}");
  at("Move 2 of 8");
  await user.click(screen.getByRole("button", { name: "Next move" }));
  at("Move 3 of 8");
});

test("a decision shows what stood open with its marks, and the state it led to", async () => {
  const stand = await aStand({ key: smallKey });
  await stand.keep(aRun(small));
  stand.replay("a1", stand.ports.attempts, 1);
  const panel = await screen.findByRole("region", { name: "The moment" });
  expect(within(panel).getByRole("heading", { name: "Decision 1" })).toBeTruthy();
  expect(panel.textContent).toContain("Because of ask.");
  expect(panel.textContent).toContain("Because of shout.");
  expect(within(panel).getByRole("region", { name: "The state after it" }).textContent).toContain("second");
});

test("evidence names decision, behaviour, mark and reason, and says whose view it is", async () => {
  const stand = await aStand({ key: smallKey });
  await stand.keep(aRun(small));
  stand.replay("a1");
  const table = await screen.findByRole("table", { name: "Evidence with reasons" });
  expect(within(table).getAllByRole("row")).toHaveLength(4);
  expect(within(table).getByRole("button", { name: "Decision 3" })).toBeTruthy();
  expect(table.textContent).toContain("Because of ask.");
  expect(screen.getByText("One author’s view. No panel has rated it. It gives no level on record.")).toBeTruthy();
});

test("critical and disrespectful acts stand apart and are unconfirmed", async () => {
  const choices = {
    ask: {
      marks: { "COM.1": "weak" as const },
      rationale: "r",
      sources: [],
      critical: { severity: "dignity" as const, why: "It shames him." },
      disrespect: true,
    },
  };
  const key = { ...smallKey, decisions: { ...smallKey.decisions, first: { behaviours: ["COM.1"], choices } } };
  const stand = await aStand({ key });
  await stand.keep(aRun(small));
  stand.replay("a1");
  const heading = await screen.findByRole("heading", { name: "Apart from every count" });
  const box = heading.parentElement;
  expect(box?.textContent).toContain("Unconfirmed.");
  expect(box?.textContent).toContain("Dignity");
  expect(box?.textContent).toContain("It shames him.");
  expect(box?.textContent).toContain("Disrespectful");
});

test("a trainer confirms an act or sets it aside, with a reason and a name; the officer sees it and the answer stands there", async () => {
  const choices = {
    ask: {
      marks: { "COM.1": "weak" as const },
      rationale: "r",
      sources: [],
      critical: { severity: "legal" as const, why: "No cause." },
      disrespect: true,
    },
  };
  const key = { ...smallKey, decisions: { ...smallKey.decisions, first: { behaviours: ["COM.1"], choices } } };
  const stand = await aStand({ key });
  await stand.keep(aRun(small));
  const first = stand.replay("a1");
  const user = userEvent.setup();
  const rule = within(await screen.findByRole("form", { name: /Does it stand\? Disrespectful/ }));
  await user.click(rule.getByRole("button", { name: "Confirm" }));
  expect(await rule.findByText("Say why, and give your name.")).toBeTruthy();
  await user.type(rule.getByRole("textbox", { name: "Why" }), "He was called a name.");
  await user.type(rule.getByRole("textbox", { name: "Your name" }), "Sgt. Bell");
  await user.click(rule.getByRole("button", { name: "Confirm" }));
  await waitFor(() => expect(screen.queryByRole("form", { name: /Disrespectful/ })).toBeNull());
  // The other act of the same move is still open.
  const other = within(screen.getByRole("form", { name: /Does it stand/ }));
  await user.type(other.getByRole("textbox", { name: "Why" }), "There was cause.");
  await user.type(other.getByRole("textbox", { name: "Your name" }), "Sgt. Bell");
  await user.click(other.getByRole("button", { name: "Set aside" }));
  await waitFor(() => expect(screen.queryByRole("form", { name: /Does it stand/ })).toBeNull());
  const found = await kept(stand);
  expect(found).toMatchObject([
    { kind: "ruling", of: "disrespect", confirmed: true, text: "He was called a name.", by: "Sgt. Bell" },
    { kind: "ruling", of: "critical", confirmed: false, text: "There was cause." },
  ]);
  expect(found.every(({ released }) => released !== undefined)).toBe(true);
  const [ruling] = found;
  first.unmount();
  await stand.ports.journal.addComment({
    id: "reply",
    attempt: "a1",
    seq: ruling?.seq ?? 0,
    kind: "reply",
    of: ruling?.id ?? "",
    text: "I repeated his own word.",
    by: "",
    at: 9,
    released: 9,
  });
  stand.replay("a1");
  expect((await screen.findAllByText("I repeated his own word.")).length).toBeGreaterThan(0);
  // Looked at again, a second finding stands beside the first.
  await user.click(screen.getAllByRole("button", { name: "Look at it again" })[0] as HTMLElement);
  expect(screen.getAllByRole("form", { name: /Does it stand/ })).toHaveLength(1);
});

test("without its key a run is there whole and has no marks, and says so", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small));
  stand.replay("a1");
  expect(await screen.findByText(/The key this run is pinned to is not on this device/)).toBeTruthy();
  expect((await transcript()).textContent).toContain("Do ask");
  expect(screen.queryByText("strong evidence")).toBeNull();
});

test("a key for other rules gives no marks, and says so", async () => {
  const stand = await aStand({ key: { ...smallKey, rules: "f".repeat(64) } });
  await stand.keep(aRun(small));
  stand.replay("a1");
  expect(await screen.findByText(/other rules than this run was played by/)).toBeTruthy();
});

test("the shipped scenario's key reads whole", async () => {
  const key = parseKey(readFileSync("scenarios/reaching-for-the-card/key.json", "utf8"), theCard(), aHeader().rules);
  if (!key.ok) throw new Error(JSON.stringify(key.error[0]));
  const stand = await aStand({ key: key.value });
  await stand.keep(aRun(theCard()));
  stand.replay("a1");
  const table = await screen.findByRole("table", { name: "Evidence with reasons" });
  expect(within(table).getAllByRole("row").length).toBeGreaterThan(10);
});

test("a comment stands at its moment, keeps there after the screen was left, and leads back to it", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small));
  const first = stand.replay("a1", stand.ports.attempts, 2);
  await transcript();
  const user = userEvent.setup();
  await user.keyboard("n");
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Comment on this moment" }));
  await user.keyboard("Good that you waited.");
  const form = within(screen.getByRole("form", { name: "Comment on this moment" }));
  await user.type(form.getByRole("textbox", { name: "Your name" }), "Okafor");
  await user.click(screen.getByRole("button", { name: "Add comment" }));
  expect(await screen.findByText("Saved. The officer sees it when you release it.")).toBeTruthy();
  expect(await stand.ports.journal.comments("a1")).toMatchObject({
    value: [{ seq: 2, text: "Good that you waited.", by: "Okafor" }],
  });
  first.unmount();

  stand.replay("a1");
  await screen.findByText("Good that you waited.");
  const row = within(await transcript())
    .getByRole("button", { name: "Move 2" })
    .closest("li");
  expect(row?.textContent).toContain("1 comment");
  fireEvent.click(screen.getByRole("button", { name: "At move 2" }));
  await waitFor(() => expect(screen.getByText("Move 2 of 8")).toBeTruthy());
  expect(screen.getByText(/Only trainers see it until you release it/)).toBeTruthy();
});

const kept = async (stand: Awaited<ReturnType<typeof aStand>>) => {
  const found = await stand.ports.journal.comments("a1");
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const write = async (user: ReturnType<typeof userEvent.setup>, text: string, until = ""): Promise<void> => {
  const form = within(screen.getByRole("form", { name: "Comment on this moment" }));
  await user.type(form.getByRole("textbox", { name: "Comment on this moment" }), text);
  const name = form.getByRole<HTMLInputElement>("textbox", { name: "Your name" });
  if (name.value === "") await user.type(name, "Okafor");
  if (until !== "") await user.type(form.getByRole("spinbutton", { name: "Up to move" }), until);
  await user.click(form.getByRole("button", { name: "Add comment" }));
};

test("a move is flagged and unflagged by a key, for trainers alone", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small));
  stand.replay("a1", stand.ports.attempts, 3);
  await transcript();
  const user = userEvent.setup();
  await user.keyboard("f");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Flag this move" }).getAttribute("aria-pressed")).toBe("true"),
  );
  expect(await kept(stand)).toMatchObject([{ kind: "flag", seq: 3 }]);
  expect(screen.queryByRole("button", { name: "Release to the officer" })).toBeNull();
  await user.keyboard("f");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Flag this move" }).getAttribute("aria-pressed")).toBe("false"),
  );
  expect(await kept(stand)).toMatchObject([{ kind: "flag", withdrawn: expect.any(Number) }]);
});

test("a clip goes from this move to a later one; one that does not is not kept", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small));
  stand.replay("a1", stand.ports.attempts, 2);
  await transcript();
  const user = userEvent.setup();
  await write(user, "From here on you listen.", "99");
  expect(await screen.findByText("The last move of a clip is a move of this run, after this one.")).toBeTruthy();
  expect(await kept(stand)).toEqual([]);
  const until = screen.getByRole("spinbutton", { name: "Up to move" });
  await user.clear(until);
  await user.type(until, "4");
  await user.click(screen.getByRole("button", { name: "Add comment" }));
  expect(await screen.findByRole("button", { name: "Moves 2 to 4" })).toBeTruthy();
  expect(await kept(stand)).toMatchObject([{ kind: "clip", seq: 2, until: 4 }]);
});

test("comments are released one by one or together, each with the time of it, and what was not can be taken back", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small));
  stand.replay("a1", stand.ports.attempts, 2);
  await transcript();
  const user = userEvent.setup();
  for (const text of ["One.", "Two.", "Three.", "Four."]) {
    await write(user, text);
    await screen.findByText(text);
  }
  const item = (text: string) => within(screen.getByText(text).closest("li") as HTMLElement);
  await user.click(item("One.").getByRole("button", { name: "Release to the officer" }));
  await waitFor(() => expect(item("One.").getByText(/shown to the officer/)).toBeTruthy());
  await user.click(item("Two.").getByRole("button", { name: "Take back" }));
  await waitFor(() => expect(screen.queryByText("Two.")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Release what the officer has not seen (2)" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Release to the officer" })).toBeNull());
  expect(
    (await kept(stand)).map(({ text, released, withdrawn }) => [text, released !== undefined, withdrawn !== undefined]),
  ).toEqual([
    ["One.", true, false],
    ["Two.", false, true],
    ["Three.", true, false],
    ["Four.", true, false],
  ]);
});

test("signing off shows the officer what still waited, and says who signed", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small));
  stand.replay("a1", stand.ports.attempts, 2);
  await transcript();
  const user = userEvent.setup();
  await write(user, "Good start.");
  await screen.findByText("Good start.");
  const form = within(screen.getByRole("form", { name: "Sign off" }));
  await user.click(form.getByRole("button", { name: "Sign off this run" }));
  expect(await form.findByText("Give your name first.")).toBeTruthy();
  await user.type(form.getByRole("textbox", { name: "Your name" }), "Sgt. Bell");
  await user.click(form.getByRole("button", { name: "Sign off this run" }));
  expect(await screen.findByText(/Signed off by Sgt. Bell/)).toBeTruthy();
  expect(await kept(stand)).toMatchObject([
    { text: "Good start.", released: expect.any(Number) },
    { kind: "sign-off", by: "Sgt. Bell", released: expect.any(Number) },
  ]);
});

test("a run under way cannot be signed off", async () => {
  const stand = await aStand();
  const whole = aRun(small);
  await stand.keep({ ...whole, attempt: { ...whole.attempt, moves: whole.attempt.moves.slice(0, 3) } });
  stand.replay("a1");
  await transcript();
  expect(screen.queryByRole("form", { name: "Sign off" })).toBeNull();
});

test("a comment without text or name is not stored", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small));
  stand.replay("a1");
  await transcript();
  fireEvent.click(screen.getByRole("button", { name: "Add comment" }));
  expect(await screen.findByText("Write a comment and your name first.")).toBeTruthy();
  expect(await stand.ports.journal.comments("a1")).toMatchObject({ value: [] });
});

test("shared practice is marked as such, with the officer's own words when there are some", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small, { purpose: "practice" }));
  await stand.ports.attempts.share("a1", 9);
  await stand.ports.journal.saveDebrief({
    attempt: "a1",
    decided: "The way I stood.",
    alternatives: "",
    step: 2,
    at: 9,
    commitment: { see: "silence", say: "a wave" },
  });
  stand.replay("a1");
  expect(await screen.findByText("A practice run. The officer shared it with you.")).toBeTruthy();
  expect(screen.getByText("The way I stood.")).toBeTruthy();
  expect(screen.getByText(/When I see silence/)).toBeTruthy();
});
