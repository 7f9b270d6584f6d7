import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ComponentType,
  type ReactNode,
} from "react";
import type { Area, LaterArea, Translate } from "./areas.ts";
import { addAreas, translate, watchWords, type Words, wordsState } from "./words.ts";

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

/** A component that stands once the words it needs are there. */
export const withWords =
  <Props extends object>(area: LaterArea, Screen: ComponentType<Props>): ComponentType<Props> =>
  (props) =>
    useLaterWords(area) && <Screen {...props} />;

/**
 * The same for an area that may not be there yet: fetched when first asked for, `undefined` until it has come. A failure
 * to load goes to the error boundary.
 */
export function useLaterWords<A extends LaterArea>(area: A): { t: Translate<A>; locale: string } | undefined {
  const words = useContext(Spoken);
  const spoken = useWords(area);
  const [, fail] = useState<never>();
  useEffect(() => {
    if (!words) return;
    addAreas(words, [area]).catch((error: unknown) =>
      fail(() => {
        throw error;
      }),
    );
  }, [words, area]);
  return words?.hasResourceBundle(spoken.locale, area) === true ? spoken : undefined;
}
