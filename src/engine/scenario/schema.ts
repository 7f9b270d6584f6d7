import { z } from "zod";
import {
  CDM_STEPS,
  CHANNELS,
  CHOICE_KINDS,
  GENDERS,
  MOODS,
  OUTCOMES,
  PICTURES,
  REGISTERS,
  STATUSES,
  UNDERSTOOD,
  VARIANT_AXES,
} from "./scenario.ts";

// The page forbids code from strings; zod otherwise tries `new Function` once and is reported for it.
z.config({ jitless: true });

/**
 * The shape of `scenario.json`, format 1: the single source of the checks and of `scenarios/scenario.schema.json`.
 * Shape only: that references hold, texts parse and branches end is `checkScenario`.
 */

// `constructor` and `prototype` are names every object answers to.
const id = z
  .string()
  .regex(/^(?!(?:constructor|prototype)$)[a-z][a-z0-9-]*$/)
  .max(64)
  .describe("Stable, lower-case: never text, never a position. Do not rename it once people have played.");
const text = z.string().min(1).max(2000).describe("May hold {person.name}, ICU plural and select, and *emphasis*.");
const plain = z.string().min(1).max(400);
const whole = z.int().min(-1000).max(1000);
const behaviour = z
  .string()
  .regex(/^[A-Z]{2,3}\.[1-9]$/)
  .describe("A behaviour of competencies.json, such as CUL.3.");
const date = z.iso.date();
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/)
  .describe("BCP 47, such as en-US.");
const file = z
  .string()
  .regex(/^media\/[a-z0-9][a-z0-9._-]*$/)
  .describe("A file in the scenario's own media folder.");

const happening = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$/)
  .describe("A scene, an ending, or a choice (`scene.choice`).");

const value = z.union([z.object({ var: z.string().regex(/^(meters|facts)\.[a-z][a-z0-9-]*$/) }).strict()]);

/** JSONLogic spelling, closed list of operators. */
export type RawCondition =
  | { and: RawCondition[] }
  | { or: RawCondition[] }
  | { not: RawCondition }
  | { ">=": [{ var: string } | { count: RawCondition[] }, number] }
  | { "<=": [{ var: string }, number] }
  | { "==": [{ var: string }, number | string] }
  | { seen: string }
  | { chosen: string }
  | { arm: string };

const condition: z.ZodType<RawCondition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ and: z.array(condition).min(1).max(16) }),
      z.strictObject({ or: z.array(condition).min(1).max(16) }),
      z.strictObject({ not: condition }),
      z.strictObject({
        ">=": z.tuple([z.union([value, z.strictObject({ count: z.array(condition).min(1).max(16) })]), whole]),
      }),
      z.strictObject({ "<=": z.tuple([value, whole]) }),
      z.strictObject({ "==": z.tuple([value, z.union([whole, id])]) }),
      z.strictObject({ seen: id }),
      z.strictObject({ chosen: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/) }),
      z.strictObject({ arm: id }),
    ]),
  )
  .meta({
    id: "condition",
    description: "Operators: and, or, not, >=, <=, ==, seen, chosen, arm, and >= over a count.",
  });

const effects = z
  .array(
    z.union([
      z.strictObject({ add: z.tuple([id, whole]) }),
      z.strictObject({ set: z.tuple([id, z.union([whole, id])]) }),
    ]),
  )
  .max(16)
  .default([])
  .describe("Applied in order; meters stop at their ends.");

const beat = z.strictObject({
  id,
  who: id.describe("A person of the cast, `you` (the officer) or `narrator`."),
  text: text.describe("What the officer perceives."),
  when: condition.optional(),
  lang: language.optional(),
  channel: z.enum(CHANNELS).default("room"),
  understood: z.enum(UNDERSTOOD).default("clear"),
  meaning: text.optional().describe("What it meant; told in the debrief. Needed when `understood` is not `clear`."),
  sound: text.optional().describe("Caption of a sound that matters."),
  notice: z.boolean().optional().describe("An observation line: what there is to notice."),
  media: z.strictObject({ src: file, alt: text, captions: file.optional() }).optional(),
});
const beats = z.array(beat).max(24).default([]);

const portrait = z.strictObject({
  seed: z.string().min(1).max(64),
  head: z.string().max(40).optional(),
  skin: z.string().max(40).optional(),
  hair: z.string().max(40).optional(),
  facialHair: z.string().max(40).optional(),
  accessories: z.string().max(40).optional(),
  clothing: z.string().max(40).optional(),
});

const picture = z
  .strictObject({ picture: z.enum(PICTURES), alt: text })
  .describe("A drawing of the set every device has, and what it shows.");

const person = z.strictObject({
  name: plain,
  role: text,
  gender: z.enum(GENDERS),
  register: z.enum(REGISTERS),
  portrait,
  moods: z
    .array(z.strictObject({ when: condition.optional(), mood: z.enum(MOODS) }))
    .min(1)
    .max(12),
});

const choice = z.strictObject({
  id,
  text: text
    .optional()
    .describe("What the officer says or does, in words that can be spoken. Only `timeout` has none."),
  kind: z.enum(CHOICE_KINDS),
  target: id.optional(),
  when: condition.optional(),
  once: z.boolean().default(false),
  takes: z.int().min(0).max(1000).optional(),
  effects,
  reply: beats,
  to: id,
  pinned: z.literal("last").optional(),
});

const scene = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("decision"),
    id,
    beats,
    prompt: text,
    cdm: z.enum(CDM_STEPS).describe("Step of the critical decision-making model this decision is about."),
    askWhy: z.boolean().default(false),
    sure: z.boolean().default(false),
    timer: z.strictObject({ seconds: z.int().min(3).max(600), assessed: text.optional() }).optional(),
    budget: id.optional(),
    choices: z.array(choice).min(1).max(12),
  }),
  z.strictObject({
    kind: z.literal("watch"),
    id,
    beats: z.array(beat).min(1).max(24),
    prompt: text,
    acts: z
      .array(
        z.strictObject({
          id,
          text,
          kind: z.enum(CHOICE_KINDS),
          target: id.optional(),
          from: id.optional(),
          until: id.optional(),
          when: condition.optional(),
          effects,
          reply: beats,
          to: id,
        }),
      )
      .min(1)
      .max(12),
    to: id,
  }),
  z.strictObject({
    kind: z.literal("respond"),
    id,
    beats,
    prompt: text,
    by: z.enum(["text", "speech"]),
    rubric: z
      .array(z.strictObject({ id, behaviour, weak: text, adequate: text, strong: text }))
      .min(1)
      .max(8),
    effects,
    to: id,
  }),
  z.strictObject({
    kind: z.literal("rate"),
    id,
    beats,
    prompt: text,
    options: z.array(z.strictObject({ id, text })).min(2).max(8),
    effects,
    to: id,
  }),
  z.strictObject({
    kind: z.literal("report"),
    id,
    beats,
    prompt: text,
    items: z
      .array(z.strictObject({ id, text, when: condition.optional() }))
      .min(2)
      .max(24),
    effects,
    to: id,
  }),
  z.strictObject({ kind: z.literal("next"), id, beats, effects, to: id }),
  z.strictObject({
    kind: z.literal("branch"),
    id,
    beats,
    rows: z
      .array(z.strictObject({ when: condition.optional(), effects, to: id }))
      .min(1)
      .max(16),
  }),
  z.strictObject({
    kind: z.literal("chance"),
    id,
    beats,
    outcomes: z
      .array(z.strictObject({ id, weight: z.int().min(1).max(1000).default(1), beats, effects, to: id }))
      .min(2)
      .max(8),
  }),
]);

export const scenarioSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  id,
  title: text,
  summary: text,
  language,
  minutes: z.int().min(1).max(90),
  audience: text,
  objectives: z
    .array(z.strictObject({ who: text, condition: text, behaviour: text, standard: text }))
    .min(1)
    .max(8),
  teaches: z.array(behaviour).min(1).max(40),
  contentNotes: z.array(text).max(12),
  jurisdiction: z.string().min(2).max(40),
  sources: z
    .array(
      z.strictObject({ id: z.string().min(1).max(40), title: plain, url: z.url({ protocol: /^https$/ }).optional() }),
    )
    .max(60),
  legalNotes: z
    .array(z.strictObject({ claim: text, source: z.string().min(1).max(40), checkedOn: date, expires: date }))
    .max(40)
    .default([]),
  status: z.enum(STATUSES),
  policySlots: z.record(id, z.strictObject({ what: plain, default: text })).default({}),
  cast: z.record(id, person),
  meters: z.record(id, z.strictObject({ min: whole, max: whole, start: whole })).default({}),
  facts: z.record(id, z.array(id).min(2).max(16)).default({}),
  start: id,
  phases: z
    .array(
      z.strictObject({
        id,
        place: picture.optional(),
        sketch: picture.optional(),
        scenes: z.array(scene).min(1).max(20_000),
        interrupts: z
          .array(
            z.strictObject({
              id,
              when: condition,
              beats,
              effects,
              // `then` is the format's word; a JSON object with it is never awaited.
              // oxlint-disable-next-line unicorn/no-thenable
              then: z.union([z.literal("return"), z.strictObject({ goto: id })]),
            }),
          )
          .max(24)
          .default([]),
      }),
    )
    .min(1)
    .max(24),
  endings: z
    .array(
      z.strictObject({
        id,
        title: text,
        outcome: z.enum(OUTCOMES),
        beats,
        later: z
          .array(z.strictObject({ when: condition.optional(), beats }))
          .max(12)
          .default([]),
      }),
    )
    .min(1)
    .max(40),
  variants: z
    .strictObject({
      axis: z.enum(VARIANT_AXES),
      arms: z
        .array(
          z.strictObject({
            id,
            cast: z.record(id, z.strictObject({ name: plain.optional(), portrait: portrait.optional() })).default({}),
            strings: z.record(z.string().max(140), text).default({}),
          }),
        )
        .min(2)
        .max(8),
    })
    .optional(),
  assertions: z
    .array(
      z.union([
        z.strictObject({ always: condition }),
        z.strictObject({ never: condition }),
        z.strictObject({ before: z.tuple([happening, happening]) }),
        z.strictObject({ leadsTo: z.tuple([happening, happening]) }),
      ]),
    )
    .max(40)
    .optional(),
});

export type RawScenario = z.output<typeof scenarioSchema>;
export type RawBeat = z.output<typeof beat>;
export type RawEffect = z.output<typeof effects>[number];
export type RawScene = z.output<typeof scene>;

export type RawAssertion = NonNullable<RawScenario["assertions"]>[number];

/** The shape as JSON Schema 2020-12, for editors: what an author writes, so absent keys that have a default may be absent. */
export const scenarioJsonSchema = (): unknown => ({
  title: "Common Ground scenario, format 1",
  ...z.toJSONSchema(scenarioSchema, { target: "draft-2020-12", io: "input" }),
});
