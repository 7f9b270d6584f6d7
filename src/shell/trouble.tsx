import type { ReactNode } from "react";
import { Notice, Page } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { href } from "./route.ts";

/** A screen that could not be opened, with the reason and a way on. */
export function Trouble({ reason }: { reason: string }): ReactNode {
  const { t } = useWords("shell");
  const heading = useTitleFocus(t("trouble.title"), t("name"));
  return (
    <Page>
      <h1 ref={heading} tabIndex={-1}>
        {t("trouble.title")}
      </h1>
      <Notice tone="warn" live>
        {reason}
      </Notice>
      <p>
        <a href={href.home}>{t("trouble.home")}</a>
      </p>
    </Page>
  );
}
