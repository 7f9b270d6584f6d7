import { useEffect, useRef, useState, type ReactNode } from "react";
import type { ReadBackup, Scope } from "#interop/backup/backup.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Catalogue } from "#ports/catalogue.ts";
import { Button } from "#ui/button.tsx";
import { StorageLines, type OfflineStatus, type StorageStatus } from "#ui/storage-lines.tsx";
import { Card, Notice, Page, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./backup.module.css";
import { type Person, survey } from "./gather.ts";
import { MakeBackup } from "./make-backup.tsx";
import type { MakePorts } from "./make.ts";
import { RestoreBackup } from "./restore-backup.tsx";

export interface BackupProps {
  readonly ports: MakePorts & { readonly catalogue: Catalogue };
  readonly home: string;
  /** The id of whoever uses this device; empty when nobody has begun a run. */
  readonly officer: string;
  readonly sealable: boolean;
  /** UTC milliseconds. */
  readonly lastBackup?: number;
  readonly onBackedUp: (scope: Scope) => void;
  readonly onRestored: (backup: ReadBackup) => void;
  readonly storage: StorageStatus;
  readonly offline: OfflineStatus;
  readonly onAskStorage: () => void;
}

interface Here {
  readonly people: readonly Person[];
  readonly runs: number;
  readonly titles: ReadonlyMap<string, string>;
  readonly trouble?: StoreError;
}

/** Backup, restore, moving to another device, and what the browser promises to keep. Needs the words of `backup`. */
export function Backup(props: BackupProps): ReactNode {
  const { ports, home, officer, sealable, lastBackup, onBackedUp, onRestored, storage, offline, onAskStorage } = props;
  const { t } = useWords("backup");
  const { t: say } = useWords("shell");
  const title = useTitleFocus(t("title"), say("name"));
  const making = useRef<HTMLHeadingElement>(null);
  const [scope, setScope] = useState<Scope>({ of: "device" });
  const [restored, setRestored] = useState(0);
  const here = useHere(ports, restored);
  const mine = here?.people.find((one) => one.id === officer) ?? here?.people[0];
  return (
    <Page>
      <Stack>
        <p>
          <a href={home}>{say("nav.home")}</a>
        </p>
        <h1 ref={title} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("lead")}</p>
      </Stack>
      {here?.trouble && (
        <Notice tone="warn">
          {t("trouble")} {say(`store.${here.trouble.code}`)}
        </Notice>
      )}
      {here && (
        <MakeBackup
          ports={ports}
          people={here.people}
          runs={here.runs}
          scope={scope}
          onScope={setScope}
          sealable={sealable}
          {...(lastBackup !== undefined && { lastBackup })}
          onBackedUp={onBackedUp}
          heading={making}
        />
      )}
      <RestoreBackup
        ports={ports}
        titleOf={(scenario) => here?.titles.get(scenario) ?? scenario}
        home={home}
        onRestored={(backup) => {
          setRestored((count) => count + 1);
          onRestored(backup);
        }}
      />
      <Card labelledBy="backup-move">
        <h2 id="backup-move">{t("move.title")}</h2>
        <p>{t("move.lead")}</p>
        <ol className={classes["steps"]}>
          <li>{t("move.first")}</li>
          <li>{t("move.second")}</li>
          <li>{t("move.third")}</li>
          <li>{t("move.fourth")}</li>
        </ol>
        {mine && (
          <div>
            <Button
              onClick={() => {
                setScope({ of: "officer", officer: mine.id });
                making.current?.focus();
              }}
            >
              {t("move.go")}
            </Button>
          </div>
        )}
      </Card>
      <section className={classes["section"]} aria-labelledby="backup-storage">
        <h2 id="backup-storage">{t("storage")}</h2>
        <StorageLines storage={storage} offline={offline} onAskStorage={onAskStorage} />
      </section>
    </Page>
  );
}

/** Who and what is on this device; read again after every restore. */
function useHere(ports: BackupProps["ports"], restored: number): Here | undefined {
  const [here, setHere] = useState<Here>();
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const [found, entries] = await Promise.all([survey(ports), ports.catalogue.list()]);
      if (gone) return;
      const titles = new Map(entries.ok ? entries.value.map((one) => [one.id, one.title]) : []);
      setHere(found.ok ? { ...found.value, titles } : { people: [], runs: 0, titles, trouble: found.error });
    };
    void load();
    return () => {
      gone = true;
    };
  }, [ports, restored]);
  return here;
}
