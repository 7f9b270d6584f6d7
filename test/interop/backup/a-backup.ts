import { noteHash } from "#engine/attempt/chain.ts";
import type { Header } from "#engine/attempt/move.ts";
import { canonicalBytes, sha256Hex } from "#engine/scenario/hash.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { Backup, CarriedAttempt } from "#interop/backup/backup.ts";
import { type Bytes, digestOf } from "#interop/backup/bytes.ts";
import { unzip, zip } from "#interop/backup/gzip.ts";
import { writeBackup } from "#interop/backup/write-backup.ts";
import { aDecision, aValue, playThrough } from "../../builders/played.ts";
import { aHeader } from "../../builders/runs.ts";

/** Two decisions in a row, each with a way to either ending. */
export const scenario: Scenario = aValue([
  aDecision("door", { knock: "hall", kick: "bad" }),
  aDecision("hall", { ask: "good", shout: "bad", wait: "hall" }),
]);
export const packBytes = canonicalBytes(scenario) as Bytes;
export const packHash = sha256Hex(packBytes);

/** An attempt of that scenario, played for real, with everything that can lie beside it. */
export function aCarried(choices: readonly string[], overrides: Partial<Header> = {}): CarriedAttempt {
  const header = aHeader({ attempt: "a1", pack: packHash, scenario: "small", ...overrides });
  const { moments } = playThrough(scenario, choices, header);
  const said = "I wanted her to see my hands.";
  return {
    header,
    moves: moments.map((moment) => moment.move),
    notes: [{ hash: noteHash("salt", said), salt: "salt", text: said }],
    sharedAt: 9000,
    debrief: { attempt: header.attempt, decided: "The door.", alternatives: "", step: 2, at: 5000 },
    comments: [
      { id: `c-${header.attempt}`, attempt: header.attempt, seq: 0, text: "Good.", by: "Sgt. Bell", at: 6000 },
    ],
  };
}

export const aBackup = (attempts: readonly CarriedAttempt[], overrides: Partial<Backup> = {}): Backup => ({
  head: { madeAt: 1_700_000_000_000, build: "test", scope: { of: "device" } },
  packs: new Map(attempts.length > 0 ? [[packHash, packBytes]] : []),
  officers: [{ id: "o1", name: "Rivera" }],
  attempts,
  ...overrides,
});

export async function bytesOf(backup: Backup): Promise<Bytes> {
  const written = await writeBackup(backup);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value;
}

/** The lines of a backup without its closing one, to be changed and closed again by `closed`. */
export async function linesOf(backup: Backup): Promise<string[]> {
  const text = await unzip(await bytesOf(backup));
  if (!text.ok) throw new Error(text.error.code);
  return new TextDecoder().decode(text.value).trimEnd().split("\n").slice(0, -1);
}

/** A whole file of these lines with a closing line that vouches for them, as somebody who knows the format makes it. */
export async function closed(lines: readonly string[], end: Record<string, unknown> = {}): Promise<Bytes> {
  const body = lines.map((line) => `${line}\n`).join("");
  const sha256 = await digestOf(new TextEncoder().encode(body));
  return zip(
    new TextEncoder().encode(`${body}${JSON.stringify({ kind: "end", lines: lines.length, sha256, ...end })}\n`),
  );
}
