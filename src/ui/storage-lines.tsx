import type { ReactNode } from "react";
import { formatSize } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { Button } from "./button.tsx";
import { Muted, Row, Stack } from "./surface.tsx";

/** What the browser promises about what is stored here. */
export interface StorageStatus {
  readonly kept: "kept" | "clearable" | "unknown" | "unavailable";
  readonly usedBytes?: number;
}

/** `preparing`: the app is not yet whole on this device. */
export type OfflineStatus = "ready" | "preparing" | "unavailable";

/** Where things are kept and whether they stay, honestly. Needs the words of `device`. */
export function StorageLines({
  storage,
  offline,
  onAskStorage,
}: {
  storage: StorageStatus;
  offline: OfflineStatus;
  /** Asks the browser to keep what is stored. */
  onAskStorage?: () => void;
}): ReactNode {
  const { t, locale } = useWords("device");
  return (
    <Stack>
      <p>{t("storage.local")}</p>
      <p>{t(`offline.${offline}`)}</p>
      <Row>
        <span>{t(`storage.${storage.kept}`)}</span>
        {storage.kept === "clearable" && onAskStorage && <Button onClick={onAskStorage}>{t("storage.ask")}</Button>}
      </Row>
      {storage.usedBytes !== undefined && (
        <Muted>{t("storage.used", { size: formatSize(locale, storage.usedBytes) })}</Muted>
      )}
    </Stack>
  );
}

/** Who can open what, while there is no sign-in. Needs the words of `device`. */
export function WhoSees(): ReactNode {
  const { t } = useWords("device");
  return (
    <Stack>
      <p>{t("who.device")}</p>
      <p>{t("who.practice")}</p>
      <p>{t("who.record")}</p>
      <p>{t("who.sent")}</p>
    </Stack>
  );
}
