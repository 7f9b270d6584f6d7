import type { Scenario, Scene } from "./scenario.ts";

/** What an agency puts over any scenario without touching it: its words, its numbers, what it does not allow. */
export interface Agency {
  readonly format: 1;
  readonly name: string;
  /** For policy slots of this name in every scenario: terms, phone lines, policy texts. */
  readonly slots: Readonly<Record<string, Wording>>;
  /** Shown before a run, in the pause and after it: whom to turn to. */
  readonly resources: readonly Resource[];
  readonly scenarios: Readonly<Record<string, AgencyScenario>>;
}

/** One sentence for every language, or one for each (by BCP 47 tag). */
export type Wording = string | Readonly<Record<string, string>>;

export interface Resource {
  readonly name: Wording;
  readonly text: Wording;
  readonly phone?: string;
}

export interface AgencyScenario {
  /** Stronger than the slots for every scenario. */
  readonly slots: Readonly<Record<string, Wording>>;
  /** By `scene.choice`: not allowed at this agency, and why. The choice stays open; the debrief says so. */
  readonly notAllowed: Readonly<Record<string, Wording>>;
}

/** The agency's words in a language, the nearest when it has none: `es` for `es-US`, else its first. */
export function worded(wording: Wording, language: string): string {
  if (typeof wording === "string") return wording;
  const tags = Object.keys(wording);
  const near = (tag: string): boolean => tag.split("-")[0] === language.split("-")[0];
  const tag = tags.find((one) => one === language) ?? tags.find(near) ?? tags[0];
  return tag === undefined ? "" : (wording[tag] ?? "");
}

/**
 * The scenario with the agency's words in its slots, its resources beside it, and its reasons on the choices it does not
 * allow. Rules, ids and every other text are left as they are.
 */
export function withAgency(scenario: Scenario, agency: Agency): Scenario {
  const { language } = scenario;
  const own = ownEntry(agency.scenarios, scenario.id);
  const policySlots = Object.fromEntries(
    Object.entries(scenario.policySlots).map(([id, slot]) => {
      const said = (own && ownEntry(own.slots, id)) ?? ownEntry(agency.slots, id);
      return [id, said === undefined ? slot : { ...slot, default: worded(said, language) }];
    }),
  );
  const resources = agency.resources.map(({ name, text, phone }) => ({
    name: worded(name, language),
    text: worded(text, language),
    ...(phone !== undefined && { phone }),
  }));
  const marked = <T extends { readonly id: string }>(scene: string, choice: T): T => {
    const why = own && ownEntry(own.notAllowed, `${scene}.${choice.id}`);
    return why === undefined ? choice : { ...choice, notAllowed: worded(why, language) };
  };
  const phases = scenario.phases.map((phase) => ({
    ...phase,
    scenes: phase.scenes.map((scene): Scene => {
      if (scene.kind === "decision") return { ...scene, choices: scene.choices.map((one) => marked(scene.id, one)) };
      if (scene.kind === "watch") return { ...scene, acts: scene.acts.map((one) => marked(scene.id, one)) };
      return scene;
    }),
  }));
  return { ...scenario, policySlots, phases, agency: { name: agency.name, resources } };
}

/** What an agency's file says that fits none of these scenarios: slots, choices and scenarios that are not there. */
export function unusedBy(agency: Agency, scenarios: readonly Scenario[]): string[] {
  const slots = new Set(scenarios.flatMap((scenario) => Object.keys(scenario.policySlots)));
  const unused = Object.keys(agency.slots).filter((slot) => !slots.has(slot));
  for (const [id, own] of Object.entries(agency.scenarios)) {
    const scenario = scenarios.find((one) => one.id === id);
    if (!scenario) {
      unused.push(id);
      continue;
    }
    const choices = new Set(
      scenario.phases.flatMap((phase) =>
        phase.scenes.flatMap((scene) =>
          scene.kind === "decision"
            ? scene.choices.map((choice) => `${scene.id}.${choice.id}`)
            : scene.kind === "watch"
              ? scene.acts.map((act) => `${scene.id}.${act.id}`)
              : [],
        ),
      ),
    );
    unused.push(
      ...Object.keys(own.slots).flatMap((slot) =>
        Object.hasOwn(scenario.policySlots, slot) ? [] : [`${id}: ${slot}`],
      ),
      ...Object.keys(own.notAllowed).flatMap((address) => (choices.has(address) ? [] : [`${id}: ${address}`])),
    );
  }
  return unused;
}

const ownEntry = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
