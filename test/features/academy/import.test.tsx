// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { addOfficer, aTable, button, setUp, type Table } from "./table.tsx";

afterEach(cleanup);

async function aRoster(): Promise<Table> {
  const table = await aTable();
  await setUp(table);
  await table.open("roster");
  return table;
}
const give = (table: Table, text: string | Uint8Array): Promise<void> =>
  table.user.upload(
    screen.getByLabelText("CSV file"),
    new File([text as BlobPart], "roster.csv", { type: "text/csv" }),
  );
const figures = (): Record<string, string> =>
  Object.fromEntries(
    [...screen.getByRole("region", { name: "Import a roster" }).querySelectorAll("dl > div")].map((one) => [
      one.querySelector("dt")?.textContent ?? "",
      one.querySelector("dd")?.textContent ?? "",
    ]),
  );
const names = (): string[] =>
  within(screen.getByRole("table"))
    .getAllByRole("rowheader")
    .map(({ textContent }) => textContent);
const kept = async ({ ports }: Table): Promise<unknown[]> => {
  const rows = await ports.desk.rows("officer");
  return rows.ok ? rows.value.map(({ value }) => value) : [];
};

test("a file says first what it would do; then it is done whole, and taken back exactly", async () => {
  const table = await aRoster();
  await addOfficer(table, "S. Rivera", "4471", "26-A");
  const before = await kept(table);
  await give(table, "Name;Badge;Class\r\nS. Rivera;4471;26-B\r\nحداد;4472;26-B\r\nT. Okafor;4473;26-B\r\n");
  expect(await screen.findByRole("button", { name: "Import 2 new, 1 changed" })).toBeTruthy();
  expect(figures()).toEqual({
    New: "2",
    Changed: "1",
    "The same": "0",
    "On the roster, not in the file": "0",
    "Rows with a problem": "0",
  });
  expect(await kept(table)).toEqual(before);
  await table.user.click(button("Import 2 new, 1 changed"));
  expect(await screen.findByText("Imported: 2 new, 1 changed.")).toBeTruthy();
  await waitFor(() => expect(names()).toHaveLength(3));
  expect(await kept(table)).toContainEqual(expect.objectContaining({ name: "S. Rivera", class: "26-B" }));
  const acts = await table.ports.desk.acts();
  expect(acts.ok && acts.value.at(-1)?.act).toMatchObject({
    kind: "roster-imported",
    added: 2,
    changed: 1,
    refused: 0,
  });
  await table.user.click(button(/^Undo the import of/));
  expect(await screen.findByText("The roster is as it was before the import.")).toBeTruthy();
  expect(await kept(table)).toEqual(before);
  expect(screen.queryByRole("button", { name: /^Undo the import/ })).toBeNull();
});

test("rows with problems are named and mended in place, or left out; until then nothing is imported", async () => {
  const table = await aRoster();
  await give(table, "name,number,hire date\nA,1,2026-01-05\n,2,sooner\nC,1,\nD,4,soon\n");
  const bring = await screen.findByRole("button", { name: /^Import/ });
  expect(bring).toHaveProperty("disabled", true);
  expect(figures()["Rows with a problem"]).toBe("4");
  const mend = within(screen.getByRole("form", { name: "4 rows to put right" }));
  const row = (number: number) => within(mend.getByText(`Row ${number}`).closest("li") as HTMLElement);
  expect(row(3).getByText("There is no name.")).toBeTruthy();
  expect(row(2).getByText("Another row has the same number.")).toBeTruthy();
  expect(row(5).getByText(/This is no day/)).toBeTruthy();
  await table.user.type(row(3).getByLabelText("Name"), "B");
  const hired = row(3).getByLabelText("Hired");
  await table.user.clear(hired);
  await table.user.type(hired, "2026-01-05");
  const number = row(4).getByLabelText("Number");
  await table.user.clear(number);
  await table.user.type(number, "3");
  await table.user.click(mend.getByRole("button", { name: "Look again" }));
  await waitFor(() => expect(figures()["Rows with a problem"]).toBe("1"));
  await table.user.click(screen.getByLabelText("Leave 1 row out"));
  await table.user.click(button("Import 3 new, 0 changed"));
  expect(await screen.findByText("Imported: 3 new, 0 changed.")).toBeTruthy();
  await waitFor(() => expect(names().toSorted()).toEqual(["A", "B", "C"]));
});

test("what somebody saw to after an import is not overwritten by undoing it, and is said", async () => {
  const table = await aRoster();
  await give(table, "name,number\nA,1\nB,2\n");
  await table.user.click(await screen.findByRole("button", { name: "Import 2 new, 0 changed" }));
  await waitFor(() => expect(names()).toEqual(["A", "B"]));
  const [first] = (await kept(table)) as { id: string; name: string }[];
  if (!first) throw new Error("nobody was imported");
  const acts = await table.ports.desk.acts();
  const head = acts.ok ? (acts.value.at(-1)?.hash ?? "") : "";
  await table.ports.desk.write({ put: [{ kind: "officer", id: first.id, value: { ...first, class: "26-C" } }], head });
  await table.open("roster");
  await table.user.click(await screen.findByRole("button", { name: /^Undo the import/ }));
  expect(await screen.findByText("Undone. 1 thing that somebody saw to since stays as it is.")).toBeTruthy();
  await waitFor(() => expect(names()).toEqual(["A"]));
});

test("a file in which no column says who they are asks which one does", async () => {
  const table = await aRoster();
  await give(table, "Wer,Nummer\nA,1\n");
  expect(await screen.findByText("No column says who the officers are. Choose it below.")).toBeTruthy();
  await table.user.click(screen.getByText("Which column is what"));
  await table.user.selectOptions(screen.getByLabelText("Name", { selector: "select" }), "Wer");
  expect(await screen.findByRole("button", { name: "Import 1 new, 0 changed" })).toBeTruthy();
});

test("what is no CSV, or has nothing in it, is refused in a sentence, and nothing is written", async () => {
  const table = await aRoster();
  await give(table, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
  expect(await screen.findByText(/This is no CSV/)).toBeTruthy();
  await give(table, "");
  expect(await screen.findByText("There is nothing in this file.")).toBeTruthy();
  expect(await kept(table)).toEqual([]);
});
