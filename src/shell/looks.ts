import dyslexicBold from "@fontsource/opendyslexic/files/opendyslexic-latin-700-normal.woff2";
import dyslexic from "@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2";
import atkinson from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";
import atkinsonMore from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2";
import type { Reading } from "#ports/preferences.ts";
import "#ui/looks.css";

/** Letters beyond Western Europe's, in a file of their own that comes only when one is on the page. */
const LATIN = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212";
const MORE = "U+0100-02BA,U+02BD-02C5,U+02C7-02D9,U+1E00-1EFF,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A720-A7FF";

const FACES: Readonly<Record<NonNullable<Reading["font"]>, () => FontFace[]>> = {
  atkinson: () => [
    face("Atkinson Hyperlegible Next", atkinson, { weight: "200 800", unicodeRange: LATIN }),
    face("Atkinson Hyperlegible Next", atkinsonMore, { weight: "200 800", unicodeRange: MORE }),
  ],
  dyslexic: () => [
    face("OpenDyslexic", dyslexic, { weight: "400" }),
    face("OpenDyslexic", dyslexicBold, { weight: "600 700" }),
  ],
};

const face = (family: string, url: string, of: FontFaceDescriptors): FontFace =>
  new FontFace(family, `url(${url})`, { display: "swap", ...of });

const here = new Set<string>();

/** The looks that do not come with the first load: night, tints, a calm screen, and a font when one is chosen. */
export function dressFor(font: Reading["font"]): void {
  if (font === undefined || !(font in FACES) || here.has(font)) return;
  here.add(font);
  for (const one of FACES[font]()) document.fonts.add(one);
}
