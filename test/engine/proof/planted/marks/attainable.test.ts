import { describe, expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import type { Level } from "#engine/score/key.ts";
import { type Asked, lies, type Other, shows, story, wayTo } from "../marks-plant.ts";
import { spares } from "../plant.ts";

type Scenes = Readonly<Record<string, Asked | Other>>;

/** Nothing is weak here, so nothing needs a repair: strong on, adequate on. */
const on = (id: string, to: string): Scenes => ({
  [id]: { choices: { yes: ["strong", to], well: ["adequate", to] } },
});

const claim = (
  level: "adequate" | "strong",
  [better, worse]: readonly [string, string],
  pointer: string,
  way: readonly string[],
  at: string,
  scene = "open",
) => ({ params: { scene, better, worse, level }, pointer, thing: { id: worse }, way, at });

const TELL = "/phases/0/scenes/0/choices/1";

describe("P23: the better choice never costs a level", () => {
  /** Sixteen to be earned. `ask` (4) leads to `short`, where `last` alone or nothing is left; `tell` (2) to all that is. */
  const cut = (ask: string): Scenes => ({
    open: { choices: { ask: ["strong", ask], tell: ["adequate", "one"] } },
    ...on("one", "two"),
    ...on("two", "three"),
    ...on("three", "good"),
  });

  test("strong: not where the worse one alone can still reach three quarters", () => {
    // ask, three: 8 of 16; tell, one, two, three: 14.
    shows(story(cut("three")), "P23", [claim("strong", ["ask", "tell"], TELL, ["open.tell"], "one")], [], "error");
    // ask, two, three: 12 of 16, three quarters exactly.
    spares(story(cut("two")), "P23");
  });

  test("adequate: not where the worse one alone can still reach half", () => {
    // ask and no more: 4 of 16.
    const told = story(cut("good"));
    // The lower line says all there is to say: strong is not told besides.
    shows(told, "P23", [claim("adequate", ["ask", "tell"], TELL, ["open.tell"], "one")]);
    expect(lies(told, TELL)).toMatchObject({ id: "tell" });
  });

  test("with half exactly it can still reach half", () => {
    const two = (ask: string): Scenes => ({
      open: { choices: { ask: ["strong", ask], tell: ["adequate", "one"] } },
      ...on("one", "good"),
    });
    // ask: 4 of 8, half; tell, one: 6 of 8, three quarters. So strong is what is lost, and not adequate.
    shows(story(two("good")), "P23", [claim("strong", ["ask", "tell"], TELL, ["open.tell"], "one")]);
    spares(story(two("one")), "P23");
    // tell: 2 of 8, one: half exactly. ask: 4 of 12, under half; tell, one, two: 10 of 12.
    const three: Scenes = {
      open: { choices: { ask: ["strong", "good"], tell: ["adequate", "one"] } },
      ...on("one", "two"),
      ...on("two", "good"),
    };
    shows(story(three), "P23", [claim("adequate", ["ask", "tell"], TELL, ["open.tell"], "one")]);
  });

  /** Eight and four to be earned; what `ask` and `tell` are worth is told, `ask` ends it. */
  const both = (ask: readonly Level[], tell: readonly Level[]): Scenes => ({
    open: {
      of: ["COM.1", "PJ.1"],
      choices: {
        ask: [ask, "good"],
        tell: [tell, "one"],
        best: [["strong", "strong"], "one"],
      },
    },
    ...on("one", "good"),
  });

  test("of two choices one is worse only when it is better at nothing", () => {
    // ask: 6 of 12; tell, one: 4 + 4 of 12 and better at nothing, or 6 + 4 and better at one thing.
    const ask = ["strong", "adequate"] as const;
    const { findings } = prove(story(both(ask, ["adequate", "adequate"])));
    expect(findings.filter(({ code }) => code === "P23")).toEqual([]);
    // The first line it could cost is three quarters: 9 of 12.
    const tight = ["strong", "weak"] as const;
    // ask: 4 of 12; tell, one: 2 + 4 of 12 is half.
    shows(story(both(tight, ["adequate", "weak"])), "P23", [
      claim("adequate", ["ask", "tell"], TELL, ["open.tell"], "one"),
    ]);
    spares(story(both(tight, ["adequate", "adequate"])), "P23");
    spares(story(both(tight, ["strong", "weak"])), "P23");
  });

  /** Twelve to be earned, `ask` ends it. After `go` (4) it leaves 8 of 9 needed, after `nod` (2) neither choice reaches 9. */
  const after = (scenes: Scenes): Scenes => ({
    start: { choices: { go: ["strong", "open"], nod: ["adequate", "open"] } },
    open: { choices: { ask: ["strong", "good"], tell: ["adequate", "one"] } },
    ...on("one", "good"),
    ...scenes,
  });

  test("what was earned before decides: asked of every history", () => {
    const at = "/phases/0/scenes/1/choices/1";
    const way = ["start.go", "open.tell"];
    shows(story(after({})), "P23", [claim("strong", ["ask", "tell"], at, way, "one", "open")]);
    const whole = {
      open: { choices: { ask: ["strong", "fork"], tell: ["adequate", "one"] } },
      fork: { kind: "branch", rows: [{ when: { chosen: "start.go" }, to: "one" }, { to: "good" }] },
    } as const;
    spares(story(after(whole)), "P23");
  });

  test("is told by the fewest moves of those that earned as much, not by way of an idle question", () => {
    const told = story({
      start: { choices: { go: ["strong", "chat"], nod: ["adequate", "chat"] } },
      chat: { off: true, choices: { talk: ["strong", "more"], go: ["adequate", "open"] } },
      more: { off: true, choices: { talk: ["strong", "open"], go: ["adequate", "open"] } },
      open: { choices: { ask: ["strong", "good"], tell: ["adequate", "one"] } },
      ...on("one", "good"),
    });
    expect(wayTo(told, "P23")).toEqual(["start.go", "chat.go", "open.tell"]);
  });

  /** `tell` loses nothing of 20 but 2, `ask` all of the 12 that follow, whatever came before. */
  const early = story({
    start: { choices: { go: ["strong", "open"], nod: ["adequate", "chat"] } },
    chat: { off: true, choices: { talk: ["strong", "open"], go: ["adequate", "open"] } },
    open: { choices: { ask: ["strong", "good"], tell: ["adequate", "one"] } },
    one: {
      of: ["COM.1", "PJ.1", "TRU.1"],
      choices: {
        yes: [["strong", "strong", "strong"], "good"],
        well: [["adequate", "adequate", "adequate"], "good"],
      },
    },
  });

  // Here the way that earned least on which the line is lost is not the shortest.
  test("is told by the fewest moves of all", () => {
    expect(wayTo(early, "P23")).toEqual(["start.go", "open.tell"]);
  });

  test("is told once, whichever way leads there", () => {
    const found = prove(early).findings.filter(({ code }) => code === "P23");
    expect(found.map(({ params }) => params)).toEqual([
      { scene: "open", better: "ask", worse: "tell", level: "adequate" },
    ]);
  });

  test("chance counts as it may fall best", () => {
    const luck = (first: string, second: string): Scenes => ({
      open: { choices: { ask: ["strong", "luck"], tell: ["adequate", "one"] } },
      luck: {
        kind: "chance",
        outcomes: [
          { id: "out", to: first },
          { id: "in", to: second },
        ],
      },
      ...on("one", "two"),
      ...on("two", "good"),
    });
    // tell, one, two: 10 of 12. ask: 4 of 12 whichever way it falls, or 12 of 12 if it falls well.
    shows(story(luck("good", "good")), "P23", [claim("adequate", ["ask", "tell"], TELL, ["open.tell"], "one")]);
    spares(story(luck("good", "one")), "P23");
    spares(story(luck("one", "good")), "P23");
  });

  test("off the spine nothing is earned, and nothing lost", () => {
    const scenes = cut("good");
    const open: Asked = { off: true, choices: { ask: ["strong", "good"], tell: ["adequate", "one"] } };
    spares(story({ ...scenes, open }), "P23");
  });
});
