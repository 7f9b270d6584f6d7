import type { ReactNode } from "react";
import { Page } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";

/** Instead of a trainer's screen, for an officer. What it would show could not be opened either. */
export function TrainerOnly({ home }: { home: string }): ReactNode {
  const { t } = useWords("account");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("only.title"), say("name"));
  return (
    <Page>
      <h1 ref={heading} tabIndex={-1}>
        {t("only.title")}
      </h1>
      <p>{t("only.text")}</p>
      <p>
        <a href={home}>{say("nav.home")}</a>
      </p>
    </Page>
  );
}
