import { describe, expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import { type Asked, type Made, type Other, shows, SOUND, story, type Told, wayTo } from "../marks-plant.ts";
import { spares } from "../plant.ts";

type Scenes = Readonly<Record<string, Asked | Other>>;

const { open, close } = SOUND;
/** `open` with its ways on. */
const opened = (ask: string, tell = "close", push = "mend"): Asked => ({
  choices: { ask: ["strong", ask], tell: ["adequate", tell], push: ["weak", push] },
});
const asked = { chosen: "open.ask" };

describe("P02: wherever a decision is met, something stands open", () => {
  const gate = (knock: Made, wait: Made, more: Partial<Asked> = {}): Asked => ({
    off: true,
    choices: { knock, wait },
    ...more,
  });
  const told = (one: Asked): Told => story({ ...SOUND, open: opened("gate", "gate"), gate: one });
  const claim = {
    params: { scene: "gate" },
    pointer: "/phases/0/scenes/4",
    thing: { id: "gate" },
    way: ["open.tell"],
    at: "gate",
  };

  test("not on one of two ways there", () => {
    const when = { when: asked };
    shows(told(gate(["strong", "close", when], ["adequate", "close", when])), "P02", [claim], [], "error");
    spares(told(gate(["strong", "close", when], ["adequate", "close"])), "P02");
  });

  test("a timer that runs out is no rescue", () => {
    const timeout: Made = ["weak", "close"];
    const when = { when: asked };
    const timed = (wait: Made): Asked => ({
      off: true,
      timer: { seconds: 60 },
      choices: { knock: ["strong", "close", when], wait, timeout },
    });
    shows(told(timed(["adequate", "close", { ...when, kind: "wait" }])), "P02", [claim]);
    spares(told(timed(["adequate", "close", { kind: "wait" }])), "P02");
  });

  test("a hub whose questions are all asked, with no way on", () => {
    const hub = (go: Made): Told =>
      story({
        ...SOUND,
        open: opened("hub"),
        hub: {
          off: true,
          choices: { one: ["strong", "hub", { once: true }], two: ["adequate", "hub", { once: true }], go },
        },
      });
    const way = ["open.ask", "hub.one", "hub.two"];
    const at = { ...claim, params: { scene: "hub" }, thing: { id: "hub" }, way, at: "hub" };
    shows(hub(["adequate", "close", { once: true, when: { not: { chosen: "hub.two" } } }]), "P02", [at], []);
    spares(hub(["adequate", "close"]), "P02");
  });
});

describe("P03: from everywhere an ending can be reached", () => {
  const trap = (out: string): Scenes => ({
    ...SOUND,
    open: opened("close", "close", "trap"),
    trap: { off: true, choices: { stay: ["strong", "cell"], sit: ["adequate", "cell"] } },
    cell: { off: true, choices: { shout: ["strong", "trap"], rest: ["adequate", out] } },
  });
  const claim = {
    params: { scene: "trap" },
    pointer: "/phases/0/scenes/4",
    thing: { id: "trap" },
    way: ["open.push"],
    at: "trap",
  };

  test("not from a circle without a way out", () => {
    // `mend` is met by nobody now.
    const found = shows(story(trap("trap")), "P03", [claim], ["C02", "P01", "P04", "P17"], "error");
    expect(found.findings.filter(({ code }) => code === "P03")).toHaveLength(1);
    spares(story(trap("plain")), "P03");
  });

  test("a way out that shuts behind somebody counts only while it is open", () => {
    const shut: Scenes = {
      ...trap("trap"),
      cell: {
        off: true,
        choices: {
          shout: ["strong", "trap"],
          rest: ["adequate", "plain", { when: { not: { chosen: "cell.shout" } } }],
        },
      },
    };
    expect(wayTo(story(shut), "P03")).toEqual(["open.push", "trap.stay", "cell.shout"]);
  });
});

describe("P04: no circle comes back to the very same state", () => {
  const hub = (talk: Made, go: Made = ["adequate", "close"]): Told =>
    story({ ...SOUND, open: opened("chat"), chat: { off: true, choices: { talk, go } } });
  const claim = (scenes: number, way: readonly string[]) => ({
    params: { scene: "chat", scenes },
    pointer: "/phases/0/scenes/4",
    thing: { id: "chat" },
    way,
    at: "chat",
  });

  test("not a hub that may be asked for ever", () => {
    shows(hub(["strong", "chat"]), "P04", [claim(1, ["open.ask"])], [], "warning");
    spares(hub(["strong", "chat", { once: true }]), "P04");
  });

  test("a round that spends something is none, until there is nothing to spend", () => {
    const spending = (takes: number): Told =>
      story(
        {
          ...SOUND,
          open: opened("chat"),
          chat: { off: true, choices: { talk: ["strong", "chat", { takes }], go: ["adequate", "close"] } },
        },
        (scenario) => {
          scenario.meters = { time: { min: 0, max: 2, start: 2 } };
          scenario.phases[0].scenes[4].budget = "time";
        },
      );
    spares(spending(1), "P04");
    expect(prove(spending(0)).checks.P04).toBe("found");
  });

  test("a circle over three scenes, told at the first of them that is come to", () => {
    const round = (back: string): Told =>
      story({
        ...SOUND,
        open: opened("chat"),
        chat: { off: true, choices: { walk: ["strong", "hall"], go: ["adequate", "close"] } },
        hall: { kind: "next", to: "stairs" },
        stairs: { kind: "next", to: back },
      });
    shows(round("chat"), "P04", [claim(3, ["open.ask"])]);
    spares(round("close"), "P04");
  });

  test("a circle that only an interrupt opens, which breaks in once", () => {
    const told = (then: object): Told =>
      story({ ...SOUND, open: opened("close") }, (scenario) => {
        const when = { chosen: "close.thank" };
        scenario.phases[0].interrupts = [
          { id: "call", when, beats: [{ id: "b", who: "narrator", text: "A call." }], ...then },
        ];
      });
    // Nothing but an ending follows `thank`, and nothing breaks into an ending.
    expect(prove(told({ then: "return" })).checks.P04).toBe("proved");
  });
});

describe("P16: what is lost is not dragged on", () => {
  const lost = (to: string): Told =>
    story({
      ...SOUND,
      open: { choices: { ...open.choices, storm: ["weak", to] } },
      one: { off: true, choices: { a: ["strong", "two"], b: ["adequate", "two"] } },
      two: { off: true, choices: { a: ["strong", "cut"], b: ["adequate", "cut"] } },
    });

  test("two decisions after which nothing good can come are told, one is not", () => {
    const claim = {
      params: { scene: "open", choice: "storm", decisions: 2 },
      pointer: "/phases/0/scenes/0/choices/3",
      thing: { id: "storm" },
      way: ["open.storm"],
      at: "one",
    };
    shows(lost("one"), "P16", [claim], ["C02", "P17"], "report");
    // `one` is met by nobody then.
    spares(lost("two"), "P16");
  });

  test("not where one way still leads to something", () => {
    const told = story({
      ...SOUND,
      open: { choices: { ...open.choices, storm: ["weak", "one"] } },
      one: { off: true, choices: { a: ["strong", "two"], b: ["adequate", "two"] } },
      two: { off: true, choices: { a: ["strong", "plain"], b: ["adequate", "cut"] } },
    });
    spares(told, "P16");
    expect(close.choices.offer[1]).toBe("good");
  });
});
