import { useState, type ReactNode } from "react";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { AgencyResources } from "#stage/agency-resources.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";

/** Time stands still: breathe, go on, stop for now, or leave for good. Leaving says first what it means. */
export function PauseCard({
  home,
  scenario,
  onResume,
  onLeave,
}: {
  home: string;
  /** Whose agency may name people to turn to. */
  scenario: Scenario;
  onResume: () => void;
  onLeave: () => void;
}): ReactNode {
  const { t } = useWords("player");
  const [leaving, setLeaving] = useState(false);
  return (
    <Dialog title={t("pause.title")} onClose={onResume}>
      <Stack>
        <p>{leaving ? t("pause.leaveText") : t("pause.breathe")}</p>
        <AgencyResources agency={scenario.agency} lang={scenario.language} />
        <Row>
          <Button look="primary" onClick={onResume}>
            {t("pause.resume")}
          </Button>
          <ButtonLink href={home}>{t("pause.close")}</ButtonLink>
          <Button look={leaving ? "danger" : "quiet"} onClick={() => (leaving ? onLeave() : setLeaving(true))}>
            {t("pause.leave")}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
