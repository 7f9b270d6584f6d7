import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from "react";
import type { Area, Translate } from "./areas.ts";
import { translate, watchWords, type Words, wordsState } from "./words.ts";

const Spoken = createContext<Words | undefined>(undefined);

/** Gives every screen below it the words. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }): ReactNode {
  return <Spoken value={words}>{children}</Spoken>;
}

/**
 * The sentences of one area, and the language they are in. Renders anew when the language changes or an area arrives.
 * Written out instead of taken from react-i18next: it is all of that library an officer's first load would use.
 */
export function useWords<A extends Area>(area: A): { t: Translate<A>; locale: string } {
  const words = useContext(Spoken);
  if (!words) throw new Error("no WordsProvider above");
  const subscribe = useMemo(() => (changed: () => void) => watchWords(words, changed), [words]);
  const state = useSyncExternalStore(subscribe, () => wordsState(words));
  return useMemo(() => ({ t: translate(words, area), locale: words.language, state }), [words, area, state]);
}
