import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Card, Muted, Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./demo.module.css";
import { makeDemo, type MakeError, type MakePorts, type Progress } from "./make.ts";
import { RemoveDemo } from "./remove.tsx";

export interface DemoProps {
  readonly ports: MakePorts;
  readonly links: { readonly home: string };
  /** True while the app runs on the demo's data. */
  readonly inside: boolean;
  /** Goes to the demo; the app starts anew on its data. */
  readonly onEnter: () => void;
  /** Goes back to one's own data. */
  readonly onLeave: () => void;
}

type Standing = "looking" | "none" | "whole" | "making" | "removed" | "cancelled";

/** What the demo academy is, and one button that makes and opens it. */
export function Demo({ ports, links, inside, onEnter, onLeave }: DemoProps): ReactNode {
  const { t } = useWords("demo");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const [standing, setStanding] = useState<Standing>(inside ? "whole" : "looking");
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<MakeError>();
  const [asking, setAsking] = useState(false);
  const making = useRef<AbortController>(null);
  useEffect(() => {
    let gone = false;
    if (!inside) {
      void ports.demo.standing().then((found) => {
        if (gone) return;
        // A half-made one is made anew by the same button.
        setStanding((now) => (now === "looking" ? (found.ok && found.value === "whole" ? "whole" : "none") : now));
        if (!found.ok) setError({ code: "store", why: found.error });
      });
    }
    return () => {
      gone = true;
      making.current?.abort();
    };
  }, [ports, inside]);

  const make = async (): Promise<void> => {
    const mine = new AbortController();
    making.current = mine;
    setError(undefined);
    setProgress(undefined);
    setStanding("making");
    const made = await makeDemo(ports, mine.signal, setProgress);
    if (making.current !== mine) return;
    making.current = null;
    if (made.ok) {
      onEnter();
      return;
    }
    setStanding(made.error.code === "cancelled" ? "cancelled" : "none");
    if (made.error.code !== "cancelled") setError(made.error);
  };

  return (
    <Page>
      <Stack>
        <p>
          <a href={links.home}>{say("nav.home")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("lead")}</p>
      </Stack>
      <Card labelledBy="demo-what">
        <h2 id="demo-what">{t("what.title")}</h2>
        <ul className={classes["list"]}>
          {(["people", "runs", "beside", "find", "apart", "dates"] as const).map((what) => (
            <li key={what}>{t(`what.${what}`)}</li>
          ))}
        </ul>
      </Card>
      {error && <Failure error={error} />}
      {standing === "cancelled" && <Notice live>{t("making.cancelled")}</Notice>}
      {standing === "removed" && <Notice live>{t("remove.removed")}</Notice>}
      {standing === "making" ? (
        <Making progress={progress} onCancel={() => making.current?.abort()} />
      ) : standing === "whole" ? (
        <Stack>
          <p>{inside ? t("inside") : t("here")}</p>
          <Row>
            {inside ? (
              <Button look="primary" onClick={onLeave}>
                {t("banner.leave")}
              </Button>
            ) : (
              <Button look="primary" onClick={onEnter}>
                {t("again")}
              </Button>
            )}
            <Button onClick={() => setAsking(true)}>{t("banner.remove")}</Button>
          </Row>
        </Stack>
      ) : (
        standing !== "looking" && (
          <Row>
            <Button look="primary" onClick={() => void make()}>
              {t("open")}
            </Button>
          </Row>
        )
      )}
      {asking && (
        <RemoveDemo
          demo={ports.demo}
          onClose={() => setAsking(false)}
          onRemoved={() => {
            setAsking(false);
            setStanding("removed");
            if (inside) onLeave();
          }}
        />
      )}
    </Page>
  );
}

function Making({ progress, onCancel }: { progress: Progress | undefined; onCancel: () => void }): ReactNode {
  const { t } = useWords("demo");
  return (
    <Card labelledBy="demo-making">
      <h2 id="demo-making">{t("making.title")}</h2>
      <Muted>{t("making.text")}</Muted>
      <progress
        className={classes["progress"]}
        aria-labelledby="demo-making"
        {...(progress && { value: progress.done, max: progress.of })}
      />
      <p>{progress ? t("making.done", { done: progress.done, of: progress.of }) : "\u00a0"}</p>
      <Row>
        <Button onClick={onCancel}>{t("making.cancel")}</Button>
      </Row>
    </Card>
  );
}

function Failure({ error }: { error: MakeError }): ReactNode {
  const { t } = useWords("demo");
  const { t: say } = useWords("shell");
  const sentence = (): string => {
    switch (error.code) {
      case "store":
        return say(`store.${error.why.code}`);
      case "catalogue":
        return say(`catalogue.${error.why.code}`);
      case "cancelled":
        return t("making.cancelled");
      default:
        return t(`failed.${error.code}`);
    }
  };
  return (
    <Notice tone="warn" live>
      {sentence()}
    </Notice>
  );
}
