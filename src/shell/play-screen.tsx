import type { ReactNode } from "react";
import { Play } from "#features/practice/play.tsx";
import { isLocale } from "#words/locales.ts";
import { changeLocale } from "#words/words.ts";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

export function PlayScreen({ wiring, attempt }: { wiring: Wiring; attempt: string }): ReactNode {
  const begun = wiring.begun.get(attempt);
  return (
    <Play
      attempt={attempt}
      {...(begun && { begun })}
      ports={wiring}
      links={href}
      faceUrl={wiring.faceUrl}
      onLanguage={(locale) => {
        if (!isLocale(locale)) return;
        wiring.change({ locale });
        void changeLocale(wiring.words, locale);
      }}
    />
  );
}
