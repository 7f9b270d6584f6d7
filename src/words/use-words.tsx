import type { ReactNode } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import type { Area, Translate } from "./areas.ts";
import { translate, type Words } from "./words.ts";

/** Gives every screen below it the words. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }): ReactNode {
  return <I18nextProvider i18n={words}>{children}</I18nextProvider>;
}

/** The sentences of one area, and the language they are in. Renders anew when either changes. */
export function useWords<A extends Area>(area: A): { t: Translate<A>; locale: string } {
  const { i18n } = useTranslation(area);
  return { t: translate(i18n, area), locale: i18n.language };
}
