import { describe, expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import type { Level } from "#engine/score/key.ts";
import { rowOf, shows, SOUND, story, type Told, wayTo, WHOLE } from "../marks-plant.ts";
import { spares } from "../plant.ts";

const { open, mend, close } = SOUND;

describe("P09: good work can end well", () => {
  const flagged = [{ params: {}, pointer: "", thing: WHOLE, way: null }];

  test("not where the only way to a resolved ending is a critical act", () => {
    const offer = ["strong", "good", { critical: true }] as const;
    const told = story({ ...SOUND, close: { choices: { ...close.choices, offer } } });
    shows(told, "P09", flagged, ["P12"], "error");
    const other = story({ ...SOUND, close: { choices: { ...close.choices, offer, give: ["strong", "good"] } } });
    spares(other, "P09");
  });

  test("not where no ending is called resolved", () => {
    shows(
      story(SOUND, (scenario) => (scenario.endings[0].outcome = "partly")),
      "P09",
      flagged,
    );
    spares(story(SOUND), "P09");
  });

  test("with three quarters of the share exactly it can; the critical act that it may leave out does not count", () => {
    const settled = {
      choices: { offer: ["strong", "plain"], settle: ["adequate", "good"], leave: ["weak", "late"] },
    } as const;
    // ask, settle: 6 of 8.
    const told = story({ ...SOUND, close: settled });
    expect(spares(told, "P09").score.ending["good"]?.max).toBe(0.75);
    const ask = ["strong", "close", { critical: true }] as const;
    shows(story({ ...SOUND, open: { choices: { ...open.choices, ask } }, close: settled }), "P09", flagged, ["P12"]);
  });

  const SIX = ["COM.1", "PJ.1", "TRU.1", "CUL.1", "EI.1", "DE.1"];
  const all = (level: Level): Level[] => SIX.map(() => level);

  /** Nine decisions on six competencies and one on one: 220 to be earned. The way to `good` loses 48, and what `third` does. */
  const long = (third: readonly Level[]): Told =>
    story({
      q0: { of: SIX, choices: { best: [all("strong"), "plain"], on: [all("weak"), "q1"] } },
      q1: { of: SIX, choices: { best: [all("strong"), "plain"], on: [all("weak"), "q2"] } },
      q2: { of: SIX, choices: { best: [all("strong"), "plain"], on: [third, "q3"] } },
      ...Object.fromEntries(
        [3, 4, 5, 6, 7, 8].map((q) => [
          `q${q}`,
          { of: SIX, choices: { on: [all("strong"), `q${q + 1}`], off: [all("adequate"), `q${q + 1}`] } },
        ]),
      ),
      q9: { choices: { on: ["strong", "good"], off: ["adequate", "plain"] } },
    });

  test("not with 164 of 220, though that is told as 75 percent; with 166 it can", () => {
    const third = ["weak", "weak", "strong", "strong", "strong", "strong"] as const;
    const proof = shows(long(third), "P09", flagged, ["C02", "C06", "P10", "P17", "P23"]);
    expect(proof.score.ending["good"]?.max).toBeCloseTo(164 / 220, 12);
    expect(proof.findings.find(({ code, params }) => code === "P08" && params["id"] === "good")?.params["max"]).toBe(
      75,
    );
    const more = spares(long(["weak", "adequate", "strong", "strong", "strong", "strong"]), "P09");
    expect(more.score.ending["good"]?.max).toBeCloseTo(166 / 220, 12);
  });
});

describe("P12: a critical act never ends as well as good work", () => {
  const at = (scene: string, choice: string, pointer: string, way: readonly string[]) => ({
    params: { scene, choice },
    pointer,
    thing: { id: choice },
    way,
    at: "good",
  });

  test("one marked strong does", () => {
    const ask = ["strong", "close", { critical: true }] as const;
    shows(
      story({ ...SOUND, open: { choices: { ...open.choices, ask } } }),
      "P12",
      [at("open", "ask", "/phases/0/scenes/0/choices/0", ["open.ask", "close.offer"])],
      [],
      "error",
    );
    const push = ["weak", "mend", { critical: true }] as const;
    spares(story({ ...SOUND, open: { choices: { ...open.choices, push } } }), "P12");
  });

  test("one marked weak does with the rest of four decisions strong, three quarters exactly, and not of three", () => {
    const row = (decisions: number) => {
      const scenes = rowOf(Array.from({ length: decisions }, () => ["strong", "adequate"]));
      const choices = {
        a0: ["strong", "q1"],
        a1: ["adequate", "q1"],
        hit: ["weak", "q1", { critical: true }],
      } as const;
      return story({ ...scenes, q0: { choices } });
    };
    shows(
      row(4),
      "P12",
      [at("q0", "hit", "/phases/0/scenes/0/choices/2", ["q0.hit", "q1.a0", "q2.a0", "q3.a0"])],
      ["P17"],
    );
    spares(row(3), "P12");
  });

  test("one that closes the way to a resolved ending does not", () => {
    const ask = ["strong", "close", { critical: true }] as const;
    const offer = ["strong", "good", { when: { not: { chosen: "open.ask" } } }] as const;
    const scenes = {
      ...SOUND,
      open: { choices: { ...open.choices, ask } },
      close: { choices: { ...close.choices, offer } },
    };
    const proof = spares(story(scenes), "P12");
    expect(proof.score.ending["plain"]?.max).toBe(1);
  });

  test("one off the spine counts too", () => {
    const shrug = ["adequate", "close", { critical: true }] as const;
    const scenes = (to: string) =>
      story({
        ...SOUND,
        open: { choices: { ...open.choices, tell: ["adequate", to] } },
        mend: { ...mend, choices: { ...mend.choices, shrug } },
      });
    // tell, offer: 6 of 8, with the shrug between them; push, offer: 4 of 8.
    shows(scenes("mend"), "P12", [
      at("mend", "shrug", "/phases/0/scenes/1/choices/1", ["open.tell", "mend.shrug", "close.offer"]),
    ]);
    spares(scenes("close"), "P12");
  });

  test("one on a later visit, which bears no mark, counts too", () => {
    const hub = (push: string) =>
      story({
        ...SOUND,
        open: {
          choices: {
            ask: ["strong", push, { once: true }],
            tell: ["adequate", "close"],
            push: ["weak", "mend", { critical: true }],
          },
        },
      });
    shows(hub("open"), "P12", [
      at("open", "push", "/phases/0/scenes/0/choices/2", ["open.ask", "open.push", "mend.sorry", "close.offer"]),
    ]);
    spares(hub("close"), "P12");
  });

  test("time that runs out can be one", () => {
    const timed = (level: Level, assessed: boolean) =>
      story({
        ...SOUND,
        open: {
          timer: { seconds: 60, ...(assessed && { assessed: "A call must be answered." }) },
          choices: {
            ...open.choices,
            tell: ["adequate", "close", { kind: "wait" }],
            timeout: [level, "close", { critical: true }],
          },
        },
      });
    // Unassessed it counts nowhere: 4 of 4. Assessed and weak: 4 of 8.
    const way = ["open.timed-out", "close.offer"];
    shows(timed("weak", false), "P12", [at("open", "timeout", "/phases/0/scenes/0/choices/3", way)]);
    spares(timed("weak", true), "P12");
  });

  test("every such act is told, in the order of the file", () => {
    const told = story({
      ...SOUND,
      open: { choices: { ...open.choices, ask: ["strong", "close", { critical: true }] } },
      close: { choices: { ...close.choices, offer: ["strong", "good", { critical: true }] } },
    });
    const way = ["open.ask", "close.offer"];
    shows(
      told,
      "P12",
      [
        at("open", "ask", "/phases/0/scenes/0/choices/0", way),
        at("close", "offer", "/phases/0/scenes/2/choices/0", way),
      ],
      ["P09"],
    );
  });

  // The route that earns most need not be the shortest on which the line is reached.
  describe("is told by the fewest moves", () => {
    const idle = story({
      ...SOUND,
      open: { choices: { ...open.choices, ask: ["strong", "chat", { critical: true }] } },
      chat: { off: true, choices: { talk: ["strong", "more"], go: ["adequate", "close"] } },
      more: { off: true, choices: { talk: ["strong", "close"], go: ["adequate", "close"] } },
    });
    // Straight on gives up an adequate mark: 14 of 16; the way round gives all.
    const better = story({
      ...SOUND,
      open: { choices: { ...open.choices, ask: ["strong", "fork", { critical: true }] } },
      fork: { choices: { round: ["strong", "walk"], on: ["adequate", "halt"] } },
      walk: { off: true, choices: { slow: ["strong", "halt"], fast: ["adequate", "halt"] } },
      halt: { choices: { sit: ["strong", "close"], stand: ["adequate", "close"] } },
    });

    test("of which each is found", () => {
      for (const told of [idle, better]) {
        const found = prove(told).findings.filter(({ code }) => code === "P12");
        expect(found.map(({ params }) => params)).toEqual([{ scene: "open", choice: "ask" }]);
      }
    });

    test("and not by way of an idle question", () => {
      expect(wayTo(idle, "P12")).toEqual(["open.ask", "chat.go", "close.offer"]);
    });

    test("though a longer route earns more", () => {
      expect(wayTo(better, "P12")).toEqual(["open.ask", "fork.on", "halt.sit", "close.offer"]);
    });
  });
});
