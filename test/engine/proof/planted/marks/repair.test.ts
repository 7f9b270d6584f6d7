import { describe, expect, test } from "vitest";
import { type Asked, type Other, shows, SOUND, story } from "../marks-plant.ts";
import { spares } from "../plant.ts";

const { open, mend, close, late } = SOUND;

describe("P13: what is taught is met on every route", () => {
  const teaching = (behaviour: string, scenes: Readonly<Record<string, Asked | Other>>) =>
    story(scenes, (scenario) => scenario.teaches.push(behaviour));
  const missed = (behaviour: string, way: readonly string[], at: string) => ({
    params: { behaviour },
    pointer: "/teaches/1",
    thing: behaviour,
    way,
    at,
  });
  /** Each of the ways on from `open`. */
  const opened = (ask: string, tell: string, push: string) =>
    ({
      choices: { ask: ["strong", ask], tell: ["adequate", tell], push: ["weak", push] },
    }) satisfies Asked;

  test("not what only a repair touches that good work never needs", () => {
    shows(teaching("EI.4", SOUND), "P13", [missed("EI.4", ["open.ask", "close.offer"], "good")], [], "warning");
    spares(teaching("EI.4", { ...SOUND, open: opened("mend", "mend", "mend") }), "P13");
  });

  test("not what nothing touches", () => {
    shows(teaching("CUL.3", SOUND), "P13", [missed("CUL.3", ["open.ask", "close.offer"], "good")]);
    spares(story(SOUND), "P13");
  });

  test("though only the longest way misses it", () => {
    const walk = { kind: "next", to: "halt" } as const;
    const halt = { kind: "next", to: "close" } as const;
    const told = (push: string) => teaching("EI.4", { ...SOUND, open: opened("mend", "mend", push), walk, halt });
    const way = ["open.push", "walk.continued", "halt.continued", "close.offer"];
    shows(told("walk"), "P13", [missed("EI.4", way, "good")]);
    // Nobody comes by `walk` now (P01); all come by `mend`.
    spares(told("mend"), "P13");
  });

  test("what words of one's own are asked for is met as well", () => {
    const rubric = (behaviour: string) => [
      { id: "r", behaviour, weak: "Nothing.", adequate: "A word.", strong: "A word in time." },
    ];
    const said = (behaviour: string) =>
      teaching("EI.4", {
        ...SOUND,
        open: opened("say", "say", "say"),
        say: { kind: "respond", prompt: "What do you say?", by: "text", rubric: rubric(behaviour), to: "close" },
        mend: { ...mend, choices: { sorry: ["strong", "late"], shrug: ["adequate", "late"] } },
        close: { choices: { ...close.choices, leave: ["weak", "mend"] } },
      });
    shows(said("EI.3"), "P13", [missed("EI.4", ["open.ask", "say.responded", "close.offer"], "good")]);
    spares(said("EI.4"), "P13");
  });

  test("a decision of the spine that somebody cuts short is evidence of what it touches; one off it is none", () => {
    const told = (off?: true) =>
      teaching("PJ.1", {
        ...SOUND,
        open: opened("close", "hear", "mend"),
        hear: { of: ["PJ.1"], ...(off && { off }), choices: { wait: ["strong", "close"], nod: ["adequate", "close"] } },
      });
    shows(told(true), "P13", [missed("PJ.1", ["open.ask", "close.offer"], "good")]);
    spares(told(), "P13");
  });
});

describe("P17: after a weak choice there is a way to mend it", () => {
  const lost = (scene: string, choice: string, pointer: string, way: readonly string[], at: string) => ({
    params: { scene, choice },
    pointer,
    thing: { id: choice },
    way,
    at,
  });
  const leaving = (to: string): Asked => ({ choices: { ...close.choices, leave: ["weak", to] } });
  const { late: _, ...ending } = SOUND;

  test("not where it ends at once", () => {
    shows(
      story({ ...ending, close: leaving("cut") }),
      "P17",
      [lost("close", "leave", "/phases/0/scenes/2/choices/2", ["open.ask", "close.leave"], "cut")],
      [],
      "warning",
    );
    spares(story({ ...SOUND, close: leaving("late") }), "P17");
  });

  test("though only one of the ways on leads there, by another weak choice", () => {
    const pushed = { choices: { ...open.choices, push: ["weak", "close"] } } as const;
    spares(story({ open: pushed, close, late }), "P17");
    const push = lost("open", "push", "/phases/0/scenes/0/choices/2", ["open.push"], "close");
    const leave = lost("close", "leave", "/phases/0/scenes/1/choices/2", ["open.ask", "close.leave"], "cut");
    shows(story({ open: pushed, close: leaving("cut") }), "P17", [push, leave]);
  });

  test("though only one outcome of chance leads there", () => {
    const luck = (to: string): Other => ({
      kind: "chance",
      outcomes: [
        { id: "gone", to: "cut" },
        { id: "back", to },
      ],
    });
    const scenes = { ...SOUND, close: leaving("luck") };
    spares(story({ ...scenes, luck: luck("late") }), "P17");
    const { findings } = shows(story({ ...ending, close: leaving("luck"), luck: luck("plain") }), "P17", [
      lost("close", "leave", "/phases/0/scenes/2/choices/2", ["open.ask", "close.leave"], "cut"),
    ]);
    const draws = findings.find(({ code }) => code === "P17")?.witness?.at(-1)?.draws;
    expect(draws).toEqual({ luck: "gone" });
  });

  test("not by a decision of the spine, nor by one that touches something else", () => {
    const both = [
      lost("open", "push", "/phases/0/scenes/0/choices/2", ["open.push"], "mend"),
      lost("close", "leave", "/phases/0/scenes/2/choices/2", ["open.ask", "close.leave"], "late"),
    ];
    const { off: __, ...mends } = mend;
    const { off: ___, ...lates } = late;
    shows(story({ ...SOUND, mend: mends, late: lates }), "P17", both, ["P09", "P23"]);
    shows(story({ ...SOUND, mend: { ...mend, of: ["EI.3"] }, late: { ...late, of: ["EI.3"] } }), "P17", both);
    // One of several that it touches is enough; and so is the last repair for all weak choices before it.
    spares(
      story({ ...SOUND, mend: { ...mend, of: ["EI.3", "EI.4"] }, late: { ...late, of: ["EI.4", "PJ.1"] } }),
      "P17",
    );
    spares(story({ ...SOUND, mend: mends }), "P17");
  });

  test("not by one that only lay before it", () => {
    const told = story({
      ...ending,
      open: { choices: { ask: ["strong", "mend"], tell: ["adequate", "mend"], push: ["weak", "mend"] } },
      close: leaving("cut"),
    });
    shows(told, "P17", [
      lost("close", "leave", "/phases/0/scenes/2/choices/2", ["open.ask", "mend.sorry", "close.leave"], "cut"),
    ]);
  });

  test("not by one that the arrows lead to and no play does", () => {
    const told = (when: unknown) =>
      story({
        ...SOUND,
        open: { choices: { ask: ["strong", "close"], tell: ["adequate", "mend"], push: ["weak", "mend"] } },
        close: { choices: { ...close.choices, leave: ["weak", "fork", { when: { chosen: "open.ask" } }] } },
        fork: { kind: "branch", rows: [{ when, to: "late" }, { to: "cut" }] },
      });
    const leave = lost("close", "leave", "/phases/0/scenes/2/choices/2", ["open.ask", "close.leave"], "cut");
    shows(told({ seen: "mend" }), "P17", [leave], ["P01"]);
    spares(told({ chosen: "open.ask" }), "P17");
  });

  test("a choice that is good for something is not a weak one", () => {
    const both = (leave: readonly ["weak", "weak" | "adequate"]) =>
      story({
        ...ending,
        close: {
          of: ["COM.1", "PJ.1"],
          choices: {
            offer: [["strong", "strong"], "good"],
            thank: [["adequate", "adequate"], "plain"],
            leave: [leave, "cut"],
          },
        },
      });
    shows(both(["weak", "weak"]), "P17", [
      lost("close", "leave", "/phases/0/scenes/2/choices/2", ["open.ask", "close.leave"], "cut"),
    ]);
    spares(both(["weak", "adequate"]), "P17");
  });
});
