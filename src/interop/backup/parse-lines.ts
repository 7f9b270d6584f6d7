import { z } from "zod";
import type { Move } from "#engine/attempt/move.ts";
import { PURPOSES } from "#engine/attempt/move.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { Entry } from "#engine/programme/record.ts";
import {
  BACKUP_LIMITS,
  type BackupHead,
  type CarriedAgency,
  type CarriedAttempt,
  type CarriedOfficer,
  type CarriedRoom,
  type CarriedRow,
} from "./backup.ts";
import { bytesOfBase64 } from "./bytes.ts";
import { agencyOf, entryOf, roomOf, rowOf } from "./desk.ts";

// The page forbids code from strings; zod otherwise tries `new Function` once and is reported for it.
z.config({ jitless: true });

/** One line of a backup between its head and its end. `attempt: undefined`: its shape is not that of an attempt. */
export type Line =
  | { readonly kind: "pack"; readonly hash: string; readonly bytes: Uint8Array }
  | { readonly kind: "officer"; readonly officer: CarriedOfficer }
  | { readonly kind: "attempt"; readonly attempt: CarriedAttempt | undefined }
  | { readonly kind: "row"; readonly row: CarriedRow }
  | { readonly kind: "act"; readonly entry: Entry }
  | { readonly kind: "room"; readonly room: CarriedRoom }
  | { readonly kind: "agency"; readonly agency: CarriedAgency };

const id = z.string().min(1).max(200);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
// As long as people wrote it: what could be stored can be put back. The file as a whole has its limits.
const words = z.string();

const headSchema = z.looseObject({
  madeAt: z.number(),
  build: z.string().max(200),
  scope: z.discriminatedUnion("of", [
    z.object({ of: z.literal("device") }),
    z.object({ of: z.literal("officer"), officer: id }),
  ]),
  counts: z.object({
    packs: count,
    officers: count,
    attempts: count,
    desk: z.object({ rows: count, acts: count, rooms: count, agencies: count }).optional(),
  }),
});
export type Counts = z.infer<typeof headSchema>["counts"];

const endSchema = z.object({ kind: z.literal("end"), lines: count, sha256: hash });
const packSchema = z.object({ hash, bytes: z.string() });
const officerSchema = z.object({ id, name: words });

// Header and moves stay open: their chain holds every word of them, known here or not, and loses none.
const header = z.looseObject({
  attempt: id,
  officer: id,
  scenario: id,
  pack: hash,
  rules: hash,
  key: hash,
  format: z.int(),
  seed: z.string().max(200),
  arm: z.string().max(200),
  locale: z.string().max(100),
  purpose: z.enum(PURPOSES),
  timeFactor: z.number(),
  build: z.string().max(200),
  agency: hash.optional(),
  from: z.object({ attempt: id, seq: count }).optional(),
});
const logged = { seq: count, prev: hash, hash, at: z.number(), ms: z.number(), after: z.string().max(64) };
const scene = z.string().max(200);
const strings = z.record(z.string(), z.string());
const move = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal(["began", "continued", "paused", "left"]), ...logged }),
  z.looseObject({
    kind: z.literal("chose"),
    ...logged,
    scene,
    choice: scene,
    why: z.looseObject({ reason: z.string().max(100).optional(), note: hash.optional() }).optional(),
    sure: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  }),
  z.looseObject({ kind: z.literal("acted"), ...logged, scene, act: scene }),
  z.looseObject({ kind: z.literal("timed-out"), ...logged, scene }),
  z.looseObject({ kind: z.literal("rated"), ...logged, scene, ratings: z.record(z.string(), z.number()) }),
  z.looseObject({ kind: z.literal("responded"), ...logged, scene, note: hash, by: z.enum(["text", "speech"]) }),
  z.looseObject({ kind: z.literal("reported"), ...logged, scene, items: strings }),
  z.looseObject({ kind: z.literal("resumed"), ...logged, since: z.enum(["pause", "restart"]) }),
  z.looseObject({ kind: z.literal("gap"), ...logged, gap: z.number() }),
  z.looseObject({ kind: z.literal("ended"), ...logged, ending: scene }),
]);
const note = z.looseObject({
  hash,
  salt: z.string().max(1000),
  text: words,
  audio: z.object({ type: z.string().max(200), bytes: z.string() }).optional(),
});
const debrief = z.looseObject({
  attempt: id,
  decided: words,
  alternatives: words,
  turning: z.int().optional(),
  commitment: z.object({ see: words, say: words }).optional(),
  step: z.int(),
  at: z.number(),
});
const comment = z.looseObject({
  id,
  attempt: id,
  seq: count,
  text: words,
  by: words,
  at: z.number(),
  kind: z.enum(["flag", "clip", "ruling", "reply", "sign-off", "remark"]).exactOptional(),
  until: count.exactOptional(),
  confirmed: z.boolean().exactOptional(),
  of: id.exactOptional(),
  released: z.number().exactOptional(),
  withdrawn: z.number().exactOptional(),
});
const attemptSchema = z.object({
  kind: z.literal("attempt"),
  header,
  moves: z.array(move).min(1),
  notes: z.array(note),
  sharedAt: z.number().optional(),
  debrief: debrief.optional(),
  comments: z.array(comment),
});

/** The value of a line's text: one JSON object, not deep, no key that reaches a prototype. `undefined` otherwise. */
export function valueOf(text: string): Readonly<Record<string, unknown>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return isHarmless(value) ? (value as Record<string, unknown>) : undefined;
}

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Level by level, so that no depth can use up the stack. */
function isHarmless(value: object): boolean {
  let level: object[] = [value];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > BACKUP_LIMITS.depth) return false;
    const below: object[] = [];
    for (const one of level) {
      if (!Array.isArray(one) && Object.keys(one).some((key) => FORBIDDEN.has(key))) return false;
      for (const inner of Object.values(one) as unknown[]) {
        if (typeof inner === "object" && inner !== null) below.push(inner);
      }
    }
    level = below;
  }
  return true;
}

export function headOf(value: unknown): { head: BackupHead; counts: Counts } | undefined {
  const shaped = headSchema.safeParse(value);
  if (!shaped.success) return undefined;
  const { madeAt, build, scope, counts } = shaped.data;
  return { head: { madeAt, build, scope }, counts };
}

export const endOf = (value: unknown): z.infer<typeof endSchema> | undefined => endSchema.safeParse(value).data;

/** A line as its value says; the error is a line that no backup has. */
export function lineOf(value: Readonly<Record<string, unknown>>): Result<Line, "bad-line"> {
  switch (value["kind"]) {
    case "pack": {
      const shaped = packSchema.safeParse(value).data;
      const bytes = shaped && bytesOfBase64(shaped.bytes);
      return shaped && bytes ? ok({ kind: "pack", hash: shaped.hash, bytes }) : err("bad-line");
    }
    case "officer": {
      const officer = officerSchema.safeParse(value).data;
      return officer ? ok({ kind: "officer", officer }) : err("bad-line");
    }
    case "attempt":
      return ok({ kind: "attempt", attempt: attemptOf(value) });
    case "row": {
      const row = rowOf(value["row"]);
      return row ? ok({ kind: "row", row }) : err("bad-line");
    }
    case "act": {
      const entry = entryOf(value["entry"]);
      return entry ? ok({ kind: "act", entry }) : err("bad-line");
    }
    case "room": {
      const room = roomOf(value["room"]);
      return room ? ok({ kind: "room", room }) : err("bad-line");
    }
    case "agency": {
      const agency = agencyOf(value["agency"]);
      return agency ? ok({ kind: "agency", agency }) : err("bad-line");
    }
    default:
      return err("bad-line");
  }
}

function attemptOf(value: unknown): CarriedAttempt | undefined {
  const { data } = attemptSchema.safeParse(value);
  if (!data) return undefined;
  const notes: CarriedAttempt["notes"][number][] = [];
  for (const { audio, ...rest } of data.notes) {
    const bytes = audio && bytesOfBase64(audio.bytes);
    if (audio && !bytes) return undefined;
    notes.push({ ...rest, ...(audio && bytes && { audio: { type: audio.type, bytes } }) });
  }
  const own = { ...data, attempt: data.header.attempt };
  // What lies beside one attempt speaks of that attempt, and of no other on the device it comes to.
  if ([...own.comments, ...(own.debrief ? [own.debrief] : [])].some((one) => one.attempt !== own.attempt)) {
    return undefined;
  }
  return {
    header: data.header as CarriedAttempt["header"],
    moves: data.moves as unknown as Move[],
    notes,
    ...(data.sharedAt !== undefined && { sharedAt: data.sharedAt }),
    ...(data.debrief && { debrief: data.debrief as NonNullable<CarriedAttempt["debrief"]> }),
    comments: data.comments,
  };
}
