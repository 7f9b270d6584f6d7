import type { Note } from "#engine/attempt/move.ts";
import type { Reopened } from "#engine/attempt/reopen.ts";
import { placeAt } from "#engine/machine/step.ts";
import { TIMEOUT } from "#engine/scenario/scenario.ts";
import { spansOf, type Text } from "#engine/scenario/text.ts";
import { type Evidence, score } from "#engine/score/evidence.ts";
import { type Key, LEVELS } from "#engine/score/key.ts";
import { momentViewsOf } from "#stage/moment-view.ts";
import type { MomentView, OptionView } from "#stage/moment.tsx";

/** A decision with what the key says of it. */
export interface KeyedView {
  readonly view: MomentView;
  /** Come back to: only the first visit is evidence, so this one carries no marks. */
  readonly revisit: boolean;
  /** What the key says of giving no answer, when none was given. */
  readonly silence?: Omit<OptionView, "id" | "spans">;
}

/** A run by its key: every decision with marks and reasons, and the evidence as a whole. */
export interface Keyed {
  readonly key: Key;
  readonly evidence: Evidence;
  readonly views: readonly KeyedView[];
}

/** Holds a run against its key. `undefined`: the key speaks of other rules than the run was played by. */
export function keyedOf(run: Reopened, notes: readonly Note[], key: Key): Keyed | undefined {
  const scored = score(run.program, key, run.header.rules, run.moments);
  if (!scored.ok) return undefined;
  const evidence = scored.value;
  const scenes = new Map(run.moments.map(({ move, before }) => [move.seq, placeAt(run.program, before.at).id]));
  const met = new Set<string>();
  const views = momentViewsOf(run, notes, key).map((view): KeyedView => {
    const scene = scenes.get(view.seq) ?? "";
    const revisit = met.has(scene);
    met.add(scene);
    const silent = view.chosen ? undefined : silence(run, key, evidence, scene, view.seq);
    return { view: revisit ? unmarked(view) : view, revisit, ...(silent && { silence: silent }) };
  });
  return { key, evidence, views };
}

/**
 * The decision we would talk about: the one the key marks lowest, then the one with the most such marks, then the one
 * that took longest. Without marks, the one that took longest.
 */
export function ourMoment(views: readonly MomentView[]): MomentView | undefined {
  return views.toSorted((a, b) => {
    const [low, high] = [weight(a), weight(b)];
    return low.level - high.level || high.times - low.times || b.ms - a.ms;
  })[0];
}

/** Strong and unmarked weigh the same: there is nothing to talk about in either but the time taken. */
function weight(view: MomentView): { level: number; times: number } {
  const levels = (view.chosen?.marks ?? []).map((mark) => LEVELS.indexOf(mark.level));
  const level = Math.min(LEVELS.indexOf("strong"), ...levels);
  return { level, times: level === LEVELS.indexOf("strong") ? 0 : levels.filter((one) => one === level).length };
}

function unmarked(view: MomentView): MomentView {
  const bare = ({ marks: _marks, ...option }: OptionView): OptionView => option;
  return { ...view, ...(view.chosen && { chosen: bare(view.chosen) }), others: view.others.map(bare) };
}

function silence(run: Reopened, key: Key, evidence: Evidence, scene: string, seq: number): KeyedView["silence"] {
  const choice = key.decisions[scene]?.choices[TIMEOUT];
  if (!choice) return undefined;
  const spans = (text: Text) => spansOf(text, run.telling.names, run.telling.lang);
  const marks = evidence.marks.filter((mark) => mark.seq === seq && mark.because === "timed-out");
  return {
    marks: marks.map(({ behaviour, level }) => ({ behaviour, level })),
    rationale: spans(choice.rationale),
    ...(choice.critical && { critical: { severity: choice.critical.severity, why: spans(choice.critical.why) } }),
    sources: choice.sources,
  };
}
