import type { ReactNode } from "react";
import { ButtonLink } from "#ui/button.tsx";
import { Notice, Page, Row } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import type { TakeUpError } from "./take-up.ts";

/** A run that cannot be taken up, and why. */
export function Stopped({ trouble, home }: { trouble: TakeUpError; home: string }): ReactNode {
  const { t } = useWords("player");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(say("trouble.title"), say("name"));
  return (
    <Page>
      <h1 ref={heading} tabIndex={-1}>
        {say("trouble.title")}
      </h1>
      <Notice tone="warn">
        {trouble.code === "store"
          ? say(`store.${trouble.error.code}`)
          : trouble.error.code === "pack-damaged"
            ? t("packDamaged")
            : t("drift", { seq: trouble.error.seq })}
      </Notice>
      <Row>
        <ButtonLink href={home}>{t("end.home")}</ButtonLink>
      </Row>
    </Page>
  );
}
