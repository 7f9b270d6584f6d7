import { describe, expect, it } from "vitest";
import { shownItems } from "#engine/insight/arms/shown-items.ts";
import type { ItemFigures } from "#engine/insight/figures/items.ts";

const anItem = (scene: string, strong: number, marked: number, reached = marked): ItemFigures => ({
  scenario: "small",
  rules: "r",
  scene,
  began: 60,
  reached,
  options: new Map(),
  difficulty: { n: marked, strong, share: 0, low: 0, high: 1 },
  rest: { kind: "too-small", n: marked, needed: 100 },
});

const told = (items: readonly ItemFigures[], beside: readonly number[] = [], except?: string) =>
  shownItems(items, beside, except).map(({ item, difficulty }) => [item.scene, difficulty?.strong]);

describe("pooled figures of decisions", () => {
  it("stand where nobody is few, in the order they came in", () => {
    expect(told([anItem("b", 12, 30), anItem("a", 20, 60)])).toEqual([
      ["b", 12],
      ["a", 20],
    ]);
  });

  it("hide a decision where few chose strongly or otherwise", () => {
    expect(told([anItem("a", 9, 40), anItem("b", 51, 60)])).toEqual([
      ["a", undefined],
      ["b", undefined],
    ]);
  });

  it("hide a decision that, taken from another, tells how few went elsewhere", () => {
    expect(told([anItem("a", 20, 40), anItem("b", 18, 37)])).toEqual([
      ["a", 20],
      ["b", undefined],
    ]);
    expect(told([anItem("b", 18, 37)], [40])).toEqual([["b", undefined]]);
  });

  it("leave out the decision compared by arm, whose total they would be", () => {
    expect(told([anItem("a", 20, 40)], [], "a")).toEqual([["a", undefined]]);
  });

  it("do not say how many came where few of them went unmarked", () => {
    expect(shownItems([anItem("a", 20, 40, 45)], [], undefined)[0]).not.toHaveProperty("reached");
    expect(shownItems([anItem("a", 20, 40, 50)], [], undefined)[0]).toMatchObject({ reached: 50 });
  });
});
