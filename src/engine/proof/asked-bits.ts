import { type Asked, type ShownGroup, slotsShown } from "./asked.ts";
import { type Bits, maskOf } from "./bits.ts";
import type { Footprint, WrittenRow } from "./footprint.ts";
import type { Model, PlaceModel } from "./model.ts";

/** By place, for each of the two words: bits of a state's code. */
export type PlaceMasks = readonly [Int32Array, Int32Array];

/**
 * By place, the bits that decide what its moves do, up to the next rest: those of slots that are asked on the way (by rows,
 * interrupts and lines) or added to. Of two states that are alike in them, the same rows are open, and each leads to the
 * same place with the same changes. Meters that are given a value count as well: whether they change is asked too.
 *
 * @param followed of the conditions that only colour what is shown, those that are asked
 */
export function askedBits(model: Model, bits: Bits, followed: ReadonlySet<Asked>): PlaceMasks {
  const empty = (): PlaceMasks => [new Int32Array(model.places.length), new Int32Array(model.places.length)];
  const [calm, open, rest] = [empty(), empty(), empty()];
  const meters = new Set(model.program.slots.flatMap(({ kind }, slot) => (kind === "meter" ? [slot] : [])));
  const touched = ({ reads, writes, sets }: Footprint): number[] => {
    const given = new Set(sets);
    return [...reads, ...writes.filter((slot) => meters.has(slot) || !given.has(slot))];
  };
  const everywhere = [...model.moods, ...model.assertions]
    .filter((one) => followed.has(one))
    .flatMap(({ slots }) => slots);

  // What is met on arrival, not counting what lies further on.
  for (const [at, { arrival, also, passage, place, written, replies, met }] of model.places.entries()) {
    const shown = [
      ...arrival.flatMap(slotsShown),
      ...(arrival.length > 1 ? [model.beatSlot] : []),
      ...also.filter((one) => followed.has(one)).flatMap(({ slots }) => slots),
    ];
    const taken = place.rows.flatMap((_, row) => {
      const { footprint } = written[row] as WrittenRow;
      return [...touched(footprint), ...slotsShown(replies[row] as ShownGroup)];
    });
    for (const word of WORDS) {
      const arrived = maskOf(bits, passage ? [...shown, ...taken] : [...shown, ...everywhere], word);
      calm[word][at] = arrived;
      open[word][at] = arrived;
      if (!passage) rest[word][at] = maskOf(bits, met >= 0 ? [...taken, met] : taken, word);
    }
  }
  const interrupts = model.interrupts.map((phase) =>
    phase.map(({ row, written, shown }) => {
      const slots = [...touched(written.footprint), ...slotsShown(shown)];
      return { to: row.to, masks: WORDS.map((word) => maskOf(bits, slots, word)) };
    }),
  );
  // Passages lead on, and interrupts lead elsewhere: until nothing is added.
  for (let grown = true; grown;) {
    grown = false;
    for (let at = model.places.length - 1; at >= 0; at--) {
      const { passage, place } = model.places[at] as PlaceModel;
      for (const word of WORDS) {
        if (passage) {
          for (const side of [calm, open])
            for (const { to } of place.rows) grown = add(side[word], at, side[word][to] as number) || grown;
          continue;
        }
        for (const { to, masks } of interrupts[place.phase] ?? [])
          grown = add(open[word], at, (masks[word] as number) | (calm[word][to >= 0 ? to : at] as number)) || grown;
      }
    }
  }
  for (const { place, passage } of model.places) {
    if (passage) continue;
    for (const word of WORDS) for (const { to } of place.rows) add(rest[word], place.index, open[word][to] as number);
  }
  return rest;
}

const WORDS = [0, 1] as const;

/** True when that was more. */
function add(masks: Int32Array, at: number, more: number): boolean {
  const before = masks[at] as number;
  masks[at] = before | more;
  return masks[at] !== before;
}
