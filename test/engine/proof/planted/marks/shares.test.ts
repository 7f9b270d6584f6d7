import { describe, expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import { shows, SOUND, story, type Told, WHOLE } from "../marks-plant.ts";
import { spares } from "../plant.ts";

/** Lowest and highest share there is, in whole percents: of all, by competency, by ending. */
function percents(told: Told): Record<string, readonly [number, number]> {
  const { findings } = prove(told);
  return Object.fromEntries(
    findings
      .filter(({ code }) => code === "P08")
      .map(({ params: { of, id, min, max } }) => [`${of} ${id}`.trim(), [Number(min), Number(max)]]),
  );
}

const report = (of: string, id: string, min: number, max: number, way: readonly string[], at: string) => ({
  params: { of, id, min, max },
  pointer: "",
  thing: WHOLE,
  way,
  at,
});

describe("P08: the range of shares", () => {
  test("of all routes, of the one competency and of each ending, each with the route that has most", () => {
    shows(
      story(SOUND),
      "P08",
      [
        report("all", "", 0, 100, ["open.ask", "close.offer"], "good"),
        report("competency", "COM", 0, 100, ["open.ask", "close.offer"], "good"),
        // Two of four at `open` at the least, for `offer` alone leads here.
        report("ending", "good", 50, 100, ["open.ask", "close.offer"], "good"),
        report("ending", "plain", 0, 75, ["open.ask", "close.thank"], "plain"),
        report("ending", "cut", 0, 50, ["open.ask", "close.leave", "late.nod"], "cut"),
      ],
      [],
      "report",
    );
  });

  test("one choice marked better moves the lowest share of all, and of the endings it leads to, alone", () => {
    const { open } = SOUND;
    const told = story({ ...SOUND, open: { choices: { ...open.choices, push: ["adequate", "mend"] } } });
    expect(percents(told)).toEqual({
      all: [25, 100],
      "competency COM": [25, 100],
      "ending good": [75, 100],
      "ending plain": [25, 75],
      "ending cut": [25, 50],
    });
  });

  test("the routes told have the shares told: the lowest and the highest", () => {
    const { score } = prove(story(SOUND));
    expect(score.all).toMatchObject({ min: 0, max: 1 });
    expect(score.all?.lowest.slice(1, 2)).toEqual([{ kind: "chose", scene: "open", choice: "push" }]);
    expect(score.all?.lowest.map(({ choice }) => choice)).toContain("leave");
  });

  test("a third is told as 33 percent", () => {
    const told = story({
      open: { choices: { ask: ["strong", "next"], push: ["weak", "next"] } },
      next: { choices: { hear: ["strong", "close"], talk: ["strong", "plain"] } },
      close: { choices: { offer: ["strong", "good"], leave: ["weak", "good"] } },
    });
    expect(percents(told)["ending plain"]).toEqual([33, 67]);
    expect(prove(told).score.ending["plain"]?.min).toBeCloseTo(1 / 3, 12);
  });

  test("without a decision on the spine there is no share to tell", () => {
    const told = story({ open: { off: true, choices: { ask: ["strong", "good"], tell: ["adequate", "plain"] } } });
    const proof = spares(told, "P08");
    expect(proof.score).toEqual({ all: null, competency: {}, ending: {} });
  });
});

describe("P08 by competency", () => {
  // `warn` is worth 2 in COM (the lower of two) and 4 in PJ, `soothe` 4 and 0: at best 6 in all, 4 in each.
  const two = {
    open: {
      of: ["COM.1", "COM.2", "PJ.1"],
      choices: {
        warn: [["strong", "adequate", "strong"], "close"],
        soothe: [["strong", "strong", "weak"], "close"],
      },
    },
    close: { choices: { offer: ["strong", "good"], leave: ["weak", "plain"] } },
  } as const;

  test("the lowest mark of each counts, and what is best in one need not be best in all", () => {
    expect(percents(story(two))).toEqual({
      // soothe, leave: 4 of 10. warn, offer: 10 of 10.
      all: [40, 100],
      // warn, leave: 2 of 8. soothe, offer: 8 of 8.
      "competency COM": [25, 100],
      "competency PJ": [0, 100],
      "ending good": [80, 100],
      "ending plain": [40, 60],
    });
  });

  test("the route told for a competency is the best in it", () => {
    const { score } = prove(story(two));
    expect(score.competency["COM"]?.highest.map(({ choice }) => choice)).toEqual([undefined, "soothe", "offer"]);
    expect(score.competency["COM"]?.lowest.map(({ choice }) => choice)).toEqual([undefined, "warn", "leave"]);
    expect(score.competency["PJ"]?.highest[1]?.choice).toBe("warn");
  });

  test("one that the spine never touches has no range, though a repair touches it", () => {
    const told = story(SOUND, (scenario) => scenario.teaches.push("EI.4", "CUL.3"));
    expect(Object.keys(percents(told)).filter((of) => of.startsWith("competency"))).toEqual(["competency COM"]);
    expect(prove(told).findings.flatMap(({ code, params }) => (code === "P13" ? [params["behaviour"]] : []))).toEqual([
      "EI.4",
      "CUL.3",
    ]);
  });

  test("one that only a skipped decision touches is owed there, and nothing of it was earned", () => {
    const cutShort = { ...two, open: { choices: { ask: ["strong", "close"], tell: ["strong", "plain"] } } } as const;
    const told = story({
      ...cutShort,
      close: { of: ["PJ.1"], choices: { offer: ["strong", "good"], thank: ["adequate", "good"] } },
    });
    expect(percents(told)).toEqual({
      all: [50, 100],
      "competency COM": [100, 100],
      "competency PJ": [0, 100],
      "ending good": [75, 100],
      "ending plain": [50, 50],
    });
  });
});

describe("a route's share counts", () => {
  const close = { choices: { offer: ["strong", "good"], thank: ["adequate", "plain"] } } as const;

  test("the best of a spine decision that it skips, with nothing earned there", () => {
    const skipping = (to: string) =>
      story({ open: { choices: { ask: ["strong", "close"], tell: ["adequate", to] } }, close });
    expect(percents(skipping("plain"))["all"]).toEqual([25, 100]);
    expect(percents(skipping("close"))["all"]).toEqual([50, 100]);
  });

  test("nothing where time ran out, unless the author says that response time is assessed", () => {
    const timed = (assessed?: string) =>
      story({
        open: {
          timer: { seconds: 60, ...(assessed !== undefined && { assessed }) },
          choices: { ask: ["strong", "close", { kind: "wait" }], timeout: ["weak", "close"] },
        },
        close,
      });
    // Timed out, then `thank`: 2 of 4.
    expect(percents(timed())).toMatchObject({ all: [50, 100], "ending good": [100, 100], "ending plain": [50, 75] });
    // The same: 2 of 8.
    expect(percents(timed("A call must be answered."))).toMatchObject({
      all: [25, 100],
      "ending good": [50, 100],
      "ending plain": [25, 75],
    });
  });

  // A timeout that is assessed earns its mark, and is not among the choices of which the best is owed.
  test("all there is to earn at the most, though nothing is as good as to let the time run out", () => {
    const told = story({
      open: {
        timer: { seconds: 60, assessed: "To hold still is the point." },
        choices: { ask: ["adequate", "close"], push: ["weak", "close"], timeout: ["strong", "close"] },
      },
      close,
    });
    expect(prove(told).score.all?.max).toBeLessThanOrEqual(1);
  });

  test("no route on which all time ran out: it has no share, not one of nothing", () => {
    const told = story({
      open: {
        timer: { seconds: 60 },
        choices: {
          ask: ["strong", "good"],
          tell: ["adequate", "plain", { kind: "wait" }],
          timeout: ["weak", "cut"],
        },
      },
    });
    expect(percents(told)).toEqual({
      all: [50, 100],
      "competency COM": [50, 100],
      "ending good": [100, 100],
      "ending plain": [50, 50],
    });
  });

  test("the best choice that stands open, not one that is closed to it", () => {
    const told = story({
      open: { choices: { ask: ["strong", "close"], tell: ["adequate", "close"] } },
      close: {
        choices: { offer: ["strong", "good", { when: { chosen: "open.ask" } }], thank: ["adequate", "plain"] },
      },
    });
    // tell, thank: 4 of 4 + 2; ask, thank: 6 of 8.
    expect(percents(told)).toMatchObject({ all: [67, 100], "ending plain": [67, 75] });
  });

  test("the first visit to a decision that one comes back to, and no other", () => {
    const told = story({
      open: {
        choices: {
          ask: ["strong", "close"],
          push: ["weak", "open", { once: true }],
          tell: ["adequate", "mend", { once: true }],
        },
      },
      mend: { of: ["EI.4"], off: true, choices: { sorry: ["strong", "open"], shrug: ["adequate", "close"] } },
      close,
    });
    // push, ask, thank is 0 + 2 of 8; were the last visit counted, 4 + 2. push, ask, offer has 4 of 8, not 8.
    expect(percents(told)).toMatchObject({ all: [25, 100], "ending good": [50, 100], "ending plain": [25, 75] });
    const { score } = prove(told);
    expect(score.ending["good"]?.lowest.map(({ choice }) => choice)[1]).toBe("push");
  });

  test("a good first question no more for the questions that follow it", () => {
    const told = story({
      open: { choices: { ask: ["strong", "open", { once: true }], tell: ["adequate", "close"] } },
      close,
    });
    expect(percents(told)).toMatchObject({ all: [50, 100], "ending good": [75, 100], "ending plain": [50, 75] });
  });
});
