import { useState, useSyncExternalStore, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Notice, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import type { Updates } from "./service-worker.ts";
import classes from "./update-banner.module.css";

/** Says quietly that a newer version is there. It is taken only by hand, and never while any window plays a run. */
export function UpdateBanner({ updates }: { updates: Updates }): ReactNode {
  const { t } = useWords("device");
  const waiting = useSyncExternalStore(updates.subscribe, () => updates.state().waiting);
  const [later, setLater] = useState(false);
  const [held, setHeld] = useState(false);
  if (!waiting || later) return null;
  const use = async (): Promise<void> => setHeld(!(await updates.apply()));
  return (
    <aside className={classes["banner"]} aria-label={t("update.label")}>
      <Notice live>
        <p>{held ? t("update.held") : t("update.ready")}</p>
        <Row>
          <Button look="primary" onClick={() => void use()}>
            {t("update.use")}
          </Button>
          <Button onClick={() => setLater(true)}>{t("update.later")}</Button>
        </Row>
      </Notice>
    </aside>
  );
}
