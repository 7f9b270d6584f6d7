import type { Note } from "#engine/attempt/move.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import { sceneAt } from "#engine/attempt/replay.ts";
import type { Reopened } from "#engine/attempt/reopen.ts";
import { choicesAt, told, withNotes } from "#engine/attempt/show.ts";
import type { Shown } from "#engine/attempt/shown.ts";
import { placeAt } from "#engine/machine/step.ts";
import { type Scene, TIMEOUT } from "#engine/scenario/scenario.ts";
import { spansOf } from "#engine/scenario/text.ts";
import type { ChoiceKey, Key } from "#engine/score/key.ts";
import type { MomentView, OptionView } from "./moment.tsx";

/**
 * The decisions of a run as the debrief and the replay draw them, in the order met. With a key, each option carries its
 * marks and the reason for them; without one, none is told to be better than another.
 */
export function momentViewsOf(run: Reopened, notes: readonly Note[], key?: Key): MomentView[] {
  const decisions = run.moments.filter(({ move, row }) => row && (move.kind === "chose" || move.kind === "timed-out"));
  return decisions.map((moment, index) => viewOf(run, moment, index + 1, notes, key));
}

/**
 * What was shown with all that lies beside the log: own words and recordings, and with a key, how each thing reported
 * could really be known.
 */
export function answered(shown: readonly Shown[], notes: readonly Note[], key?: Key): Shown[] {
  return withNotes(shown, notes).map((one) => {
    const truths = one.kind === "act" && one.how === "report" ? key?.reports[one.address] : undefined;
    if (!truths || one.kind !== "act" || !one.rows) return one;
    const rows = one.rows.map((row) => {
      const really = truths[row.id];
      return { ...row, ...(really && { really }) };
    });
    return { ...one, rows };
  });
}

function viewOf(run: Reopened, moment: Moment, number: number, notes: readonly Note[], key?: Key): MomentView {
  const { telling, program } = run;
  const { move, before, row } = moment;
  const id = placeAt(program, before.at).id;
  const scene = sceneAt(program, id);
  const keyed = key?.decisions[id]?.choices;
  const options = choicesAt(telling, before).map((choice): OptionView => ({
    id: choice.id,
    spans: choice.spans,
    ...keyedOption(run, keyed?.[choice.id]),
    ...forbidden(scene, choice.id),
  }));
  const chosen = row?.id === TIMEOUT ? undefined : options.find((option) => option.id === row?.id);
  const why = move.kind === "chose" ? move.why : undefined;
  const note = notes.find((candidate) => candidate.hash === why?.note)?.text;
  return {
    seq: move.seq,
    number,
    lang: telling.lang,
    prompt: scene?.kind === "decision" ? told(telling, `${id}.prompt`, scene.prompt, before) : [],
    ...(chosen && { chosen }),
    others: options.filter((option) => option !== chosen),
    ms: move.ms,
    ...(why?.reason && { reason: why.reason }),
    ...(note !== undefined && { note }),
    ...(move.kind === "chose" && move.sure && { sure: move.sure }),
  };
}

/** An agency's word on a choice needs no key. */
function forbidden(scene: Scene | undefined, choice: string): Partial<OptionView> {
  const why = scene?.kind === "decision" ? scene.choices.find((one) => one.id === choice)?.notAllowed : undefined;
  return why === undefined ? {} : { notAllowed: why };
}

function keyedOption(run: Reopened, choice: ChoiceKey | undefined): Partial<OptionView> {
  if (!choice) return {};
  const spans = (text: ChoiceKey["rationale"]) => spansOf(text, run.telling.names, run.telling.lang);
  return {
    marks: Object.entries(choice.marks).map(([behaviour, level]) => ({ behaviour, level })),
    rationale: spans(choice.rationale),
    ...(choice.lure && { lure: { kind: choice.lure.kind, why: spans(choice.lure.why) } }),
    ...(choice.critical && { critical: { severity: choice.critical.severity, why: spans(choice.critical.why) } }),
    ...(choice.disrespect === true && { disrespect: true }),
    sources: choice.sources,
  };
}
