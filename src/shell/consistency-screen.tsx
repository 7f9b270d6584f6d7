import type { ReactNode } from "react";
import { Page } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import type { DeskProps } from "./desk-screens.tsx";

export function ConsistencyScreen(_props: DeskProps): ReactNode {
  const { t } = useWords("consistency");
  const heading = useTitleFocus(t("title"), t("title"));
  return (
    <Page>
      <h1 ref={heading} tabIndex={-1}>
        {t("title")}
      </h1>
    </Page>
  );
}
