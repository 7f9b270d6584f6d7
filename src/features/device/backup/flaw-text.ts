import type { Flaw } from "#interop/backup/backup.ts";
import type { Translate } from "#words/areas.ts";

/** Why a run of a file is left out, as a sentence. */
export function flawText(t: Translate<"backup">, why: Flaw): string {
  if (why.code === "chain") return t("flaw.chain", { seq: why.seq });
  if (why.code === "replay") return why.why === "format" ? t("flaw.format") : t("flaw.replay", { seq: why.seq });
  return t(`flaw.${why.code}`);
}
