import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string): string => readFileSync(new URL(`../../src/ui/${file}`, import.meta.url), "utf8");
type Colors = Readonly<Record<string, string>>;

/** `--name: light-dark(#aaa, #bbb)` of a block of CSS, as one theme has it; a plain color is the same in both. */
const colorsIn = (css: string, theme: 0 | 1): Colors =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)].map(
      ([, name = "", light = "", dark = "", plain]) => [name, plain ?? [light, dark][theme] ?? ""] as const,
    ),
  );

const looks = read("looks.css");
const block = (selector: string): string => looks.slice(looks.indexOf(`[${selector}] {`)).split("}")[0] ?? "";
const [light, dark] = ([0, 1] as const).map((theme) => colorsIn(read("tokens.css"), theme)) as [Colors, Colors];

/** Every look there is: what it changes over what stands beneath it. */
const LOOKS: readonly (readonly [string, Colors])[] = [
  ["light", light],
  ["dark", dark],
  ["night", { ...dark, ...colorsIn(block('data-theme="night"'), 1) }],
  ...["cream", "rose", "blue", "green"].flatMap((tint) => {
    const css = block(`data-tint="${tint}"`);
    return [
      [`${tint}, light`, { ...light, ...colorsIn(css, 0) }] as const,
      [`${tint}, dark`, { ...dark, ...colorsIn(css, 1) }] as const,
    ];
  }),
];

/** WCAG 2.2 relative luminance and contrast. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test("every look changes what it is there to change", () => {
  const plain = new Set([light, dark].map((colors) => JSON.stringify(colors)));
  for (const [name, colors] of LOOKS.slice(2)) {
    expect(plain.has(JSON.stringify(colors)), name).toBe(false);
    expect(Object.keys(colors)).toHaveLength(14);
  }
});

test.each(LOOKS)("%s: text can be read on every background", (_, colors) => {
  for (const front of ["text", "muted", "accent", "good", "ok", "poor"])
    for (const back of ["surface", "raised", "tint"])
      expect(contrast(colors[front] ?? "", colors[back] ?? ""), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
  for (const [front, back] of [
    ["text", "note"],
    ["on-accent", "accent"],
  ] as const)
    expect(contrast(colors[front] ?? "", colors[back] ?? ""), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
});

test.each(LOOKS)("%s: edges and the focus can be seen beside every background", (_, colors) => {
  for (const front of ["edge", "focus"])
    for (const back of ["surface", "raised", "tint"])
      expect(contrast(colors[front] ?? "", colors[back] ?? ""), `${front} on ${back}`).toBeGreaterThanOrEqual(3);
});

test("the night is dim, and gives eyes that are used to the dark nothing blue", () => {
  const night = colorsIn(block('data-theme="night"'), 1);
  expect(Object.keys(night)).toHaveLength(14);
  for (const [name, color] of Object.entries(night)) {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    expect(luminance(color), name).toBeLessThan(0.4);
    expect(red, name).toBeGreaterThanOrEqual(green);
    expect(blue, name).toBeLessThanOrEqual(green);
    expect(blue, name).toBeLessThan(96);
  }
});
