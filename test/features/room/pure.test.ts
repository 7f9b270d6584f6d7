import fc from "fast-check";
import { expect, test } from "vitest";
import { countOf, isSplit, mostHands, namesOf, talliesOf } from "#features/room/hands.ts";
import { follow, type Followed, present } from "#features/room/link.ts";
import { letterOf } from "#features/room/open.ts";
import { averageOf } from "#features/room/other-desks.tsx";
import { packPages } from "#features/room/pack-pages.ts";
import { answersOf, questionsOf } from "#features/room/questions.ts";
import type { ScreenView } from "#features/room/screen-view.ts";
import { aLine, theCard } from "./stand.ts";

test("hands are counted in whole numbers, and names come one a line, each once", () => {
  expect(["7", " 12 ", "", "-1", "1.5", "x", "1000"].map(countOf)).toEqual([
    7,
    12,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(namesOf(" Rivera 4471\n\nHaddad, Lee;Rivera 4471 ")).toEqual(["Rivera 4471", "Haddad", "Lee"]);
  expect(["4.6", "4,6", "7", "0.9", "7.1", "", "x"].map(averageOf)).toEqual([
    4.6,
    4.6,
    7,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([0, 25, 26, 52].map(letterOf)).toEqual(["A", "Z", "AA", "BA"]);
});

test("most hands decide by default, the first of equals; without hands nothing does", () => {
  expect(mostHands(talliesOf(["a", "b", "c"], { b: 4, c: 4 }))).toBe("b");
  expect(mostHands(talliesOf(["a", "b"], {}))).toBeUndefined();
  expect(talliesOf(["a", "b"], { a: 1, b: 3, gone: 9 })).toEqual([
    { id: "a", count: 1, share: 0.25 },
    { id: "b", count: 3, share: 0.75 },
  ]);
  expect(
    [{ a: 2, b: 1 }, { a: 5, b: 3 }, { a: 1 }, {}].map((counts) => isSplit(talliesOf(["a", "b"], counts))),
  ).toEqual([false, true, false, false]);
});

const view = (title: string): ScreenView => ({ title, lang: "en-US", lines: [], ask: { kind: "nothing" } });

test("the projector shows what the presenter shows, from whichever is opened first", () => {
  const end = aLine();
  const early: Followed[] = [];
  const projector = follow(
    end(),
    () => 0,
    (one) => early.push(one),
  );
  projector.ask();
  expect(early).toEqual([]);
  const presenter = present(end(), "p1", view("one"));
  expect(early.at(-1)).toEqual({ view: view("one"), presenter: "here" });
  presenter.show(view("two"));
  expect(early.at(-1)?.view).toEqual(view("two"));
  const late: Followed[] = [];
  follow(
    end(),
    () => 0,
    (one) => late.push(one),
  ).ask();
  expect(late.at(-1)).toEqual({ view: view("two"), presenter: "here" });
});

test("a projector without an answer says so, keeps what it showed, and takes up a presenter that was loaded anew", () => {
  const end = aLine();
  let now = 0;
  const seen: Followed[] = [];
  const projector = follow(
    end(),
    () => now,
    (one) => seen.push(one),
  );
  const first = present(end(), "p1", view("one"));
  for (; now < 60_000; now += 1000) projector.ask();
  expect(seen.at(-1)?.presenter).toBe("here");
  first.stop();
  expect(seen.at(-1)).toEqual({ view: view("one"), presenter: "lost" });
  const second = present(end(), "p2", view("one, again"));
  expect(seen.at(-1)).toEqual({ view: view("one, again"), presenter: "here" });
  // Killed: it says nothing more.
  second.show(view("two"));
  const deaf = follow(
    { send: () => undefined, listen: () => () => undefined },
    () => now,
    (one) => seen.push(one),
  );
  deaf.ask();
  expect(seen.at(-1)?.view).toEqual(view("two"));
});

test("a presenter that was killed without a word is missed after a few seconds", () => {
  const end = aLine();
  let now = 0;
  const seen: Followed[] = [];
  const link = end();
  const projector = follow(
    link,
    () => now,
    (one) => seen.push(one),
  );
  end().send({ kind: "view", version: "p1.0", view: view("one") });
  for (; now < 3000; now += 1000) projector.ask();
  expect(seen.at(-1)?.presenter).toBe("here");
  for (; now < 6000; now += 1000) projector.ask();
  expect(seen.at(-1)).toEqual({ view: view("one"), presenter: "lost" });
});

test("questions before the reveal name no choice; answers after it are the key's", () => {
  const { scenario, key } = theCard();
  expect(questionsOf(key, "no-answer")).toEqual({ behaviours: ["DEC.2", "EI.3"], lures: ["authority", "speed"] });
  expect(questionsOf(undefined, "no-answer")).toEqual({ behaviours: [], lures: [] });
  const scene = scenario.phases.flatMap((phase) => phase.scenes).find((one) => one.id === "no-answer");
  if (scene?.kind !== "decision") throw new Error("no such decision");
  const answers = answersOf(key, scene);
  expect(answers.strong.map((one) => one.choice)).toEqual(["light"]);
  expect(answers.tempting.map((one) => [one.choice, one.lure.kind])).toEqual([
    ["refusal", "authority"],
    ["louder", "speed"],
  ]);
  expect(answersOf(undefined, scene)).toEqual({ strong: [], tempting: [] });
});

test("pages are filled in order, never over the limit, and short groups are not broken", () => {
  const block = fc.record({ height: fc.integer({ min: 1, max: 40 }), last: fc.boolean(), newPage: fc.boolean() });
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 60 }), (raw) => {
      let group = 0;
      const blocks = raw.map(({ height, last, newPage }) => {
        const one = { height, group: String(group), newPage };
        if (last) group += 1;
        return one;
      });
      const pages = packPages(blocks, 100);
      expect(pages).toHaveLength(blocks.length);
      expect(pages[0]).toBe(1);
      for (const [at, page] of pages.entries()) if (at > 0) expect([0, 1]).toContain(page - (pages[at - 1] ?? 0));
      const sum = (of: (at: number) => boolean): number =>
        blocks.reduce((all, one, at) => all + (of(at) ? one.height : 0), 0);
      for (let page = 1; page <= (pages.at(-1) ?? 0); page++) {
        expect(sum((at) => pages[at] === page)).toBeLessThanOrEqual(100);
      }
      for (const one of new Set(blocks.map((each) => each.group))) {
        const own = new Set(pages.filter((_, at) => blocks[at]?.group === one));
        if (sum((at) => blocks[at]?.group === one) <= 50) expect(own.size).toBe(1);
      }
    }),
  );
});
