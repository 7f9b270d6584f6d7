import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** `light-dark(#aaa, #bbb)` of every token: [light, dark]. */
const tokens = new Map(
  [
    ...readFileSync(new URL("../../src/ui/tokens.css", import.meta.url), "utf8").matchAll(
      /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
    ),
  ].map(([, name = "", light = "", dark = ""]) => [name, [light, dark]] as const),
);

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
const pair = (front: string, back: string): number[] =>
  [0, 1].map((theme) => contrast(tokens.get(front)?.[theme] ?? "#000000", tokens.get(back)?.[theme] ?? "#000000"));

test.each(["text", "muted", "accent", "good", "ok", "poor"])(
  "%s can be read on every background, light and dark",
  (front) => {
    for (const back of ["surface", "raised", "tint"])
      for (const ratio of pair(front, back)) expect(ratio, `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
  },
);

test("text on a written note and on a main button can be read", () => {
  for (const [front, back] of [
    ["text", "note"],
    ["on-accent", "accent"],
  ] as const)
    for (const ratio of pair(front, back)) expect(ratio).toBeGreaterThanOrEqual(4.5);
});

test.each(["edge", "focus"])("%s can be seen beside every background", (front) => {
  for (const back of ["surface", "raised", "tint"])
    for (const ratio of pair(front, back)) expect(ratio, `${front} on ${back}`).toBeGreaterThanOrEqual(3);
});
