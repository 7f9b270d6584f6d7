// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryJournal } from "#adapters/memory/journal-store.ts";
import { Backup, type BackupProps } from "#features/device/backup/backup.tsx";
import { gather } from "#features/device/backup/gather.ts";
import type { ReadApart } from "#features/device/backup/make.ts";
import { putBack } from "#features/device/backup/put-back.ts";
import { choosePlace, type Place } from "#features/device/backup/save-file.ts";
import type { CarriedAttempt, Scope } from "#interop/backup/backup.ts";
import type { Bytes } from "#interop/backup/bytes.ts";
import { readBackup } from "#interop/backup/read-backup.ts";
import { addAreas, createWords } from "#words/words.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { aClock } from "../../builders/ports.ts";
import { aBackup, aCarried, bytesOf, closed, linesOf } from "../../interop/backup/a-backup.ts";

afterEach(cleanup);

/** As the worker does it, in the same thread. */
const read: ReadApart = (bytes, { passphrase, onProgress }) =>
  readBackup(bytes, { ...(passphrase !== undefined && { passphrase }), ...(onProgress && { onProgress }) });

interface Stand {
  /** What was saved, in order. */
  readonly saved: Bytes[];
  readonly ports: BackupProps["ports"];
  readonly backedUp: Scope[];
}

async function shown(
  attempts: readonly CarriedAttempt[] = [],
  more: { place?: Place | "cancel"; props?: Partial<BackupProps>; ports?: Partial<BackupProps["ports"]> } = {},
): Promise<Stand> {
  const words = await createWords("en-US");
  await addAreas(words, ["backup", "device"]);
  const saved: Bytes[] = [];
  const backedUp: Scope[] = [];
  const place: Place = {
    put: async (bytes) => {
      saved.push(bytes);
      return "verified";
    },
  };
  const ports: BackupProps["ports"] = {
    attempts: memoryAttempts(),
    journal: memoryJournal(),
    clock: aClock(Date.UTC(2026, 10, 22, 9)),
    catalogue: {
      list: async () => ({ ok: true, value: [] }),
      pack: async (id) => ({ ok: false, error: { code: "not-found", id } }),
      key: async (id) => ({ ok: false, error: { code: "not-found", id } }),
      translation: async () => ({ ok: true, value: undefined }),
    },
    build: "test",
    read,
    choosePlace: async () => (more.place === "cancel" ? undefined : (more.place ?? place)),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    ...more.ports,
  };
  const officers = [...new Set(attempts.map((one) => one.header.officer))].map((id) => ({ id, name: `Ofc. ${id}` }));
  await putBack(ports, { ...aBackup(attempts, { officers }), leftOut: [], sealed: false });
  render(
    <WordsProvider words={words}>
      <Backup
        ports={ports}
        home="#/"
        officer="o1"
        sealable
        onBackedUp={(scope) => backedUp.push(scope)}
        onRestored={() => undefined}
        storage={{ kept: "clearable" }}
        offline="ready"
        onAskStorage={() => undefined}
        {...more.props}
      />
    </WordsProvider>,
  );
  await screen.findByRole("button", { name: "Save the backup file" });
  return { saved, ports, backedUp };
}

const save = (): Promise<void> => userEvent.click(screen.getByRole("button", { name: "Save the backup file" }));
const choose = (bytes: Bytes, name = "mine.cgbackup"): void => {
  fireEvent.change(screen.getByLabelText("Choose a backup file"), { target: { files: [new File([bytes], name)] } });
};
const fileOf = (attempts: readonly CarriedAttempt[]): Promise<Bytes> => bytesOf(aBackup(attempts));

test("a backup says what is in it and who can read it before it is made, and is read back when it was", async () => {
  const { saved, backedUp } = await shown([
    aCarried(["knock", "ask"]),
    aCarried(["kick"], { attempt: "a2", officer: "o2" }),
  ]);
  expect(screen.getByText("2 runs, every move of them")).toBeTruthy();
  expect(screen.getByText("2 names")).toBeTruthy();
  expect(screen.getByText(/Anyone who has the file/)).toBeTruthy();
  expect(screen.getByText("No backup of this device has been made yet.")).toBeTruthy();
  await save();
  expect(await screen.findByText(/Saved, written and read back: 2 runs/)).toBeTruthy();
  const back = await readBackup(saved[0] ?? new Uint8Array());
  expect(back.ok && back.value.attempts.map((one) => one.header.attempt)).toEqual(["a1", "a2"]);
  expect(backedUp).toEqual([{ of: "device" }]);
});

test("a browser that does not tell leaves it unconfirmed, with the name to look for", async () => {
  await shown([aCarried(["knock"])], { place: { put: async () => "unconfirmed" } });
  await save();
  expect(
    await screen.findByText(/Unconfirmed: look in your downloads for common-ground-2026-11-22\.cgbackup/),
  ).toBeTruthy();
});

const failures: readonly (readonly [string, Place | "cancel", string | RegExp])[] = [
  ["a disk that gives back something else", { put: async () => "differs" }, /Do not rely on it/],
  ["a disk that takes nothing", { put: () => Promise.reject(new Error("full")) }, /could not be written/],
  ["a person who thinks better of it", "cancel", "Nothing was saved."],
];

test.each(failures)("%s: it says so, and no backup is counted", async (_, place, sentence) => {
  const { backedUp } = await shown([aCarried(["knock"])], { place });
  await save();
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(backedUp).toEqual([]);
});

test("one officer's file is chosen by name, and moving one's practice chooses one's own", async () => {
  const { saved } = await shown([aCarried(["knock"]), aCarried(["kick"], { attempt: "a2", officer: "o2" })]);
  await userEvent.click(screen.getByRole("button", { name: "Choose my runs" }));
  expect(document.activeElement?.textContent).toBe("Make a backup");
  const who = screen.getByLabelText<HTMLSelectElement>("Officer");
  expect(who.selectedOptions[0]?.textContent).toBe("Ofc. o1: 1 run");
  await userEvent.selectOptions(who, "Ofc. o2: 1 run");
  await save();
  await screen.findByText(/read back: 1 run/);
  const back = await readBackup(saved[0] ?? new Uint8Array());
  expect(back.ok && [back.value.head.scope, back.value.attempts.map((one) => one.header.attempt)]).toEqual([
    { of: "officer", officer: "o2" },
    ["a2"],
  ]);
});

test("a passphrase is asked twice, must be long enough, and shuts the file", async () => {
  const { saved } = await shown([aCarried(["knock"])]);
  await userEvent.click(screen.getByRole("radio", { name: "With a passphrase" }));
  await userEvent.type(screen.getByLabelText("Passphrase"), "short");
  await save();
  expect(screen.getByText("Use at least 8 characters.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Passphrase"));
  await userEvent.type(screen.getByLabelText("Passphrase"), " no more");
  await userEvent.type(screen.getByLabelText("Passphrase again"), "something else");
  await save();
  expect(screen.getByText("The two are not the same.")).toBeTruthy();
  await userEvent.clear(screen.getByLabelText("Passphrase again"));
  await userEvent.type(screen.getByLabelText("Passphrase again"), "short no more");
  await save();
  await screen.findByText(/read back: 1 run/);
  expect(screen.getByLabelText<HTMLInputElement>("Passphrase").value).toBe("");
  expect(await readBackup(saved[0] ?? new Uint8Array())).toMatchObject({ ok: false, error: { code: "passphrase" } });
  choose(saved[0] ?? new Uint8Array());
  await userEvent.type(await screen.findByLabelText("Passphrase of this file"), "wrong words");
  await userEvent.click(screen.getByRole("button", { name: "Open the file" }));
  expect(await screen.findByText(/This passphrase does not open the file/)).toBeTruthy();
  await userEvent.clear(screen.getByLabelText("Passphrase of this file"));
  await userEvent.type(screen.getByLabelText("Passphrase of this file"), "short no more{Enter}");
  expect(await screen.findByText("1 run is here already.")).toBeTruthy();
});

test("a run that is damaged on this device is named when the backup is made", async () => {
  const { ports } = await shown();
  const whole = aCarried(["knock", "ask"]);
  const edited = whole.moves.map((move) => (move.seq === 1 ? { ...move, ms: 1 } : move));
  await putBack(ports, { ...aBackup([{ ...whole, moves: edited }]), leftOut: [], sealed: false });
  await save();
  expect(await screen.findByText(/1 run on this device does not hold/)).toBeTruthy();
  expect(screen.getByText(/Entry 1 of its log does not fit/)).toBeTruthy();
});

test("restoring shows first what it would do and writes nothing; one press does it, and a report says what was done", async () => {
  const short = aCarried(["knock"], { attempt: "longer" });
  const { ports } = await shown([
    aCarried(["knock", "ask"], { attempt: "same" }),
    short,
    aCarried(["kick"], { attempt: "forked" }),
  ]);
  const file = await fileOf([
    aCarried(["knock", "ask"], { attempt: "same" }),
    aCarried(["knock", "wait", "ask"], { attempt: "longer" }),
    aCarried(["knock"], { attempt: "forked" }),
    aCarried(["knock"], { attempt: "new" }),
  ]);
  choose(file);
  expect(await screen.findByText("1 run would be added.")).toBeTruthy();
  for (const sentence of [
    "1 run goes on further in the file. The one here would be continued.",
    "1 run is here already.",
    "1 run went on differently here and in the file. The one here stays.",
    "Nothing that is on this device is removed.",
  ]) {
    expect(screen.getByText(sentence)).toBeTruthy();
  }
  const moves = async (id: string): Promise<number | undefined> => {
    const found = await ports.attempts.open(id);
    return found.ok ? found.value.moves.length : undefined;
  };
  expect([await moves("new"), await moves("longer")]).toEqual([undefined, 2]);
  await userEvent.click(screen.getByRole("button", { name: "Restore" }));
  const report = (await screen.findByText("Restored")).parentElement;
  if (!report) throw new Error("no report");
  expect(
    within(report)
      .getAllByRole("listitem")
      .map((one) => one.textContent),
  ).toEqual([
    "1 run was added.",
    "1 run was continued.",
    "1 run was here already.",
    "1 run went on differently here. It stays as it is here.",
  ]);
  expect([await moves("new"), await moves("longer"), await moves("forked")]).toEqual([2, 5, 3]);
  expect(await screen.findByText("4 runs, every move of them")).toBeTruthy();
});

test("a run in the file that does not hold is named with its reason, and the others are restored", async () => {
  const { ports } = await shown();
  const lines = await linesOf(aBackup([aCarried(["knock", "ask"]), aCarried(["kick"], { attempt: "a2" })]));
  choose(await closed(lines.map((line) => line.replace('"choice":"kick"', '"choice":"knock"'))));
  expect(await screen.findByText("1 run in the file does not hold and is left out.")).toBeTruthy();
  expect(screen.getByText("Entry 1 of its log does not fit. It was changed, taken out, or moved.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Restore" }));
  await screen.findByText("1 run was added.");
  expect(await ports.attempts.list()).toMatchObject({ ok: true, value: [{ header: { attempt: "a1" } }] });
});

test.each([
  ["something else", async () => new TextEncoder().encode("hello"), /This is not a backup of Common Ground/],
  ["half a file", async () => (await fileOf([aCarried(["knock"])])).slice(0, 900), /This file is damaged/],
  [
    "a newer one",
    async () => closed((await linesOf(aBackup([]))).map((line) => line.replace('"version":1', '"version":7'))),
    /newer version of the app \(format 7\)/,
  ],
  ["a line no backup has", async () => closed([...(await linesOf(aBackup([]))), "{}"]), /Line 3 of this file/],
])("%s restores nothing and says why", async (_, make, sentence) => {
  const { ports } = await shown();
  choose(await make());
  expect(await screen.findByText("Nothing was restored")).toBeTruthy();
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Restore" })).toBeNull();
  expect(await ports.attempts.list()).toEqual({ ok: true, value: [] });
});

test("a reader that breaks off, and a file the browser cannot read, restore nothing and say why", async () => {
  await shown([], { ports: { read: async () => ({ ok: false, error: { code: "stopped" } }) } });
  choose(new Uint8Array(3));
  expect(await screen.findByText(/took too long or broke off/)).toBeTruthy();
  const gone = new File(["x"], "gone.cgbackup");
  gone.arrayBuffer = () => Promise.reject(new DOMException("", "NotFoundError"));
  fireEvent.change(screen.getByLabelText("Choose a backup file"), { target: { files: [gone] } });
  expect(await screen.findByText(/could not be read. Choose it again/)).toBeTruthy();
});

test("a device that fills up on the way says how far it came and what to do", async () => {
  const { ports } = await shown();
  const restore = ports.attempts.restore;
  let room = 1;
  Object.assign(ports.attempts, {
    restore: async (stored: Parameters<typeof restore>[0]) =>
      room-- > 0 ? restore(stored) : { ok: false, error: { code: "full" } },
  });
  choose(await fileOf(["a1", "a2"].map((attempt) => aCarried(["knock"], { attempt }))));
  await userEvent.click(await screen.findByRole("button", { name: "Restore" }));
  expect(await screen.findByText("It stopped before the end")).toBeTruthy();
  expect(screen.getByText("1 run was added.")).toBeTruthy();
  expect(screen.getByText(/Restore the same file again/)).toBeTruthy();
});

test("a file is dropped anywhere on the window", async () => {
  await shown();
  const dropped = Object.assign(new Event("drop", { cancelable: true, bubbles: true }), {
    dataTransfer: { files: [new File([await fileOf([aCarried(["knock"])])], "dropped.cgbackup")] },
  });
  fireEvent(window, dropped);
  expect(dropped.defaultPrevented).toBe(true);
  expect(await screen.findByText("1 run would be added.")).toBeTruthy();
  expect(screen.getByText("dropped.cgbackup")).toBeTruthy();
});

test("what the browser keeps is said, and can be asked for", async () => {
  let asked = 0;
  await shown([], { props: { onAskStorage: () => asked++, lastBackup: Date.UTC(2026, 10, 20, 9) } });
  expect(screen.getByText(/Last backup of this device: Nov 20, 2026/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Ask it to keep them" }));
  expect(asked).toBe(1);
});

describe("asking where to put a file", () => {
  afterEach(() => {
    Reflect.deleteProperty(window, "showSaveFilePicker");
  });
  const picker = (answer: () => Promise<unknown>): void => {
    Object.assign(window, { showSaveFilePicker: answer });
  };

  test("a dialog that was closed is an answer; one the browser refused to open is not, and the downloads are left", async () => {
    picker(() => Promise.reject(new DOMException("", "AbortError")));
    expect(await choosePlace("a.cgbackup")).toBeUndefined();
    picker(() => Promise.reject(new DOMException("", "SecurityError")));
    expect(await choosePlace("a.cgbackup")).toBeDefined();
  });

  test("a disk that kept less than it was given is found out", async () => {
    const kept = [new Uint8Array([1, 2, 3]), new Uint8Array([1, 2]), new Uint8Array([1, 2, 4])];
    picker(async () => ({
      createWritable: async () => ({ write: async () => undefined, close: async () => undefined }),
      getFile: async () => new File([kept.shift() ?? new Uint8Array()], "a"),
    }));
    const place = await choosePlace("a.cgbackup");
    const put = () => place?.put(new Uint8Array([1, 2, 3]));
    expect([await put(), await put(), await put()]).toEqual(["verified", "differs", "differs"]);
  });
});

test("what was gathered is what the device has", async () => {
  const attempt = aCarried(["knock", "ask"]);
  const { ports } = await shown([attempt]);
  const gathered = await gather(ports, { madeAt: 1, build: "test", scope: { of: "device" } });
  expect(gathered.ok && gathered.value.attempts).toEqual([attempt]);
});
