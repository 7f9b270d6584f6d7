import { useState, type ReactNode } from "react";
import type { DemoStore } from "#ports/demo-store.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Notice, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";

/** Asks once, then deletes the demo's database. */
export function RemoveDemo({
  demo,
  onClose,
  onRemoved,
}: {
  demo: DemoStore;
  onClose: () => void;
  onRemoved: () => void;
}): ReactNode {
  const { t } = useWords("demo");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const remove = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const removed = await demo.remove();
    setBusy(false);
    setFailed(!removed.ok);
    if (removed.ok) onRemoved();
  };
  return (
    <Dialog title={t("remove.title")} onClose={onClose}>
      <p>{t("remove.text")}</p>
      {failed && (
        <Notice tone="warn" live>
          {t("remove.busy")}
        </Notice>
      )}
      <Row>
        <Button look="danger" aria-disabled={busy} onClick={() => void remove()}>
          {t("remove.yes")}
        </Button>
        <Button onClick={onClose}>{t("remove.no")}</Button>
      </Row>
    </Dialog>
  );
}
