import type { ReactNode } from "react";
import classes from "./section-nav.module.css";

export interface Section {
  readonly href: string;
  readonly label: string;
  readonly here: boolean;
  /** Something waits there: how many. */
  readonly count?: number;
}

/** Ways between screens that belong together; the one that is open is marked, and says so to a screen reader. */
export function SectionNav({ label, sections }: { label: string; sections: readonly Section[] }): ReactNode {
  return (
    <nav className={classes["nav"]} aria-label={label}>
      <ul>
        {sections.map(({ href, label: text, here, count = 0 }) => (
          <li key={href}>
            <a href={href} {...(here && { "aria-current": "page" as const })}>
              {text}
              {count > 0 && <span className={classes["count"]}>{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
