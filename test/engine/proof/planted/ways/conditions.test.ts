import { describe, expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import { type Asked, type Made, type Other, type Planted, shows, SOUND, story, type Told } from "../marks-plant.ts";
import { spares } from "../plant.ts";

type Scenes = Readonly<Record<string, Asked | Other>>;

const { open, mend, close } = SOUND;
const ask = { chosen: "open.ask" };
/** Of what is met after `open`: always so, and never so. */
const TRUE = { seen: "open" };
const FALSE = { not: { seen: "open" } };

const same = (value: "true" | "false", where: string, id: string, pointer: string, thing: unknown): Planted => ({
  params: { value, where, id },
  pointer,
  thing,
  way: null,
});

describe("P05: a condition has more than one answer", () => {
  test("of a choice that always stands open", () => {
    const told = (when: unknown): Told =>
      story({ ...SOUND, close: { choices: { ...close.choices, offer: ["strong", "good", { when }] } } });
    const claim = same("true", "choice", "close.offer", "/phases/0/scenes/2/choices/0/when", TRUE);
    shows(told(TRUE), "P05", [claim], [], "warning");
    spares(told({ not: { seen: "mend" } }), "P05");
  });

  const look = (when: unknown): Scenes => ({
    ...SOUND,
    open: { choices: { ...open.choices, ask: ["strong", "look"], tell: ["adequate", "look"] } },
    look: {
      kind: "watch",
      prompt: "When do you step in?",
      beats: [{ id: "one", who: "ana", text: "One." }],
      acts: [{ id: "speak", text: "You speak.", kind: "say", when, to: "close" }],
      to: "close",
    },
  });

  test("of an act", () => {
    const claim = same("true", "act", "look.speak", "/phases/0/scenes/4/acts/0/when", TRUE);
    shows(story(look(TRUE)), "P05", [claim]);
    spares(story(look(ask)), "P05");
  });

  test("of a row that leaves those below it nothing", () => {
    const forked = (when: unknown): Told =>
      story({
        ...SOUND,
        open: { choices: { ...open.choices, ask: ["strong", "fork"], tell: ["adequate", "fork"] } },
        fork: { kind: "branch", rows: [{ when, to: "close" }, { to: "mend" }] },
      });
    const claim = same("true", "row", "fork.1", "/phases/0/scenes/4/rows/0/when", TRUE);
    shows(forked(TRUE), "P05", [claim], ["P01"]);
    spares(forked(ask), "P05");
  });

  test("of an interrupt that always breaks in", () => {
    const told = (when: unknown): Told =>
      story(SOUND, (scenario) => {
        const beats = [{ id: "ring", who: "narrator", text: "It rings." }];
        scenario.phases[0].interrupts = [{ id: "phone", when, beats, then: "return" }];
      });
    const claim = same("true", "interrupt", "phone", "/phases/0/interrupts/0/when", TRUE);
    shows(told(TRUE), "P05", [claim]);
    spares(told(ask), "P05");
  });

  const saying = (when: unknown): Told =>
    story(SOUND, (scenario) => {
      scenario.phases[0].scenes[2].beats = [{ id: "b", who: "ana", text: "Well.", when }];
    });

  test("of a line that is always, or never, said", () => {
    const at = "/phases/0/scenes/2/beats/0/when";
    shows(saying(TRUE), "P05", [same("true", "beat", "close.b", at, TRUE)]);
    shows(saying(FALSE), "P05", [same("false", "beat", "close.b", at, FALSE)]);
    spares(saying(ask), "P05");
  });

  test("of a line of a reply and of an ending", () => {
    const told = (when: unknown): Told =>
      story(SOUND, (scenario) => {
        scenario.phases[0].scenes[2].choices[0].reply = [{ id: "r", who: "ana", text: "Yes.", when }];
        scenario.endings[0].beats = [{ id: "e", who: "ana", text: "Bye.", when }];
      });
    const claims = [
      same("false", "beat", "close.r", "/phases/0/scenes/2/choices/0/reply/0/when", FALSE),
      same("false", "beat", "good.e", "/endings/0/beats/0/when", FALSE),
    ];
    shows(told(FALSE), "P05", claims);
    spares(told(ask), "P05");
  });

  test("of what came later", () => {
    const told = (when: unknown): Told =>
      story(SOUND, (scenario) => {
        scenario.endings[0].later = [{ when, beats: [{ id: "l", who: "ana", text: "A week." }] }];
      });
    const at = "/endings/0/later/0/when";
    shows(told(TRUE), "P05", [same("true", "later", "good", at, TRUE)]);
    shows(told(FALSE), "P05", [same("false", "later", "good", at, FALSE)]);
    spares(told(ask), "P05");
  });

  test("of a face", () => {
    const told = (when: unknown): Told =>
      story(SOUND, (scenario) => (scenario.cast.ana.moods = [{ when, mood: "smile" }, { mood: "calm" }]));
    const never = { and: [ask, { chosen: "open.tell" }] };
    shows(told(never), "P05", [same("false", "mood", "ana", "/cast/ana/moods/0/when", never)]);
    spares(told(ask), "P05");
  });

  test("nothing is said of what nobody asks, and nothing of what could not be looked at", () => {
    const lonely = {
      off: true,
      choices: { up: ["strong", "good", { when: TRUE }], down: ["adequate", "plain"] },
    } as const;
    // Unreached is said once, by P01.
    spares(story({ ...SOUND, attic: lonely }), "P05");
    const cut = prove({ ...saying(FALSE), maxStates: 1 });
    expect(cut.findings.filter(({ code, params }) => code === "P05" && params["value"] === "false")).toEqual([]);
    expect(cut.checks.P05).toBe("not decided");
  });
});

describe("P06: rows that hold at once are told, the first of them counts", () => {
  const forked = (...whens: readonly unknown[]): Told =>
    story({
      ...SOUND,
      open: { choices: { ...open.choices, ask: ["strong", "fork"], tell: ["adequate", "fork"] } },
      fork: { kind: "branch", rows: [...whens.map((when) => ({ when, to: "close" })), { to: "close" }] },
    });

  test("where some play has both, by the fewest moves", () => {
    const told = (second: unknown): Told =>
      story({
        ...SOUND,
        open: { choices: { ask: ["strong", "fork"], tell: ["adequate", "fork"], push: ["weak", "fork"] } },
        fork: { kind: "branch", rows: [{ when: ask, to: "close" }, { when: second, to: "mend" }, { to: "close" }] },
      });
    const claim = {
      params: { scene: "fork", first: 1, second: 2 },
      pointer: "/phases/0/scenes/4/rows/1",
      thing: { to: "mend" },
      way: ["open.ask"],
      at: "close",
    };
    shows(told({ not: { chosen: "open.tell" } }), "P06", [claim], [], "report");
    spares(told({ chosen: "open.push" }), "P06");
  });

  test("each pair of three by itself", () => {
    const pairs = prove(
      forked(ask, { not: { chosen: "open.tell" } }, { not: { chosen: "open.push" } }),
    ).findings.flatMap(({ code, params }) => (code === "P06" ? [[params["first"], params["second"]]] : []));
    expect(pairs).toEqual([
      [1, 2],
      [1, 3],
    ]);
  });
});

describe("P07: every meter and fact moves, and moves something", () => {
  type Effect = Readonly<Record<string, unknown>>;
  /** `mend.sorry` has the effects; `close.thank` asks. */
  const told = (slots: { meters?: unknown; facts?: unknown }, effects: readonly Effect[], when?: unknown): Told => {
    const sorry: Made = ["strong", "close", { effects }];
    const thank: Made = ["adequate", "plain", when === undefined ? {} : { when }];
    return story(
      {
        ...SOUND,
        mend: { ...mend, choices: { ...mend.choices, sorry } },
        close: { choices: { ...close.choices, thank } },
      },
      (scenario) => Object.assign(scenario, slots),
    );
  };
  const idle = (what: "meter" | "fact", name: string, why: string): Planted => ({
    params: { what, name, why },
    pointer: `/${what}s/${name}`,
    thing: {},
    way: null,
  });
  const calm = (start: number): unknown => ({ meters: { calm: { min: 0, max: 2, start } } });
  const hour = { facts: { hour: ["early", "late"] } };
  const low = { "<=": [{ var: "meters.calm" }, 1] };
  const late = { "==": [{ var: "facts.hour" }, "early"] };
  const up = [{ add: ["calm", 1] }];

  test("a meter that is changed and never asked", () => {
    shows(told(calm(1) as object, up), "P07", [idle("meter", "calm", "never-read")], [], "warning");
    spares(told(calm(1) as object, up, low), "P07");
  });

  test("a meter that is asked and never changed", () => {
    shows(told(calm(1) as object, [], low), "P07", [idle("meter", "calm", "never-written")], ["P05"]);
  });

  test("a meter that stands at the end its effects push to", () => {
    shows(
      told(calm(2) as object, up, { ">=": [{ var: "meters.calm" }, 2] }),
      "P07",
      [idle("meter", "calm", "always-saturated")],
      ["P05"],
    );
    spares(told(calm(1) as object, up, { ">=": [{ var: "meters.calm" }, 1] }), "P07");
  });

  test("a fact that is set and never asked, or asked and never set", () => {
    const set = [{ set: ["hour", "late"] }];
    shows(told(hour, set), "P07", [idle("fact", "hour", "never-read")]);
    shows(told(hour, [], late), "P07", [idle("fact", "hour", "never-written")], ["P05"]);
    spares(told(hour, set, late), "P07");
  });

  test("a meter that a face or a line reads is read", () => {
    const shown = told(calm(1) as object, up);
    const faced = story(
      { ...SOUND, mend: { ...mend, choices: { ...mend.choices, sorry: ["strong", "close", { effects: up }] } } },
      (scenario) => {
        Object.assign(scenario, calm(1));
        scenario.cast.ana.moods = [{ when: low, mood: "concerned" }, { mood: "calm" }];
      },
    );
    expect(prove(shown).checks.P07).toBe("found");
    spares(faced, "P07");
  });
});

describe("P14: the shortest and the longest run, as an officer meets them", () => {
  test("in scenes, words and minutes", () => {
    const { findings, routes } = prove(story(SOUND));
    // open: 2 words asked, 3 choices of 2; close the same; mend and late 2 and two of 2.
    const [size] = findings.filter(({ code }) => code === "P14");
    expect(size?.params).toMatchObject({ scenes: 2, words: 16, scenesMost: 4, wordsMost: 28 });
    // 16 words at 190 a minute and 5 seconds to think at each of 2 acts; 28 and 4.
    expect(size?.params).toMatchObject({ minutes: 0.3, minutesMost: 0.5 });
    expect(routes?.circles).toBe(false);
    expect(size?.severity).toBe("report");
  });

  test("a line on a condition counts where it is said, and circles leave the longest open", () => {
    const round = { ...mend, choices: { ...mend.choices, shrug: ["adequate", "mend"] } } as const;
    const told = story({ ...SOUND, mend: round }, (scenario) => {
      scenario.phases[0].scenes[2].beats = [{ id: "b", who: "ana", text: "One two three.", when: { seen: "mend" } }];
    });
    const { routes } = prove(told);
    expect(routes?.circles).toBe(true);
    expect(routes?.shortest.words).toBe(16);
    expect(routes?.longest.words).toBe(31);
  });
});
