import { type Scenario, scenesOf } from "#engine/scenario/scenario.ts";
import { plainText, type Text } from "#engine/scenario/text.ts";
import { tellingOf } from "#engine/attempt/show.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Key } from "#engine/score/key.ts";
import { answersOf, type Lure, questionsOf } from "./questions.ts";

/** The plan of a lesson as values: drawn as a sheet, or written as a file. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** BCP 47 tag of all text that comes from the scenario. */
  readonly lang: string;
  readonly audience: string;
  readonly jurisdiction: string;
  readonly status: Scenario["status"];
  readonly minutes: {
    readonly before: number;
    readonly play: number;
    readonly debrief: number;
    readonly total: number;
  };
  readonly timetable: readonly Step[];
  readonly objectives: readonly {
    readonly who: string;
    readonly condition: string;
    readonly behaviour: string;
    readonly standard: string;
  }[];
  readonly teaches: readonly string[];
  readonly contentNotes: readonly string[];
  readonly decisions: readonly LessonDecision[];
  readonly law: readonly {
    readonly claim: string;
    /** ISO dates. */
    readonly checkedOn: string;
    readonly expires: string;
    readonly past: boolean;
    readonly source: string;
  }[];
  readonly sources: readonly { readonly title: string; readonly url?: string }[];
  /** Whose view the answers are; absent without a key. */
  readonly provenance?: Key["provenance"];
}

export interface Step {
  readonly what: "before" | "play" | "recall" | "discuss" | "take";
  /** Minutes from the start. */
  readonly from: number;
  readonly minutes: number;
}

export interface LessonDecision {
  /** 1 for the first in the file; a room may meet them in another order, and not all. */
  readonly number: number;
  readonly prompt: string;
  readonly behaviours: readonly string[];
  readonly expected: readonly { readonly choice: string; readonly because: string }[];
  readonly tempting: readonly {
    readonly choice: string;
    readonly lure: Lure;
    readonly why: string;
    readonly instead: string;
  }[];
}

const BEFORE = 5;
/** Minutes below which there are no four parts to talk in. */
const LEAST = 4;

/**
 * The lesson plan of a scenario. Twice the time of play goes to talk, in quarters: a quarter to recall, half to the
 * decisions, a quarter to what each takes along.
 * @param today ISO date, for legal notes whose day has passed
 */
export function lessonOf(scenario: Scenario, key: Key | undefined, today: string): Lesson {
  const { names } = tellingOf(compile(scenario), { seed: "", arm: scenario.variants?.arms[0]?.id ?? "" });
  const say = (text: Text): string => plainText(text, names, scenario.language);
  const play = scenario.minutes;
  const debrief = Math.max(LEAST, 2 * play);
  const quarter = Math.round(debrief / 4);
  const lengths: Record<Step["what"], number> = {
    before: BEFORE,
    play,
    recall: quarter,
    discuss: debrief - 2 * quarter,
    take: quarter,
  };
  let from = 0;
  const timetable = (["before", "play", "recall", "discuss", "take"] as const).map((what): Step => {
    const step = { what, from, minutes: lengths[what] };
    from += lengths[what];
    return step;
  });
  const decisions = scenesOf(scenario).filter((scene) => scene.kind === "decision");
  return {
    id: scenario.id,
    title: say(scenario.title),
    summary: say(scenario.summary),
    lang: scenario.language,
    audience: say(scenario.audience),
    jurisdiction: scenario.jurisdiction,
    status: scenario.status,
    minutes: { before: BEFORE, play, debrief, total: BEFORE + play + debrief },
    timetable,
    objectives: scenario.objectives.map(({ who, condition, behaviour, standard }) => ({
      who: say(who),
      condition: say(condition),
      behaviour: say(behaviour),
      standard: say(standard),
    })),
    teaches: scenario.teaches,
    contentNotes: scenario.contentNotes.map(say),
    decisions: decisions.map((scene, at): LessonDecision => {
      const { strong, tempting } = answersOf(key, scene);
      return {
        number: at + 1,
        prompt: say(scene.prompt),
        behaviours: questionsOf(key, scene.id).behaviours,
        expected: strong.map(({ text, rationale }) => ({ choice: say(text), because: say(rationale) })),
        tempting: tempting.map(({ text, lure, rationale }) => ({
          choice: say(text),
          lure: lure.kind,
          why: say(lure.why),
          instead: say(rationale),
        })),
      };
    }),
    law: scenario.legalNotes.map(({ claim, source, checkedOn, expires }) => ({
      claim: say(claim),
      checkedOn,
      expires,
      past: expires < today,
      source: scenario.sources.find((one) => one.id === source)?.title ?? source,
    })),
    sources: scenario.sources.map(({ title, url }) => ({ title, ...(url !== undefined && { url }) })),
    ...(key && { provenance: key.provenance }),
  };
}
