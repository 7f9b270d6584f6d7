// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { aTable, stored } from "./debrief-table.tsx";

afterEach(cleanup);

const user = userEvent.setup();
const box = () => within(screen.getByRole("region", { name: "Something wrong with a scene?" }));

test("an officer says what is wrong with a scene: kept at that scene, under no name, and shown to nobody as a comment on the run", async () => {
  const table = await aTable();
  const attempt = await stored(table.ports.attempts, ["shout", "cite"]);
  await table.show(attempt);
  expect(screen.queryByText("Something wrong with a scene?")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Skip" }));
  await user.click(box().getByRole("button", { name: "Write a remark" }));
  expect(document.activeElement).toBe(box().getByLabelText("Which decision"));
  await user.click(box().getByRole("button", { name: "Keep the remark" }));
  expect(box().getByText("Write what is wrong, or cancel.")).toBeTruthy();
  await user.selectOptions(box().getByLabelText("Which decision"), "2. She asks why.");
  await user.type(box().getByLabelText("What is wrong with it"), "No one cites that here.");
  await user.click(box().getByRole("button", { name: "Keep the remark" }));
  await waitFor(() => expect(box().getByText(/^Kept\./)).toBeTruthy());
  expect(document.activeElement).toBe(box().getByRole("button", { name: "Write another remark" }));
  const kept = await table.ports.journal.comments(attempt);
  expect(kept.ok && kept.value).toMatchObject([
    { kind: "remark", of: "second", by: "", text: "No one cites that here." },
  ]);
  await table.show(attempt);
  expect(screen.queryByText("From your trainer")).toBeNull();
});
