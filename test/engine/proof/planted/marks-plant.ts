import { expect } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import type { Code, Finding, Proof } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { ChoiceKind } from "#engine/scenario/scenario.ts";
import type { Level } from "#engine/score/key.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import type { Proving } from "../../../builders/proof-input.ts";
import { statesAlong } from "../../../builders/replayed.ts";
import { rawScenario } from "../../../builders/raw-scenario.ts";
import { type Claim, finds } from "./plant.ts";

/** What is proven, and the scenario as its file says it: what pointers point into. */
export interface Told extends Proving {
  readonly file: unknown;
}

/** More of a choice, as the file says it; `critical` goes into the key. */
interface More {
  readonly critical?: true;
  readonly kind?: ChoiceKind;
  readonly [field: string]: unknown;
}

/** How good it is (by behaviour, where there are several), where it leads, and what else the file says of it. */
export type Made = readonly [level: Level | readonly Level[], to: string, more?: More];

export interface Asked {
  /** Behaviours it touches; `COM.1` unless told. */
  readonly of?: readonly string[];
  /** Off the spine. */
  readonly off?: true;
  readonly timer?: { readonly seconds: number; readonly assessed?: string };
  readonly choices: Readonly<Record<string, Made>>;
}

/** A scene that is no decision, as the file says it. */
export interface Other {
  readonly kind: "branch" | "chance" | "next" | "respond" | "watch";
  readonly [field: string]: unknown;
}

const ENDINGS: Readonly<Record<string, string>> = { good: "resolved", plain: "partly", cut: "unresolved" };

const isAsked = (scene: Asked | Other): scene is Asked => !("kind" in scene);

/** What the file of a scenario says of a decision. */
const decisionOf = (id: string, { timer, choices }: Asked): unknown => ({
  kind: "decision",
  id,
  prompt: "What now?",
  cdm: "act",
  ...(timer && { timer }),
  choices: Object.entries(choices).map(([choice, [, to, { critical: _, ...more } = {}]]) => ({
    id: choice,
    ...(choice !== "timeout" && { text: `You ${choice}.` }),
    kind: choice === "timeout" ? "wait" : "say",
    to,
    ...more,
  })),
});

const markedIn = ({ of = ["COM.1"], choices }: Asked): unknown => ({
  behaviours: of,
  choices: Object.fromEntries(
    Object.entries(choices).map(([choice, [levels, , more]]) => [
      choice,
      {
        marks: Object.fromEntries(
          of.map((behaviour, at) => [behaviour, typeof levels === "string" ? levels : levels[at]]),
        ),
        ...(more?.critical && { critical: { severity: "dignity", why: "It hurts." } }),
        lure: { kind: "kindness", why: "It is late." },
        rationale: "So.",
        sources: ["S1"],
      },
    ]),
  ),
});

/**
 * A scenario of these scenes in this order, begun in the first, with its key, through the parsers. Of the endings `good`
 * (resolved), `plain` (partly) and `cut` (unresolved) it has those that some scene leads to. Then changed.
 */
export function story(
  scenes: Readonly<Record<string, Asked | Other>>,
  // oxlint-disable-next-line typescript/no-explicit-any -- tests add whatever a file can hold
  change: (scenario: any, key: any) => void = () => {},
): Told {
  const { meters: _, facts: __, policySlots: ___, ...head } = rawScenario();
  head.cast.ana.moods = [{ mood: "calm" }];
  const all = Object.entries(scenes);
  const file = {
    ...head,
    start: all[0]?.[0],
    phases: [
      { id: "all", scenes: all.map(([id, one]) => (isAsked(one) ? decisionOf(id, one) : { id, prompt: "", ...one })) },
    ],
  };
  for (const scene of file.phases[0].scenes) if (scene.prompt === "") delete scene.prompt;
  const told = JSON.stringify(file.phases);
  file.endings = Object.entries(ENDINGS)
    .filter(([id]) => told.includes(`"to":"${id}"`))
    .map(([id, outcome]) => ({ id, title: `It ends ${id}`, outcome }));
  const decisions = all.flatMap(([id, one]) => (isAsked(one) ? [[id, one] as const] : []));
  const key = {
    format: 1,
    scenario: file.id,
    provenance: { kind: "author", by: "Tests", on: "2026-11-22" },
    spine: decisions.flatMap(([id, { off }]) => (off ? [] : [id])),
    decisions: Object.fromEntries(decisions.map(([id, one]) => [id, markedIn(one)])),
  };
  change(file, key);
  const parsed = parseScenario(JSON.stringify(file));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const keyed = parseKey(JSON.stringify(key), parsed.value, rulesOf(parsed.value));
  if (!keyed.ok) throw new Error(JSON.stringify(keyed.error));
  return { scenario: parsed.value, key: keyed.value, locales: [], today: "2026-11-23", file };
}

/**
 * Two spine decisions; after a weak choice at either there is a repair. Eight to be earned:
 * `open` gives 4, 2 or 0, `close` the same. `good` is reached by `offer` alone.
 */
export const SOUND = {
  open: { choices: { ask: ["strong", "close"], tell: ["adequate", "close"], push: ["weak", "mend"] } },
  mend: { of: ["EI.4"], off: true, choices: { sorry: ["strong", "close"], shrug: ["adequate", "close"] } },
  close: { choices: { offer: ["strong", "good"], thank: ["adequate", "plain"], leave: ["weak", "late"] } },
  late: { of: ["EI.4"], off: true, choices: { back: ["strong", "plain"], nod: ["adequate", "cut"] } },
} as const satisfies Readonly<Record<string, Asked>>;

/** As many decisions as there are rows (`q0`, `q1` …), each on to the next, then to an ending; nothing mends what went wrong. */
export const rowOf = (rows: readonly (readonly Level[])[], end = "good"): Readonly<Record<string, Asked>> =>
  Object.fromEntries(
    rows.map((levels, q) => [
      `q${q}`,
      {
        choices: Object.fromEntries(
          levels.map((level, a) => [`a${a}`, [level, q + 1 < rows.length ? `q${q + 1}` : end]]),
        ),
      },
    ]),
  );

/** What lies at a pointer (RFC 6901) of the scenario's file. */
export function lies({ file }: Told, pointer: string): unknown {
  if (pointer === "") return file;
  if (!pointer.startsWith("/")) throw new Error(`not a pointer: ${pointer}`);
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((at, step) => {
      if (at === null || typeof at !== "object" || !Object.hasOwn(at, step)) throw new Error(`nothing at ${pointer}`);
      return Object.entries(at).find(([key]) => key === step)?.[1];
    }, file);
}

/** A claim, and what lies where its pointer points. */
export interface Planted extends Claim {
  readonly thing: unknown;
}

/** `finds`, and every pointer leads to the thing meant. */
export function shows(
  told: Told,
  code: Code,
  planted: readonly Planted[],
  alongside: readonly Code[] = [],
  severity?: Finding["severity"],
): Proof {
  const claims = planted.map(({ thing: _, ...claim }): Claim => claim);
  const proof = finds(told, code, claims, alongside, severity);
  for (const { pointer, thing } of planted) {
    const there = lies(told, pointer);
    if (typeof thing === "object") expect(there).toMatchObject(thing ?? {});
    else expect(there).toBe(thing);
  }
  return proof;
}

/** The moves to the first thing found under a code, as a `Claim` says them; for where only the way is in question. */
export function wayTo(told: Told, wanted: Code): string[] | undefined {
  const witness = prove(told).findings.find(({ code }) => code === wanted)?.witness;
  // Throws where the machine does not take a move.
  if (witness) statesAlong(compile(told.scenario), witness);
  return witness?.slice(1).map(({ scene, choice, kind }) => `${scene}.${choice ?? kind}`);
}

/** The whole file. */
export const WHOLE = { id: "small", format: 1 } as const;
