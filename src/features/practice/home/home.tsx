import type { ReactNode } from "react";
import type { AttemptSummary } from "#ports/attempt-store.ts";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import type { Settings } from "#ports/preferences.ts";
import { StorageLines, WhoSees, type OfflineStatus, type StorageStatus } from "#ui/storage-lines.tsx";
import { Muted, Notice, Page } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { Refresh } from "../refresh/refresh.tsx";
import type { Due } from "../refresh/due.ts";
import type { Afterwards } from "./afterwards.ts";
import { CountsSoFar } from "./counts-so-far.tsx";
import { EntryList } from "./entry-list.tsx";
import { FirstRun } from "./first-run.tsx";
import { More } from "./more.tsx";
import { Continue, FromTrainer, Recent } from "./runs.tsx";
import classes from "./home.module.css";

/** A run with the title of its scenario, and the language that title is in. */
export interface Run extends AttemptSummary {
  readonly title: string;
  readonly lang: string;
}

/** Where the links of this screen lead. */
export interface HomeLinks {
  readonly scenario: (id: string) => string;
  readonly resume: (attempt: string) => string;
  readonly debrief: (attempt: string) => string;
  /** On paper. */
  readonly lesson: (scenario: string) => string;
  readonly booklet: (scenario: string) => string;
  readonly proof: (scenario: string) => string;
  readonly review: string;
  readonly academy: string;
  readonly class: string;
  readonly open: string;
  readonly settings: string;
  readonly account: string;
  readonly agency: string;
  readonly backup: string;
  readonly demo: string;
  readonly room: string;
}

export interface HomeProps {
  readonly entries: readonly CatalogueEntry[];
  /** Those of the officer, newest first. */
  readonly runs: readonly Run[];
  /** The runs could not be read: a sentence that says why. */
  readonly trouble?: string;
  /** Wall clock, UTC milliseconds. */
  readonly now: number;
  /** Of the officer, when one was given. */
  readonly name?: string;
  /** `shared`: somebody signed in. `demo`: everything here is made up. */
  readonly place?: "own" | "shared" | "demo";
  /** What comes once the runs are read; absent until then. */
  readonly afterwards?: Afterwards;
  readonly storage: StorageStatus;
  readonly offline: OfflineStatus;
  readonly links: HomeLinks;
  readonly settings: Pick<Settings, "locale" | "theme">;
  readonly onSettings: (changed: Partial<Settings>) => void;
  readonly onAskStorage?: () => void;
  /** Reads the runs over again: what was missing may have come. */
  readonly onLookAgain: () => void;
  /** Begins at the moment of a commitment and goes there. A rejection is said. */
  readonly onTryAgain: (attempt: string, seq: number) => Promise<void>;
}

const RECENT = 3;

/** The officer's first screen: what to go on with, what comes back, what there is to practice, and what stays where. */
export function Home(props: HomeProps): ReactNode {
  const { entries, runs, trouble, now, name, place = "own", afterwards, storage, offline, links } = props;
  const { t } = useWords("home");
  const { t: say } = useWords("shell");
  const { t: here } = useWords("device");
  const heading = useTitleFocus(t("title"), say("name"));
  const first = runs.length === 0 && trouble === undefined;
  const open = runs.filter((run) => run.state === "open");
  const over = runs.filter((run) => run.state !== "open");
  const played = new Set(runs.filter((run) => run.state === "ended").map((run) => run.header.scenario));
  const titleOf = (id: string): CatalogueEntry | undefined => entries.find((entry) => entry.id === id);
  return (
    <Page>
      <header className={classes["lead"]}>
        <p className={classes["name"]}>{first ? t("first.welcome") : <Greeting now={now} {...(name && { name })} />}</p>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("lead")}</p>
        {first && <Muted>{here("storage.local")}</Muted>}
      </header>
      {trouble !== undefined && (
        <Notice tone="warn">
          {t("trouble")} {trouble}
        </Notice>
      )}
      {first && <FirstRun {...props} place={place} />}
      {open.length > 0 && (
        <Continue runs={open} now={now} links={links} {...(afterwards && { progress: afterwards.progress })} />
      )}
      {afterwards && afterwards.due.length > 0 && (
        <Refresh
          due={afterwards.due}
          titleOf={titleOf}
          links={{ scenario: links.scenario, debrief: links.debrief }}
          onTryAgain={async ({ kept }: Due) => props.onTryAgain(kept.attempt, kept.seq ?? 0)}
        />
      )}
      {afterwards && afterwards.feedback.length > 0 && (
        <FromTrainer feedback={afterwards.feedback} runs={runs} now={now} links={links} />
      )}
      <section className={classes["section"]} aria-labelledby="home-list">
        <h2 id="home-list">{first ? t("first.all") : t("list.title")}</h2>
        <EntryList entries={entries} played={played} links={links} />
      </section>
      {afterwards && over.length > 0 && <CountsSoFar afterwards={afterwards} onLookAgain={props.onLookAgain} />}
      {over.length > 0 && <Recent runs={over.slice(0, RECENT)} now={now} links={links} />}
      <More {...{ links, place, first }} />
      <div className={classes["device"]}>
        <section className={classes["section"]} aria-labelledby="home-device">
          <h2 id="home-device">{t("device")}</h2>
          <StorageLines
            storage={storage}
            offline={offline}
            {...(props.onAskStorage && { onAskStorage: props.onAskStorage })}
          />
        </section>
        <section className={classes["section"]} aria-labelledby="home-who">
          <h2 id="home-who">{here("who.title")}</h2>
          <WhoSees />
        </section>
      </div>
    </Page>
  );
}

/** By the clock of the place; a night shift is not greeted with "good night". */
function Greeting({ now, name }: { now: number; name?: string }): ReactNode {
  const { t } = useWords("home");
  const hour = new Date(now).getHours();
  const greeting = t(`greeting.${hour < 5 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening"}`);
  return name === undefined ? greeting : t("greeting.named", { greeting, name: `\u2068${name}\u2069` });
}
