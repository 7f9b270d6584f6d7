import { useState, type ReactNode } from "react";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { AgencyResources } from "#stage/agency-resources.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { Row, Stack } from "#ui/surface.tsx";
import { isPseudo, LOCALE_NAMES, LOCALES } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";

/**
 * Time stands still: breathe, go on, stop for now, or leave for good. Leaving says first what it means. Needs the words
 * of `scenes`.
 */
export function PauseCard({
  home,
  scenario,
  onLanguage,
  onResume,
  onLeave,
}: {
  home: string;
  /** Whose agency may name people to turn to. */
  scenario: Scenario;
  onLanguage: (locale: string) => void;
  onResume: () => void;
  onLeave: () => void;
}): ReactNode {
  const { t, locale } = useWords("scenes");
  const languages = LOCALES.filter((one) => !isPseudo(one) || one === locale);
  const [leaving, setLeaving] = useState(false);
  return (
    <Dialog title={t("pause.title")} onClose={onResume}>
      <Stack>
        <p>{leaving ? t("pause.leaveText") : t("pause.breathe")}</p>
        {languages.length > 1 && (
          <Field label={t("pause.language")}>
            {(control) => (
              <select {...control} value={locale} onChange={(event) => onLanguage(event.target.value)}>
                {languages.map((one) => (
                  <option key={one} value={one} lang={one}>
                    {LOCALE_NAMES[one]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
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
