import type { ReactNode } from "react";
import type { ReopenError } from "#engine/attempt/reopen.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice, Page, Row } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import type { LoadError } from "./load.ts";

/** A run that cannot be debriefed: why, in one sentence, with the move it is about. */
export function Stopped({ error, home }: { error: LoadError; home: string }): ReactNode {
  const { t } = useWords("debrief");
  const { t: say } = useWords("shell");
  return (
    <Bare home={home}>
      <Notice tone="warn">
        {error.code === "store"
          ? say(`store.${error.error.code}`)
          : t(`stopped.${wordOf(error.error)}`, { seq: error.error.seq })}
      </Notice>
    </Bare>
  );
}

/** A run still open: its debrief waits. */
export function NotOver({ goOn, home }: { goOn: string; home: string }): ReactNode {
  const { t } = useWords("debrief");
  return (
    <Bare home={home}>
      <p>{t("stopped.open")}</p>
      <Row>
        <ButtonLink look="primary" href={goOn}>
          {t("stopped.goOn")}
        </ButtonLink>
      </Row>
    </Bare>
  );
}

function Bare({ home, children }: { home: string; children: ReactNode }): ReactNode {
  const { t } = useWords("debrief");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  return (
    <Page>
      <h1 ref={heading} tabIndex={-1}>
        {t("title")}
      </h1>
      {children}
      <Row>
        <ButtonLink href={home}>{t("home")}</ButtonLink>
      </Row>
    </Page>
  );
}

const CHAIN = {
  changed: "changed",
  "out-of-order": "outOfOrder",
  "not-begun": "notBegun",
  "after-end": "afterEnd",
} as const;

function wordOf(error: ReopenError) {
  if (error.code === "pack-damaged") return "packDamaged";
  return error.code === "chain" ? CHAIN[error.why.code] : error.why.code;
}
