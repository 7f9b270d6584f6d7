// @vitest-environment jsdom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { unzipped } from "#interop/zip.ts";
import { assigned, button, DAY, NOON, SCENARIO, type Table, type } from "./table.tsx";

afterEach(cleanup);

const rosterId = async ({ ports }: Table): Promise<string> => {
  const rows = await ports.desk.rows("officer");
  return rows.ok ? (rows.value[0]?.id ?? "") : "";
};
const cell = (): HTMLElement => screen.getByRole("button", { name: /S\. Rivera, The card/ });
const kinds = async ({ ports }: Table): Promise<string[]> => {
  const acts = await ports.desk.acts();
  return acts.ok ? acts.value.map(({ act }) => (act as { kind: string }).kind) : [];
};
const region = (name: string) => within(screen.getByRole("region", { name }));

/** One officer whose only run was left before the end. */
async function withLeftRun(): Promise<Table> {
  const table = await assigned();
  table.runs.push({
    attempt: "a".repeat(32),
    officer: await rosterId(table),
    scenario: SCENARIO,
    rules: "r",
    endedAt: NOON + 1000,
    activeMs: 5 * 60_000,
    claimedMs: 6 * 60_000,
    purpose: "record",
    over: "left",
  });
  table.ports.clock.pass(DAY);
  return table;
}

describe("disputes", () => {
  test("a run that was left is disputed from its cell, answered with a reason, and counts; both stay in sight", async () => {
    const table = await withLeftRun();
    await table.open("standing");
    await table.user.click(cell());
    await table.user.click(button("Record a dispute"));
    await table.user.selectOptions(screen.getByLabelText("What is disputed"), "a".repeat(32));
    await table.user.click(button("Record it"));
    expect(await screen.findByText("Say what is wrong: the answer is given to that.")).toBeTruthy();
    await type(table, "What is wrong, and why", "The tablet went dark");
    await table.user.click(button("Record it"));
    expect(await screen.findByText(/waits for an answer/)).toBeTruthy();
    expect(screen.getByText("The tablet went dark")).toBeTruthy();
    await table.open("standing");
    expect(cell().getAttribute("aria-label")).toContain("disputed");
    await table.open("follow-up");
    await table.user.click(button(/Answer it: S\. Rivera/));
    await table.user.click(screen.getByLabelText("The result is raised or corrected"));
    await table.user.click(screen.getByLabelText("finished"));
    await type(table, "Reason", "The log shows it");
    await table.user.click(button("Give the answer"));
    expect(await screen.findByText("Result now: finished")).toBeTruthy();
    expect(screen.getByText("Result as it stood: left before the end")).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Disputes");
    await table.open("standing");
    expect(cell().getAttribute("data-state")).toBe("done");
    expect(await kinds(table)).toEqual(["assigned", "disputed", "dispute-answered"]);
  });
});

test("what an officer answered to a finding is taken up as a dispute in their words, once", async () => {
  const table = await withLeftRun();
  const officer = await rosterId(table);
  const about = { attempt: "a".repeat(32), officer, scenario: SCENARIO, at: NOON };
  table.replies.push({ id: "c1", ...about, text: "I did greet her" });
  await table.open("follow-up");
  await table.user.click(await screen.findByRole("button", { name: "Take it up as a dispute: S. Rivera" }));
  expect(await screen.findByRole("button", { name: "Answer it: S. Rivera" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Take it up/ })).toBeNull();
  const acts = await table.ports.desk.acts();
  expect(acts.ok && acts.value.at(-1)?.act).toMatchObject({
    kind: "disputed",
    officer,
    raisedBy: "S. Rivera",
    result: "left",
    text: "I did greet her",
  });
  await table.open("standing");
  expect(cell().getAttribute("aria-label")).toContain("disputed");
});

describe("remedial plans", () => {
  test("who is behind gets a plan; its step is done, it is closed with a signature, and the packet has it", async () => {
    const table = await assigned();
    table.ports.clock.pass(30 * DAY);
    await table.open("follow-up");
    const plans = region("Remedial plans");
    await table.user.click(plans.getByRole("button", { name: "Set a plan: S. Rivera, The card" }));
    await table.user.click(button("Set the plan"));
    expect(await screen.findByText("Say what is to get better.")).toBeTruthy();
    await type(table, "What is to get better", "Greet before asking");
    await type(table, "What", "Watch two replays");
    await type(table, "Who does it", "Sgt. Okafor");
    await table.user.type(screen.getByLabelText("Looked at on"), "2027-01-10");
    await table.user.type(screen.getByLabelText("Done by"), "2027-01-31");
    await table.user.click(button("Set the plan"));
    expect(await screen.findByText("Greet before asking")).toBeTruthy();
    expect(screen.getByText("Nobody is overdue or lapsed without a plan.")).toBeTruthy();
    await table.user.click(button("Mark step 1 done: S. Rivera"));
    expect(await screen.findByText(/^Done .*Sgt\. Okafor/)).toBeTruthy();
    await table.user.click(button(/Close the plan: S\. Rivera/));
    await type(table, "What was seen", "Greeted twice");
    await table.user.click(screen.getByRole("button", { name: "Close the plan" }));
    expect(await screen.findByText("Sign with your name.")).toBeTruthy();
    await type(table, "Your name, as a signature", "Lt. Byrne");
    await table.user.click(screen.getByRole("button", { name: "Close the plan" }));
    expect(await screen.findByText(/Complete\. Signed Lt\. Byrne/)).toBeTruthy();
    await table.open("record");
    await table.user.click(button("Make an audit packet"));
    const files = unzipped(table.saved[0]?.bytes ?? new Uint8Array());
    const read = (name: string): string =>
      files.ok ? new TextDecoder().decode(files.value.find((one) => one.name === name)?.bytes) : "";
    expect(read("plans.json")).toContain("Lt. Byrne");
    expect(read("summary.html")).toContain("Greet before asking");
  });
});

describe("attendance", () => {
  test("names of a room are held against the roster, the unknown one is mended, and the room's minutes are noted once", async () => {
    const table = await assigned();
    table.rooms.push({
      attempt: "room1",
      scenario: SCENARIO,
      at: NOON - DAY,
      trainer: "Sgt. Bell",
      attendance: ["rivera, s.", "Ghost"],
      activeMs: 20 * 60_000,
      claimedMs: 15 * 60_000,
    });
    await table.open("attendance");
    expect(await screen.findByText(/1 not found on the roster/)).toBeTruthy();
    await table.user.click(button(/^Note attendance/));
    await type(table, "Where it was held", "Room 2");
    await table.user.click(button("Note 1 officer as present"));
    expect(await screen.findByText("Say who each name is, or leave it out.")).toBeTruthy();
    await table.user.selectOptions(screen.getByLabelText("Who is “Ghost”?"), "Leave out");
    await table.user.click(button("Note 1 officer as present"));
    expect(await screen.findByText(/1 present/)).toBeTruthy();
    expect(screen.getByText(/No room session waits/)).toBeTruthy();
    const acts = await table.ports.desk.acts();
    expect(acts.ok && acts.value.at(-1)?.act).toMatchObject({
      kind: "attended",
      officers: [await rosterId(table)],
      place: "Room 2",
      instructor: "Sgt. Bell",
      room: { attempt: "room1", activeMs: 1_200_000 },
      unknown: ["Ghost"],
    });
  });
});

describe("retention", () => {
  const withOld = async (): Promise<Table> => {
    const table = await assigned();
    const officer = await rosterId(table);
    const old = { officer, scenario: SCENARIO, room: false, lastAt: NOON - 800 * DAY };
    table.kept.push({ ...old, id: "r1", purpose: "record" }, { ...old, id: "r2", purpose: "record", officer: "other" });
    return table;
  };
  const setRules = async (table: Table): Promise<void> => {
    await type(table, "Practice deletes itself after so many days", "30");
    await table.user.click(screen.getByLabelText("Removed after a time"));
    await type(table, "Months after the run was over", "12");
    await type(table, "Which schedule says so", "GS-14");
    await table.user.click(button("Set the rules"));
    await screen.findByText("In force: practice 30 days, record 12 months.");
  };

  test("nothing goes before rules are set; then exactly the list goes, signed, and a hold keeps its own", async () => {
    const table = await withOld();
    await table.open("retention");
    expect(await screen.findByText(/Set the rules first/)).toBeTruthy();
    await setRules(table);
    expect(await screen.findByText(/2 runs would be removed/)).toBeTruthy();
    await table.user.selectOptions(screen.getByLabelText("Hold"), "S. Rivera");
    await table.user.type(screen.getByLabelText("Why"), "Complaint 12");
    await table.user.click(button("Put on hold"));
    expect(await screen.findByText(/1 run would be removed/)).toBeTruthy();
    expect(screen.getByText("Held: Complaint 12")).toBeTruthy();
    await table.user.click(button("Remove 1 run"));
    expect(await screen.findByText("Say that you have looked at the list.")).toBeTruthy();
    await table.user.click(screen.getByLabelText(/I have looked at the list/));
    await type(table, "Your name, as a signature", "Lt. Byrne");
    await table.user.click(button("Remove 1 run"));
    expect(await screen.findByText(/1 run removed/)).toBeTruthy();
    expect(table.kept.map(({ id }) => id)).toEqual(["r1"]);
    const acts = await table.ports.desk.acts();
    expect(acts.ok && acts.value.at(-1)?.act).toEqual({
      kind: "retention-applied",
      deleted: ["r2"],
      counts: { record: 1 },
      signed: { name: "Lt. Byrne", credential: "" },
    });
  });

  test("a hold on an officer keeps the rooms they were noted in", async () => {
    const table = await withOld();
    const room = { scenario: SCENARIO, room: true, lastAt: NOON - 800 * DAY, purpose: "record" } as const;
    table.kept.push({ ...room, id: "room1", officer: "the room" });
    const trainer = { trainer: "Sgt. Bell", attendance: ["4471"], activeMs: 0, claimedMs: 0 };
    table.rooms.push({ attempt: "room1", scenario: SCENARIO, at: NOON - DAY, ...trainer });
    await table.open("attendance");
    await table.user.click(await screen.findByRole("button", { name: /^Note attendance/ }));
    await type(table, "Where it was held", "Room 2");
    await table.user.click(button("Note 1 officer as present"));
    await screen.findByText(/1 present/);
    await table.open("retention");
    await setRules(table);
    expect(await screen.findByText(/3 runs would be removed/)).toBeTruthy();
    await table.user.selectOptions(screen.getByLabelText("Hold"), "S. Rivera");
    await table.user.type(screen.getByLabelText("Why"), "Complaint 12");
    await table.user.click(button("Put on hold"));
    expect(await screen.findByText(/1 run would be removed/)).toBeTruthy();
    expect(screen.getAllByText("Held: Complaint 12")).toHaveLength(2);
  });

  test("practice whose time is over goes by itself when the desk is opened, and the record says how many", async () => {
    const table = await withOld();
    await table.open("retention");
    await setRules(table);
    const practice = { officer: "x", scenario: SCENARIO, room: false, lastAt: NOON - 40 * DAY, purpose: "practice" };
    table.kept.push({ ...practice, id: "p1", purpose: "practice" });
    await table.open("standing");
    await expect.poll(() => table.kept.map(({ id }) => id)).toEqual(["r1", "r2"]);
    const acts = await table.ports.desk.acts();
    expect(acts.ok && acts.value.at(-1)?.act).toEqual({
      kind: "retention-applied",
      deleted: ["p1"],
      counts: { practice: 1 },
    });
  });
});
