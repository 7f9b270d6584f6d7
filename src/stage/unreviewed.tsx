import type { ReactNode } from "react";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";

/** Says of a translated scenario that no native speaker has read it; nothing of any other. */
export function Unreviewed({ scenario }: { scenario: Pick<Scenario, "translation"> }): ReactNode {
  const { t } = useWords("shell");
  return scenario.translation?.reviewed === false && <Muted>{t("unreviewed")}</Muted>;
}
