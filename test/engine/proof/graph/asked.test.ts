import { expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import type { Program } from "#engine/machine/program.ts";
import { ask, type Asked, AskedBook, namesOf, slotsShown, wordsIn } from "#engine/proof/asked.ts";
import type { Condition, Person, Scenario } from "#engine/scenario/scenario.ts";
import { aValue } from "../../../builders/played.ts";
import { deciding, isFact } from "../checks/looked-at.ts";
import { aBeat, yesOrNo } from "./scenes.ts";

const ana = (moods: Person["moods"] = []): Person => ({
  name: "Ana Ruiz",
  role: "neighbour",
  gender: "female",
  register: "formal",
  portrait: { seed: "ana" },
  moods,
});
const [f, g] = [isFact("f", "yes"), isFact("g", "yes")];
const programOf = (asked: readonly Condition[], extra: Partial<Scenario> = {}): Program =>
  compile(aValue([deciding("a", { x: "good" })], { facts: yesOrNo("f", "g"), ...extra }), asked);

test("an answer is given, and kept in mind: 1 for no, 2 for yes, 3 for both", () => {
  const one = new AskedBook(programOf([f])).of(f, "row", "a", "/a");
  expect(one.answers).toBe(0);
  expect(ask(one, [0, 1])).toBe(false);
  expect(one.answers).toBe(1);
  expect(ask(one, [0, 0])).toBe(false);
  expect(one.answers).toBe(1);
  expect(ask(one, [1, 0])).toBe(true);
  expect(one.answers).toBe(3);
  const other = new AskedBook(programOf([f])).of(f, "row", "a", "/a");
  expect([ask(other, [1, 1]), other.answers]).toEqual([true, 2]);
});

test("words are runs of anything but white space, of whatever kind that is", () => {
  const words = (text: string): number => wordsIn(text, {});
  expect(words("")).toBe(0);
  expect(words(" \n\t ")).toBe(0);
  expect(words("one")).toBe(1);
  expect(words("  two   words\n")).toBe(2);
  // A no-break space, an em space and an ideographic space divide; the character after a no-break space does not.
  expect(words("no\u00a0break")).toBe(2);
  expect(words("em\u2003and\u3000wide")).toBe(3);
  expect(words("¡ay, señor!")).toBe(2);
  expect(words("a\u00a1b")).toBe(1);
  expect(words("né «à» où")).toBe(3);
  expect(words("a-b c's d")).toBe(3);
  expect(wordsIn(undefined, {})).toBe(0);
});

test("a name in a text counts as many words as it has", () => {
  const scenario = aValue([deciding("a", { x: "good" })], {
    cast: { ana: ana() },
    policySlots: { line: { what: "A line", default: ["desk of ", { ref: "ana.name" }] } },
  });
  const book = new AskedBook(compile(scenario));
  expect(book.words([{ ref: "ana.name" }, " is ", { em: ["here"] }])).toBe(4);
  expect(book.words(["Call the ", { ref: "policy.line" }])).toBe(6);
  expect(book.words(undefined)).toBe(0);
});

test("the names a text may refer to are those of the cast, and what the agency fills in", () => {
  const scenario = aValue([deciding("a", { x: "good" })], {
    cast: { ana: ana(), bo: { ...ana(), name: "Bo", gender: "male", register: "informal" } },
    policySlots: { line: { what: "A line", default: "the night desk" } },
  });
  expect(namesOf(scenario)).toEqual({
    "ana.name": "Ana Ruiz",
    "ana.gender": "female",
    "ana.register": "formal",
    "bo.name": "Bo",
    "bo.gender": "male",
    "bo.register": "informal",
    "policy.line": "the night desk",
  });
});

test("a condition is entered with where it stands and the slots it asks; the book lists all in order", () => {
  const book = new AskedBook(programOf([f, g]));
  const one = book.of(g, "choice", "a.x", "/phases/0/scenes/0/choices/0/when");
  const two = book.of(f, "row", "b.1", "/b");
  expect({ ...one, test: undefined }).toEqual({
    where: "choice",
    id: "a.x",
    pointer: "/phases/0/scenes/0/choices/0/when",
    test: undefined,
    slots: [1],
    answers: 0,
    since: undefined,
  });
  expect([one.test([0, 1]), one.test([1, 0])]).toEqual([true, false]);
  expect(book.all).toEqual([one, two]);
});

test("a condition of another program is a bug, and says where it stands", () => {
  const book = new AskedBook(programOf([f]));
  expect(() => book.of(isFact("f", "yes"), "row", "a", "/somewhere/when")).toThrow(
    "no test for the condition at /somewhere/when: it is not of this program",
  );
});

test("of a face, the conditions of its moods are asked, by their number; the last mood has none", () => {
  const cast = { "a~/b": ana([{ when: f, mood: "fear" }, { when: g, mood: "smile" }, { mood: "calm" }]), bo: ana() };
  const book = new AskedBook(programOf([], { cast }));
  const moods = book.moods();
  expect(moods.map(({ where, id, pointer }) => [where, id, pointer])).toEqual([
    ["mood", "a~/b", "/cast/a~0~1b/moods/0/when"],
    ["mood", "a~/b", "/cast/a~0~1b/moods/1/when"],
  ]);
  expect(book.all).toEqual(moods);
});

test("lines shown together: those that always show are words alone, the others are asked", () => {
  const book = new AskedBook(programOf([f, g]));
  const beats = [aBeat("b0", "One two"), aBeat("b1", "three", f), aBeat("b2", "four five six"), aBeat("b3", "a b", g)];
  const group = book.group("a", "/beats", beats);
  expect(group.words).toBe(5);
  expect(group.lines.map(({ words, asked }) => [words, asked.where, asked.id, asked.pointer])).toEqual([
    [1, "beat", "a.b1", "/beats/1/when"],
    [2, "beat", "a.b3", "/beats/3/when"],
  ]);
  expect(slotsShown(group)).toEqual([0, 1]);
  const plain = book.group("a", "/beats", [aBeat("b0", "Only this")]);
  expect(plain).toEqual({ words: 2, lines: [] });
  expect(slotsShown(plain)).toEqual([]);
  // Groups share nothing.
  expect(book.group("a", "/beats", [aBeat("b1", "three", f)]).lines).toHaveLength(1);
  expect(book.group("a", "/beats", [])).toEqual({ words: 0, lines: [] });
});

test("lines from the middle of a list are pointed to where they stand in it", () => {
  const book = new AskedBook(programOf([f]));
  const [line] = book.group("w", "/w/beats", [aBeat("b3", "three", f)], 3).lines;
  expect(line?.asked.pointer).toBe("/w/beats/3/when");
});

test("the answers of one place are not those of another with the same condition", () => {
  const book = new AskedBook(programOf([f]));
  const pair: Asked[] = [book.of(f, "row", "a", "/a"), book.of(f, "row", "b", "/b")];
  const [one, two] = pair as [Asked, Asked];
  ask(one, [1, 0]);
  expect([one.answers, two.answers]).toEqual([2, 0]);
});
