// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { type Manifest, verifyPacket } from "#engine/programme/packet.ts";
import type { AttemptRecord } from "#engine/programme/records.ts";
import { ok } from "#engine/result.ts";
import type { AcademyPorts } from "#features/academy/desk.ts";
import { unzipped, zipOf } from "#interop/zip.ts";
import { addOfficer, assigned, aTable, button, DAY, NOON, SCENARIO, setUp, type Table, type } from "./table.tsx";

afterEach(cleanup);

const rosterId = async ({ ports }: Table): Promise<string> => {
  const rows = await ports.desk.rows("officer");
  return rows.ok ? (rows.value[0]?.id ?? "") : "";
};

const aRun = (officer: string, endedAt: number): AttemptRecord => ({
  attempt: "a".repeat(32),
  officer,
  scenario: SCENARIO,
  rules: "r",
  endedAt,
  activeMs: 7 * 60_000,
  claimedMs: 6 * 60_000,
  purpose: "record",
});
const cell = (): HTMLElement => screen.getByRole("button", { name: /S\. Rivera, The card/ });

test("a desk begins with the academy's name and that of whoever works at it, and says what comes next", async () => {
  const table = await aTable();
  await table.open("standing");
  await table.user.click(button("Begin"));
  expect(await screen.findByText("Give both names first.")).toBeTruthy();
  await setUp(table);
  expect(screen.getByRole("heading", { level: 1, name: "Harbor Regional" })).toBeTruthy();
  expect(screen.getByText("Three steps to a first overview")).toBeTruthy();
  expect(screen.getByRole("link", { name: "To the roster" }).getAttribute("href")).toBe("#/academy/roster");
});

test("a name is needed on the roster, and a number belongs to one officer", async () => {
  const table = await aTable();
  await setUp(table);
  await table.open("roster");
  await table.user.click(button("Add"));
  expect(await screen.findByText("Give a name first.")).toBeTruthy();
  await addOfficer(table, "S. Rivera", "4471", "26-B");
  await type(table, "Name", "T. Haddad");
  await type(table, "Number", "4471");
  await table.user.click(button("Add"));
  expect(await screen.findByText("Somebody on the roster has this number.")).toBeTruthy();
  expect(within(screen.getByRole("table")).getAllByRole("row")).toHaveLength(2);
});

test("a programme that asks for nothing is not kept, and says what is wrong where", async () => {
  const table = await aTable();
  await setUp(table);
  await table.open("programmes");
  await table.user.click(button("Write a programme"));
  await table.user.click(button("Save the programme"));
  const said = await screen.findByRole("status");
  expect(said.textContent).toContain("Requirement 1: Name at least one scenario or session.");
  expect(said.textContent).toContain("Give it a title.");
  expect(await table.ports.desk.rows("programme")).toEqual({ ok: true, value: [] });
});

test("what is assigned stands in the matrix: not started, then done when the run is there, then overdue for who has none", async () => {
  const table = await assigned();
  await table.open("standing");
  expect(cell().getAttribute("data-state")).toBe("not-started");
  table.runs.push({ ...aRun(await rosterId(table), NOON - DAY), over: "open" });
  await table.open("standing");
  expect(cell().getAttribute("data-state")).toBe("started");
  table.runs.splice(0);
  table.ports.clock.jump(11 * DAY);
  await table.open("standing");
  expect(cell().getAttribute("data-state")).toBe("overdue");
  expect(screen.getByRole("region", { name: /Overdue 1/ }).textContent).toContain("1 day late");
  table.runs.push(aRun(await rosterId(table), NOON + DAY));
  await table.open("standing");
  expect(cell().getAttribute("data-state")).toBe("done");
});

test("a cell says what it rests on, and what is done about it stands in the record with name and reason", async () => {
  const table = await assigned();
  await table.open("standing");
  await table.user.click(cell());
  const dialog = within(screen.getByRole("dialog"));
  await table.user.click(dialog.getByRole("button", { name: "Exempt" }));
  await table.user.click(dialog.getByRole("button", { name: "Exempt" }));
  expect(await dialog.findByText("Say why: it stands in the record.")).toBeTruthy();
  await table.user.type(dialog.getByLabelText("Why"), "On leave until spring.");
  await table.user.click(dialog.getByRole("button", { name: "Exempt" }));
  expect(await dialog.findByText("Exempted by Sgt. Okafor: On leave until spring.")).toBeTruthy();
  await table.open("record");
  const log = screen.getByRole("region", { name: "Record of every act" });
  expect(log.textContent).toContain("Exempted S. Rivera · The card · On leave until spring.");
  expect(log.textContent).toContain("Sgt. Okafor");
  expect(log.textContent).toContain("2 entries, whole.");
});

test("more days move the due date of one officer; days that are none are refused", async () => {
  const table = await assigned();
  table.ports.clock.jump(11 * DAY);
  await table.open("standing");
  await table.user.click(cell());
  const dialog = within(screen.getByRole("dialog"));
  await table.user.click(dialog.getByRole("button", { name: "Give more days" }));
  await type(table, "Days more", "0");
  await table.user.type(dialog.getByLabelText("Why"), "Court.");
  await table.user.click(dialog.getByRole("button", { name: "Give more days" }));
  expect(await dialog.findByText("A whole number from 1 to 366.")).toBeTruthy();
  await type(table, "Days more", "10");
  await table.user.click(dialog.getByRole("button", { name: "Give more days" }));
  expect(await dialog.findByText("Dec 13, 2026")).toBeTruthy();
});

test("a run counts for the officer on the roster once somebody says whose it is", async () => {
  const table = await assigned();
  table.people.set("device-7", "Rivera, S.");
  table.runs.push(aRun("device-7", NOON - DAY));
  await table.open("standing");
  expect(cell().getAttribute("data-state")).toBe("not-started");
  await table.open("roster");
  expect(screen.getByRole("heading", { name: "1 person with runs here is not on the roster" })).toBeTruthy();
  await table.user.selectOptions(screen.getByLabelText("Who of the roster is Rivera, S.?"), await rosterId(table));
  await waitFor(() => expect(screen.queryByRole("heading", { name: /not on the roster/ })).toBeNull());
  // Work before the assignment counts: the term is open.
  await table.open("standing");
  expect(cell().getAttribute("data-state")).toBe("done");
});

test("who finished is issued a certificate; its code is checked, and another's is not ours", async () => {
  const table = await assigned();
  table.runs.push(aRun(await rosterId(table), NOON + DAY));
  table.ports.clock.jump(2 * DAY);
  await table.open("certificates");
  await table.user.click(button("Issue 1 certificate"));
  const row = await screen.findByRole("row", { name: /S\. Rivera De-escalation/ });
  const code = within(row).getByText(/^[0-9A-Z]{4}-/).textContent;
  expect(screen.getByText("Nobody has newly finished a programme.")).toBeTruthy();
  await type(table, "Number on it", "2026-00001");
  await type(table, "Code on it", code.toLowerCase().replaceAll("-", " "));
  await table.user.click(button("Check"));
  expect(await screen.findByText(/It is one of ours/)).toBeTruthy();
  await type(table, "Code on it", `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`);
  await table.user.click(button("Check"));
  expect(await screen.findByText(/does not belong to this certificate/)).toBeTruthy();
  await type(table, "Number on it", "2026-00009");
  await table.user.click(button("Check"));
  expect(await screen.findByText(/No certificate with this number/)).toBeTruthy();
});

test("an audit packet holds together, says nothing of the secret, and shows when a file in it was changed", async () => {
  const table = await assigned();
  await table.open("record");
  await table.user.click(button("Make an audit packet"));
  const [packet] = table.saved;
  expect(packet?.name).toBe("audit-2026-11-23.zip");
  const files = unzipped(packet?.bytes ?? new Uint8Array());
  if (!files.ok) throw new Error(files.error.code);
  const others = files.value.filter(({ name }) => name !== "manifest.json");
  const read = (name: string): string => new TextDecoder().decode(files.value.find((one) => one.name === name)?.bytes);
  expect(verifyPacket(JSON.parse(read("manifest.json")) as Manifest, others)).toEqual({ ok: true, value: undefined });
  expect(read("standing.csv")).toContain("S. Rivera,The card,not started");
  const kept = await table.ports.desk.rows("academy");
  const secret = kept.ok ? (kept.value[0] as { value: { secret: string } }).value.secret : "";
  expect(secret.length).toBeGreaterThan(30);
  for (const { bytes } of files.value) expect(new TextDecoder().decode(bytes)).not.toContain(secret);

  const changed = files.value.map(({ name, bytes }) => ({
    name,
    bytes: name === "standing.csv" ? new TextEncoder().encode("nothing") : bytes,
  }));
  await table.user.upload(screen.getByLabelText("Check a packet"), new File([zipOf(changed)], "p.zip"));
  expect(await screen.findByText("Changed: standing.csv")).toBeTruthy();
  await table.user.upload(screen.getByLabelText("Check a packet"), new File([packet?.bytes as BlobPart], "p.zip"));
  expect(await screen.findByText("Every file is there and is as it was listed.")).toBeTruthy();
  await table.user.upload(screen.getByLabelText("Check a packet"), new File(["no zip"], "p.zip"));
  expect(await screen.findByText("This cannot be read as a packet.")).toBeTruthy();
});

test("a cell a spreadsheet would run is text in the packet", async () => {
  const table = await aTable();
  await setUp(table);
  await table.open("roster");
  await addOfficer(table, "=1+1", "1", "26-B");
  await table.open("programmes");
  await table.user.click(button("Write a programme"));
  await type(table, "Title, as printed", "P");
  const one = within(screen.getByRole("region", { name: "Requirement 1" }));
  await table.user.type(one.getByLabelText("Title"), "T");
  await table.user.click(one.getByRole("radio", { name: "A trainer’s sign-off" }));
  await table.user.click(button("Save the programme"));
  await screen.findByRole("heading", { name: "P" });
  await table.user.click(button("Assign"));
  await screen.findByText("Assigned.");
  await table.open("record");
  await table.user.click(button("Make an audit packet"));
  const files = unzipped(table.saved[0]?.bytes ?? new Uint8Array());
  const standing = files.ok ? files.value.find(({ name }) => name === "standing.csv") : undefined;
  expect(new TextDecoder().decode(standing?.bytes)).toContain("'=1+1,T");
});

test("a record that was changed behind its back says so", async () => {
  const table = await assigned();
  const acts = await table.ports.desk.acts();
  const [first] = acts.ok ? acts.value : [];
  if (!first) throw new Error("no act");
  const forged: AcademyPorts["desk"] = {
    ...table.ports.desk,
    acts: async () => ok([{ ...first, by: "Somebody else" }]),
  };
  Object.assign(table.ports, { desk: forged });
  await table.open("standing");
  expect(await screen.findByText(/entry 0 was changed after it was written/)).toBeTruthy();
});

test("what another window did first is shown, and nothing is done on top of it", async () => {
  const table = await assigned();
  await table.open("standing");
  await table.user.click(cell());
  const dialog = within(screen.getByRole("dialog"));
  await table.user.click(dialog.getByRole("button", { name: "Sign off" }));
  // Meanwhile, elsewhere.
  const acts = await table.ports.desk.acts();
  const last = acts.ok ? acts.value.at(-1) : undefined;
  if (!last) throw new Error("no act");
  await table.ports.desk.write({ acts: [{ ...last, seq: last.seq + 1, hash: "elsewhere" }], head: last.hash });
  await table.user.click(dialog.getByRole("button", { name: "Sign off" }));
  expect(await screen.findByText(/Somebody did something here in another window/)).toBeTruthy();
  const after = await table.ports.desk.acts();
  expect(after.ok && after.value).toHaveLength(2);
});
