import { describe, expect, test } from "vitest";
import { type Asked, type Other, shows, SOUND, story, type Told } from "../marks-plant.ts";
import { spares } from "../plant.ts";

const { open, close } = SOUND;

const B = { arm: "b" };
const FIRST = "/phases/0/scenes/0";

/** The story in these arms; of one length, whatever they say instead. */
const armed = (
  scenes: Readonly<Record<string, Asked | Other>>,
  change: Parameters<typeof story>[1] = () => {},
  arms: readonly unknown[] = [{ id: "a" }, { id: "b" }],
): Told =>
  story(scenes, (scenario, key) => {
    scenario.variants = { axis: "name-portrait", arms: structuredClone(arms) };
    change(scenario, key);
  });

const apart = (scene: string, pointer: string, way: readonly string[], arm = "b") => ({
  params: { why: "graph", arm, other: "a", scene },
  pointer,
  thing: { id: scene },
  way,
  at: scene,
});

describe("P18: arms are one scenario", () => {
  test("not where one has a choice that the other has not", () => {
    const nod = (when: unknown): Asked => ({ choices: { ...open.choices, nod: ["adequate", "mend", { when }] } });
    const { findings } = shows(armed({ ...SOUND, open: nod(B) }), "P18", [apart("open", FIRST, [])], [], "error");
    expect(findings.find(({ code }) => code === "P18")?.witness).toEqual([{ kind: "began", scene: "open", arm: "a" }]);
    const both = { or: [B, { arm: "a" }] };
    const told = armed({ ...SOUND, open: { choices: { ...open.choices, nod: ["adequate", "mend", { when: both }] } } });
    spares(told, "P18");
  });

  test("when they differ in names, faces and words alone", () => {
    const beats = [{ id: "hello", who: "ana", text: "Good evening." }];
    const told = armed(
      SOUND,
      (scenario) => {
        scenario.phases[0].scenes[0].beats = beats;
        // A line that one arm alone hears is a difference of words too.
        scenario.phases[0].scenes[2].beats = [{ id: "bell", who: "narrator", text: "A bell.", when: B }];
      },
      [
        { id: "a" },
        {
          id: "b",
          cast: { ana: { name: "Eva", portrait: { seed: "eva" } } },
          strings: { "open.hello": "Good morning.", "open.ask": "You beg." },
        },
      ],
    );
    const proof = spares(told, "P18");
    expect(proof.findings.filter(({ severity }) => severity !== "report")).toEqual([]);
  });

  test("not where the same choice leads elsewhere", () => {
    const fork = (to: string): Readonly<Record<string, Asked | Other>> => ({
      ...SOUND,
      open: { choices: { ...open.choices, ask: ["strong", "fork"] } },
      fork: { kind: "branch", rows: [{ when: B, to }, { to: "close" }] },
    });
    shows(armed(fork("mend")), "P18", [apart("open", FIRST, [])]);
    spares(armed(fork("close")), "P18");
  });

  const fact = (scenario: { facts: unknown }): void => void (scenario.facts = { gate: ["shut", "open"] });
  const ajar = { "==": [{ var: "facts.gate" }, "open"] };
  /** An arm leaves the gate open, on the way that is asked first. */
  const gate = {
    ...SOUND,
    open: { choices: { ...open.choices, ask: ["strong", "fork"] } },
    fork: {
      kind: "branch",
      rows: [{ when: B, effects: [{ set: ["gate", "open"] }], to: "close" }, { to: "close" }],
    },
  } as const satisfies Readonly<Record<string, Asked | Other>>;

  test("not where one remembers what opens a choice later: said of the scene where it shows", () => {
    const give = { ...close, choices: { ...close.choices, give: ["strong", "plain", { when: ajar }] } } as const;
    shows(armed({ ...gate, close: give }, fact), "P18", [apart("close", "/phases/0/scenes/2", ["open.ask"])]);
  });

  test("when one remembers what only a line or a face tells", () => {
    const told = armed(gate, (scenario) => {
      fact(scenario);
      scenario.phases[0].scenes[2].beats = [{ id: "gate", who: "narrator", text: "The gate is open.", when: ajar }];
      scenario.cast.ana.moods.unshift({ when: ajar, mood: "smile" });
    });
    expect(spares(told, "P18").findings.filter(({ severity }) => severity !== "report")).toEqual([]);
  });

  test("not where they begin in another scene", () => {
    const begun = (to: string): Readonly<Record<string, Asked | Other>> => ({
      fork: { kind: "branch", rows: [{ when: B, to }, { to: "open" }] },
      ...SOUND,
    });
    shows(armed(begun("mend")), "P18", [apart("open", "/phases/0/scenes/1", [])]);
    spares(armed(begun("open")), "P18");
    // Though what can be done there is the same, and leads to the same.
    const alike = (to: string): Readonly<Record<string, Asked | Other>> => ({
      fork: { kind: "branch", rows: [{ when: B, to }, { to: "hall" }] },
      hall: { kind: "next", to: "open" },
      yard: { kind: "next", to: "open" },
      ...SOUND,
    });
    shows(armed(alike("yard")), "P18", [apart("hall", "/phases/0/scenes/1", [])]);
    spares(armed(alike("hall")), "P18");
  });

  test("not where one is broken into and sent elsewhere; when it is only broken into", () => {
    const broken = (then: unknown, when: unknown = { and: [B, { seen: "open" }] }) =>
      armed(SOUND, (scenario) => {
        scenario.phases[0].interrupts = [
          // oxlint-disable-next-line unicorn/no-thenable -- the format's word
          { id: "shout", when, beats: [{ id: "hey", who: "narrator", text: "A shout." }], then },
        ];
      });
    shows(broken({ goto: "late" }), "P18", [apart("open", FIRST, [])]);
    spares(broken("return"), "P18");
    spares(broken({ goto: "late" }, { seen: "open" }), "P18");
  });

  test("each is held against the first", () => {
    const arms = [{ id: "a" }, { id: "b" }, { id: "c" }, { id: "d" }];
    const nod = (when: unknown) =>
      armed({ ...SOUND, open: { choices: { ...open.choices, nod: ["adequate", "mend", { when }] } } }, () => {}, arms);
    shows(nod({ arm: "c" }), "P18", [apart("open", FIRST, [], "c")]);
    shows(nod({ or: [B, { arm: "d" }] }), "P18", [apart("open", FIRST, [], "b"), apart("open", FIRST, [], "d")]);
    shows(nod({ arm: "a" }), "P18", [
      apart("open", FIRST, [], "b"),
      apart("open", FIRST, [], "c"),
      apart("open", FIRST, [], "d"),
    ]);
  });

  test("a difference is told by the fewest moves, though the file's first choice goes round", () => {
    const told = armed({
      open: { choices: { ask: ["strong", "walk"], tell: ["adequate", "close"], push: ["weak", "mend"] } },
      walk: { kind: "next", to: "close" },
      mend: SOUND.mend,
      close: { choices: { ...close.choices, give: ["strong", "plain", { when: B }] } },
      late: SOUND.late,
    });
    shows(told, "P18", [apart("close", "/phases/0/scenes/3", ["open.tell"])]);
  });

  test("is proved of a scenario without arms", () => {
    spares(story(SOUND), "P18");
  });
});
