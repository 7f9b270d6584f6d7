import { Fragment, type ReactNode } from "react";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import { Muted, Notice, Pill, Row } from "#ui/surface.tsx";
import { directionOf } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import { entryWords, languageName, sameLanguage } from "./entry-words.ts";
import type { HomeLinks } from "./home.tsx";
import classes from "./home.module.css";

/** Every scenario there is, each in its own language and direction. */
export function EntryList({
  entries,
  played,
  links,
}: {
  entries: readonly CatalogueEntry[];
  /** Ids of those finished at least once. */
  played: ReadonlySet<string>;
  links: Pick<HomeLinks, "scenario" | "lesson" | "booklet" | "proof">;
}): ReactNode {
  const { t } = useWords("home");
  if (entries.length === 0) return <Notice>{t("list.none")}</Notice>;
  return (
    <>
      <ul className={classes["list"]}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} href={links.scenario(entry.id)} played={played.has(entry.id)} />
            <Paper entry={entry} links={links} />
          </li>
        ))}
      </ul>
      <Muted>{t("list.keyHelp")}</Muted>
    </>
  );
}

function Entry({ entry, href, played }: { entry: CatalogueEntry; href: string; played: boolean }): ReactNode {
  const { t, locale } = useWords("home");
  const { t: say } = useWords("shell");
  const { lang, dir, title, summary, contentNotes, reviewed } = entryWords(entry, locale);
  const own = { lang, dir };
  return (
    <a
      className={classes["entry"]}
      href={href}
      aria-labelledby={`entry-${entry.id}`}
      aria-describedby={`about-${entry.id}`}
    >
      <span className={classes["title"]} id={`entry-${entry.id}`}>
        <bdi {...own}>{title}</bdi>
      </span>
      <span className={classes["about"]} id={`about-${entry.id}`}>
        <span>
          <bdi {...own}>{summary}</bdi>
        </span>
        <span className={classes["facts"]}>
          {t("list.minutes", { count: entry.minutes })} · {t("list.decisions", { count: entry.decisions })}
        </span>
        {/* Notes have commas of their own, so they are set apart by more than one. */}
        {contentNotes.length > 0 && (
          <span className={classes["facts"]}>
            {t("list.contains")} <bdi {...own}>{contentNotes.join(" · ")}</bdi>
          </span>
        )}
        <Row>
          <Pill>{t("list.key")}</Pill>
          {entry.status === "draft" && <Pill>{t("list.draft")}</Pill>}
          {played && <Pill>{t("list.played")}</Pill>}
        </Row>
        <Languages entry={entry} told={lang} />
        {!reviewed && <span className={classes["facts"]}>{say("unreviewed")}</span>}
      </span>
    </a>
  );
}

/** The language an entry is told in where it is not the one spoken, and the others there are, each by its own name. */
function Languages({ entry, told }: { entry: CatalogueEntry; told: string }): ReactNode {
  const { t, locale } = useWords("home");
  const others = [entry.language, ...Object.keys(entry.locales)].filter((tag) => tag !== told);
  return (
    <>
      {!sameLanguage(told, locale) && (
        <span className={classes["facts"]}>
          <LanguageName tag={told} />
        </span>
      )}
      {others.length > 0 && (
        <span className={classes["facts"]}>
          {t("list.also")}{" "}
          {others.map((tag, at) => (
            <Fragment key={tag}>
              {at > 0 && ", "}
              <LanguageName tag={tag} />
            </Fragment>
          ))}
        </span>
      )}
    </>
  );
}

function LanguageName({ tag }: { tag: string }): ReactNode {
  return (
    <bdi lang={tag} dir={directionOf(tag)}>
      {languageName(tag)}
    </bdi>
  );
}

/** For whoever teaches with it: the scenario without a screen, and everything that can happen in it. */
function Paper({
  entry,
  links,
}: {
  entry: CatalogueEntry;
  links: Pick<HomeLinks, "lesson" | "booklet" | "proof">;
}): ReactNode {
  const { t } = useWords("home");
  const id = `entry-${entry.id}`;
  return (
    <p className={classes["paper"]}>
      <a href={links.lesson(entry.id)} id={`lesson-${entry.id}`} aria-labelledby={`lesson-${entry.id} ${id}`}>
        {t("list.lesson")}
      </a>
      <a href={links.booklet(entry.id)} id={`booklet-${entry.id}`} aria-labelledby={`booklet-${entry.id} ${id}`}>
        {t("list.booklet")}
      </a>
      <a href={links.proof(entry.id)} id={`proof-${entry.id}`} aria-labelledby={`proof-${entry.id} ${id}`}>
        {t("list.proof")}
      </a>
    </p>
  );
}
