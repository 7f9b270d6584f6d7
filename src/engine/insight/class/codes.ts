import { TIMEOUT } from "../../scenario/scenario.ts";
import { type Level, LEVELS } from "../../score/key.ts";
import type { AttemptFacts, DecisionFact } from "./facts.ts";
import { binOf } from "./time-bins.ts";

/**
 * One thing an attempt adds to a count. Attempts of the same rules add the same few hundred things over and over, so an
 * attempt is kept as the list of their numbers, and counting is adding one to a number.
 */
export type Code = VisitCode | TimeCode | WhyCode | GoesCode;

/** Came to a scene as the so-manieth answer and answered so. */
export interface VisitCode {
  readonly code: "visit";
  readonly step: number;
  readonly scene: string;
  readonly kind: DecisionFact["kind"];
  /** First time there in this attempt. */
  readonly first: boolean;
  /** `timeout` when the time ran out; empty when there was none to choose (words, staying out of it). */
  readonly choice: string;
  readonly levels: Readonly<Record<string, Level>>;
  readonly spine: boolean;
}

/** Took so long for it. */
export interface TimeCode {
  readonly code: "time";
  readonly step: number;
  readonly scene: string;
  readonly first: boolean;
  /** See `binOf`. */
  readonly bin: number;
}

/** Said why, or how sure, at a first visit. */
export interface WhyCode {
  readonly code: "why";
  readonly scene: string;
  readonly why?: NonNullable<DecisionFact["why"]>;
  readonly sure?: NonNullable<DecisionFact["sure"]>;
}

/** Went from one answer to what came next. The step makes a scene met again another node, so nothing is a circle. */
export interface GoesCode {
  readonly code: "goes";
  readonly step: number;
  /** Empty at step 0: where attempts begin. */
  readonly from: string;
  readonly to: Goal;
}

/** The next answer, or how it was over. */
export interface Goal {
  readonly kind: "scene" | "ending" | "left" | "open";
  /** Empty for `left` and `open`. */
  readonly id: string;
}

/** A decision that gave evidence on a competency; what was met only after a slip is repair. */
export interface EvidenceCode {
  readonly competency: string;
  readonly of: "spine" | "repair";
  readonly level: Level;
}

/** All that an attempt adds, in its own order; the `goes` codes one after another are its path. */
export function codesOf(facts: AttemptFacts): Code[] {
  const codes: Code[] = [];
  let from = "";
  for (const fact of facts.decisions) {
    const { scene, step, ms, why, sure } = fact;
    const first = fact.visit === 1;
    codes.push({ code: "goes", step: step - 1, from, to: { kind: "scene", id: scene } }, visitOf(fact, first));
    // The limit of a timer is not a time somebody took.
    if (fact.because !== "timed-out") codes.push({ code: "time", step, scene, first, bin: binOf(ms) });
    if (first && (why !== undefined || sure !== undefined)) {
      codes.push({ code: "why", scene, ...(why !== undefined && { why }), ...(sure !== undefined && { sure }) });
    }
    from = scene;
  }
  const { state, ending } = facts;
  const to: Goal = state === "ended" ? { kind: "ending", id: ending?.id ?? "" } : { kind: state, id: "" };
  codes.push({ code: "goes", step: facts.decisions.length, from, to });
  return codes;
}

function visitOf({ kind, step, scene, choice, because, levels, spine }: DecisionFact, first: boolean): VisitCode {
  const answer = because === "timed-out" ? TIMEOUT : (choice ?? "");
  return { code: "visit", step, scene, kind, first, choice: answer, levels, spine };
}

/** Once for each competency of each decision; of attempts that were left or stand open nothing, for they are missing. */
export function evidenceCodesOf({ state, evidence }: AttemptFacts): EvidenceCode[] {
  if (state !== "ended") return [];
  return (["spine", "repair"] as const).flatMap((of) =>
    Object.entries(evidence[of]).flatMap(([competency, counts]) =>
      LEVELS.flatMap((level) => Array.from({ length: counts[level] }, (): EvidenceCode => ({ competency, of, level }))),
    ),
  );
}

/** The same for the same code, and for no other; ids hold no spaces. */
export function nameOf(code: Code): string {
  switch (code.code) {
    case "visit": {
      const { step, scene, kind, first, choice, levels, spine } = code;
      let name = `visit ${step} ${scene} ${kind} ${choice} ${first ? 1 : 0}${spine ? 1 : 0}`;
      for (const behaviour in levels) name += ` ${behaviour} ${levels[behaviour]}`;
      return name;
    }
    case "time":
      return `time ${code.step} ${code.scene} ${code.bin} ${code.first ? 1 : 0}`;
    case "why":
      return `why ${code.scene} ${code.why ?? ""} ${code.sure ?? ""}`;
    case "goes":
      return `goes ${code.step} ${code.from} ${code.to.kind} ${code.to.id}`;
  }
}

export const nameOfEvidence = ({ competency, of, level }: EvidenceCode): string => `${competency} ${of} ${level}`;
