import type { ReactNode } from "react";
import type { Settings } from "#ports/preferences.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { StorageLines, WhoSees, type OfflineStatus, type StorageStatus } from "#ui/storage-lines.tsx";
import { Muted, Page, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { isPseudo, LOCALE_NAMES, LOCALES } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";

export interface SettingsScreenProps {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
  /** The factors on offer; 0 is off. */
  readonly timeFactors: readonly number[];
  readonly storage: StorageStatus;
  readonly offline: OfflineStatus;
  readonly onAskStorage?: () => void;
  readonly version: string;
  readonly home: string;
  /** Offers the languages made for tests as well. */
  readonly testLanguages?: boolean;
}

const THEMES = ["system", "light", "dark"] as const;
const MOTIONS = ["system", "reduce"] as const;
const KEYS = ["on", "off"] as const;

/** How this device behaves. Every change holds at once. Needs the words of `settings`. */
export function SettingsScreen(props: SettingsScreenProps): ReactNode {
  const {
    settings,
    onChange,
    timeFactors,
    storage,
    offline,
    onAskStorage,
    version,
    home,
    testLanguages = false,
  } = props;
  const { t } = useWords("settings");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const locales = LOCALES.filter((locale) => testLanguages || !isPseudo(locale) || locale === settings.locale);
  return (
    <Page>
      <Stack>
        <div>
          <ButtonLink href={home}>{say("nav.home")}</ButtonLink>
        </div>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("private")}</p>
      </Stack>
      <Field label={t("language")}>
        {(control) => (
          <select
            {...control}
            value={settings.locale}
            onChange={(event) => onChange({ ...settings, locale: event.target.value })}
          >
            {locales.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {LOCALE_NAMES[locale]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Options
        legend={t("theme.title")}
        name="theme"
        options={THEMES.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
        value={settings.theme}
        onChange={(theme) => onChange({ ...settings, theme })}
      />
      <Options
        legend={t("motion.title")}
        name="motion"
        options={MOTIONS.map((motion) => ({ value: motion, label: t(`motion.${motion}`) }))}
        value={settings.motion}
        onChange={(motion) => onChange({ ...settings, motion })}
      />
      <Options
        legend={t("keys.title")}
        name="keys"
        help={t("keys.help")}
        options={KEYS.map((keys) => ({ value: keys, label: t(`keys.${keys}`) }))}
        value={settings.keys}
        onChange={(keys) => onChange({ ...settings, keys })}
      />
      <Options
        legend={t("time.title")}
        help={t("time.help")}
        name="time"
        options={timeFactors.map((factor) => ({
          value: String(factor),
          label: factor === 0 ? t("time.off") : t("time.times", { factor }),
        }))}
        value={String(settings.timeFactor)}
        onChange={(factor) => onChange({ ...settings, timeFactor: Number(factor) })}
      />
      <Stack>
        <h2>{t("storage.title")}</h2>
        <StorageLines storage={storage} offline={offline} {...(onAskStorage && { onAskStorage })} />
      </Stack>
      <Stack>
        <h2>{say("who.title")}</h2>
        <WhoSees />
      </Stack>
      <Stack>
        <h2>{t("about.title")}</h2>
        <p>{t("about.what")}</p>
        <p>{t("about.claim")}</p>
        <Muted>
          {t("about.licence")} {t("about.version", { version })}
        </Muted>
      </Stack>
    </Page>
  );
}
