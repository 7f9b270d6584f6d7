import { z } from "zod";
import { LEVELS, LURES, SEVERITIES, TRUTHS } from "./key.ts";

z.config({ jitless: true });

const id = z
  .string()
  .regex(/^(?!(?:constructor|prototype)$)[a-z][a-z0-9-]*$/)
  .max(64);
const text = z.string().min(1).max(2000);
const behaviour = z.string().regex(/^[A-Z]{2,3}\.[1-9]$/);

/** The shape of `key.json`, format 1. The rules it is for are stamped when the scenario is packed. */
export const keySchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  scenario: id,
  provenance: z.strictObject({
    kind: z.enum(["author", "panel"]),
    by: z.string().min(1).max(200),
    on: z.iso.date(),
    note: z.string().max(600).optional(),
  }),
  spine: z.array(id).max(200),
  decisions: z.record(
    id,
    z.strictObject({
      behaviours: z.array(behaviour).min(1).max(6),
      choices: z.record(
        id,
        z.strictObject({
          marks: z.record(behaviour, z.enum(LEVELS)),
          critical: z.strictObject({ severity: z.enum(SEVERITIES), why: text }).optional(),
          disrespect: z.boolean().optional(),
          lure: z.strictObject({ kind: z.enum(LURES), why: text }).optional(),
          rationale: text,
          sources: z.array(z.string().max(40)).max(12).default([]),
          panel: z
            .strictObject({ mean: z.number().min(1).max(7), sd: z.number().min(0).max(6), n: z.int().min(1) })
            .optional(),
        }),
      ),
    }),
  ),
  reports: z.record(id, z.record(id, z.enum(TRUTHS))).default({}),
});
