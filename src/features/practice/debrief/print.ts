import { LEVELS, type Level } from "#engine/score/key.ts";
import type { MomentView } from "#stage/moment.tsx";

/** How many marks of each level a decision was given, strong first; empty when it was given none. */
export function marksOf(view: MomentView): { readonly level: Level; readonly count: number }[] {
  const marks = view.chosen?.marks ?? [];
  return LEVELS.toReversed()
    .map((level) => ({ level, count: marks.filter((mark) => mark.level === level).length }))
    .filter(({ count }) => count > 0);
}

/**
 * At most three decisions to talk about on paper, in the order met: the officer's own, ours, and those with the most
 * weak marks. Without marks, the first two alone.
 */
export function pointsOf(views: readonly MomentView[], own: readonly (number | undefined)[], most = 3): MomentView[] {
  const named = views.filter((view) => own.includes(view.seq));
  const weak = (view: MomentView): number => view.chosen?.marks?.filter((mark) => mark.level === "weak").length ?? 0;
  const rest = views
    .filter((view) => !named.includes(view) && weak(view) > 0)
    .toSorted((a, b) => weak(b) - weak(a) || a.seq - b.seq);
  return [...named, ...rest].slice(0, most).toSorted((a, b) => a.seq - b.seq);
}
