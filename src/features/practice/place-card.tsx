import type { ReactNode } from "react";
import { Place, type PlaceUrl } from "#stage/place.tsx";
import { useWords } from "#words/use-words.tsx";
import { placeHere } from "./place-here.ts";
import type { PlayerSession } from "./session-types.ts";

/** Where the run is now; nothing when its scenario names no places. */
export function PlaceCard({ session }: { session: PlayerSession }): ReactNode {
  const { t } = useWords("player");
  const here = placeHere(session.telling, session.moments());
  return here && <Place place={here} url={url} sketchLabel={t("sketch")} />;
}

const url: PlaceUrl = (picture, tone) => `places/${picture}.${tone}.svg`;
