import { useState, type ReactNode } from "react";
import type { DemoStore } from "#ports/demo-store.ts";
import { Button } from "#ui/button.tsx";
import { Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./demo.module.css";
import { RemoveDemo } from "./remove.tsx";

/** Says above every screen that nobody here is real, and leads out. */
export function DemoBanner({ demo, onLeave }: { demo: DemoStore; onLeave: () => void }): ReactNode {
  const { t } = useWords("demo");
  const [asking, setAsking] = useState(false);
  return (
    <aside className={classes["banner"]} aria-label={t("banner.label")} data-demo="">
      <p>{t("banner.text")}</p>
      <Row>
        <Button onClick={onLeave}>{t("banner.leave")}</Button>
        <Button onClick={() => setAsking(true)}>{t("banner.remove")}</Button>
      </Row>
      {asking && <RemoveDemo demo={demo} onClose={() => setAsking(false)} onRemoved={onLeave} />}
    </aside>
  );
}
