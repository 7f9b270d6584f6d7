import type { ReactNode } from "react";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import type { HomeLinks, HomeProps } from "./home.tsx";
import classes from "./home.module.css";

type Place = NonNullable<HomeProps["place"]>;
type Name = "review" | "class" | "academy" | "room" | "open" | "backup" | "agency" | "account" | "demo" | "settings";

const ALL: readonly Name[] = [
  "review",
  "class",
  "academy",
  "room",
  "open",
  "backup",
  "agency",
  "account",
  "demo",
  "settings",
];
/** What a first visit already leads to from its cards, and what somebody signed in or in the demo has no use for. */
const SHOWN_FIRST = new Set<Name>(["open", "backup", "agency"]);
const OF_OWNER = new Set<Name>(["account", "demo"]);

/** What else there is, once each: a first visit names some of it higher up. */
export function More({ links, place, first }: { links: HomeLinks; place: Place; first: boolean }): ReactNode {
  const { t } = useWords("home");
  const all = ALL.filter((name) => {
    if (first && (SHOWN_FIRST.has(name) || (place === "own" && (name === "room" || OF_OWNER.has(name))))) return false;
    // The demo is no data to keep.
    return place === "own" || !(OF_OWNER.has(name) || (place === "demo" && name === "backup"));
  });
  return (
    <nav className={classes["section"]} aria-label={t("more.title")}>
      <ul className={classes["more"]}>
        {all.map((name) => (
          <li key={name}>
            <a href={links[name]} className={classes["link"]}>
              {t(`more.${name}`)}
            </a>
            <Muted>{t(`more.${name}Text`)}</Muted>
          </li>
        ))}
      </ul>
    </nav>
  );
}
