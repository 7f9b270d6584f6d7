import { describe, expect, test } from "vitest";
import { contentFindings } from "#engine/proof/content/content.ts";
import type { Code, Finding } from "#engine/proof/finding.ts";
import type { Text } from "#engine/scenario/text.ts";
import type { ClaimedLocale } from "#engine/proof/to-prove.ts";
import { claiming, type Proving, proofInput } from "../../../builders/proof-input.ts";

const found = (code: Code, input: Proving, reached: (id: string) => boolean = () => true): readonly Finding[] =>
  contentFindings(input, reached).findings.filter((one) => one.code === code);

const same = (_: string, text: Text): Text => text;

describe("P18: an arm's words are about as long as those they stand for", () => {
  // "Nobody comes.": 13 characters, so 11 to 15 are near enough.
  const armed = (text: string): Proving =>
    proofInput((raw) => {
      raw.variants = {
        axis: "name-portrait",
        arms: [{ id: "a" }, { id: "b", strings: { "knock.quiet": text } }],
      };
    });

  test("more than a fifth longer or shorter is named, in the scenario's own file", () => {
    const length = (percent: number): Finding => ({
      code: "P18",
      severity: "warning",
      pointer: "/variants/arms/1/strings/knock.quiet",
      params: { why: "length", arm: "b", address: "knock.quiet", percent },
      witness: null,
    });
    expect(found("P18", armed("Nobody answers."))).toEqual([]);
    expect(found("P18", armed("Nobody is there."))).toEqual([length(23)]);
    expect(found("P18", armed("None comes."))).toEqual([]);
    expect(found("P18", armed("No answer."))).toEqual([length(23)]);
  });

  test("a claimed language is measured in itself", () => {
    const spanish = claiming(armed("No one comes."), "es", (address, text) =>
      address === "knock.quiet"
        ? "No viene nadie."
        : address === "arm.b.knock.quiet"
          ? "No viene nadie a la puerta."
          : text,
    );
    expect(found("P18", spanish)).toEqual([
      {
        code: "P18",
        severity: "warning",
        file: "es",
        pointer: "/texts/arm.b.knock.quiet",
        params: { why: "length", arm: "b", address: "knock.quiet", percent: 80 },
        witness: null,
      },
    ]);
    const untold = claiming(armed("No one comes."), "es", (address, text) =>
      address === "arm.b.knock.quiet" ? undefined : address === "knock.quiet" ? "No viene nadie, nadie." : text,
    );
    expect(found("P18", untold)).toEqual([]);
  });
});

describe("P20: a claimed language has every text that is read", () => {
  const without = (...gone: string[]): Proving =>
    claiming(proofInput(), "es", (address, text) => (gone.includes(address) ? undefined : text));

  test("the first one missing is named, in the language's own file, and the others are counted", () => {
    expect(found("P20", without())).toEqual([]);
    expect(found("P20", without("knock.quiet", "talk.bye", "key.talk.bye.lure"))).toEqual([
      {
        code: "P20",
        severity: "error",
        file: "es",
        pointer: "/texts/knock.quiet",
        params: { locale: "es", address: "knock.quiet", more: 2 },
        witness: null,
      },
    ]);
    expect(found("P20", without("key.talk.bye.rationale"))).toMatchObject([
      { pointer: "/texts/key.talk.bye.rationale", params: { more: 0 } },
    ]);
  });

  test("each claimed language answers for itself", () => {
    const two = claiming(without("title"), "fr", (address, text) => (address === "summary" ? undefined : text));
    expect(found("P20", two).map(({ file, params }) => [file, params["address"]])).toEqual([
      ["es", "title"],
      ["fr", "summary"],
    ]);
  });

  test("a text translated from what the source no longer says is missing, and so is a blank one", () => {
    const before = claiming(proofInput(), "es", same);
    const after = proofInput((raw) => {
      raw.phases[0].scenes[0].prompt = "What now?";
    });
    expect(found("P20", { ...after, locales: before.locales })).toMatchObject([
      { params: { locale: "es", address: "knock.prompt", more: 0 } },
    ]);
    const blank = claiming(proofInput(), "es", (address, text) => (address === "talk.bye" ? "  " : text));
    expect(found("P20", blank)).toMatchObject([{ params: { address: "talk.bye", more: 0 } }]);
  });

  test("what nobody reaches need not be translated: scenes, endings, what the key says of them, what happens in them", () => {
    const unread = without("talk.bye", "key.talk.bye.lure", "good.title", "good.week");
    expect(found("P20", unread, (id) => id !== "talk" && id !== "good")).toEqual([]);
    expect(found("P20", unread, (id) => id !== "talk")).toMatchObject([{ params: { address: "good.title", more: 1 } }]);
    // An interrupt may break into any scene of its phase.
    expect(found("P20", without("light.on"), (id) => id === "talk")).toHaveLength(1);
    expect(found("P20", without("light.on"), (id) => id === "good")).toEqual([]);
    // The head is read before anything is reached.
    expect(found("P20", without("cast.ana.role"), () => false)).toHaveLength(1);
  });

  test("without a key, its texts are not asked for", () => {
    const { key: _, ...keyless } = without("key.talk.bye.rationale");
    expect(contentFindings(keyless, () => true).findings).toEqual([]);
  });

  test("only the scenes that are reached are asked about, by their own ids", () => {
    const asked = new Set<string>();
    const { scenario } = proofInput();
    contentFindings(claiming(proofInput(), "es", same), (id) => {
      asked.add(id);
      return false;
    });
    const ids = new Set([...scenario.phases.flatMap(({ scenes }) => scenes), ...scenario.endings].map(({ id }) => id));
    for (const id of asked) expect(ids).toContain(id);
  });
});

describe("P20: nothing is blank in the language of the scenario", () => {
  const placed = (alt: string): Proving =>
    proofInput((raw) => {
      raw.phases[0].place = { picture: "porch-night", alt };
    });

  test("a picture's description, a rationale", () => {
    expect(found("P20", placed("A porch."))).toEqual([]);
    expect(found("P20", placed(" "))).toEqual([
      {
        code: "P20",
        severity: "error",
        pointer: "/phases/0/place/alt",
        params: { locale: "en-US", address: "door.place" },
        witness: null,
      },
    ]);
    const blank = proofInput((_, key) => {
      key.decisions.talk.choices.hurt.rationale = " ";
    });
    expect(found("P20", blank)).toEqual([
      {
        code: "P20",
        severity: "error",
        file: "key",
        pointer: "/decisions/talk/choices/hurt/rationale",
        params: { locale: "en-US", address: "key.talk.hurt.rationale" },
        witness: null,
      },
    ]);
    expect(found("P20", blank, (id) => id !== "talk")).toEqual([]);
    const named = proofInput((_, key) => {
      key.decisions.talk.choices.hurt.rationale = "{ana.name}";
    });
    expect(found("P20", named)).toEqual([]);
  });

  test("what one can hear has captions; a drawing needs none", () => {
    const shown = (media: Readonly<Record<string, string>>): Proving =>
      proofInput((raw) => {
        raw.phases[0].scenes[0].beats[0].media = { alt: "A door.", ...media };
      });
    expect(found("P20", shown({ src: "media/door.svg" }))).toEqual([]);
    expect(found("P20", shown({ src: "media/door.mp4", captions: "media/door.vtt" }))).toEqual([]);
    expect(found("P20", shown({ src: "media/door.mp4" }))).toEqual([
      {
        code: "P20",
        severity: "error",
        pointer: "/phases/0/scenes/0/beats/0/media",
        params: { locale: "en-US", address: "knock.quiet.captions" },
        witness: null,
      },
    ]);
    expect(found("P20", shown({ src: "media/knock.mp3" }), (id) => id !== "knock")).toEqual([]);
  });
});

test("a language that is claimed and holds nothing says so once", () => {
  const { scenario, ...rest } = proofInput();
  const nothing = { scenario: scenario.id, language: "fr", reviewed: false, texts: {} };
  const locale: ClaimedLocale = { language: "fr", told: nothing, keyed: nothing };
  expect(found("P20", { scenario, ...rest, locales: [locale] })).toMatchObject([{ params: { address: "title" } }]);
});
