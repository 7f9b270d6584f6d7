import type { ReactNode } from "react";
import type { OfferedChoice } from "#engine/attempt/shown.ts";
import type { Span } from "#engine/scenario/text.ts";
import { Button } from "#ui/button.tsx";
import { Row, Stack } from "#ui/surface.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { useWords } from "#words/use-words.tsx";
import { Choices } from "./choices.tsx";

/**
 * Something goes on by itself, a line at a time: the ways to step in now, numbered for the keys, and letting it go on by
 * Enter. Needs the words of `scenes`.
 */
export function Watch({
  prompt,
  choices,
  lang,
  saving = false,
  keys = true,
  onAct,
  onGoOn,
}: {
  prompt: readonly Span[];
  /** May be none. */
  choices: readonly OfferedChoice[];
  lang: string;
  saving?: boolean;
  /** False while something else has the keys. */
  keys?: boolean;
  onAct: (act: string) => void;
  onGoOn: () => void;
}): ReactNode {
  const { t } = useWords("scenes");
  const goOn = (): void => {
    if (!saving) onGoOn();
  };
  useKeys({ Enter: goOn, " ": goOn }, keys);
  return (
    <Stack>
      <Choices prompt={prompt} choices={choices} lang={lang} saving={saving} keys={keys} onChoose={onAct} />
      <Row>
        <Button look="primary" aria-keyshortcuts="Enter" {...(saving && { "aria-disabled": true })} onClick={goOn}>
          {t("watch.go")}
        </Button>
      </Row>
    </Stack>
  );
}
