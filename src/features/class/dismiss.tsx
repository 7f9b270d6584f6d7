import { useState, type ReactNode } from "react";
import type { Dismissal, Hit } from "#engine/insight/class/needs.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { LongField, NameField } from "#ui/text-field.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";

/** Lets a hit rest, with a reason and a name to it. */
export function Dismiss({
  hit,
  name,
  why,
  by,
  onBy,
  now,
  save,
  onClose,
}: {
  hit: Hit;
  name: string;
  why: string;
  by: string;
  onBy: (by: string) => void;
  now: () => number;
  save: (dismissal: Dismissal) => Promise<boolean>;
  onClose: () => void;
}): ReactNode {
  const { t } = useWords("overview");
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<"incomplete" | "unkept">();
  const keep = async (): Promise<void> => {
    if (reason.trim() === "" || by.trim() === "") return setWrong("incomplete");
    const { officer, rule, of, restsOn } = hit;
    const kept = await save({ officer, rule, of, restsOn, reason: reason.trim(), by: by.trim(), at: now() });
    if (kept) onClose();
    else setWrong("unkept");
  };
  return (
    <Dialog title={t("needs.dismissTitle", { name })} onClose={onClose}>
      <p>{why}</p>
      <Muted>{t("needs.dismissText")}</Muted>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <LongField label={t("needs.reason")} rows={3} most={500} value={reason} onValue={setReason} />
        <NameField label={t("needs.by")} value={by} onValue={onBy} />
        <Row>
          <Button type="submit" look="primary">
            {t("needs.dismiss")}
          </Button>
          <Button onClick={onClose}>{t("needs.cancel")}</Button>
        </Row>
        <p role="status">{wrong && t(`needs.${wrong}`)}</p>
      </form>
    </Dialog>
  );
}
