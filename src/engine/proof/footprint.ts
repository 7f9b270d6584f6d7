import { slotKey } from "../machine/condition.ts";
import type { Program } from "../machine/program.ts";
import { type Condition, type Effect, type Scenario, type Scene, scenesOf, TIMEOUT } from "../scenario/scenario.ts";

/** What a row asks of the vector and does to it, as slots. */
export interface Footprint {
  /** Asked by its condition. */
  readonly reads: readonly number[];
  /** Changed by it in any way. */
  readonly writes: readonly number[];
  /** Given a value that does not depend on the one before: after it, what stood there is forgotten. */
  readonly sets: readonly number[];
}

/** A row of a scene as written: the parts of it that a footprint, a pointer or a sentence needs. */
export interface WrittenRow {
  /** Below the scene: `choices/2`. Empty for the one way on of a scene. */
  readonly path: string;
  readonly when?: Condition;
  readonly footprint: Footprint;
}

/** The slots a condition asks. */
export function slotsAsked(condition: Condition, slotOf: Program["slotOf"]): number[] {
  switch (condition.op) {
    case "and":
    case "or":
    case "count":
      return condition.of.flatMap((part) => slotsAsked(part, slotOf));
    case "not":
      return slotsAsked(condition.of, slotOf);
    case "meter":
      return present(slotOf.get(slotKey("meter", condition.meter)));
    case "fact":
      return present(slotOf.get(slotKey("fact", condition.fact)));
    case "seen":
      return present(slotOf.get(slotKey("seen", condition.scene)));
    case "chosen":
      return present(slotOf.get(slotKey("chosen", `${condition.scene}.${condition.choice}`)));
    case "arm":
      return present(slotOf.get(slotKey("arm", "")));
  }
}

const present = (slot: number | undefined): number[] => (slot === undefined ? [] : [slot]);

/** By place, the rows of `compile` in its order, with what was written. */
export function writtenRows({ scenario, slotOf }: Program): WrittenRow[][] {
  const slots = new Slots(scenario, slotOf);
  return scenesOf(scenario).map((scene) => slots.rowsOf(scene));
}

/** By phase, its interrupts. */
export function writtenInterrupts({ scenario, slotOf }: Program): WrittenRow[][] {
  const slots = new Slots(scenario, slotOf);
  return scenario.phases.map((phase) =>
    phase.interrupts.map(({ id, when, effects, goto }, at) => {
      const taken = present(slotOf.get(slotKey("taken", id)));
      const beat = goto === undefined ? [] : slots.beat;
      return {
        path: `interrupts/${at}`,
        when,
        footprint: slots.footprint(effects, [...taken, ...slotsAsked(when, slotOf)], [...taken, ...beat]),
      };
    }),
  );
}

/** Mirrors the rows `compile` makes, one for one; a test holds the two together on random scenarios. */
class Slots {
  readonly #scenario: Scenario;
  readonly #slotOf: Program["slotOf"];
  readonly beat: readonly number[];

  constructor(scenario: Scenario, slotOf: Program["slotOf"]) {
    this.#scenario = scenario;
    this.#slotOf = slotOf;
    this.beat = present(slotOf.get(slotKey("beat", "")));
  }

  footprint(effects: readonly Effect[], reads: readonly number[], sets: readonly number[]): Footprint {
    const written: number[] = [...sets];
    const set: number[] = [...sets];
    for (const effect of effects) {
      const name = effect.op === "add" ? effect.meter : effect.name;
      const kind = Object.hasOwn(this.#scenario.meters, name) ? "meter" : "fact";
      const slot = present(this.#slotOf.get(slotKey(kind, name)));
      written.push(...slot);
      // Of `add` alone the result depends on what stood there.
      if (effect.op === "set") set.push(...slot);
    }
    return { reads: unique(reads), writes: unique(written), sets: unique(set) };
  }

  rowsOf(scene: Scene): WrittenRow[] {
    const leaving = (id: string): number[] => [
      ...present(this.#slotOf.get(slotKey("chosen", `${scene.id}.${id}`))),
      ...present(this.#slotOf.get(slotKey("seen", scene.id))),
      ...this.beat,
    ];
    const asked = (when: Condition | undefined): number[] => (when ? slotsAsked(when, this.#slotOf) : []);
    const whenOf = (when: Condition | undefined): { when?: Condition } => (when ? { when } : {});
    switch (scene.kind) {
      case "decision":
        return scene.choices.map((choice, at) => {
          const takes = choice.takes ?? 0;
          const spends = scene.budget !== undefined && takes > 0;
          const spent: Effect[] = spends ? [{ op: "add", meter: scene.budget ?? "", by: -takes }] : [];
          const reads = [
            ...asked(choice.when),
            ...(choice.once ? present(this.#slotOf.get(slotKey("chosen", `${scene.id}.${choice.id}`))) : []),
            ...(spends ? present(this.#slotOf.get(slotKey("meter", scene.budget ?? ""))) : []),
          ];
          return {
            path: `choices/${at}`,
            ...whenOf(choice.when),
            footprint: this.footprint([...spent, ...choice.effects], reads, leaving(choice.id)),
          };
        });
      case "watch": {
        const acts = scene.acts.map((act, at) => ({
          path: `acts/${at}`,
          ...whenOf(act.when),
          footprint: this.footprint(act.effects, [...this.beat, ...asked(act.when)], leaving(act.id)),
        }));
        const onward = { path: "", footprint: this.footprint([], this.beat, leaving("")) };
        // The next beat: the beat goes on from where it stands, so nothing is forgotten.
        const next = { path: "", footprint: { reads: this.beat, writes: this.beat, sets: [] } };
        return [...acts, onward, next];
      }
      case "respond":
      case "rate":
      case "report":
      case "next":
        return [{ path: "", footprint: this.footprint(scene.effects, [], leaving("")) }];
      case "branch":
        return scene.rows.map((row, at) => ({
          path: `rows/${at}`,
          ...whenOf(row.when),
          footprint: this.footprint(row.effects, asked(row.when), leaving("")),
        }));
      case "chance":
        return scene.outcomes.map((outcome, at) => ({
          path: `outcomes/${at}`,
          footprint: this.footprint(outcome.effects, [], leaving(outcome.id)),
        }));
    }
  }
}

/** A timer that ran out is a choice too, and the only one without text. */
export const isTimeout = (id: string): boolean => id === TIMEOUT;

const unique = (slots: readonly number[]): readonly number[] =>
  slots.length < 2 ? slots : slots.toSorted((a, b) => a - b).filter((slot, at, sorted) => slot !== sorted[at - 1]);
