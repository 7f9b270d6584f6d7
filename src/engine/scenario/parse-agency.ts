import { z } from "zod";
import { ok, type Result } from "../result.ts";
import type { Agency } from "./agency.ts";
import { parseJson } from "./parse-json.ts";
import { shapeOf } from "./parse-shape.ts";
import type { Problem } from "./problem.ts";

z.config({ jitless: true });

const id = z
  .string()
  .regex(/^(?!(?:constructor|prototype)$)[a-z][a-z0-9-]*$/)
  .max(64);
const sentence = z.string().trim().min(1).max(600);
const language = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/);
const wording = z.union([sentence, z.record(language, sentence)]);
const address = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/)
  .max(140);

/** The shape of `agency.json`, format 1. */
export const agencySchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  name: z.string().trim().min(1).max(120),
  slots: z.record(id, wording).default({}),
  resources: z
    .array(
      z.strictObject({
        name: wording,
        text: wording,
        phone: z
          .string()
          .regex(/^[0-9+*# ().-]{2,40}$/)
          .optional(),
      }),
    )
    .max(20)
    .default([]),
  scenarios: z
    .record(
      id,
      z.strictObject({
        slots: z.record(id, wording).default({}),
        notAllowed: z.record(address, wording).default({}),
      }),
    )
    .default({}),
});

/** The text of an `agency.json`, or every problem with pointer and line. What fits no scenario is asked of `unusedBy`. */
export function parseAgency(text: string): Result<Agency, Problem[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const shaped = shapeOf(agencySchema, json.value);
  if (!shaped.ok) return shaped;
  const { name, slots, resources, scenarios } = shaped.value;
  return ok({
    format: 1,
    name,
    slots,
    resources: resources.map(({ name: called, text: said, phone }) => ({
      name: called,
      text: said,
      ...(phone !== undefined && { phone }),
    })),
    scenarios,
  });
}
