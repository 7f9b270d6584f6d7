import type { ReactNode } from "react";
import classes from "./place.module.css";

/** Where a scene happens, as the screen draws it. */
export interface PlaceView {
  readonly picture: string;
  readonly alt: string;
  readonly lang: string;
  readonly sketch?: { readonly picture: string; readonly alt: string };
}

/** Address of a drawing in one of its two tones. */
export type PlaceUrl = (picture: string, tone: "light" | "dark") => string;

/**
 * The place, and on demand its plan from above. The frame keeps its room from the start, so that nothing moves when it
 * comes. `sketchLabel`: what the plan is called.
 */
export function Place({
  place,
  url,
  sketchLabel,
}: {
  place: PlaceView;
  url: PlaceUrl;
  sketchLabel: string;
}): ReactNode {
  const { sketch } = place;
  return (
    <figure className={classes["place"]} lang={place.lang}>
      <div className={classes["picture"]}>
        <Drawing picture={place.picture} alt={place.alt} url={url} />
      </div>
      {sketch && (
        <details className={classes["sketch"]}>
          <summary>{sketchLabel}</summary>
          <Drawing picture={sketch.picture} alt="" url={url} />
          <p>{sketch.alt}</p>
        </details>
      )}
    </figure>
  );
}

/** Both tones stand in the page; the theme shows one, and the other is not fetched. */
function Drawing({ picture, alt, url }: { picture: string; alt: string; url: PlaceUrl }): ReactNode {
  return (["light", "dark"] as const).map((tone) => (
    <img
      key={tone}
      className={classes[tone]}
      src={url(picture, tone)}
      alt={alt}
      width={480}
      height={270}
      loading="lazy"
      decoding="async"
    />
  ));
}
