import type { ReactNode } from "react";
import type { ReopenError } from "#engine/attempt/reopen.ts";
import { Notice } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";

/** Names the entry at which a log stops being true, and how much of the run is shown. */
export function BrokenLog({ error }: { error: ReopenError }): ReactNode {
  const { t } = useWords("review");
  return (
    <Notice tone="warn" live>
      <p>
        <strong>{t("replay.broken.title")}</strong>
      </p>
      <p>{error.code === "pack-damaged" ? t("replay.broken.pack") : <Entry code={error.why.code} seq={error.seq} />}</p>
      <p>{error.seq > 0 ? t("replay.broken.before") : t("replay.broken.nothing")}</p>
    </Notice>
  );
}

function Entry({
  code,
  seq,
}: {
  code: Exclude<ReopenError, { code: "pack-damaged" }>["why"]["code"];
  seq: number;
}): ReactNode {
  const { t } = useWords("review");
  return code === "format" ? t("replay.broken.format") : t(`replay.broken.${code}`, { seq });
}
