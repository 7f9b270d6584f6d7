import { describe, expect, test } from "vitest";
import { stepTo, writtenIn, writtenInKey } from "#engine/proof/content/written.ts";
import type { Beat, Scenario, Scene } from "#engine/scenario/scenario.ts";
import { aDecision, aKey, aValue } from "../../../builders/played.ts";
import { aChance } from "./looked-at.ts";

const said = (id: string, more: Partial<Beat> = {}): Beat => ({
  id,
  who: "narrator",
  text: id,
  channel: "room",
  understood: "clear",
  ...more,
});
/** Address, place, part and where it is read. */
const all = (scenario: Scenario) =>
  writtenIn(scenario).texts.map(({ address, pointer, part, within }) => [address, pointer, part, within]);
/** Those of the scenes, the head and the two endings left out. */
const inScene = (scene: Scene, extra: Partial<Scenario> = {}) =>
  all(aValue([scene], extra)).filter(([address]) => String(address).startsWith(`${scene.id}.`));

const AT = "/phases/0/scenes/0";

describe("every text of a scenario, with its place", () => {
  test("a step of a pointer is written as RFC 6901 has it", () => {
    expect(stepTo("a~b/c~1")).toBe("a~0b~1c~01");
  });

  test("of the head: always read, before the play", () => {
    const head = all(
      aValue([], {
        objectives: [{ who: "W", condition: "C", behaviour: "B", standard: "S" }],
        contentNotes: ["Blood."],
        legalNotes: [{ claim: "L", source: "S1", checkedOn: "", expires: "" }],
        policySlots: { "a/b": { what: "w", default: "d" } },
        cast: {
          "x~y": { name: "X", role: "r", gender: "male", register: "formal", portrait: { seed: "x" }, moods: [] },
        },
        endings: [],
      }),
    );
    expect(head).toEqual(
      [
        ["title", "/title"],
        ["summary", "/summary"],
        ["audience", "/audience"],
        ["objectives.0.who", "/objectives/0/who"],
        ["objectives.0.condition", "/objectives/0/condition"],
        ["objectives.0.behaviour", "/objectives/0/behaviour"],
        ["objectives.0.standard", "/objectives/0/standard"],
        ["contentNotes.0", "/contentNotes/0"],
        ["legalNotes.0.claim", "/legalNotes/0/claim"],
        ["policy.a/b", "/policySlots/a~1b/default"],
        ["cast.x~y.name", "/cast/x~0y/name"],
        ["cast.x~y.role", "/cast/x~0y/role"],
      ].map((one) => [...one, "head", []]),
    );
  });

  test("of a decision: what is asked, offered and answered, and why time counts", () => {
    const open = aDecision("open", { go: "good", timeout: "bad" }, { timer: { seconds: 9, assessed: "A call." } });
    const [go, ...rest] = open.choices;
    const scene = { ...open, choices: [...(go ? [{ ...go, reply: [said("r")] }] : []), ...rest] };
    expect(inScene(scene)).toEqual([
      ["open.b", `${AT}/beats/0/text`, "said", ["open"]],
      ["open.prompt", `${AT}/prompt`, "said", ["open"]],
      ["open.timer", `${AT}/timer/assessed`, "beside", ["open"]],
      ["open.go", `${AT}/choices/0/text`, "said", ["open"]],
      ["open.r", `${AT}/choices/0/reply/0/text`, "said", ["open"]],
    ]);
  });

  test("of a line: what goes with it, in whose language it is", () => {
    const media = { src: "a.mp4", alt: "A." };
    const beats = [said("b", { lang: "fa", meaning: "M", sound: "S", media })];
    const scene: Scene = { kind: "next", id: "walk", beats, effects: [], to: "good" };
    expect(inScene(scene)).toEqual([
      ["walk.b", `${AT}/beats/0/text`, "said", ["walk"]],
      ["walk.b.meaning", `${AT}/beats/0/meaning`, "beside", ["walk"]],
      ["walk.b.sound", `${AT}/beats/0/sound`, "beside", ["walk"]],
      ["walk.b.alt", `${AT}/beats/0/media/alt`, "beside", ["walk"]],
    ]);
    const { texts, beats: placed } = writtenIn(aValue([scene]));
    expect(texts.filter(({ language }) => language === "fa").map(({ address }) => address)).toEqual(["walk.b"]);
    expect(texts.find(({ address }) => address === "walk.b.meaning")?.language).toBe("en-US");
    expect(placed).toEqual([{ beat: beats[0], address: "walk.b", pointer: `${AT}/beats/0`, within: ["walk"] }]);
  });

  test("of each other kind of scene", () => {
    const base = { id: "s", beats: [], prompt: "P", effects: [], to: "good" };
    const prompt = ["s.prompt", `${AT}/prompt`, "said", ["s"]];
    const act = { id: "a", text: "A", kind: "say", effects: [], reply: [said("r")], to: "good" } as const;
    expect(inScene({ ...base, kind: "watch", acts: [act] })).toEqual([
      prompt,
      ["s.a", `${AT}/acts/0/text`, "said", ["s"]],
      ["s.r", `${AT}/acts/0/reply/0/text`, "said", ["s"]],
    ]);
    const row = { id: "row", behaviour: "COM.1", weak: "w", adequate: "a", strong: "t" };
    expect(inScene({ ...base, kind: "respond", by: "text", rubric: [row] })).toEqual([
      prompt,
      ["s.row.weak", `${AT}/rubric/0/weak`, "beside", ["s"]],
      ["s.row.adequate", `${AT}/rubric/0/adequate`, "beside", ["s"]],
      ["s.row.strong", `${AT}/rubric/0/strong`, "beside", ["s"]],
    ]);
    const one = { id: "o", text: "O" };
    expect(inScene({ ...base, kind: "rate", options: [one] })).toEqual([
      prompt,
      ["s.o", `${AT}/options/0/text`, "said", ["s"]],
    ]);
    expect(inScene({ ...base, kind: "report", items: [one] })).toEqual([
      prompt,
      ["s.o", `${AT}/items/0/text`, "said", ["s"]],
    ]);
    const toss = aChance("s", { head: "good" });
    const lucky = { ...toss, outcomes: toss.outcomes.map((outcome) => ({ ...outcome, beats: [said("r")] })) };
    expect(inScene(lucky)).toEqual([["s.r", `${AT}/outcomes/0/beats/0/text`, "said", ["s"]]]);
    expect(inScene({ kind: "branch", id: "s", beats: [said("r")], rows: [] })).toEqual([
      ["s.r", `${AT}/beats/0/text`, "said", ["s"]],
    ]);
  });

  test("of a phase and its interrupts: read where one of its scenes is; of an ending and what came of it", () => {
    const picture = (alt: string) => ({ picture: "porch-night", alt }) as const;
    const scenario = aValue([], {
      phases: [
        {
          id: "out",
          place: picture("P"),
          sketch: picture("S"),
          scenes: [
            { kind: "next", id: "a", beats: [], effects: [], to: "b" },
            { kind: "next", id: "b", beats: [], effects: [], to: "end" },
          ],
          interrupts: [{ id: "ring", when: { op: "seen", scene: "a" }, beats: [said("r")], effects: [] }],
        },
      ],
      endings: [
        {
          id: "end",
          title: "E",
          outcome: "partly",
          beats: [said("e")],
          later: [{ beats: [] }, { beats: [said("l")] }],
        },
      ],
    });
    expect(all(scenario).slice(3)).toEqual([
      ["out.place", "/phases/0/place/alt", "beside", ["a", "b"]],
      ["out.sketch", "/phases/0/sketch/alt", "beside", ["a", "b"]],
      ["ring.r", "/phases/0/interrupts/0/beats/0/text", "said", ["a", "b"]],
      ["end.title", "/endings/0/title", "said", ["end"]],
      ["end.e", "/endings/0/beats/0/text", "said", ["end"]],
      ["end.l", "/endings/0/later/1/beats/0/text", "said", ["end"]],
    ]);
  });

  test("of an arm: as what it stands for, and beside all where it stands for nothing", () => {
    const scene: Scene = { kind: "next", id: "walk", beats: [said("b", { lang: "fa" })], effects: [], to: "good" };
    const strings = { "walk.b": "Other.", "walk.no/thing": "Odd." };
    const variants = {
      axis: "language",
      arms: [
        { id: "x", cast: {}, strings: {} },
        { id: "y", cast: {}, strings },
      ],
    } as const;
    const { texts } = writtenIn(aValue([scene], { variants }));
    expect(texts.slice(-2)).toEqual([
      {
        address: "arm.y.walk.b",
        pointer: "/variants/arms/1/strings/walk.b",
        text: "Other.",
        part: "said",
        within: ["walk"],
        language: "fa",
      },
      {
        address: "arm.y.walk.no/thing",
        pointer: "/variants/arms/1/strings/walk.no~1thing",
        text: "Odd.",
        part: "beside",
        within: [],
        language: "en-US",
      },
    ]);
  });
});

test("every text of a key, with its place in the key's own file", () => {
  const key = aKey({ open: { go: "strong" } });
  const [choice] = Object.values(key.decisions["open"]?.choices ?? {});
  const full = {
    ...choice,
    marks: {},
    rationale: "R",
    sources: [],
    lure: { kind: "speed", why: "L" },
    critical: { severity: "legal", why: "C" },
  } as const;
  const texts = writtenInKey(
    {
      ...key,
      provenance: { ...key.provenance, note: "N" },
      decisions: { "o/n": { behaviours: [], choices: { "g~o": full } } },
    },
    "es",
  );
  const at = "/decisions/o~1n/choices/g~0o";
  expect(
    texts.map(({ address, pointer, text, part, language, within }) => [address, pointer, text, part, language, within]),
  ).toEqual([
    ["key.note", "/provenance/note", "N", "key", "es", []],
    ["key.o/n.g~o.rationale", `${at}/rationale`, "R", "key", "es", ["o/n"]],
    ["key.o/n.g~o.lure", `${at}/lure/why`, "L", "key", "es", ["o/n"]],
    ["key.o/n.g~o.critical", `${at}/critical/why`, "C", "key", "es", ["o/n"]],
  ]);
});
