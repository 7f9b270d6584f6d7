// @vitest-environment jsdom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { aDecision, aValue } from "../../builders/played.ts";
import { aRun, aStand } from "./stand.tsx";

afterEach(cleanup);

const small = aValue([aDecision("first", { ask: "good", shout: "bad" })]);

test("a record run stands in the list with its officer, state and purpose, and leads to its replay", async () => {
  const stand = await aStand();
  await stand.ports.journal.saveOfficer({ id: "o1", name: "Ofc. Rivera" });
  await stand.keep(aRun(small));
  stand.list();
  const row = await screen.findByRole("row", { name: /Ofc\. Rivera/ });
  expect(row.textContent).toContain("finished");
  expect(row.textContent).toContain("record");
  expect(screen.getByRole("link", { name: "Replay: small, Ofc. Rivera" }).getAttribute("href")).toBe("#/review/a1");
});

test("a practice run that was not shared is not listed and not counted", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small, { attempt: "mine", purpose: "practice", officer: "private-person" }));
  await stand.keep(aRun(small, { attempt: "record" }));
  const { container } = stand.list();
  await screen.findByText("1 run");
  expect(container.innerHTML).not.toContain("mine");
  expect(container.innerHTML).not.toContain("private-");
});

test("a practice run that was shared is listed as such", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small, { attempt: "mine", purpose: "practice" }));
  await stand.ports.attempts.share("mine", 5);
  stand.list();
  expect(await screen.findByText("practice, shared")).toBeTruthy();
});

test("an empty list says how a run comes here, even when there is private practice", async () => {
  const stand = await aStand();
  await stand.keep(aRun(small, { purpose: "practice" }));
  stand.list();
  expect(await screen.findByText("No runs to review yet")).toBeTruthy();
  expect(screen.getByText(/sets the run to Record/)).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
});
