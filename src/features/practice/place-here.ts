import type { Moment } from "#engine/attempt/replay.ts";
import type { Telling } from "#engine/attempt/show.ts";
import { placeAt } from "#engine/machine/step.ts";
import { plainText } from "#engine/scenario/text.ts";
import type { PlaceView } from "#stage/place.tsx";

/** The place of the phase the run is in; an ending happens where the last scene did. */
export function placeHere(telling: Telling, moments: readonly Moment[]): PlaceView | undefined {
  const { program, names, lang } = telling;
  const at = moments.findLast(({ state }) => placeAt(program, state.at).kind !== "ending");
  if (!at) return undefined;
  const { id } = placeAt(program, at.state.at);
  const phase = program.scenario.phases.find((one) => one.scenes.some((scene) => scene.id === id));
  if (!phase?.place) return undefined;
  const drawn = ({ picture, alt }: typeof phase.place) => ({ picture, alt: plainText(alt, names, lang) });
  return { ...drawn(phase.place), lang, ...(phase.sketch && { sketch: drawn(phase.sketch) }) };
}
