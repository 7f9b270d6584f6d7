import { useState, type ReactNode } from "react";
import type { StoreError } from "#ports/attempt-store.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice, Row } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./debrief.module.css";
import type { DebriefPorts, Loaded } from "./load.ts";

/** Who can see this run, and showing it to the trainer. A record run is open to the trainer from the start. */
export function Share({ stored, ports }: { stored: Loaded["stored"]; ports: DebriefPorts }): ReactNode {
  const { t, locale } = useWords("debrief");
  const { t: say } = useWords("shell");
  const [sharedAt, setSharedAt] = useState(stored.sharedAt);
  const [trouble, setTrouble] = useState<StoreError["code"]>();
  const { header } = stored;
  const share = async (): Promise<void> => {
    const at = ports.clock.now();
    const shared = await ports.attempts.share(header.attempt, at);
    if (shared.ok) setSharedAt(at);
    setTrouble(shared.ok ? undefined : shared.error.code);
  };
  return (
    <section className={classes["foot"]} aria-labelledby="debrief-share">
      <h2 id="debrief-share">{t("share.title")}</h2>
      {header.purpose === "record" && <p>{t("share.record")}</p>}
      {header.purpose === "practice" && sharedAt === undefined && (
        <>
          <p>{t("share.practice")}</p>
          <p>{t("share.what")}</p>
          <Row>
            <Button onClick={() => void share()}>{t("share.button")}</Button>
          </Row>
        </>
      )}
      {header.purpose === "practice" && sharedAt !== undefined && (
        <>
          <p role="status">{t("share.shared", { when: formatWhen(locale, sharedAt, ports.clock.now()) })}</p>
          <p>{t("share.record")}</p>
        </>
      )}
      {trouble && (
        <Notice tone="warn" live>
          {say(`store.${trouble}`)}
        </Notice>
      )}
    </section>
  );
}

/** Where one goes from here. */
export function Onward({ home, brief, done }: { home: string; brief: string; done: boolean }): ReactNode {
  const { t } = useWords("debrief");
  return (
    <div className={classes["onward"]}>
      <Row>
        <ButtonLink look={done ? "primary" : "quiet"} href={home}>
          {t("home")}
        </ButtonLink>
        <ButtonLink href={brief}>{t("again")}</ButtonLink>
        <Button onClick={() => globalThis.print()}>{t("print")}</Button>
      </Row>
    </div>
  );
}
