import type { ReactNode } from "react";
import { ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { isPseudo, LOCALE_NAMES, LOCALES } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import { bestFirst, entryWords } from "./entry-words.ts";
import type { HomeProps } from "./home.tsx";
import classes from "./home.module.css";

const THEMES = ["system", "light", "dark", "night"] as const;

/** Nobody has played here yet: three ways to something real, the language and the light, and what real use needs. */
export function FirstRun({
  entries,
  links,
  settings,
  onSettings,
  place = "own",
}: Pick<HomeProps, "entries" | "links" | "settings" | "onSettings" | "place">): ReactNode {
  const { t, locale } = useWords("home");
  const best = bestFirst(entries, locale);
  const words = best && entryWords(best, locale);
  const locales = LOCALES.filter((one) => !isPseudo(one) || one === locale);
  return (
    <>
      <section className={classes["section"]} aria-label={t("first.ways")}>
        <ul className={classes["ways"]}>
          {best && words && (
            <li className={classes["way"]} data-first="">
              <h2>{t("first.try")}</h2>
              <p className={classes["title"]} id="first-best">
                <bdi lang={words.lang} dir={words.dir}>
                  {words.title}
                </bdi>
              </p>
              <p lang={words.lang} dir={words.dir}>
                {words.summary}
              </p>
              <Muted>{t("first.tryFacts", { count: best.minutes })}</Muted>
              <Row>
                <ButtonLink look="primary" href={links.scenario(best.id)} aria-describedby="first-best">
                  {t("first.try")}
                </ButtonLink>
              </Row>
            </li>
          )}
          {place === "own" && (
            <li className={classes["way"]}>
              <h2>{t("first.demo")}</h2>
              <p>{t("first.demoText")}</p>
              <Row>
                <ButtonLink href={links.demo}>{t("first.demo")}</ButtonLink>
              </Row>
            </li>
          )}
          <li className={classes["way"]}>
            <h2>{t("first.file")}</h2>
            <p>{t("first.fileText")}</p>
            <ul className={classes["files"]}>
              <li>
                <a href={links.backup}>{t("first.fileBackup")}</a>
              </li>
              <li>
                <a href={links.open}>{t("first.fileScenario")}</a>
              </li>
              <li>
                <a href={links.agency}>{t("first.fileAgency")}</a>
              </li>
            </ul>
          </li>
        </ul>
      </section>
      <section className={classes["band"]} aria-labelledby="first-look">
        <h2 id="first-look">{t("first.look")}</h2>
        <div className={classes["looks"]}>
          <Field label={t("first.language")}>
            {(control) => (
              <select {...control} value={locale} onChange={(event) => onSettings({ locale: event.target.value })}>
                {locales.map((one) => (
                  <option key={one} value={one} lang={one}>
                    {LOCALE_NAMES[one]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Options
            legend={t("first.theme")}
            name="first-theme"
            options={THEMES.map((theme) => ({ value: theme, label: t(`themes.${theme}`) }))}
            value={settings.theme}
            onChange={(theme) => onSettings({ theme })}
          />
        </div>
        <p>
          <a href={links.settings}>{t("first.more")}</a>
        </p>
      </section>
      {place === "own" && (
        <section className={classes["section"]} aria-labelledby="first-set-up">
          <h2 id="first-set-up">{t("first.setUp")}</h2>
          <dl className={classes["setUp"]}>
            <div>
              <dt>{t("first.own")}</dt>
              <dd>{t("first.ownText")}</dd>
            </div>
            <div>
              <dt>
                <a href={links.account}>{t("first.shared")}</a>
              </dt>
              <dd>{t("first.sharedText")}</dd>
            </div>
            <div>
              <dt>
                <a href={links.agency}>{t("first.agency")}</a>
              </dt>
              <dd>{t("first.agencyText")}</dd>
            </div>
            <div>
              <dt>
                <a href={links.room}>{t("first.room")}</a>
              </dt>
              <dd>{t("first.roomText")}</dd>
            </div>
          </dl>
        </section>
      )}
    </>
  );
}
