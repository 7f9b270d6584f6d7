import { beforeEach, describe, expect, test } from "vitest";
import { chained } from "#engine/attempt/chain.ts";
import type { Act, Header, Move } from "#engine/attempt/move.ts";
import type { AttemptStore, StoredAttempt, StoredPack } from "#ports/attempt-store.ts";
import type { RoomStore } from "#ports/room-store.ts";
import { aHeader } from "../builders/runs.ts";

const pack: StoredPack = { hash: aHeader().pack, bytes: new TextEncoder().encode('{"id":"random"}') };

/** A chained log of these acts; entry n is made at n seconds. */
function logOf(header: Header, acts: readonly Act[]): Move[] {
  const moves: Move[] = [];
  for (const act of [{ kind: "began" } as const, ...acts]) {
    moves.push(chained(act, moves.at(-1), header, { at: (moves.length + 1) * 1000, ms: 5, after: "00000000" }));
  }
  return moves;
}

const chose = (choice: string): Act => ({ kind: "chose", scene: "s0", choice });

/** What every store of attempts promises. `fresh` gives an empty one with the rooms beside it; `again`, one over the same data, as after a restart. */
export function attemptStoreContract(
  name: string,
  fresh: () => Promise<{ store: AttemptStore; rooms: RoomStore; again?: () => Promise<AttemptStore> }>,
): void {
  describe(name, () => {
    let store: AttemptStore;
    let rooms: RoomStore;
    let again: (() => Promise<AttemptStore>) | undefined;
    const header = aHeader();
    const [began, first, second, end] = logOf(header, [chose("a"), chose("b"), { kind: "ended", ending: "good" }]) as [
      Move,
      Move,
      Move,
      Move,
    ];

    beforeEach(async () => {
      ({ store, rooms, again } = await fresh());
      expect(await store.begin(header, began, pack)).toEqual({ ok: true, value: undefined });
    });

    const kinds = async (from = store, id = header.attempt): Promise<string[]> => {
      const found = await from.open(id);
      if (!found.ok) throw new Error(found.error.code);
      return found.value.moves.map((move) => move.kind);
    };

    test("an attempt begun is there whole: header, move, and the pack's own bytes", async () => {
      expect(await store.open(header.attempt)).toMatchObject({
        ok: true,
        value: { header, moves: [began], notes: [] },
      });
      const found = await store.open(header.attempt);
      expect(found.ok && [...found.value.pack.bytes]).toEqual([...pack.bytes]);
    });

    test("moves are appended in order, with the words beside them", async () => {
      const note = { hash: "9".repeat(64), salt: "s", text: "She could not hear me." };
      expect(await store.append(header.attempt, began.hash, [first], [note])).toMatchObject({ ok: true });
      expect(await store.append(header.attempt, first.hash, [second], [])).toMatchObject({ ok: true });
      const found = await store.open(header.attempt);
      expect(found).toMatchObject({ ok: true, value: { moves: [began, first, second], notes: [note] } });
    });

    test("what was spoken is kept byte for byte, beside words without sound, open or sealed", async () => {
      const audio = { type: "audio/webm;codecs=opus", bytes: Uint8Array.from([0, 1, 127, 128, 255]) };
      const spoken = { hash: "6".repeat(64), salt: "s", text: "", audio };
      const written = { hash: "5".repeat(64), salt: "s", text: "In writing." };
      await store.append(header.attempt, began.hash, [first], [spoken, written]);
      const kept = async (from: AttemptStore): Promise<unknown> => {
        const found = await from.open(header.attempt);
        if (!found.ok) throw new Error(found.error.code);
        return found.value.notes
          .toSorted((a, b) => (a.hash < b.hash ? 1 : -1))
          .map((note) => ({ ...note, ...(note.audio && { audio: { ...note.audio, bytes: [...note.audio.bytes] } }) }));
      };
      const whole = [{ ...spoken, audio: { ...audio, bytes: [...audio.bytes] } }, written];
      expect(await kept(store)).toEqual(whole);
      await store.append(header.attempt, first.hash, [second, end], []);
      expect(await kept((await again?.()) ?? store)).toEqual(whole);
    });

    test("an append on another head than the log's is a conflict, and leaves nothing", async () => {
      await store.append(header.attempt, began.hash, [first], []);
      const late = await store.append(
        header.attempt,
        began.hash,
        [second],
        [{ hash: "8".repeat(64), salt: "s", text: "late" }],
      );
      expect(late).toMatchObject({ ok: false, error: { code: "conflict" } });
      expect(await store.open(header.attempt)).toMatchObject({ ok: true, value: { moves: [began, first], notes: [] } });
    });

    test("words alone are held against the head as moves are", async () => {
      const note = { hash: "7".repeat(64), salt: "s", text: "A second thought." };
      expect(await store.append(header.attempt, first.hash, [], [note])).toMatchObject({
        ok: false,
        error: { code: "conflict" },
      });
      expect(await store.append("nobody", "0", [], [note])).toMatchObject({ ok: false, error: { code: "not-found" } });
      expect(await store.append(header.attempt, began.hash, [], [note])).toMatchObject({ ok: true });
      expect(await store.open(header.attempt)).toMatchObject({ ok: true, value: { moves: [began], notes: [note] } });
      expect(await store.append(header.attempt, began.hash, [first], [])).toMatchObject({ ok: true });
    });

    test("of appends racing on one head exactly one wins", async () => {
      const rivals = ["x", "y", "z"].map((choice) =>
        chained(chose(choice), began, header, { at: 1, ms: 0, after: "00000000" }),
      );
      const answers = await Promise.all(rivals.map((move) => store.append(header.attempt, began.hash, [move], [])));
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      expect(answers.filter((answer) => !answer.ok && answer.error.code === "conflict")).toHaveLength(2);
      expect(await kinds()).toEqual(["began", "chose"]);
    });

    test("an ending seals the log: it reads the same, and takes no more", async () => {
      await store.append(header.attempt, began.hash, [first, second, end], []);
      expect(await kinds()).toEqual(["began", "chose", "chose", "ended"]);
      const more = chained({ kind: "continued" }, end, header, { at: 9000, ms: 0, after: "00000000" });
      expect(await store.append(header.attempt, end.hash, [more], [])).toMatchObject({
        ok: false,
        error: { code: "sealed" },
      });
      expect(await kinds()).toEqual(["began", "chose", "chose", "ended"]);
    });

    test("an attempt is begun once", async () => {
      expect(await store.begin(header, began, pack)).toMatchObject({ ok: false, error: { code: "exists" } });
    });

    test("what is not there is said to be not there", async () => {
      expect(await store.open("nobody")).toMatchObject({ ok: false, error: { code: "not-found" } });
      expect(await store.append("nobody", "0", [first], [])).toMatchObject({ ok: false, error: { code: "not-found" } });
      expect(await store.share("nobody", 1)).toMatchObject({ ok: false, error: { code: "not-found" } });
      expect(await store.remove("nobody")).toMatchObject({ ok: false, error: { code: "not-found" } });
    });

    test("the list says where each attempt stands, newest first", async () => {
      const other = aHeader({ attempt: "a2", purpose: "record" });
      const [otherBegan] = logOf(other, []) as [Move];
      await store.begin(other, { ...otherBegan, at: 90_000 }, pack);
      await store.append(header.attempt, began.hash, [first, second, end], []);
      expect(await store.list()).toEqual({
        ok: true,
        value: [
          { header: other, purpose: "record", begunAt: 90_000, lastAt: 90_000, seq: 0, state: "open" },
          { header, purpose: "practice", begunAt: 1000, lastAt: 4000, seq: 3, state: "ended", ending: "good" },
        ],
      });
    });

    test("sharing stands beside the log, and does not touch it", async () => {
      await store.share(header.attempt, 77);
      expect(await store.open(header.attempt)).toMatchObject({ ok: true, value: { moves: [began], sharedAt: 77 } });
      expect(await store.list()).toMatchObject({ ok: true, value: [{ sharedAt: 77 }] });
    });

    test("removing an attempt takes all of it, and leaves another one's pack", async () => {
      const other = aHeader({ attempt: "a2" });
      await store.begin(other, (logOf(other, []) as [Move])[0], pack);
      expect(await store.remove(header.attempt)).toMatchObject({ ok: true });
      expect(await store.open(header.attempt)).toMatchObject({ ok: false });
      expect(await kinds(store, "a2")).toEqual(["began"]);
    });

    test("removing an attempt takes the room that played it, and leaves another's", async () => {
      const other = aHeader({ attempt: "a2" });
      await store.begin(other, (logOf(other, []) as [Move])[0], pack);
      for (const attempt of [header.attempt, "a2"]) {
        const beside = { scenario: "s", at: 1, trainer: "Okafor", attendance: ["Rivera"], hands: [], averages: [] };
        await rooms.save({ attempt, ...beside, notes: [] });
      }
      expect(await store.remove(header.attempt)).toMatchObject({ ok: true });
      expect(await rooms.open(header.attempt)).toEqual({ ok: true, value: undefined });
      expect(await rooms.list()).toMatchObject({ ok: true, value: [{ attempt: "a2" }] });
    });

    describe("putting an attempt back", () => {
      const backed = (moves: readonly Move[], more: Partial<StoredAttempt> = {}): StoredAttempt => ({
        header,
        moves,
        notes: [],
        pack,
        ...more,
      });
      const note = (letter: string) => ({ hash: letter.repeat(64), salt: "s", text: `Words ${letter}.` });
      const read = async (from = store): Promise<StoredAttempt> => {
        const found = await from.open(header.attempt);
        if (!found.ok) throw new Error(found.error.code);
        return found.value;
      };

      test("one that is not here is added whole, and goes on like any other", async () => {
        await store.remove(header.attempt);
        const whole = backed([began, first], { notes: [note("9")], sharedAt: 77 });
        expect(await store.restore(whole)).toEqual({ ok: true, value: "added" });
        const found = await read();
        expect({ ...found, pack: { ...found.pack, bytes: [...found.pack.bytes] } }).toEqual({
          ...whole,
          pack: { ...pack, bytes: [...pack.bytes] },
        });
        expect(await store.append(header.attempt, first.hash, [second], [])).toMatchObject({ ok: true });
        expect(await store.list()).toMatchObject({
          ok: true,
          value: [{ begunAt: 1000, lastAt: 3000, seq: 2, state: "open", sharedAt: 77 }],
        });
      });

      test("one that is over comes back sealed", async () => {
        await store.remove(header.attempt);
        expect(await store.restore(backed([began, first, second, end]))).toEqual({ ok: true, value: "added" });
        expect(await store.append(header.attempt, end.hash, [], [])).toMatchObject({
          ok: false,
          error: { code: "sealed" },
        });
        expect(await store.list()).toMatchObject({ ok: true, value: [{ state: "ended", ending: "good", seq: 3 }] });
      });

      test("the same one twice is there once, unchanged", async () => {
        await store.append(header.attempt, began.hash, [first], [note("9")]);
        const before = await read();
        for (let turn = 0; turn < 2; turn++) {
          expect(await store.restore(backed([began, first], { notes: [note("9")] }))).toEqual({
            ok: true,
            value: "same",
          });
          expect(await read()).toEqual(before);
        }
        expect(await store.list()).toMatchObject({ ok: true, value: [{ seq: 1 }] });
      });

      test("a log that goes on where the one here ends takes its place, open or over", async () => {
        expect(await store.restore(backed([began, first]))).toEqual({ ok: true, value: "longer" });
        expect(await kinds()).toEqual(["began", "chose"]);
        expect(await store.restore(backed([began, first, second, end]))).toEqual({ ok: true, value: "longer" });
        expect(await kinds()).toEqual(["began", "chose", "chose", "ended"]);
        expect(await store.list()).toMatchObject({ ok: true, value: [{ state: "ended", ending: "good", seq: 3 }] });
        const opened = await again?.();
        if (opened) expect(await kinds(opened)).toEqual(["began", "chose", "chose", "ended"]);
      });

      test("a log that ends before the one here changes none of its moves", async () => {
        await store.append(header.attempt, began.hash, [first, second, end], []);
        expect(await store.restore(backed([began, first]))).toEqual({ ok: true, value: "same" });
        expect(await kinds()).toEqual(["began", "chose", "chose", "ended"]);
        expect(await store.list()).toMatchObject({ ok: true, value: [{ state: "ended", seq: 3 }] });
      });

      test("a log that went another way is a conflict, and nothing of it is kept", async () => {
        await store.append(header.attempt, began.hash, [first], []);
        const other = chained(chose("b"), began, header, { at: 9000, ms: 5, after: "00000000" });
        const forked = backed([began, other], { notes: [note("8")], sharedAt: 5 });
        expect(await store.restore(forked)).toMatchObject({ ok: false, error: { code: "conflict" } });
        const found = await read();
        expect(found.moves).toEqual([began, first]);
        expect(found.notes).toEqual([]);
        expect(found.sharedAt).toBeUndefined();
        // A header of the same name is another attempt: its first move hangs on another hash.
        const namesake = aHeader({ seed: "another" });
        const [theirs] = logOf(namesake, []) as [Move];
        expect(await store.restore(backed([theirs], { header: namesake }))).toMatchObject({
          ok: false,
          error: { code: "conflict" },
        });
      });

      test("words from both stay, and the earlier time of sharing", async () => {
        await store.append(header.attempt, began.hash, [first], [note("9")]);
        await store.share(header.attempt, 50);
        await store.restore(backed([began], { notes: [note("8")], sharedAt: 90 }));
        expect((await read()).notes.map((one) => one.text).toSorted()).toEqual(["Words 8.", "Words 9."]);
        expect((await read()).sharedAt).toBe(50);
        await store.restore(backed([began, first, second], { notes: [note("7")], sharedAt: 40 }));
        expect((await read()).notes).toHaveLength(3);
        expect((await read()).sharedAt).toBe(40);
      });

      test("a log without a move is refused, and leaves nothing", async () => {
        await store.remove(header.attempt);
        expect(await store.restore(backed([]))).toMatchObject({ ok: false, error: { code: "failed" } });
        expect(await store.list()).toEqual({ ok: true, value: [] });
      });

      test("put back beside an append, one of the two comes first, and no move is lost", async () => {
        const [appended, restored] = await Promise.all([
          store.append(header.attempt, began.hash, [first], []),
          store.restore(backed([began, first, second])),
        ]);
        expect(restored).toEqual({ ok: true, value: "longer" });
        if (!appended.ok) expect(appended.error.code).toBe("conflict");
        expect((await read()).moves).toEqual([began, first, second]);
      });
    });

    test("what was acknowledged is there after a restart, open or sealed", async () => {
      await store.append(header.attempt, began.hash, [first], []);
      const opened = await again?.();
      if (!opened) return;
      expect(await kinds(opened)).toEqual(["began", "chose"]);
      expect(await opened.append(header.attempt, first.hash, [second, end], [])).toMatchObject({ ok: true });
      const once = await again?.();
      expect(once && (await kinds(once))).toEqual(["began", "chose", "chose", "ended"]);
    });
  });
}
