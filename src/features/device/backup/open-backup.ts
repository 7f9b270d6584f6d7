import { BACKUP_LIMITS, type BackupError, type ReadBackup } from "#interop/backup/backup.ts";
import type { Bytes } from "#interop/backup/bytes.ts";
import type { DeskStanding } from "#interop/backup/desk.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import { foreseeDesk } from "./desk.ts";
import type { BackupPorts, OnProgress } from "./gather.ts";
import type { ReadApart } from "./make.ts";
import { type Fate, foresee } from "./put-back.ts";

/** Why nothing came of a file. `unreadable`: the browser could not read it. `store`: this device could not. */
export type Refusal =
  | BackupError
  | { readonly code: "stopped" | "unreadable" }
  | { readonly code: "store"; readonly error: StoreError };

/** A backup somebody opened, and what restoring it would do. */
export interface Opened {
  readonly backup: ReadBackup;
  readonly fates: readonly Fate[];
  readonly desk?: DeskStanding;
}

export type OpenAnswer =
  | { readonly code: "opened"; readonly opened: Opened }
  /** It needs a passphrase; `wrong` when the one given was not it. */
  | { readonly code: "locked"; readonly bytes: Bytes; readonly wrong: boolean }
  | { readonly code: "refused"; readonly why: Refusal };

/** The bytes of a chosen file; size first, so that nothing is read that no backup has. */
export async function bytesOfFile(file: File): Promise<Bytes | Refusal> {
  if (file.size > BACKUP_LIMITS.packed) return { code: "too-large", what: "file" };
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return { code: "unreadable" };
  }
}

/** Reads a backup and says what it would do here. Writes nothing. */
export async function openBackup(
  ports: BackupPorts & { readonly read: ReadApart },
  bytes: Bytes,
  passphrase: string | undefined,
  signal: AbortSignal,
  onStep: (step: "verifying" | "comparing", ...progress: Parameters<OnProgress>) => void,
): Promise<OpenAnswer> {
  const read = await ports.read(bytes, {
    signal,
    onProgress: (done, of) => onStep("verifying", done, of),
    ...(passphrase !== undefined && { passphrase }),
  });
  if (!read.ok) {
    const { code } = read.error;
    if (code === "passphrase" || code === "wrong-passphrase") {
      return { code: "locked", bytes, wrong: code === "wrong-passphrase" };
    }
    return { code: "refused", why: read.error };
  }
  const fates = await foresee(ports, read.value, (done, of) => onStep("comparing", done, of));
  if (!fates.ok) return { code: "refused", why: { code: "store", error: fates.error } };
  const desk = await foreseeDesk(ports.beside, read.value);
  if (!desk.ok) return { code: "refused", why: { code: "store", error: desk.error } };
  return {
    code: "opened",
    opened: { backup: read.value, fates: fates.value, ...(desk.value && { desk: desk.value }) },
  };
}
