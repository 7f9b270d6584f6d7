import type { ReactNode } from "react";
import type { Settings } from "#ports/preferences.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { StorageLines, WhoSees, type OfflineStatus, type StorageStatus } from "#ui/storage-lines.tsx";
import { Muted, Page, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { isPseudo, LOCALE_NAMES, LOCALES, UNREVIEWED } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import { ReadingOptions } from "./reading.tsx";
import classes from "./settings.module.css";

export interface SettingsScreenProps {
  readonly settings: Settings;
  /** What changed, and nothing else. */
  readonly onChange: (changed: Partial<Settings>) => void;
  /** The factors on offer; 0 is off. */
  readonly timeFactors: readonly number[];
  readonly storage: StorageStatus;
  readonly offline: OfflineStatus;
  readonly onAskStorage?: () => void;
  readonly version: string;
  readonly home: string;
  /** Where else this device is set up; what has no place here is absent. */
  readonly links: Readonly<Partial<Record<Elsewhere, string>>>;
  /** Offers the languages made for tests as well. */
  readonly testLanguages?: boolean;
}

/** Screens of their own that set this device up. */
const ELSEWHERE = ["account", "agency", "backup"] as const;
type Elsewhere = (typeof ELSEWHERE)[number];

const THEMES = ["system", "light", "dark", "night"] as const;
const MOTIONS = ["system", "reduce"] as const;
const KEYS = ["on", "off"] as const;

/** How this device behaves. Every change holds at once. Needs the words of `settings`. */
export function SettingsScreen(props: SettingsScreenProps): ReactNode {
  const { settings, onChange, storage, offline, onAskStorage, version, home, links, testLanguages = false } = props;
  const { t } = useWords("settings");
  const { t: say } = useWords("shell");
  const { t: here } = useWords("device");
  const heading = useTitleFocus(t("title"), say("name"));
  const locales = LOCALES.filter((locale) => testLanguages || !isPseudo(locale) || locale === settings.locale);
  const unreviewed = UNREVIEWED.some((locale) => locale === settings.locale);
  const elsewhere = ELSEWHERE.flatMap((name) => {
    const href = links[name];
    return href === undefined ? [] : [{ name, href }];
  });
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
      <Group name="look">
        <Field label={t("language")} {...(unreviewed && { help: say("unreviewed") })}>
          {(control) => (
            <select {...control} value={settings.locale} onChange={(event) => onChange({ locale: event.target.value })}>
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
          help={t("theme.nightHelp")}
          options={THEMES.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
          value={settings.theme}
          onChange={(theme) => onChange({ theme })}
        />
      </Group>
      <Group name="read">
        <ReadingOptions reading={settings.reading ?? {}} onChange={(reading) => onChange({ reading })} />
      </Group>
      <Group name="play">
        <PlayOptions {...props} />
      </Group>
      <Group name="device">
        {elsewhere.length > 0 && (
          <ul className={classes["elsewhere"]}>
            {elsewhere.map(({ name, href }) => (
              <li key={name}>
                <a href={href}>{t(`elsewhere.${name}`)}</a>
                <Muted>{t(`elsewhere.${name}Text`)}</Muted>
              </li>
            ))}
          </ul>
        )}
        <Stack>
          <h3>{t("storage.title")}</h3>
          <StorageLines storage={storage} offline={offline} {...(onAskStorage && { onAskStorage })} />
        </Stack>
        <Stack>
          <h3>{here("who.title")}</h3>
          <WhoSees />
        </Stack>
        <Stack>
          <h3>{t("about.title")}</h3>
          <p>{t("about.what")}</p>
          <p>{t("about.claim")}</p>
          <Muted>
            {t("about.licence")} {t("about.fonts")} {t("about.version", { version })}
          </Muted>
        </Stack>
      </Group>
    </Page>
  );
}

function Group({ name, children }: { name: "look" | "read" | "play" | "device"; children: ReactNode }): ReactNode {
  const { t } = useWords("settings");
  return (
    <section className={classes["group"]} aria-labelledby={`settings-${name}`}>
      <h2 id={`settings-${name}`}>{t(`groups.${name}`)}</h2>
      {children}
    </section>
  );
}

function PlayOptions({ settings, onChange, timeFactors }: SettingsScreenProps): ReactNode {
  const { t } = useWords("settings");
  const reading = settings.reading ?? {};
  /** Absent is as usual: nothing is kept of it. */
  const set = (name: "confirm" | "timer" | "calm", value: "on" | "hidden" | undefined): void => {
    const { [name]: _, ...rest } = reading;
    onChange({ reading: value === undefined ? rest : { ...rest, [name]: value } });
  };
  return (
    <>
      <Options
        legend={t("confirm.title")}
        name="confirm"
        help={t("confirm.help")}
        options={(["off", "on"] as const).map((value) => ({ value, label: t(`confirm.${value}`) }))}
        value={reading.confirm ?? "off"}
        onChange={(value) => set("confirm", value === "on" ? value : undefined)}
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
        onChange={(factor) => onChange({ timeFactor: Number(factor) })}
      />
      <Options
        legend={t("timer.title")}
        name="timer"
        help={t("timer.help")}
        options={(["shown", "hidden"] as const).map((value) => ({ value, label: t(`timer.${value}`) }))}
        value={reading.timer ?? "shown"}
        onChange={(value) => set("timer", value === "hidden" ? value : undefined)}
      />
      <Options
        legend={t("motion.title")}
        name="motion"
        options={MOTIONS.map((motion) => ({ value: motion, label: t(`motion.${motion}`) }))}
        value={settings.motion}
        onChange={(motion) => onChange({ motion })}
      />
      <Options
        legend={t("calm.title")}
        name="calm"
        help={t("calm.help")}
        options={(["off", "on"] as const).map((value) => ({ value, label: t(`calm.${value}`) }))}
        value={reading.calm ?? "off"}
        onChange={(value) => set("calm", value === "on" ? value : undefined)}
      />
      <Options
        legend={t("keys.title")}
        name="keys"
        help={t("keys.help")}
        options={KEYS.map((keys) => ({ value: keys, label: t(`keys.${keys}`) }))}
        value={settings.keys}
        onChange={(keys) => onChange({ keys })}
      />
    </>
  );
}
