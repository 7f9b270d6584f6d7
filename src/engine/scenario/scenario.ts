import type { Text } from "./text.ts";

/** The closed lists of the format: list, type and check from one line each. */
export const FORMAT = 1;
export const STATUSES = ["draft", "reviewed", "record-ready"] as const;
export const GENDERS = ["female", "male", "other", "unspecified"] as const;
export const REGISTERS = ["formal", "informal"] as const;
export const MOODS = [
  "calm",
  "concerned",
  "concernedFear",
  "fear",
  "suspicious",
  "serious",
  "solemn",
  "tired",
  "smile",
  "explaining",
  "rage",
] as const;
export const CHANNELS = ["room", "radio", "phone", "earpiece", "pa", "sign", "writing"] as const;
export const UNDERSTOOD = ["clear", "partial", "no"] as const;
export const CHOICE_KINDS = ["say", "do", "ask", "wait", "radio", "hand-over"] as const;
export const CDM_STEPS = ["collect", "assess", "powers", "options", "act"] as const;
export const OUTCOMES = ["resolved", "partly", "unresolved", "harm"] as const;
export const VARIANT_AXES = ["name-portrait", "clothing", "language"] as const;
/** Drawings every device has: places as one stands in them, and plans from above. */
export const PICTURES = [
  "roadside-night",
  "front-counter",
  "interview-room",
  "porch-night",
  "kitchen-night",
  "storefront",
  "parking-lot",
  "office",
  "living-room",
  "counter-plan",
  "kitchen-plan",
  "roadside-plan",
] as const;
/** Speakers every scenario has besides its cast: the officer, and the one who describes. */
export const RESERVED_SPEAKERS = ["you", "narrator"] as const;
/** The id of the choice that time makes. It has no text. */
export const TIMEOUT = "timeout";

export type Mood = (typeof MOODS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Understood = (typeof UNDERSTOOD)[number];
export type ChoiceKind = (typeof CHOICE_KINDS)[number];
export type CdmStep = (typeof CDM_STEPS)[number];
export type Outcome = (typeof OUTCOMES)[number];

/** A scenario as the engine knows it: every reference holds, every text is parsed. Made only by `parseScenario`. */
export interface Scenario {
  readonly format: typeof FORMAT;
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  /** BCP 47 tag of the text in this file. */
  readonly language: string;
  /** Minutes a first play-through takes, debrief not counted. */
  readonly minutes: number;
  readonly audience: Text;
  readonly objectives: readonly Objective[];
  /** Behaviours taught, such as `CUL.3` (competencies.json). */
  readonly teaches: readonly string[];
  readonly contentNotes: readonly Text[];
  /** Where the law and policy spoken of hold, such as `US`. */
  readonly jurisdiction: string;
  readonly sources: readonly Source[];
  readonly legalNotes: readonly LegalNote[];
  readonly status: (typeof STATUSES)[number];
  readonly policySlots: Readonly<Record<string, PolicySlot>>;
  readonly cast: Readonly<Record<string, Person>>;
  readonly meters: Readonly<Record<string, Meter>>;
  /** Named finite sets; the first value is the one at the start. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  /** The scene an attempt begins in. */
  readonly start: string;
  readonly phases: readonly Phase[];
  readonly endings: readonly Ending[];
  readonly variants?: Variants;
  /** What the author says of every run; the proof holds the scenario to it (P19). Nothing in play asks them. */
  readonly assertions?: readonly Assertion[];
  /** Put over the scenario by the agency's file (agency.ts); no scenario file holds it. */
  readonly agency?: AgencyNote;
  /** Put over the scenario by a translation (translation.ts). */
  readonly translation?: TranslationNote;
}

/** What a telling in another language comes from, and whether a native speaker has read it. */
export interface TranslationNote {
  /** BCP 47 tag of the language it was written in. */
  readonly from: string;
  readonly reviewed: boolean;
}

/** Whose words stand in the slots, and whom to turn to there. */
export interface AgencyNote {
  readonly name: string;
  readonly resources: readonly { readonly name: string; readonly text: string; readonly phone?: string }[];
}

export interface Objective {
  readonly who: Text;
  readonly condition: Text;
  readonly behaviour: Text;
  readonly standard: Text;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
}

export interface LegalNote {
  readonly claim: Text;
  /** Id of a source. */
  readonly source: string;
  /** ISO date. */
  readonly checkedOn: string;
  /** ISO date after which the note must be checked again. */
  readonly expires: string;
}

/** What an agency may fill in without forking: a term, a phone line, a policy text. */
export interface PolicySlot {
  readonly what: string;
  readonly default: Text;
}

export interface Person {
  readonly name: string;
  readonly role: Text;
  readonly gender: (typeof GENDERS)[number];
  readonly register: (typeof REGISTERS)[number];
  readonly portrait: Portrait;
  /** The first row that holds; the last has no `when`. */
  readonly moods: readonly { readonly when?: Condition; readonly mood: Mood }[];
}

/** How the face is drawn: parts of one free portrait set. Absent parts follow from the seed. */
export interface Portrait {
  readonly seed: string;
  readonly head?: string;
  readonly skin?: string;
  readonly hair?: string;
  readonly facialHair?: string;
  readonly accessories?: string;
  readonly clothing?: string;
}

/** An integer that never leaves `min..max`. */
export interface Meter {
  readonly min: number;
  readonly max: number;
  readonly start: number;
}

export interface Phase {
  readonly id: string;
  /** Where it happens. */
  readonly place?: Picture;
  /** Who stands where, from above. */
  readonly sketch?: Picture;
  readonly scenes: readonly Scene[];
  readonly interrupts: readonly Interrupt[];
}

/** A drawing and what it shows; nothing is in it that the words do not say. */
export interface Picture {
  readonly picture: (typeof PICTURES)[number];
  readonly alt: Text;
}

/** Something that happens of itself, once per attempt, when its condition holds at a resting scene of the phase. */
export interface Interrupt {
  readonly id: string;
  readonly when: Condition;
  readonly beats: readonly Beat[];
  readonly effects: readonly Effect[];
  /** Absent: the scene it broke into goes on. */
  readonly goto?: string;
}

/** One line shown. */
export interface Beat {
  readonly id: string;
  /** A person of the cast, or `you`, or `narrator`. */
  readonly who: string;
  /** What the officer perceives. */
  readonly text: Text;
  readonly when?: Condition;
  /** BCP 47 tag when not the scenario's language. */
  readonly lang?: string;
  readonly channel: Channel;
  readonly understood: Understood;
  /** What it meant, told in the debrief; present when `understood` is not `clear`. */
  readonly meaning?: Text;
  /** Caption of a sound that matters: `door slams`. */
  readonly sound?: Text;
  /** An observation line: what there is to notice. */
  readonly notice?: boolean;
  readonly media?: { readonly src: string; readonly alt: Text; readonly captions?: string };
}

export type Scene =
  | DecisionScene
  | WatchScene
  | RespondScene
  | RateScene
  | ReportScene
  | NextScene
  | BranchScene
  | ChanceScene;

interface SceneBase {
  readonly id: string;
  readonly beats: readonly Beat[];
}

export interface DecisionScene extends SceneBase {
  readonly kind: "decision";
  readonly prompt: Text;
  readonly cdm: CdmStep;
  /** Ask why before the consequence is shown. */
  readonly askWhy: boolean;
  /** Ask how sure as well. */
  readonly sure: boolean;
  /** Seconds from the moment all lines are shown; `assessed` says why time is part of the skill, when it is. */
  readonly timer?: { readonly seconds: number; readonly assessed?: Text };
  /** The meter that `takes` draws from. */
  readonly budget?: string;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly id: string;
  /** Absent on the choice `timeout` alone. */
  readonly text?: Text;
  readonly kind: ChoiceKind;
  /** The person addressed. */
  readonly target?: string;
  readonly when?: Condition;
  readonly once: boolean;
  /** Units of the decision's budget; closed when fewer are left. */
  readonly takes?: number;
  readonly effects: readonly Effect[];
  readonly reply: readonly Beat[];
  readonly to: string;
  readonly pinned?: "last";
  /** Put over the choice by the agency's file: not allowed there, and why. Said in the debrief. */
  readonly notAllowed?: string;
}

/** Beats shown one by one, with acts open between them: when one steps in is the answer. */
export interface WatchScene extends SceneBase {
  readonly kind: "watch";
  readonly prompt: Text;
  readonly acts: readonly Act[];
  /** Where it goes when nobody stepped in. */
  readonly to: string;
}

export interface Act {
  readonly id: string;
  readonly text: Text;
  readonly kind: ChoiceKind;
  readonly target?: string;
  /** Open from this beat on (shown) until the next beat after `until`; absent: from the first, to the last. */
  readonly from?: string;
  readonly until?: string;
  readonly when?: Condition;
  readonly effects: readonly Effect[];
  readonly reply: readonly Beat[];
  readonly to: string;
  /** As with a choice. */
  readonly notAllowed?: string;
}

export interface RespondScene extends SceneBase {
  readonly kind: "respond";
  readonly prompt: Text;
  /** `text`: typed; `speech`: spoken where a microphone is allowed, else typed. */
  readonly by: "text" | "speech";
  readonly rubric: readonly {
    readonly id: string;
    readonly behaviour: string;
    readonly weak: Text;
    readonly adequate: Text;
    readonly strong: Text;
  }[];
  readonly effects: readonly Effect[];
  readonly to: string;
}

export interface RateScene extends SceneBase {
  readonly kind: "rate";
  readonly prompt: Text;
  readonly options: readonly { readonly id: string; readonly text: Text }[];
  readonly effects: readonly Effect[];
  readonly to: string;
}

export interface ReportScene extends SceneBase {
  readonly kind: "report";
  readonly prompt: Text;
  readonly items: readonly { readonly id: string; readonly text: Text; readonly when?: Condition }[];
  readonly effects: readonly Effect[];
  readonly to: string;
}

export interface NextScene extends SceneBase {
  readonly kind: "next";
  readonly effects: readonly Effect[];
  readonly to: string;
}

export interface BranchScene extends SceneBase {
  readonly kind: "branch";
  /** The first row that holds; the last has no `when`. */
  readonly rows: readonly { readonly when?: Condition; readonly effects: readonly Effect[]; readonly to: string }[];
}

export interface ChanceScene extends SceneBase {
  readonly kind: "chance";
  readonly outcomes: readonly {
    readonly id: string;
    /** Whole-number weight. */
    readonly weight: number;
    readonly beats: readonly Beat[];
    readonly effects: readonly Effect[];
    readonly to: string;
  }[];
}

export interface Ending {
  readonly id: string;
  readonly title: Text;
  readonly outcome: Outcome;
  readonly beats: readonly Beat[];
  /** What came of it: the complaint next week, the call that never comes. Every row that holds is shown. */
  readonly later: readonly { readonly when?: Condition; readonly beats: readonly Beat[] }[];
}

/** One surface axis; arms override cast fields and named strings only. The first arm is the base. */
export interface Variants {
  readonly axis: (typeof VARIANT_AXES)[number];
  readonly arms: readonly Arm[];
}

export interface Arm {
  readonly id: string;
  readonly cast: Readonly<Record<string, { readonly name?: string; readonly portrait?: Portrait }>>;
  /** Address (`scene.beat-id`) to text. */
  readonly strings: Readonly<Record<string, Text>>;
}

/** Total, without regular expressions or code; at most 8 deep and 64 nodes. */
export type Condition =
  | { readonly op: "and" | "or"; readonly of: readonly Condition[] }
  | { readonly op: "not"; readonly of: Condition }
  | { readonly op: "meter"; readonly meter: string; readonly is: ">=" | "<=" | "=="; readonly value: number }
  | { readonly op: "fact"; readonly fact: string; readonly value: string }
  /** True once the scene was left. */
  | { readonly op: "seen"; readonly scene: string }
  | { readonly op: "chosen"; readonly scene: string; readonly choice: string }
  | { readonly op: "arm"; readonly arm: string }
  | { readonly op: "count"; readonly of: readonly Condition[]; readonly atLeast: number };

/** Meters saturate as each effect is applied. */
export type Effect =
  | { readonly op: "add"; readonly meter: string; readonly by: number }
  | { readonly op: "set"; readonly name: string; readonly to: number | string };

/**
 * `always`, `never`: at every rest, endings too. `before`: `then` never comes without `first` before it. `leadsTo`: after
 * `first` no ending is reached without `then`. Both name a scene, an ending, or a choice (`scene.choice`).
 */
export type Assertion =
  | { readonly kind: "always" | "never"; readonly holds: Condition }
  | { readonly kind: "before" | "leadsTo"; readonly first: string; readonly then: string };

/** Every scene, in file order. */
export const scenesOf = (scenario: Scenario): Scene[] => scenario.phases.flatMap((phase) => phase.scenes);

/** The scenes at which somebody acts; the others are passed through. */
export const isResting = (scene: Scene): boolean => scene.kind !== "branch" && scene.kind !== "chance";
