import { type Condition, type Effect, type Scenario, type Scene, scenesOf, TIMEOUT } from "../scenario/scenario.ts";
import { ALWAYS, allOf, askedBy, compileCondition, compileEffects, slotKey, type Test } from "./condition.ts";
import type { InterruptRow, Place, Program, Row, Slot } from "./program.ts";

/**
 * Makes the one table of rows. Total: a `Scenario` has no broken reference left.
 * @param also conditions asked besides the scenario's own, by a proof: they add to the state what they ask about
 */
export function compile(scenario: Scenario, also: readonly Condition[] = []): Program {
  const conditions = [...conditionsOf(scenario), ...also];
  const slots = slotsOf(scenario, conditions);
  const slotOf = new Map(slots.map((slot, index) => [slotKey(slot.kind, slot.name), index]));
  const scenes = scenesOf(scenario);
  const placeOf = new Map<string, number>();
  for (const scene of scenes) placeOf.set(scene.id, placeOf.size);
  for (const ending of scenario.endings) placeOf.set(ending.id, placeOf.size);
  const compiler = new Compiler(scenario, slotOf, placeOf);

  const places: Place[] = [];
  for (const [phase, { scenes: own }] of scenario.phases.entries()) {
    for (const scene of own) {
      const rows = compiler.rowsOf(scene);
      places.push({
        index: places.length,
        id: scene.id,
        kind: scene.kind,
        phase,
        rows,
        rowsOf: byEvent(rows),
        weights: scene.kind === "chance" ? scene.outcomes.map((outcome) => outcome.weight) : [],
      });
    }
  }
  for (const ending of scenario.endings) {
    places.push({
      index: places.length,
      id: ending.id,
      kind: "ending",
      phase: -1,
      rows: [],
      rowsOf: new Map(),
      weights: [],
    });
  }
  return {
    scenario,
    slots,
    slotOf,
    places,
    placeOf,
    interrupts: scenario.phases.map((phase) => phase.interrupts.map((interrupt) => compiler.interrupt(interrupt))),
    start: placeOf.get(scenario.start) ?? 0,
    tests: new Map(conditions.map((condition) => [condition, compileCondition(condition, slotOf, scenario)])),
  };
}

/** Meters, facts and the arm always; a bit for a scene or choice only when something asks for it. */
function slotsOf(scenario: Scenario, conditions: readonly Condition[]): Slot[] {
  const slots: Slot[] = [];
  for (const [name, meter] of byName(scenario.meters)) slots.push({ kind: "meter", name, ...meter });
  for (const [name, values] of byName(scenario.facts)) {
    slots.push({ kind: "fact", name, min: 0, max: values.length - 1, start: 0 });
  }
  if (scenario.variants) {
    slots.push({ kind: "arm", name: "", min: 0, max: scenario.variants.arms.length - 1, start: 0 });
  }
  const scenes = scenesOf(scenario);
  const longest = Math.max(0, ...scenes.map((scene) => (scene.kind === "watch" ? scene.beats.length : 0)));
  if (longest > 0) slots.push({ kind: "beat", name: "", min: 0, max: longest - 1, start: 0 });

  const asked = new Set(conditions.flatMap(askedBy));
  const bit = (kind: "seen" | "chosen" | "taken", name: string): void => {
    slots.push({ kind, name, min: 0, max: 1, start: 0 });
  };
  for (const scene of scenes) {
    if (asked.has(slotKey("seen", scene.id))) bit("seen", scene.id);
    const acts = scene.kind === "decision" ? scene.choices : scene.kind === "watch" ? scene.acts : [];
    for (const act of acts) {
      const name = `${scene.id}.${act.id}`;
      if (asked.has(slotKey("chosen", name)) || ("once" in act && act.once)) bit("chosen", name);
    }
  }
  for (const phase of scenario.phases) for (const interrupt of phase.interrupts) bit("taken", interrupt.id);
  return slots;
}

/** A pack is written with its keys in order, a file as its author wrote it: both must give the same vector. */
const byName = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Every condition that stands anywhere in a scenario. */
export function conditionsOf(scenario: Scenario): Condition[] {
  const found: Condition[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) for (const part of value) visit(part);
    else {
      for (const key of Object.keys(value)) {
        const part = (value as Readonly<Record<string, unknown>>)[key];
        if (key === "when") found.push(part as Condition);
        else if (typeof part === "object") visit(part);
      }
    }
  };
  visit(scenario.cast);
  visit(scenario.phases);
  visit(scenario.endings);
  return found;
}

function byEvent(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.event === "") continue;
    const same = found.get(row.event);
    if (same) same.push(row);
    else found.set(row.event, [row]);
  }
  return found;
}

class Compiler {
  readonly #scenario: Scenario;
  readonly #slotOf: ReadonlyMap<string, number>;
  readonly #placeOf: ReadonlyMap<string, number>;

  constructor(scenario: Scenario, slotOf: ReadonlyMap<string, number>, placeOf: ReadonlyMap<string, number>) {
    this.#scenario = scenario;
    this.#slotOf = slotOf;
    this.#placeOf = placeOf;
  }

  rowsOf(scene: Scene): Row[] {
    switch (scene.kind) {
      case "decision":
        return scene.choices.map((choice) => {
          const takes = choice.takes ?? 0;
          const spent: Effect[] =
            scene.budget !== undefined && takes > 0 ? [{ op: "add", meter: scene.budget, by: -takes }] : [];
          return this.#row({
            scene: scene.id,
            event: choice.id === TIMEOUT ? "timed-out" : `chose.${choice.id}`,
            id: choice.id,
            open: this.#all(
              this.#when(choice.when),
              choice.once ? this.#notYet("chosen", `${scene.id}.${choice.id}`) : ALWAYS,
              spent.length > 0 ? this.#affordable(scene.budget ?? "", takes) : ALWAYS,
            ),
            effects: [...spent, ...choice.effects],
            to: choice.to,
          });
        });
      case "watch":
        return this.#watchRows(scene);
      case "respond":
      case "rate":
      case "report":
      case "next": {
        const event = { respond: "responded", rate: "rated", report: "reported", next: "continued" }[scene.kind];
        return [this.#row({ scene: scene.id, event, id: "", open: ALWAYS, effects: scene.effects, to: scene.to })];
      }
      case "branch":
        return scene.rows.map((row) =>
          this.#row({
            scene: scene.id,
            event: "",
            id: "",
            open: this.#when(row.when),
            effects: row.effects,
            to: row.to,
          }),
        );
      case "chance":
        return scene.outcomes.map((outcome) =>
          this.#row({
            scene: scene.id,
            event: "",
            id: outcome.id,
            open: ALWAYS,
            effects: outcome.effects,
            to: outcome.to,
          }),
        );
    }
  }

  interrupt(interrupt: {
    readonly id: string;
    readonly when: Condition;
    readonly effects: readonly Effect[];
    readonly goto?: string;
  }): InterruptRow {
    const taken = this.#slot("taken", interrupt.id);
    const when = this.#when(interrupt.when);
    const changes = compileEffects(interrupt.effects, this.#slotOf, this.#scenario);
    const beat = interrupt.goto === undefined ? -1 : (this.#slotOf.get(slotKey("beat", "")) ?? -1);
    return {
      id: interrupt.id,
      open: (v) => v[taken] === 0 && when(v),
      apply: (v) => {
        for (const change of changes) change(v);
        v[taken] = 1;
        if (beat >= 0) v[beat] = 0;
      },
      to: interrupt.goto === undefined ? -1 : this.#place(interrupt.goto),
    };
  }

  /** One row per act, open between its beats, and `continued`: the next beat, after the last one the successor. */
  #watchRows(scene: Extract<Scene, { kind: "watch" }>): Row[] {
    const beat = this.#slot("beat", "");
    const order = new Map(scene.beats.map((entry, index) => [entry.id, index]));
    const last = scene.beats.length - 1;
    const acts = scene.acts.map((act) => {
      const from = act.from === undefined ? 0 : (order.get(act.from) ?? 0);
      const until = act.until === undefined ? last : (order.get(act.until) ?? last);
      return this.#row({
        scene: scene.id,
        event: `acted.${act.id}`,
        id: act.id,
        open: this.#all((v) => (v[beat] ?? 0) >= from && (v[beat] ?? 0) <= until, this.#when(act.when)),
        effects: act.effects,
        to: act.to,
      });
    });
    const onward = this.#row({ scene: scene.id, event: "continued", id: "", open: ALWAYS, effects: [], to: scene.to });
    // One event, two rows: which is open depends on the beat. Looked up by event, the first open one counts.
    const next: Row = {
      event: "continued",
      id: "",
      open: (v) => (v[beat] ?? 0) < last,
      apply: (v) => {
        v[beat] = (v[beat] ?? 0) + 1;
      },
      to: this.#place(scene.id),
      leaves: false,
    };
    return [...acts, { ...onward, open: (v) => (v[beat] ?? 0) >= last }, next];
  }

  #row(row: { scene: string; event: string; id: string; open: Test; effects: readonly Effect[]; to: string }): Row {
    const changes = compileEffects(row.effects, this.#slotOf, this.#scenario);
    const chosen = this.#slotOf.get(slotKey("chosen", `${row.scene}.${row.id}`)) ?? -1;
    const seen = this.#slotOf.get(slotKey("seen", row.scene)) ?? -1;
    const beat = this.#slotOf.get(slotKey("beat", "")) ?? -1;
    return {
      event: row.event,
      id: row.id,
      open: row.open,
      apply: (v) => {
        for (const change of changes) change(v);
        if (chosen >= 0) v[chosen] = 1;
        if (seen >= 0) v[seen] = 1;
        if (beat >= 0) v[beat] = 0;
      },
      to: this.#place(row.to),
      leaves: true,
    };
  }

  #when(condition: Condition | undefined): Test {
    return condition ? compileCondition(condition, this.#slotOf, this.#scenario) : ALWAYS;
  }

  #notYet(kind: Slot["kind"], name: string): Test {
    const slot = this.#slot(kind, name);
    return (v) => v[slot] === 0;
  }

  #affordable(meter: string, takes: number): Test {
    const slot = this.#slot("meter", meter);
    const min = this.#scenario.meters[meter]?.min ?? 0;
    return (v) => (v[slot] ?? 0) - takes >= min;
  }

  #all(...tests: Test[]): Test {
    const real = tests.filter((test) => test !== ALWAYS);
    if (real.length === 0) return ALWAYS;
    if (real.length === 1) return real[0] ?? ALWAYS;
    return allOf(real);
  }

  #slot(kind: Slot["kind"], name: string): number {
    const slot = this.#slotOf.get(slotKey(kind, name));
    if (slot === undefined) throw new Error(`no ${kind} slot for ${name}: the scenario was not parsed`);
    return slot;
  }

  #place(id: string): number {
    const place = this.#placeOf.get(id);
    if (place === undefined) throw new Error(`no place ${id}: the scenario was not parsed`);
    return place;
  }
}
