import type { ReactNode } from "react";
import type { Span } from "#engine/scenario/text.ts";
import { directionOf } from "#words/locales.ts";

/** Text of a scenario as drawn: stressed runs as `<em>`, never as markup from the file. */
export function Spans({ spans }: { spans: readonly Span[] }): ReactNode {
  return spans.map((span, at) => (span.em ? <em key={at}>{span.text}</em> : span.text));
}

/** What text in another language than the screen's must carry. */
export const languageOf = (lang: string): { lang: string; dir: "ltr" | "rtl" } => ({ lang, dir: directionOf(lang) });

export const plain = (spans: readonly Span[]): string => spans.map((span) => span.text).join("");
