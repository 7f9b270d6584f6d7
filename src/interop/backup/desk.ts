import { z } from "zod";
import { administrationOf } from "#engine/programme/administration.ts";
import { type Entry, verify } from "#engine/programme/record.ts";
import type { Agency } from "#engine/scenario/agency.ts";
import { hashOf } from "#engine/scenario/hash.ts";
import { parseAgency } from "#engine/scenario/parse-agency.ts";
import type { CarriedAgency, CarriedDesk, CarriedRoom, CarriedRow } from "./backup.ts";

const id = z.string().min(1).max(200);
const words = z.string();
const count = z.int().min(0);
const maybe = words.optional();

/** What the academy's screens read of the rows they know; a row of another kind is carried as it is. */
const VALUES: Readonly<Record<string, z.ZodType>> = {
  academy: z.looseObject({ id, name: words, secret: words, by: words }),
  alias: id,
  officer: z.looseObject({ id, name: words, number: maybe, email: maybe, class: maybe, unit: maybe, hired: maybe }),
  programme: z.looseObject({
    id,
    title: words,
    requirements: z.array(
      z.looseObject({
        id,
        title: words,
        need: z.discriminatedUnion("kind", [
          z.looseObject({
            kind: z.literal("scenarios"),
            scenarios: z.array(words),
            atLeast: count,
            versions: z.discriminatedUnion("kind", [
              z.looseObject({ kind: z.literal("latest") }),
              z.looseObject({ kind: z.literal("exact"), rules: z.record(z.string(), words) }),
              z.looseObject({ kind: z.literal("any-of"), rules: z.record(z.string(), z.array(words)) }),
            ]),
          }),
          z.looseObject({ kind: z.literal("hours"), minutes: count, topics: z.array(words) }),
          z.looseObject({ kind: z.literal("attendance"), sessions: z.array(words), atLeast: count }),
          z.looseObject({ kind: z.literal("sign-off"), trainers: z.array(words) }),
        ]),
        term: z.discriminatedUnion("kind", [
          z.looseObject({ kind: z.literal("open") }),
          z.looseObject({ kind: z.literal("dates"), from: z.number(), to: z.number() }),
          z.looseObject({ kind: z.literal("days"), days: count, after: z.enum(["assigned", "hired"]) }),
        ]),
      }),
    ),
  }),
};

const row = z.object({ kind: id, id, value: z.unknown() });
const entry = z.object({
  seq: count,
  prev: words,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.number(),
  by: words,
  act: z.looseObject({ kind: words }),
});
const seq = count;
const room = z.object({
  attempt: id,
  scenario: id,
  at: z.number(),
  trainer: words,
  attendance: z.array(words),
  hands: z.array(
    z.object({
      seq,
      scene: words,
      counts: z.record(z.string(), count),
      revealed: z.boolean(),
      chosen: words.exactOptional(),
    }),
  ),
  averages: z.array(z.object({ seq, scene: words, values: z.record(z.string(), z.number()) })),
  notes: z.array(z.object({ seq, text: words })),
});
const agency = z.object({ hash: words, at: z.number(), current: z.boolean(), agency: z.unknown() });

/** A row of a file; `undefined`: its value is not what its kind says. */
export function rowOf(value: unknown): CarriedRow | undefined {
  const { data } = row.safeParse(value);
  if (!data) return undefined;
  const shape = Object.hasOwn(VALUES, data.kind) ? VALUES[data.kind] : undefined;
  return !shape || shape.safeParse(data.value).success ? data : undefined;
}

export const entryOf = (value: unknown): Entry | undefined => entry.safeParse(value).data as Entry | undefined;

export const roomOf = (value: unknown): CarriedRoom | undefined => room.safeParse(value).data;

/** An agency's file, read as one from anywhere is, and what its hash says. */
export function agencyOf(value: unknown): CarriedAgency | undefined {
  const { data } = agency.safeParse(value);
  if (!data) return undefined;
  const parsed = parseAgency(JSON.stringify(data.agency));
  return parsed.ok && hashOf(parsed.value) === data.hash
    ? { hash: data.hash, at: data.at, current: data.current, agency: parsed.value satisfies Agency }
    : undefined;
}

/** Whether a desk's log is whole and says what can be folded into how things stand. Total, whatever it says. */
export function deskHolds({ rows, acts }: Pick<CarriedDesk, "rows" | "acts">): boolean {
  const identity = rows.find(({ kind }) => kind === "academy")?.value as { readonly id: string } | undefined;
  if (acts.length > 0 && !identity) return false;
  try {
    administrationOf(acts);
    return acts.length === 0 || verify({ academy: identity?.id ?? "", entries: acts }).ok;
  } catch {
    return false;
  }
}

/**
 * What a desk of a file is to the one here. `added`: there is no log here. `longer`: it goes on from where the one here
 * ends. `same`: the one here has all of it. `forked`: they are two academies', or went two ways.
 */
export type DeskStanding = "added" | "longer" | "same" | "forked";

/** @param academies the academy's id here and in the file, where there is one */
export function deskStanding(
  here: readonly Pick<Entry, "hash">[],
  other: readonly Pick<Entry, "hash">[],
  academies: { readonly here?: string | undefined; readonly other?: string | undefined },
): DeskStanding {
  const { here: mine, other: theirs } = academies;
  if (mine !== undefined && theirs !== undefined && mine !== theirs) return "forked";
  if (mine === undefined && here.length === 0) return "added";
  const shorter = Math.min(here.length, other.length);
  const fork = here.slice(0, shorter).some(({ hash }, at) => hash !== other[at]?.hash);
  if (fork) return "forked";
  return other.length > here.length ? "longer" : "same";
}
