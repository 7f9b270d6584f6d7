import { useEffect, useState, type ReactNode } from "react";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieDesk } from "#adapters/dexie/desk-store.ts";
import { dexieRooms } from "#adapters/dexie/room-store.ts";
import { Backup } from "#features/device/backup/backup.tsx";
import type { DeskPorts } from "#features/device/backup/desk.ts";
import type { ReadApart } from "#features/device/backup/make.ts";
import { choosePlace } from "#features/device/backup/save-file.ts";
import type { ReadBackup, Scope } from "#interop/backup/backup.ts";
import type { StorageStatus } from "#ui/storage-lines.tsx";
import { DEMO } from "./demo-mode.ts";
import { href } from "./route.ts";
import { useOffline } from "./use-offline.ts";
import type { Wiring } from "./wiring.ts";

/** A reader that gives no sign of life for so long, in milliseconds, was given a file made to take for ever. */
const SILENCE_MS = 20_000;

/** Reads a backup in a worker of its own, ended by the signal or by its own silence. */
export const readApart: ReadApart = (bytes, { passphrase, onProgress, signal }) =>
  new Promise((answer) => {
    const worker = new Worker(new URL("../workers/restore-backup.ts", import.meta.url), { type: "module" });
    const end = (result: Awaited<ReturnType<ReadApart>>): void => {
      clearTimeout(timer);
      worker.terminate();
      answer(result);
    };
    const stop = (): void => end({ ok: false, error: { code: "stopped" } });
    let timer = setTimeout(stop, SILENCE_MS);
    signal?.addEventListener("abort", stop, { once: true });
    worker.addEventListener("error", stop);
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerSays>) => {
      clearTimeout(timer);
      if ("answer" in data) return end(data.answer);
      timer = setTimeout(stop, SILENCE_MS);
      onProgress?.(data.done, data.of);
    });
    worker.postMessage({ bytes, ...(passphrase !== undefined && { passphrase }) });
  });

type WorkerSays = { answer: Awaited<ReturnType<ReadApart>> } | { done: number; of: number };

export function BackupScreen({ wiring }: { wiring: Wiring }): ReactNode {
  const offline = useOffline(wiring.updates);
  const [settings, setSettings] = useState(wiring.settings());
  const [storage, setStorage] = useState<StorageStatus>({ kept: "unknown" });
  const [ports] = useState(() => ({
    attempts: wiring.attempts,
    journal: wiring.journal,
    ...besideOf(wiring),
    catalogue: wiring.catalogue,
    clock: wiring.clock,
    build: wiring.build,
    read: readApart,
    choosePlace,
    random: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  }));
  useEffect(() => {
    void wiring.storage.status().then(setStorage);
  }, [wiring]);
  const change = (changed: Parameters<Wiring["change"]>[0]): void => {
    wiring.change(changed);
    setSettings(wiring.settings());
  };
  return (
    <Backup
      ports={ports}
      home={href.home}
      officer={settings.officer}
      sealable={isSecureContext}
      {...(settings.lastBackup !== undefined && { lastBackup: settings.lastBackup })}
      onBackedUp={(scope: Scope) => {
        if (scope.of === "device") change({ lastBackup: wiring.clock.now() });
      }}
      onRestored={(backup) => {
        const officer = onlyOfficer(backup);
        // A device nobody has played on becomes that of whoever moved here: their next run is theirs.
        if (settings.officer === "" && officer !== undefined) change({ officer });
      }}
      storage={storage}
      offline={offline}
      onAskStorage={() => void wiring.storage.ask().then(setStorage)}
    />
  );
}

/** What trainers and an academy keep; on a shared device it is the trainer's to carry away. */
function besideOf(wiring: Wiring): { readonly beside?: DeskPorts } {
  if (wiring.account && wiring.account.person.role !== "trainer") return {};
  const database = openDatabase(wiring.demo ? DEMO : undefined);
  const { desk = dexieDesk(database), rooms = dexieRooms(database), agencies } = wiring;
  return { beside: { desk, rooms, agencies } };
}

function onlyOfficer({ head, attempts }: ReadBackup): string | undefined {
  if (head.scope.of === "officer") return head.scope.officer;
  const officers = new Set(attempts.map((one) => one.header.officer));
  return officers.size === 1 ? [...officers][0] : undefined;
}
