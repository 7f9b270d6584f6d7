import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { memoryDesk } from "#adapters/memory/desk-store.ts";
import type { AttemptRecord } from "#engine/programme/records.ts";
import { ok } from "#engine/result.ts";
import { Academy, type AcademySection } from "#features/academy/academy.tsx";
import type { AcademyPorts, Reply, RoomHeld, Stored } from "#features/academy/desk.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";
import { expect } from "vitest";
import { aCatalogue, anOrder } from "../../builders/demo.ts";
import { aChance, aClock, type HandClock } from "../../builders/ports.ts";

// jsdom has the element and not what opens it.
HTMLDialogElement.prototype.showModal ??= function open(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};

export const NOON = Date.UTC(2026, 10, 23, 12);
export const DAY = 86_400_000;
export const SCENARIO = "reaching-for-the-card";

export interface Table {
  readonly ports: AcademyPorts & { readonly clock: HandClock };
  readonly runs: AttemptRecord[];
  readonly rooms: RoomHeld[];
  readonly kept: Stored[];
  readonly replies: Reply[];
  readonly people: Map<string, string>;
  readonly saved: { readonly name: string; readonly bytes: Uint8Array }[];
  readonly user: ReturnType<typeof userEvent.setup>;
  open(section: AcademySection): Promise<void>;
}

export async function aTable(): Promise<Table> {
  const words = await createWords("en-US");
  await addAreas(words, ["academy"]);
  const runs: AttemptRecord[] = [];
  const people = new Map<string, string>();
  const rooms: RoomHeld[] = [];
  const kept: Stored[] = [];
  const replies: Reply[] = [];
  const saved: { name: string; bytes: Uint8Array }[] = [];
  const ports = {
    desk: memoryDesk(),
    catalogue: aCatalogue(anOrder()) as AcademyPorts["catalogue"],
    clock: aClock(NOON),
    chance: aChance(),
    people: async () => people,
    runs: async () => ok(runs),
    rooms: async () => ok(rooms),
    kept: async () => ok(kept),
    replies: async () => ok(replies),
    async forget(attempt: string) {
      for (const list of [runs, kept]) {
        const at = list.findIndex((one) => ("id" in one ? one.id : one.attempt) === attempt);
        if (at !== -1) list.splice(at, 1);
      }
      return ok(undefined);
    },
  };
  return {
    ports,
    runs,
    rooms,
    kept,
    replies,
    people,
    saved,
    user: userEvent.setup(),
    async open(section) {
      cleanup();
      render(
        <WordsProvider words={words}>
          <Academy
            ports={ports}
            section={section}
            links={{
              home: "#/",
              rooms: "#/room",
              section: (one) => `#/academy/${one}`,
              replay: (id) => `#/review/${id}`,
            }}
            save={(name, bytes) => saved.push({ name, bytes })}
          />
        </WordsProvider>,
      );
      await waitFor(() => expect(document.querySelector("nav, form")).not.toBeNull());
    },
  };
}

export const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
export const type = async ({ user }: Table, label: string, text: string): Promise<void> => {
  const field = screen.getByLabelText(label);
  await user.clear(field);
  await user.type(field, text);
};

export async function setUp(table: Table): Promise<void> {
  await table.open("standing");
  await type(table, "Name of the academy", "Harbor Regional");
  await type(table, "Your name", "Sgt. Okafor");
  await table.user.click(button("Begin"));
  await screen.findByRole("navigation", { name: "Academy" });
}

export async function addOfficer(table: Table, name: string, number: string, group: string): Promise<void> {
  await type(table, "Name", name);
  await type(table, "Number", number);
  await type(table, "Class", group);
  await table.user.click(button("Add"));
  await screen.findByText("Added.");
}

/** One officer in a class with a programme of one scenario, due in ten days. */
export async function assigned(): Promise<Table> {
  const table = await aTable();
  await setUp(table);
  await table.open("roster");
  await addOfficer(table, "S. Rivera", "4471", "26-B");
  await table.open("programmes");
  await table.user.click(button("Write a programme"));
  await type(table, "Title, as printed", "De-escalation");
  const one = within(screen.getByRole("region", { name: "Requirement 1" }));
  await table.user.type(one.getByLabelText("Title"), "The card");
  await table.user.click(one.getByRole("checkbox", { name: SCENARIO }));
  await table.user.click(button("Save the programme"));
  await screen.findByRole("heading", { name: "De-escalation" });
  await type(table, "Due on (optional)", "2026-12-03");
  await table.user.click(button("Assign"));
  await screen.findByText("Assigned.");
  return table;
}
