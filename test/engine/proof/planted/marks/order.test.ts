import { describe, expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import { type Asked, type Other, shows, SOUND, story, wayTo } from "../marks-plant.ts";
import { spares } from "../plant.ts";

const { mend, close, late } = SOUND;

type Scenes = Readonly<Record<string, Asked | Other>>;

/** The story, with one rule of two events. */
const ordered = (rule: "before" | "leadsTo", a: string, b: string, scenes: Scenes = SOUND) =>
  story(scenes, (scenario) => (scenario.assertions = [{ [rule]: [a, b] }]));

const broken = (rule: "before" | "leadsTo", a: string, b: string, way: readonly string[], at: string) => ({
  params: { rule, at: 1, a, b },
  pointer: "/assertions/0",
  thing: { [rule]: [a, b] },
  way,
  at,
});

/** `open` leads on to these. */
const opened = (ask: string, tell: string, push: string): Asked => ({
  choices: { ask: ["strong", ask], tell: ["adequate", tell], push: ["weak", push] },
});

/** The story with a choice in `close` that never stands open. */
const haunted: Scenes = {
  ...SOUND,
  close: {
    choices: {
      ...close.choices,
      ghost: ["adequate", "late", { when: { and: [{ seen: "mend" }, { chosen: "open.ask" }] } }],
    },
  },
};

describe("P19 before", () => {
  const before = (a: string, b: string, scenes?: Scenes) => ordered("before", a, b, scenes);

  test("is broken where the second comes and the first did not", () => {
    shows(before("mend", "close"), "P19", [broken("before", "mend", "close", ["open.ask"], "close")], [], "error");
    spares(before("mend", "close", { ...SOUND, open: opened("mend", "mend", "mend") }), "P19");
  });

  test("speaks of choices and endings too", () => {
    const way = ["open.tell", "close.offer"];
    shows(before("open.ask", "close.offer"), "P19", [broken("before", "open.ask", "close.offer", way, "good")]);
    const offer = ["strong", "good", { when: { chosen: "open.ask" } }] as const;
    spares(before("open.ask", "close.offer", { ...SOUND, close: { choices: { ...close.choices, offer } } }), "P19");
    const thank = ["open.ask", "close.thank"];
    shows(before("late", "plain"), "P19", [broken("before", "late", "plain", thank, "plain")]);
    spares(before("late", "cut"), "P19");
  });

  test("holds where the second never comes, and is broken where only the first never does", () => {
    const proof = spares(before("close", "close.ghost", haunted), "P19");
    expect(proof.findings.flatMap(({ code, params }) => (code === "P01" ? [params["id"]] : []))).toEqual([
      "close.ghost",
    ]);
    spares(before("mend", "close.ghost", haunted), "P19");
    const way = ["open.ask", "close.offer"];
    shows(
      before("close.ghost", "good", haunted),
      "P19",
      [broken("before", "close.ghost", "good", way, "good")],
      ["P01"],
    );
  });

  test("is a matter of order within one move as well", () => {
    const forked = (tell: string, push = "fork"): Scenes => ({
      open: opened("fork", tell, push),
      fork: { kind: "branch", rows: [{ to: "close" }] },
      mend,
      close: { choices: { ...close.choices, leave: ["weak", "mend"] } },
    });
    spares(before("fork", "close", forked("fork")), "P19");
    shows(
      before("fork", "close", forked("close")),
      "P19",
      [broken("before", "fork", "close", ["open.tell"], "close")],
      ["P04"],
    );
    shows(
      before("close", "fork", forked("fork")),
      "P19",
      [broken("before", "close", "fork", ["open.ask"], "close")],
      ["P04"],
    );
    spares(before("open.ask", "fork", forked("close", "close")), "P19");
  });

  test("is asked of the beginning", () => {
    shows(before("mend", "open"), "P19", [broken("before", "mend", "open", [], "open")]);
    spares(before("open", "close"), "P19");
  });

  test("is broken by the fewest moves, though the file's first choice goes round", () => {
    const scenes = { ...SOUND, open: opened("walk", "close", "mend"), walk: { kind: "next", to: "close" } } as const;
    shows(before("mend", "close", scenes), "P19", [broken("before", "mend", "close", ["open.tell"], "close")]);
  });
});

describe("P19 leadsTo", () => {
  const leads = (a: string, b: string, scenes?: Scenes) => ordered("leadsTo", a, b, scenes);

  test("is broken by an ending that is reached after the first without the second", () => {
    const way = ["open.ask", "close.leave", "late.nod"];
    const [a, b] = ["close.leave", "plain"];
    shows(leads(a, b), "P19", [broken("leadsTo", a, b, way, "cut")], [], "error");
    const nod = { ...late, choices: { ...late.choices, nod: ["adequate", "plain"] } } as const;
    spares(leads(a, b, { ...SOUND, late: nod }), "P19");
  });

  test("holds where the second comes with the same move, and where every way on comes by it", () => {
    spares(leads("open.push", "mend"), "P19");
    spares(leads("open", "close"), "P19");
    shows(leads("open", "mend"), "P19", [broken("leadsTo", "open", "mend", ["open.ask", "close.offer"], "good")]);
  });

  test("holds where the first never comes, and is broken where only the second never does", () => {
    spares(leads("close.ghost", "mend", haunted), "P19");
    const way = ["open.ask", "close.offer"];
    shows(
      leads("open.ask", "close.ghost", haunted),
      "P19",
      [broken("leadsTo", "open.ask", "close.ghost", way, "good")],
      ["P01"],
    );
  });

  test("holds where no ending is reached any more, though the second never comes", () => {
    const trap = (away: string): Scenes => ({
      ...SOUND,
      open: opened("close", "mend", "trap"),
      trap: { off: true, choices: { stay: ["adequate", "trap"], go: ["strong", away] } },
    });
    const proof = spares(leads("trap", "close", trap("trap")), "P19");
    expect(proof.checks.P03).toBe("found");
    const way = ["open.push", "trap.go"];
    const claim = broken("leadsTo", "trap", "close", way, "plain");
    shows(leads("trap", "close", trap("plain")), "P19", [claim], ["P04", "P17"]);
  });

  test("is broken where the second came only before", () => {
    const way = ["open.push", "mend.sorry", "close.offer"];
    shows(leads("mend", "open"), "P19", [broken("leadsTo", "mend", "open", way, "good")]);
    spares(leads("mend", "close"), "P19");
  });

  test("is broken by an ending that is the first itself", () => {
    const way = ["open.ask", "close.offer"];
    shows(leads("good", "late"), "P19", [broken("leadsTo", "good", "late", way, "good")]);
    spares(leads("late.nod", "cut"), "P19");
    const nod = ["open.ask", "close.leave", "late.nod"];
    shows(leads("cut", "late.nod"), "P19", [broken("leadsTo", "cut", "late.nod", nod, "cut")]);
  });

  // What comes about in one move has an order: the choice, then the scenes passed.
  test("is broken where the second came only before, in the same move", () => {
    const byAsk: Scenes = {
      open: opened("close", "mend", "mend"),
      mend: { ...mend, choices: { sorry: ["strong", "plain"], shrug: ["adequate", "cut"] } },
      close,
      late,
    };
    expect(wayTo(leads("close", "open.ask", byAsk), "P19")).toEqual(["open.ask", "close.offer"]);
  });

  /** `talk` is come to at once with a long way on, or round a corner with a short one. */
  const winding: Scenes = {
    ...SOUND,
    open: opened("talk", "walk", "mend"),
    walk: { kind: "next", to: "talk" },
    talk: { kind: "next", to: "fork" },
    fork: { kind: "branch", rows: [{ when: { chosen: "open.ask" }, to: "halt" }, { to: "close" }] },
    halt: { kind: "next", to: "rest" },
    rest: { kind: "next", to: "turn" },
    turn: { kind: "next", to: "close" },
  };

  test("is broken however winding the way", () => {
    expect(prove(leads("talk", "late", winding)).checks.P19).toBe("found");
    expect(wayTo(leads("talk", "late", winding), "P19")?.at(-1)).toBe("close.offer");
  });

  // Neither the way to the first nor the way on from it need be the shortest of its kind.
  test("is broken by the fewest moves in all", () => {
    const way = ["open.tell", "walk.continued", "talk.continued", "close.offer"];
    expect(wayTo(leads("talk", "late", winding), "P19")).toEqual(way);
  });
});
