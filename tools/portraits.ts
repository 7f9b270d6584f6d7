import { createAvatar, type Style } from "@dicebear/core";
import * as openPeeps from "@dicebear/open-peeps";
import type { Mood, Portrait, Scenario } from "#engine/scenario/scenario.ts";

export interface PortraitFile {
  /** `elena.fear.svg` */
  readonly file: string;
  readonly svg: string;
}

/**
 * One drawing for each person, mood and arm that gives the person another face, made at build: DiceBear's open-peeps (drawings CC0, Pablo
 * Stanley; code MIT). The format's moods are names of its faces. Static SVG without script, style or address.
 */
export function drawPortraits(scenario: Scenario): PortraitFile[] {
  return Object.entries(scenario.cast).flatMap(([person, { portrait, moods }]) => {
    const arms = (scenario.variants?.arms ?? []).flatMap(({ id, cast }) => {
      const own = Object.hasOwn(cast, person) ? cast[person]?.portrait : undefined;
      return own ? [{ face: `${person}.${id}`, portrait: own }] : [];
    });
    const faces = [{ face: person, portrait }, ...arms];
    return faces.flatMap((one) =>
      [...new Set(moods.map((row) => row.mood))].map((mood) => ({
        file: `${one.face}.${mood}.svg`,
        svg: drawPortrait(one.portrait, mood),
      })),
    );
  });
}

export function drawPortrait(portrait: Portrait, mood: Mood): string {
  const options: openPeeps.Options = {
    face: [mood],
    ...(portrait.head !== undefined && { head: [portrait.head] as openPeeps.Options["head"] & string[] }),
    ...(portrait.skin !== undefined && { skinColor: [portrait.skin] }),
    ...(portrait.hair !== undefined && { headContrastColor: [portrait.hair] }),
    ...(portrait.clothing !== undefined && { clothingColor: [portrait.clothing] }),
    facialHairProbability: portrait.facialHair === undefined ? 0 : 100,
    ...(portrait.facialHair !== undefined && {
      facialHair: [portrait.facialHair] as openPeeps.Options["facialHair"] & string[],
    }),
    accessoriesProbability: portrait.accessories === undefined ? 0 : 100,
    ...(portrait.accessories !== undefined && {
      accessories: [portrait.accessories] as openPeeps.Options["accessories"] & string[],
    }),
    maskProbability: 0,
  };
  return createAvatar(openPeeps as unknown as Style<openPeeps.Options>, {
    seed: portrait.seed,
    ...options,
    // One quiet ground for light and dark; the frame rounds it.
    backgroundColor: ["dfe5ea"],
  }).toString();
}
