import { describe, expect, test } from "vitest";
import type { RandomResult } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { type Asked, type Other, story } from "../marks-plant.ts";

type Scenes = Readonly<Record<string, Asked | Other>>;

const lot = (scenes: Scenes, change?: Parameters<typeof story>[1]): RandomResult => {
  const { random } = prove(story(scenes, change));
  if (!random) throw new Error("choosing by lot was not worked out");
  return random;
};

/** The chances by hand: of half, the mean, and of each value of 2·earned − owed. */
function expectLot(
  scenes: Scenes,
  half: number,
  mean: number,
  spread: readonly (readonly [value: number, chance: number])[],
  change?: Parameters<typeof story>[1],
): void {
  const random = lot(scenes, change);
  expect(random.reachesHalf).toBeCloseTo(half, 9);
  expect(random.mean).toBeCloseTo(mean, 9);
  expect(random.spread.map(([value]) => value)).toEqual(spread.map(([value]) => value));
  for (const [at, [, chance]] of spread.entries()) expect(random.spread[at]?.[1]).toBeCloseTo(chance, 9);
}

const coin: Asked = { choices: { yes: ["strong", "good"], no: ["weak", "plain"] } };

describe("choosing by lot", () => {
  test("in a quiz of two decisions of which the first may cut it short", () => {
    const scenes: Scenes = {
      first: { choices: { best: ["strong", "coin"], fair: ["adequate", "coin"], bad: ["weak", "cut"] } },
      coin,
    };
    // Of 8: best, yes 8; fair, yes 6; best, no 4; fair, no 2, each one in six; bad nothing, two in six.
    expectLot(scenes, 1 / 2, 20 / 48, [
      [-8, 1 / 3],
      [-4, 1 / 6],
      [0, 1 / 6],
      [4, 1 / 6],
      [8, 1 / 6],
    ]);
  });

  test("half exactly is half", () => {
    const scenes: Scenes = {
      only: { choices: { best: ["strong", "good"], fair: ["adequate", "plain"], bad: ["weak", "cut"] } },
    };
    expectLot(scenes, 2 / 3, 1 / 2, [
      [-4, 1 / 3],
      [0, 1 / 3],
      [4, 1 / 3],
    ]);
  });

  test("among what stands open: what is closed is neither taken nor owed", () => {
    const scenes: Scenes = {
      first: { choices: { best: ["strong", "then"], bad: ["weak", "then"] } },
      then: { choices: { best: ["strong", "good", { when: { chosen: "first.best" } }], fair: ["adequate", "plain"] } },
    };
    // 8 of 8 and 6 of 8, one in four each; 2 of 4 + 2, one in two.
    expectLot(scenes, 1 / 2, (8 / 4 + 6 / 4 + 2 / 2) / (16 / 4 + 6 / 2), [
      [-2, 1 / 2],
      [4, 1 / 4],
      [8, 1 / 4],
    ]);
  });

  test("never lets the time run out", () => {
    const timed: Asked = {
      timer: { seconds: 60, assessed: "A call must be answered." },
      choices: { ...coin.choices, timeout: ["strong", "cut"] },
    };
    const values = [
      [-4, 1 / 2],
      [4, 1 / 2],
    ] as const;
    expectLot({ timed }, 1 / 2, 1 / 2, values);
    expectLot({ coin }, 1 / 2, 1 / 2, values);
  });

  test("chance falls by its weights", () => {
    const outcomes = [
      { id: "on", weight: 1, to: "coin" },
      { id: "out", weight: 3, to: "plain" },
    ];
    const scenes: Scenes = {
      first: { choices: { best: ["strong", "luck"], bad: ["weak", "cut"] } },
      luck: { kind: "chance", outcomes },
      coin,
    };
    // best, on, yes 8 of 8: 1/16. best, on, no: 1/16, and best, out: 3/8, both 4 of 8.
    expectLot(scenes, 1 / 2, (8 / 16 + 4 / 16 + (4 * 3) / 8) / 8, [
      [-8, 1 / 2],
      [0, 7 / 16],
      [8, 1 / 16],
    ]);
  });

  test("begins as chance or the arm has it: by its weights, or one arm as likely as the next", () => {
    const low: Asked = { choices: { fair: ["adequate", "good"], bad: ["weak", "plain"] } };
    const outcomes = [
      { id: "on", weight: 1, to: "coin" },
      { id: "low", weight: 3, to: "low" },
    ];
    // Six are owed on either way: yes has 4 of them, fair 2.
    expectLot({ luck: { kind: "chance", outcomes }, coin, low }, 1 / 8, (4 / 8 + (2 * 3) / 8) / 6, [
      [-6, 1 / 2],
      [-2, 3 / 8],
      [2, 1 / 8],
    ]);
    const rows = [{ when: { arm: "b" }, to: "low" }, { to: "coin" }];
    const values = [
      [-6, 1 / 2],
      [-2, 1 / 4],
      [2, 1 / 4],
    ] as const;
    expectLot({ fork: { kind: "branch", rows }, coin, low }, 1 / 4, (4 / 4 + 2 / 4) / 6, values, (scenario) => {
      scenario.variants = { axis: "clothing", arms: [{ id: "a" }, { id: "b" }] };
    });
  });

  test("at each line of a watch steps in or not, one as likely as the other, whatever the number of acts", () => {
    const acts = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `act${at}`, text: `Step in ${at}.`, kind: "do", to: "cut" }));
    const watching = (count: number): Scenes => ({
      watch: {
        kind: "watch",
        prompt: "When do you step in?",
        beats: [
          { id: "one", who: "ana", text: "Go." },
          { id: "two", who: "ana", text: "Go away." },
        ],
        acts: acts(count),
        to: "coin",
      },
      coin,
    });
    for (const count of [1, 3]) {
      expectLot(watching(count), 1 / 8, 1 / 8, [
        [-4, 7 / 8],
        [4, 1 / 8],
      ]);
    }
  });

  test("goes round a circle until it comes out", () => {
    const scenes: Scenes = {
      chat: { off: true, choices: { round: ["adequate", "walk"], go: ["strong", "coin"], off: ["weak", "cut"] } },
      walk: { kind: "next", to: "chat" },
      coin,
    };
    expectLot(scenes, 1 / 4, 1 / 4, [
      [-4, 3 / 4],
      [4, 1 / 4],
    ]);
    const out = {
      ...scenes,
      walk: { off: true, choices: { back: ["strong", "chat"], home: ["adequate", "cut"] } },
    } as const;
    // x = 1/3 + 1/3 · 1/2 · x, so x = 2/5 come to the coin.
    expectLot(out, 1 / 5, 1 / 5, [
      [-4, 4 / 5],
      [4, 1 / 5],
    ]);
  });

  test("is marked on its first visit, however often it comes back", () => {
    const again: Asked = {
      choices: { yes: ["strong", "good"], again: ["weak", "again"], no: ["adequate", "plain"] },
    };
    expectLot({ again }, 2 / 3, 1 / 2, [
      [-4, 1 / 3],
      [0, 1 / 3],
      [4, 1 / 3],
    ]);
  });

  test("is not spoken of where nothing is on the spine", () => {
    expect(prove(story({ coin: { ...coin, off: true } })).random).toBeUndefined();
  });
});
