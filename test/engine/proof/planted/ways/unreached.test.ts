import { describe, expect, test } from "vitest";
import type { Code } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { type Asked, type Other, type Planted, shows, SOUND, story, type Told } from "../marks-plant.ts";
import { spares } from "../plant.ts";

type Scenes = Readonly<Record<string, Asked | Other>>;

const { open, close } = SOUND;
const late = { "==": [{ var: "facts.hour" }, "late"] };
const early = { "==": [{ var: "facts.hour" }, "early"] };
/** Never so, though either half is. */
const NEVER = { and: [early, late] };
const EITHER = { or: [early, late] };

/** `SOUND`, in which it is late once somebody has owned a slip. */
const hourly = (scenes: Scenes, change: (scenario: { phases: Phase[]; endings: unknown[] }) => void = () => {}): Told =>
  story(
    {
      ...SOUND,
      mend: {
        ...SOUND.mend,
        choices: { ...SOUND.mend.choices, sorry: ["strong", "close", { effects: [{ set: ["hour", "late"] }] }] },
      },
      ...scenes,
    },
    (scenario) => {
      scenario.facts = { hour: ["early", "late"] };
      change(scenario);
    },
  );
interface Phase {
  interrupts: unknown[];
}

/** Neither half need be asked of anything else. */
const unreached = (what: string, id: string, pointer: string, thing: unknown, at?: number): Planted => ({
  params: { what, id, ...(at !== undefined && { at }) },
  pointer,
  thing,
  way: null,
});

describe("P01: everything an author wrote is met by somebody", () => {
  test("a scene nothing leads to", () => {
    const attic: Asked = { off: true, choices: { up: ["strong", "good"], down: ["adequate", "plain"] } };
    shows(
      story({ ...SOUND, attic }),
      "P01",
      [unreached("scene", "attic", "/phases/0/scenes/4", { id: "attic" })],
      [],
      "error",
    );
    spares(story({ ...SOUND, attic, open: { choices: { ...open.choices, look: ["adequate", "attic"] } } }), "P01");
  });

  test("an ending nothing leads to", () => {
    const moon = { id: "moon", title: "The moon", outcome: "partly" };
    const told = (to: string): Told =>
      story({ ...SOUND, close: { choices: { ...close.choices, thank: ["adequate", to] } } }, (scenario) => {
        if (!scenario.endings.some(({ id }: { id: string }) => id === "moon")) scenario.endings.push(moon);
      });
    shows(told("plain"), "P01", [unreached("ending", "moon", "/endings/3", { id: "moon" })], [], "error");
    spares(told("moon"), "P01");
  });

  test("a choice whose condition never holds when its scene is met", () => {
    const told = (when: unknown): Told =>
      hourly({ close: { choices: { ...close.choices, wave: ["adequate", "plain", { when }] } } });
    const claim = unreached("choice", "close.wave", "/phases/0/scenes/2/choices/3", { id: "wave" });
    shows(told(NEVER), "P01", [claim], [], "error");
    spares(told(late), "P01");
  });

  test("what would hold elsewhere, and not there", () => {
    const told = (when: unknown): Told =>
      hourly({ open: { choices: { ...open.choices, wave: ["adequate", "close", { when }] } } });
    // It is late after `mend` alone, and nobody comes back to `open`.
    shows(told(late), "P01", [unreached("choice", "open.wave", "/phases/0/scenes/0/choices/3", { id: "wave" })], []);
    spares(told(early), "P01");
  });

  const look = (when: unknown): Scenes => ({
    open: { choices: { ...open.choices, ask: ["strong", "look"] } },
    look: {
      kind: "watch",
      prompt: "When do you step in?",
      beats: [{ id: "one", who: "ana", text: "One." }],
      acts: [
        { id: "speak", text: "You speak.", kind: "say", to: "close" },
        { id: "point", text: "You point.", kind: "do", when, to: "close" },
      ],
      to: "close",
    },
  });

  test("an act of a watch scene", () => {
    const claim = unreached("act", "look.point", "/phases/0/scenes/4/acts/1", { id: "point" });
    shows(hourly(look(NEVER)), "P01", [claim], [], "error");
    spares(hourly(look(EITHER)), "P01");
  });

  const forked = (...whens: readonly unknown[]): Scenes => ({
    open: { choices: { ask: ["strong", "fork"], tell: ["adequate", "fork"], push: ["weak", "mend"] } },
    fork: { kind: "branch", rows: [...whens.map((when) => ({ when, to: "close" })), { to: "mend" }] },
  });

  test("a row that another above it always takes first; the rows are counted from one", () => {
    const ask = { chosen: "open.ask" };
    const told = (first: unknown, second: unknown): Told => story({ ...SOUND, ...forked(first, second) });
    const claim = unreached("row", "fork", "/phases/0/scenes/4/rows/1", { to: "close" }, 2);
    shows(
      told({ or: [ask, { chosen: "open.tell" }] }, ask),
      "P01",
      [claim, unreached("row", "fork", "/phases/0/scenes/4/rows/2", { to: "mend" }, 3)],
      ["P05"],
    );
    spares(told({ chosen: "open.tell" }, ask), "P06");
  });

  test("the last row, where those above it leave nothing over", () => {
    const told = (second: unknown): Told => story({ ...SOUND, ...forked({ chosen: "open.ask" }, second) });
    const claim = unreached("row", "fork", "/phases/0/scenes/4/rows/2", { to: "mend" }, 3);
    shows(told({ chosen: "open.tell" }), "P01", [claim]);
    spares(story({ ...SOUND, ...forked({ chosen: "open.ask" }) }), "P01");
  });

  const breaking = (when: unknown): Told =>
    hourly({}, ({ phases }) => {
      const beats = [{ id: "ring", who: "narrator", text: "It rings." }];
      for (const phase of phases) phase.interrupts = [{ id: "phone", when, beats, then: "return" }];
    });

  test("an interrupt that never can break in", () => {
    const claim = unreached("interrupt", "phone", "/phases/0/interrupts/0", { id: "phone" });
    shows(breaking(NEVER), "P01", [claim], [], "error");
    spares(breaking(late), "P01");
  });

  test("time that cannot run out", () => {
    const told = (when: unknown): Told =>
      hourly({
        close: {
          timer: { seconds: 60 },
          choices: {
            ...close.choices,
            sit: ["adequate", "plain", { kind: "wait" }],
            timeout: ["weak", "late", { when }],
          },
        },
      });
    const claim = unreached("timeout", "close.timeout", "/phases/0/scenes/2/choices/4", { id: "timeout" });
    shows(told(NEVER), "P01", [claim], ["P11"], "error");
    spares(told(late), "P01");
  });

  test("what lies behind something unreached is told with it, each by its own name", () => {
    const codes = (told: Told, code: Code): unknown[] =>
      prove(told)
        .findings.filter((one) => one.code === code)
        .map(({ params }) => params["id"]);
    const attic: Asked = { off: true, choices: { up: ["strong", "roof"], down: ["adequate", "plain"] } };
    const roof: Asked = { off: true, choices: { jump: ["strong", "good"], stay: ["adequate", "plain"] } };
    expect(codes(story({ ...SOUND, attic, roof }), "P01")).toEqual(["attic", "roof"]);
  });

  test("is not said of anything when not everything was looked at", () => {
    const attic: Asked = { off: true, choices: { up: ["strong", "good"], down: ["adequate", "plain"] } };
    const { checks, decided, findings } = prove({ ...story({ ...SOUND, attic }), maxStates: 2 });
    expect(decided).toBe(false);
    expect(findings.filter(({ code }) => code === "P01")).toEqual([]);
    expect(checks.P01).toBe("not decided");
  });
});
