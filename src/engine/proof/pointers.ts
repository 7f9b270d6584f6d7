import type { Scenario } from "../scenario/scenario.ts";

/** RFC 6901 pointers of places, in the order `compile` numbers them: scenes by phase, then endings. */
export function placePointers({ phases, endings }: Scenario): string[] {
  return [
    ...phases.flatMap((phase, p) => phase.scenes.map((_, s) => `/phases/${p}/scenes/${s}`)),
    ...endings.map((_, e) => `/endings/${e}`),
  ];
}

/** A pointer and what lies below it; an empty path stays where it is. */
export const below = (pointer: string, path: string): string => (path === "" ? pointer : `${pointer}/${path}`);
