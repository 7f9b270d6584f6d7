import { expect, test } from "vitest";
import { randomOf, shuffled, weighted } from "#engine/machine/random.ts";

test("the same seed gives the same numbers on every machine, and they lie from 0 up to 1", () => {
  // Kept from the first release: an attempt of then must be played alike for ever.
  const first = randomOf("seed");
  const numbers = Array.from({ length: 1000 }, first);
  const again = randomOf("seed");
  expect(Array.from({ length: 1000 }, again)).toEqual(numbers);
  expect(numbers.every((one) => one >= 0 && one < 1)).toBe(true);
  expect(new Set(numbers).size).toBe(1000);
  expect(Math.abs(numbers.reduce((sum, one) => sum + one, 0) / 1000 - 0.5)).toBeLessThan(0.03);
  expect(randomOf("seee")()).not.toBe(numbers[0]);
});

test("shuffling moves everything somewhere, loses nothing, and leaves what it was given", () => {
  const items = ["a", "b", "c", "d"];
  const picks = [0.99, 0.5, 0];
  const order = shuffled(items, () => picks.shift() ?? 0);
  // From the last place down: it keeps its own, changes with the middle one, changes with the first.
  expect(order).toEqual(["c", "a", "b", "d"]);
  expect(items).toEqual(["a", "b", "c", "d"]);
  expect(shuffled([], () => 0.5)).toEqual([]);
  expect(shuffled(["one"], () => 0.999)).toEqual(["one"]);
});

test("every order of three comes about as often as any other", () => {
  const random = randomOf("orders");
  const counts = new Map<string, number>();
  for (let turn = 0; turn < 6000; turn++) {
    const order = shuffled([1, 2, 3], random).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].toSorted()).toEqual(["123", "132", "213", "231", "312", "321"]);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

test("an outcome is drawn by its weight: whoever holds the place on the line", () => {
  const at = (place: number): number => weighted([2, 3, 5], () => place);
  expect([at(0), at(0.1999), at(0.2), at(0.4999), at(0.5), at(0.9999)]).toEqual([0, 0, 1, 1, 2, 2]);
  expect(weighted([0, 4], () => 0)).toBe(1);
  // Rounding must not draw an outcome that is not there.
  expect(weighted([1, 1], () => 1)).toBe(1);
});
