import { useState, type ReactNode } from "react";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Card, Muted, Notice, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { entryWords } from "../home/entry-words.ts";
import type { Due } from "./due.ts";
import classes from "./refresh.module.css";

/**
 * What the officer once meant to do, come back in another scenario; where there is none, at the same
 * moment, and where nothing is tried again, in the same scenario.
 */
export function Refresh({
  due,
  titleOf,
  links,
  onTryAgain,
}: {
  due: readonly Due[];
  titleOf: (scenario: string) => CatalogueEntry | undefined;
  links: { readonly scenario: (id: string) => string; readonly debrief: (attempt: string) => string };
  /** Begins at the moment of the commitment and goes there. A rejection is said. */
  onTryAgain: (due: Due) => Promise<void>;
}): ReactNode {
  const { t } = useWords("home");
  return (
    <Card labelledBy="home-refresh">
      <h2 id="home-refresh">{t("refresh.title")}</h2>
      <ul className={classes["list"]}>
        {due.map((one) => {
          const other = one.scenario === undefined ? undefined : titleOf(one.scenario);
          const own = one.kept.seq === undefined ? titleOf(one.kept.scenario) : undefined;
          const entry = other ?? own;
          const { see, say } = one.kept;
          return (
            <li key={one.kept.attempt} className={classes["one"]} data-refresh={one.after}>
              <p className={classes["promise"]} dir="auto">
                {t("refresh.sentence", { see, say })}
              </p>
              <Muted>{t("refresh.kept", { count: one.days })}</Muted>
              {entry ? (
                <Practice lead={t(other ? "refresh.elsewhere" : "refresh.same")} due={one} {...{ entry, links }} />
              ) : (
                <Again due={one} {...{ links, onTryAgain }} />
              )}
            </li>
          );
        })}
      </ul>
      <Muted>{t("refresh.why")}</Muted>
    </Card>
  );
}

function Practice({
  lead,
  due,
  entry,
  links,
}: {
  lead: string;
  due: Due;
  entry: CatalogueEntry;
  links: { readonly scenario: (id: string) => string };
}): ReactNode {
  const { t, locale } = useWords("home");
  const { lang, dir, title } = entryWords(entry, locale);
  const id = `refresh-${due.kept.attempt}`;
  return (
    <Row>
      <span id={id}>
        {lead}{" "}
        <bdi lang={lang} dir={dir}>
          {title}
        </bdi>
      </span>
      <ButtonLink look="primary" href={links.scenario(entry.id)} aria-describedby={id}>
        {t("refresh.start")}
      </ButtonLink>
    </Row>
  );
}

function Again({
  due,
  links,
  onTryAgain,
}: {
  due: Due;
  links: { readonly debrief: (attempt: string) => string };
  onTryAgain: (due: Due) => Promise<void>;
}): ReactNode {
  const { t } = useWords("home");
  const [state, setState] = useState<"" | "busy" | "failed">("");
  const tryAgain = async (): Promise<void> => {
    if (state === "busy") return;
    setState("busy");
    try {
      await onTryAgain(due);
      setState("");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <Row>
        <span>{t("refresh.again")}</span>
        {due.kept.seq === undefined ? (
          <ButtonLink look="primary" href={links.debrief(due.kept.attempt)}>
            {t("refresh.toDebrief")}
          </ButtonLink>
        ) : (
          <Button look="primary" onClick={() => void tryAgain()}>
            {t("refresh.tryAgain")}
          </Button>
        )}
      </Row>
      {state === "failed" && (
        <Notice tone="warn" live>
          {t("refresh.failed")}
        </Notice>
      )}
    </>
  );
}
