import type { ProblemCode } from "./problem.ts";
import {
  type Beat,
  type Condition,
  type Effect,
  isResting,
  RESERVED_SPEAKERS,
  type Scenario,
  type Scene,
  scenesOf,
  TIMEOUT,
} from "./scenario.ts";
import type { Text } from "./text.ts";

type Path = readonly PropertyKey[];
export type Finder = (code: ProblemCode, path: Path, params?: Readonly<Record<string, string | number>>) => void;

/** What the parts of a scenario say of each other: ids are one, targets exist, rows end, text names somebody. */
export function checkScenario(scenario: Scenario, found: Finder): void {
  new Checker(scenario, found).run();
}

const ownOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

class Checker {
  readonly #scenario: Scenario;
  readonly #found: Finder;
  readonly #scenes: Map<string, Scene>;
  readonly #endings: Set<string>;
  readonly #speakers: Set<string>;
  readonly #choices: Set<string>;
  /** `scene.id` of everything an arm may put other words to. */
  readonly #addresses = new Set<string>();

  constructor(scenario: Scenario, found: Finder) {
    this.#scenario = scenario;
    this.#found = found;
    this.#scenes = new Map(scenesOf(scenario).map((scene) => [scene.id, scene]));
    this.#endings = new Set(scenario.endings.map((ending) => ending.id));
    this.#speakers = new Set([...Object.keys(scenario.cast), ...RESERVED_SPEAKERS]);
    this.#choices = new Set(
      scenesOf(scenario).flatMap((scene) =>
        scene.kind === "decision"
          ? scene.choices.map((choice) => `${scene.id}.${choice.id}`)
          : scene.kind === "watch"
            ? scene.acts.map((act) => `${scene.id}.${act.id}`)
            : [],
      ),
    );
  }

  run(): void {
    const { phases, endings, cast, start } = this.#scenario;
    this.#head();
    this.#ids();
    if (!this.#scenes.has(start)) this.#found("start-not-scene", ["start"], { id: start });
    for (const [p, phase] of phases.entries()) {
      for (const [s, scene] of phase.scenes.entries()) this.#scene(scene, ["phases", p, "scenes", s]);
      for (const [i, interrupt] of phase.interrupts.entries()) {
        const path = ["phases", p, "interrupts", i];
        this.#condition(interrupt.when, [...path, "when"]);
        this.#beats(interrupt.beats, [...path, "beats"]);
        this.#effects(interrupt.effects, [...path, "effects"]);
        if (interrupt.goto !== undefined) this.#target(interrupt.goto, [...path, "then", "goto"]);
      }
    }
    for (const [e, ending] of endings.entries()) {
      this.#beats(ending.beats, ["endings", e, "beats"]);
      for (const [l, later] of ending.later.entries()) {
        if (later.when) this.#condition(later.when, ["endings", e, "later", l, "when"]);
        this.#beats(later.beats, ["endings", e, "later", l, "beats"]);
      }
    }
    for (const [id, person] of Object.entries(cast)) {
      this.#rows(person.moods, ["cast", id, "moods"]);
    }
    this.#passThroughCycles();
    this.#variants();
    this.#assertions();
  }

  #head(): void {
    const { meters, facts, legalNotes, sources, cast } = this.#scenario;
    const known = new Set(sources.map((source) => source.id));
    for (const [at, note] of legalNotes.entries()) {
      if (!known.has(note.source)) this.#found("source-missing", ["legalNotes", at, "source"], { id: note.source });
    }
    for (const [id, meter] of Object.entries(meters)) {
      if (meter.min >= meter.max || meter.start < meter.min || meter.start > meter.max) {
        this.#found("out-of-range", ["meters", id], { name: id, min: meter.min, max: meter.max });
      }
    }
    for (const [id, values] of Object.entries(facts)) {
      if (Object.hasOwn(meters, id)) this.#found("duplicate-id", ["facts", id], { id });
      if (new Set(values).size !== values.length) this.#found("duplicate-id", ["facts", id], { id });
    }
    for (const id of Object.keys(cast)) {
      if (id === "policy" || id === "meters" || RESERVED_SPEAKERS.some((speaker) => speaker === id)) {
        this.#found("reserved-id", ["cast", id], { id });
      }
    }
  }

  /** Scenes, endings and interrupts share one name space (they are what addresses begin with); beats and choices one per scene. */
  #ids(): void {
    const seen = new Set<string>();
    const once = (id: string, path: Path): void => {
      if (seen.has(id)) this.#found("duplicate-id", path, { id });
      seen.add(id);
    };
    const phaseIds = new Set<string>();
    for (const [p, phase] of this.#scenario.phases.entries()) {
      if (phaseIds.has(phase.id)) this.#found("duplicate-id", ["phases", p, "id"], { id: phase.id });
      phaseIds.add(phase.id);
      for (const [s, scene] of phase.scenes.entries()) once(scene.id, ["phases", p, "scenes", s, "id"]);
      for (const [i, interrupt] of phase.interrupts.entries()) once(interrupt.id, ["phases", p, "interrupts", i, "id"]);
    }
    for (const [e, ending] of this.#scenario.endings.entries()) once(ending.id, ["endings", e, "id"]);

    const within = (container: string, path: Path): ((id: string, at: Path) => void) => {
      const taken = new Set<string>(["prompt", "title"]);
      for (const id of taken) this.#addresses.add(`${container}.${id}`);
      return (id, at) => {
        for (const field of ["", ".meaning", ".sound", ".alt"]) this.#addresses.add(`${container}.${id}${field}`);
        if (taken.has(id)) this.#found("duplicate-id", [...path, ...at, "id"], { id });
        taken.add(id);
      };
    };
    const beats = (own: (id: string, at: Path) => void, list: readonly Beat[], ...at: Path): void => {
      for (const [b, beat] of list.entries()) own(beat.id, [...at, b]);
    };
    for (const [p, phase] of this.#scenario.phases.entries()) {
      for (const [s, scene] of phase.scenes.entries()) {
        const own = within(scene.id, ["phases", p, "scenes", s]);
        beats(own, scene.beats, "beats");
        if (scene.kind === "decision") {
          for (const [c, choice] of scene.choices.entries()) {
            own(choice.id, ["choices", c]);
            beats(own, choice.reply, "choices", c, "reply");
          }
        } else if (scene.kind === "watch") {
          for (const [a, act] of scene.acts.entries()) {
            own(act.id, ["acts", a]);
            beats(own, act.reply, "acts", a, "reply");
          }
        } else if (scene.kind === "rate") {
          for (const [o, option] of scene.options.entries()) own(option.id, ["options", o]);
        } else if (scene.kind === "report") {
          for (const [i, item] of scene.items.entries()) own(item.id, ["items", i]);
        } else if (scene.kind === "respond") {
          for (const [r, row] of scene.rubric.entries()) own(row.id, ["rubric", r]);
        } else if (scene.kind === "chance") {
          for (const [o, outcome] of scene.outcomes.entries()) {
            own(outcome.id, ["outcomes", o]);
            beats(own, outcome.beats, "outcomes", o, "beats");
          }
        }
      }
      for (const [i, interrupt] of phase.interrupts.entries()) {
        beats(within(interrupt.id, ["phases", p, "interrupts", i]), interrupt.beats, "beats");
      }
    }
    for (const [e, ending] of this.#scenario.endings.entries()) {
      const own = within(ending.id, ["endings", e]);
      beats(own, ending.beats, "beats");
      for (const [l, later] of ending.later.entries()) beats(own, later.beats, "later", l, "beats");
    }
  }

  #scene(scene: Scene, path: Path): void {
    this.#beats(scene.beats, [...path, "beats"]);
    if ("effects" in scene) this.#effects(scene.effects, [...path, "effects"]);
    if ("to" in scene) this.#target(scene.to, [...path, "to"]);
    switch (scene.kind) {
      case "decision": {
        if (scene.budget !== undefined && !Object.hasOwn(this.#scenario.meters, scene.budget)) {
          this.#found("unknown-name", [...path, "budget"], { id: scene.budget, what: "meter" });
        }
        const timeout = scene.choices.some((choice) => choice.id === TIMEOUT);
        if (timeout !== (scene.timer !== undefined))
          this.#found("timeout-mismatch", [...path, "choices"], { id: scene.id });
        for (const [c, choice] of scene.choices.entries()) this.#act(choice, [...path, "choices", c]);
        return;
      }
      case "watch": {
        const order = new Map(scene.beats.map((beat, at) => [beat.id, at]));
        for (const [a, act] of scene.acts.entries()) {
          this.#act(act, [...path, "acts", a]);
          for (const end of ["from", "until"] as const) {
            const id = act[end];
            if (id !== undefined && !order.has(id)) {
              this.#found("unknown-name", [...path, "acts", a, end], { id, what: "beat" });
            }
          }
        }
        return;
      }
      case "branch":
        this.#rows(scene.rows, [...path, "rows"]);
        for (const [r, row] of scene.rows.entries()) {
          this.#effects(row.effects, [...path, "rows", r, "effects"]);
          this.#target(row.to, [...path, "rows", r, "to"]);
        }
        return;
      case "chance":
        for (const [o, outcome] of scene.outcomes.entries()) {
          this.#beats(outcome.beats, [...path, "outcomes", o, "beats"]);
          this.#effects(outcome.effects, [...path, "outcomes", o, "effects"]);
          this.#target(outcome.to, [...path, "outcomes", o, "to"]);
        }
        return;
      case "report":
        for (const [i, item] of scene.items.entries()) {
          if (item.when) this.#condition(item.when, [...path, "items", i, "when"]);
        }
        return;
      case "rate":
      case "respond":
      case "next":
    }
  }

  #act(
    act: {
      readonly id: string;
      readonly text?: Text;
      readonly target?: string;
      readonly when?: Condition;
      readonly effects: readonly Effect[];
      readonly reply: readonly Beat[];
      readonly to: string;
    },
    path: Path,
  ): void {
    if (act.text === undefined && act.id !== TIMEOUT) this.#found("text-missing", path, { id: act.id });
    if (act.target !== undefined && !this.#speakers.has(act.target)) {
      this.#found("unknown-name", [...path, "target"], { id: act.target, what: "person" });
    }
    if (act.when) this.#condition(act.when, [...path, "when"]);
    this.#effects(act.effects, [...path, "effects"]);
    this.#beats(act.reply, [...path, "reply"]);
    this.#target(act.to, [...path, "to"]);
  }

  #beats(beats: readonly Beat[], path: Path): void {
    for (const [b, beat] of beats.entries()) {
      const at = [...path, b];
      if (!this.#speakers.has(beat.who)) this.#found("unknown-name", [...at, "who"], { id: beat.who, what: "person" });
      if (beat.understood !== "clear" && beat.meaning === undefined)
        this.#found("meaning-missing", at, { id: beat.id });
      if (beat.when) this.#condition(beat.when, [...at, "when"]);
    }
  }

  #target(id: string, path: Path): void {
    if (!this.#scenes.has(id) && !this.#endings.has(id)) this.#found("unknown-target", path, { id });
  }

  #rows(rows: readonly { readonly when?: Condition }[], path: Path): void {
    for (const [r, row] of rows.entries()) {
      if (row.when) this.#condition(row.when, [...path, r, "when"]);
      const last = r === rows.length - 1;
      if (last && row.when) this.#found("last-row-open", [...path, r], {});
      if (!last && !row.when) this.#found("row-after-last", [...path, r], {});
    }
  }

  #effects(effects: readonly Effect[], path: Path): void {
    const { meters, facts } = this.#scenario;
    for (const [e, effect] of effects.entries()) {
      const at = [...path, e];
      const name = effect.op === "add" ? effect.meter : effect.name;
      const meter = ownOf(meters, name);
      const values = ownOf(facts, name);
      if (effect.op === "add" ? !meter : !meter && !values) {
        this.#found("unknown-name", at, { id: name, what: effect.op === "add" ? "meter" : "meter or fact" });
      } else if (effect.op === "set" && meter) this.#meterValue(name, effect.to, at);
      else if (effect.op === "set" && values && !values.includes(String(effect.to))) {
        this.#found("unknown-name", at, { id: String(effect.to), what: "value" });
      }
    }
  }

  #meterValue(name: string, value: number | string, path: Path): void {
    const meter = ownOf(this.#scenario.meters, name);
    if (meter && (typeof value !== "number" || value < meter.min || value > meter.max)) {
      this.#found("out-of-range", path, { name, min: meter.min, max: meter.max });
    }
  }

  #condition(condition: Condition, path: Path): void {
    switch (condition.op) {
      case "and":
      case "or":
      case "count":
        for (const part of condition.of) this.#condition(part, path);
        return;
      case "not":
        this.#condition(condition.of, path);
        return;
      case "meter":
        if (!Object.hasOwn(this.#scenario.meters, condition.meter)) {
          this.#found("unknown-name", path, { id: condition.meter, what: "meter" });
        } else this.#meterValue(condition.meter, condition.value, path);
        return;
      case "fact": {
        const values = ownOf(this.#scenario.facts, condition.fact);
        if (!values) this.#found("unknown-name", path, { id: condition.fact, what: "fact" });
        else if (!values.includes(condition.value)) {
          this.#found("unknown-name", path, { id: condition.value, what: "value" });
        }
        return;
      }
      case "seen":
        if (!this.#scenes.has(condition.scene))
          this.#found("unknown-name", path, { id: condition.scene, what: "scene" });
        return;
      case "chosen": {
        const address = `${condition.scene}.${condition.choice}`;
        if (!this.#choices.has(address)) this.#found("unknown-name", path, { id: address, what: "choice" });
        return;
      }
      case "arm":
        if (!this.#scenario.variants?.arms.some((arm) => arm.id === condition.arm)) {
          this.#found("unknown-name", path, { id: condition.arm, what: "arm" });
        }
    }
  }

  /** Branch and chance scenes are passed through in one move, so a circle of them would never come to rest. */
  #passThroughCycles(): void {
    const state = new Map<string, "open" | "done">();
    const targets = (scene: Scene): string[] =>
      scene.kind === "branch"
        ? scene.rows.map((row) => row.to)
        : scene.kind === "chance"
          ? scene.outcomes.map((outcome) => outcome.to)
          : [];
    const places = new Map<string, Path>();
    for (const [p, phase] of this.#scenario.phases.entries()) {
      for (const [s, scene] of phase.scenes.entries()) places.set(scene.id, ["phases", p, "scenes", s]);
    }
    // Iterative: a file may hold thousands of branches in a row.
    for (const first of this.#scenes.values()) {
      if (isResting(first) || state.has(first.id)) continue;
      const stack: { id: string; rest: string[] }[] = [{ id: first.id, rest: targets(first) }];
      state.set(first.id, "open");
      while (stack.length > 0) {
        const top = stack[stack.length - 1];
        const next = top?.rest.shift();
        if (!top || next === undefined) {
          if (top) state.set(top.id, "done");
          stack.pop();
          continue;
        }
        const scene = this.#scenes.get(next);
        if (!scene || isResting(scene)) continue;
        if (state.get(next) === "open") this.#found("pass-through-cycle", places.get(next) ?? [], { id: next });
        else if (!state.has(next)) {
          state.set(next, "open");
          stack.push({ id: next, rest: targets(scene) });
        }
      }
    }
  }

  #assertions(): void {
    for (const [at, assertion] of (this.#scenario.assertions ?? []).entries()) {
      const path = ["assertions", at, assertion.kind];
      if ("holds" in assertion) this.#condition(assertion.holds, path);
      else {
        for (const [which, id] of [assertion.first, assertion.then].entries()) {
          if (this.#scenes.has(id) || this.#endings.has(id) || this.#choices.has(id)) continue;
          this.#found("unknown-name", [...path, which], { id, what: "scene, ending or choice" });
        }
      }
    }
  }

  #variants(): void {
    const { variants, cast } = this.#scenario;
    const ids = new Set<string>();
    for (const [a, arm] of (variants?.arms ?? []).entries()) {
      const path = ["variants", "arms", a];
      if (ids.has(arm.id)) this.#found("duplicate-id", [...path, "id"], { id: arm.id });
      ids.add(arm.id);
      for (const person of Object.keys(arm.cast)) {
        if (!Object.hasOwn(cast, person))
          this.#found("unknown-name", [...path, "cast", person], { id: person, what: "person" });
      }
      for (const address of Object.keys(arm.strings)) {
        if (!this.#addresses.has(address)) {
          this.#found("unknown-name", [...path, "strings", address], { id: address, what: "text" });
        }
      }
    }
  }
}
