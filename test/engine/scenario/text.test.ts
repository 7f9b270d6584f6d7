import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseText, referencesOf } from "#engine/scenario/parse-text.ts";
import { plainText, spansOf, type Text } from "#engine/scenario/text.ts";
import { runs } from "../../builders/property-runs.ts";

function textOf(source: string): Text {
  const parsed = parseText(source);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

describe("what a text may hold", () => {
  test.each([
    ["Good evening.", "Good evening."],
    ["Is {ana.name} here?", "Is Ana here?"],
    ["{ meters.left } left", "1 left"],
    ["{meters.left, plural, =0 {none} one {# question} other {# questions}}", "1 question"],
    ["{ana.gender, select, female {she} male {he} other {they}} waits", "she waits"],
    ["Call {policy.line-two}.", "Call the desk."],
    ["2 * 3 * 4, or 5*", "2 * 3 * 4, or 5*"],
    ["It''s <b>not</b> markup", "It's <b>not</b> markup"],
    ["'{'not a name'}'", "{not a name}"],
  ])("%s", (source, shown) => {
    const names = { "ana.name": "Ana", "ana.gender": "female", "meters.left": "1", "policy.line-two": "the desk" };
    expect(plainText(textOf(source), names)).toBe(shown);
  });

  test("stars stress, and only what they enclose", () => {
    expect(spansOf(textOf("I *did* tell {ana.name} *twice*."), { "ana.name": "Ana" })).toEqual([
      { text: "I ", em: false },
      { text: "did", em: true },
      { text: " tell Ana ", em: false },
      { text: "twice", em: true },
      { text: ".", em: false },
    ]);
  });

  test("plurals follow the language", () => {
    const text = textOf("{meters.left, plural, one {один} few {мало} other {много}}");
    expect(["1", "3", "5"].map((left) => plainText(text, { "meters.left": left }, "ru"))).toEqual([
      "один",
      "мало",
      "много",
    ]);
  });
});

test.each([
  ["an open brace", "Ask {ana.name"],
  ["a name without a field", "Ask {ana}"],
  ["a date", "{ana.name, date}"],
  ["a number", "{ana.name, number, percent}"],
  ["a case without other", "{ana.gender, select, female {she}}"],
  ["an offset", "{meters.left, plural, offset:1 other {#}}"],
  ["seven plurals in each other", `${"{meters.left, plural, other {".repeat(7)}x${"}}".repeat(7)}`],
])("a text with %s is refused, with the reason", (_, source) => {
  const parsed = parseText(source);
  expect(parsed.ok ? "" : parsed.error).toMatch(/\w{4,}/);
});

test("every name a text asks for is told, in plurals and selects too", () => {
  const text = textOf("{ana.name} {meters.left, plural, =1 {{bob.name}} other {*x* #}} {ana.gender, select, other {}}");
  expect([...new Set(referencesOf(text))].toSorted()).toEqual(["ana.gender", "ana.name", "bob.name", "meters.left"]);
});

test("a name that is missing is shown as the reference, and a name like `constructor` is a name", () => {
  expect(plainText(textOf("Ask {ana.name}."))).toBe("Ask ana.name.");
  const text = textOf("{ana.name, select, Ana {x} other {y}}");
  expect(plainText(text, { "ana.name": "constructor" })).toBe("y");
  expect(plainText(text, { "ana.name": "__proto__" })).toBe("y");
});

test("any string is a text or a reason, and a text without braces, stars and quotes is itself", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^[{}*#,.' a-z]{0,40}$/)),
      (source) => {
        const parsed = parseText(source);
        if (!parsed.ok) expect(parsed.error).not.toBe("");
        else if (!/[{}*'#]/.test(source)) expect(plainText(parsed.value)).toBe(source);
      },
    ),
    { numRuns: runs(2000) },
  );
});
