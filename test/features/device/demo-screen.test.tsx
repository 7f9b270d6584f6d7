// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { dexieDemo } from "#adapters/dexie/demo-store.ts";
import { demoBatches } from "#engine/players/demo/academy.ts";
import { DemoBanner } from "#features/device/demo/banner.tsx";
import { Demo } from "#features/device/demo/demo.tsx";
import type { MakePorts, PlayDemo } from "#features/device/demo/make.ts";
import { addAreas, createWords } from "#words/words.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { aCatalogue, anOrder, TODAY } from "../../builders/demo.ts";
import { aClock } from "../../builders/ports.ts";

afterEach(cleanup);
// A dialog of jsdom has no modal mode of its own.
HTMLDialogElement.prototype.showModal ??= function open(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};

let next = 0;
const order = anOrder();

/** The screen on a database of its own, its runs played when `go` lets them. */
async function aScreen({ inside = false, waits = false } = {}) {
  const words = await createWords("en-US");
  await addAreas(words, ["demo"]);
  const name = `screen-${++next}`;
  const demo = dexieDemo(name);
  const went: string[] = [];
  let go = (): void => undefined;
  const gate = new Promise<void>((open) => {
    go = open;
  });
  const play: PlayDemo = async function* (asked) {
    for (const batch of demoBatches(asked)) {
      yield batch;
      if (waits) await gate;
    }
  };
  const ports: MakePorts = {
    demo,
    catalogue: aCatalogue(order),
    clock: aClock(TODAY + 1),
    lock: { hold: async () => () => undefined, take: async () => () => undefined, anyHeld: async () => false },
    play,
    build: "test",
  };
  const draw = (): void => {
    render(
      <WordsProvider words={words}>
        {inside && <DemoBanner demo={demo} onLeave={() => went.push("left")} />}
        <Demo
          ports={ports}
          links={{ home: "#/" }}
          inside={inside}
          onEnter={() => went.push("entered")}
          onLeave={() => went.push("left")}
        />
      </WordsProvider>,
    );
  };
  return { demo, went, go: () => go(), draw, name };
}

test("one button makes the demo, shows how far it is, and goes there", async () => {
  const { went, draw, demo } = await aScreen();
  draw();
  await userEvent.click(await screen.findByRole("button", { name: "Open the demo academy" }));
  await waitFor(() => expect(went).toEqual(["entered"]), { timeout: 10_000 });
  expect(await demo.standing()).toEqual({ ok: true, value: "whole" });
});

test("while it is made its progress is shown, and Cancel leaves nothing", async () => {
  const { went, draw, demo, go } = await aScreen({ waits: true });
  draw();
  await userEvent.click(await screen.findByRole("button", { name: "Open the demo academy" }));
  expect((await screen.findByText("30 of 420 runs")).textContent).toBeTruthy();
  expect(screen.getByRole("progressbar").getAttribute("value")).toBe("30");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  go();
  expect(await screen.findByText("Cancelled. Nothing of it is left on this device.")).toBeTruthy();
  expect(await demo.standing()).toEqual({ ok: true, value: "none" });
  expect(went).toEqual([]);
  expect(screen.getByRole("button", { name: "Open the demo academy" })).toBeTruthy();
});

test("a demo that is there is gone to, not made again; a half-made one is made", async () => {
  const there = await aScreen();
  const stored = order.packs.map(({ pack, bytes }) => ({ hash: pack, bytes }));
  const batches = [...demoBatches(order)];
  for (const batch of batches) await there.demo.write(batch, stored);
  there.draw();
  await userEvent.click(await screen.findByRole("button", { name: "Go to the demo academy" }));
  expect(there.went).toEqual(["entered"]);
  cleanup();
  const half = await aScreen();
  for (const batch of batches.slice(0, 3)) await half.demo.write(batch, stored);
  half.draw();
  expect(await screen.findByRole("button", { name: "Open the demo academy" })).toBeTruthy();
  expect(screen.queryByText("The demo academy is on this device.")).toBeNull();
});

test("the banner names made-up people, leaves, and removes only after it asked", async () => {
  const { went, draw, demo, name } = await aScreen({ inside: true });
  const stored = order.packs.map(({ pack, bytes }) => ({ hash: pack, bytes }));
  for (const batch of demoBatches(order)) await demo.write(batch, stored);
  draw();
  const banner = screen.getByRole("complementary", { name: "Demo" });
  expect(banner.textContent).toContain("Demo data · made-up people");
  await userEvent.click(screen.getAllByRole("button", { name: "Leave demo" })[0] as HTMLElement);
  expect(went).toEqual(["left"]);
  await userEvent.click(screen.getAllByRole("button", { name: "Remove" })[0] as HTMLElement);
  await userEvent.click(await screen.findByRole("button", { name: "Keep it" }));
  expect(await demo.standing()).toEqual({ ok: true, value: "whole" });
  await userEvent.click(screen.getAllByRole("button", { name: "Remove" })[0] as HTMLElement);
  await userEvent.click(await screen.findByRole("button", { name: "Remove it" }));
  await waitFor(() => expect(went).toEqual(["left", "left"]));
  expect((await indexedDB.databases()).some((one) => one.name === name)).toBe(false);
});
