import { schema } from "@dicebear/open-peeps";
import { expect, test } from "vitest";
import { type Mood, MOODS } from "#engine/scenario/scenario.ts";
import { drawPortrait } from "../../tools/portraits.ts";

const namesOf = (part: string): string[] => {
  const { properties } = schema as unknown as { properties: Record<string, { items: { enum: string[] } }> };
  return properties[part]?.items.enum ?? [];
};

test("every mood is the name of a face that is drawn", () => {
  expect(namesOf("face")).toEqual(expect.arrayContaining([...MOODS]));
});

test("no mood is a face with fangs or a joke", () => {
  const never = ["angryWithFang", "monster", "cyclops", "veryAngry", "cheeky", "lovingGrin1", "lovingGrin2"];
  expect(never.filter((face) => MOODS.some((mood) => mood === face))).toEqual([]);
});

test.each(MOODS)("a %s face is one small picture that runs nothing and fetches nothing", (mood) => {
  const svg = drawPortrait({ seed: "ana", head: "hijab", skin: "d08b5b", clothing: "8fa7df" }, mood);
  expect(svg).toMatch(/^<svg /);
  expect(svg).not.toMatch(/<script|<style|<foreignObject|<image|<use|\sstyle=|href=|\son\w+=|url\((?!#)/);
  expect(svg.length).toBeLessThan(32_000);
});

test("the same person is drawn the same, and each mood otherwise", () => {
  const draw = (mood: Mood): string => drawPortrait({ seed: "ana", head: "bun" }, mood);
  expect(draw("calm")).toBe(draw("calm"));
  expect(new Set(MOODS.map(draw)).size).toBe(MOODS.length);
});
