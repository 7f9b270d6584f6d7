import { ok, type Result } from "#engine/result.ts";
import type { BackupError, LeftOut, ReadBackup, Scope } from "#interop/backup/backup.ts";
import type { Bytes } from "#interop/backup/bytes.ts";
import { CHANCE_BYTES, seal } from "#interop/backup/sealed-file.ts";
import { writeBackup } from "#interop/backup/write-backup.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { Clock } from "#ports/clock.ts";
import { type BackupPorts, gather, type OnProgress } from "./gather.ts";
import { type ChoosePlace, EXTENSION } from "./save-file.ts";

/** Reads a file apart from the screen. `stopped`: it broke off, or was ended by the signal. */
export type ReadApart = (
  bytes: Bytes,
  options: { readonly passphrase?: string; readonly onProgress?: OnProgress; readonly signal?: AbortSignal },
) => Promise<Result<ReadBackup, BackupError | { readonly code: "stopped" }>>;

export interface MakePorts extends BackupPorts {
  readonly clock: Clock;
  readonly choosePlace: ChoosePlace;
  readonly read: ReadApart;
  /** So many bytes nobody can guess. */
  readonly random: (count: number) => Bytes;
  /** Version of the app. */
  readonly build: string;
}

export type Step = "gather" | "write" | "check";

/**
 * What came of making a backup. `leftOut`: runs on this device that are damaged, which no file can mend. `differs`,
 * `unwritten`: the disk did not take it. `failed`: what was made does not read; nothing was saved.
 */
export type Made =
  | {
      readonly code: "saved";
      readonly how: "verified" | "unconfirmed";
      readonly name: string;
      readonly size: number;
      readonly runs: number;
      readonly leftOut: readonly LeftOut[];
      /** Entries of the desk's log; `broken`: it does not hold together here, so the file's cannot be used. */
      readonly desk?: { readonly acts: number; readonly rows: number; readonly broken: boolean };
    }
  | { readonly code: "cancelled" | "differs" | "unwritten" | "too-large" | "failed" }
  | { readonly code: "store"; readonly error: StoreError };

/**
 * Makes a backup, reads it back as a restore would, and only then saves it.
 * Begins by asking where to put it: a browser lets a page ask only right after a click.
 */
export async function makeBackup(
  ports: MakePorts,
  scope: Scope,
  passphrase: string | undefined,
  onStep: (step: Step, done: number, of: number) => void,
): Promise<Made> {
  const madeAt = ports.clock.now();
  const name = `common-ground-${new Date(madeAt).toISOString().slice(0, 10)}${EXTENSION}`;
  const place = await ports.choosePlace(name);
  if (!place) return { code: "cancelled" };
  const gathered = await gather(ports, { madeAt, build: ports.build, scope }, (done, of) => onStep("gather", done, of));
  if (!gathered.ok) return { code: "store", error: gathered.error };
  onStep("write", 0, 1);
  const written = await writeBackup(gathered.value);
  if (!written.ok) return { code: written.error.code === "too-large" ? "too-large" : "failed" };
  const file =
    passphrase === undefined ? ok(written.value) : await seal(written.value, passphrase, ports.random(CHANCE_BYTES));
  if (!file.ok) return { code: "failed" };
  const read = await ports.read(file.value, {
    ...(passphrase !== undefined && { passphrase }),
    onProgress: (done, of) => onStep("check", done, of),
  });
  if (!read.ok) return { code: "failed" };
  const { attempts, leftOut } = read.value;
  if (attempts.length + leftOut.length !== gathered.value.attempts.length) return { code: "failed" };
  // A desk whose log is already broken here goes into no file as if it were whole; the runs do.
  const { desk } = gathered.value;
  if (desk && !read.value.deskBroken && read.value.desk?.acts.length !== desk.acts.length) return { code: "failed" };
  try {
    const how = await place.put(file.value);
    if (how === "differs") return { code: "differs" };
    return {
      code: "saved",
      how,
      name,
      size: file.value.length,
      runs: gathered.value.attempts.length,
      leftOut,
      ...(desk && {
        desk: { acts: desk.acts.length, rows: desk.rows.length, broken: read.value.deskBroken === true },
      }),
    };
  } catch {
    return { code: "unwritten" };
  }
}
