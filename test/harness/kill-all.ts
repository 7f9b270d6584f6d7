import { kill, type KillReport } from "./kill.ts";
import { killBackup, type KillBackupReport } from "./kill-backup.ts";

export interface KillAllReport extends KillReport, Omit<KillBackupReport, "kills" | "lost"> {
  /** When the kills came. */
  readonly during: { readonly play: number; readonly backup: number; readonly restore: number };
}

/** So many kills in all: half of them during play, the rest in turn during a restore and during a backup. */
export async function killAll(n: number, note: (line: string) => void): Promise<KillAllReport> {
  const playing = await kill(Math.ceil(n / 2), note);
  const rest = Math.floor(n / 2);
  const { kills, lost, ...carrying } =
    rest > 0 ? await killBackup(rest, note) : { ...NONE, kills: { backup: 0, restore: 0 }, lost: 0 };
  return {
    kills: playing.kills + kills.backup + kills.restore,
    acknowledged: playing.acknowledged,
    lost: playing.lost + lost,
    changed: playing.changed,
    during: { play: playing.kills, ...kills },
    ...carrying,
  };
}

/** Nothing killed, so nothing to tell. */
const NONE = { amid: { backup: 0, restore: 0 }, kept: 0, halved: 0, incomplete: 0 };

export const isClean = ({ lost, changed, halved, incomplete, acknowledged }: KillAllReport): boolean =>
  lost + changed + halved + incomplete === 0 && acknowledged > 0;
