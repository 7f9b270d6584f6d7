import type { Finding } from "../../proof/finding.ts";
import { type Ending, type Interrupt, type Scenario, type Scene, scenesOf } from "../../scenario/scenario.ts";

/** One place of a script, numbered as it is read. */
export type Place = { readonly number: number; readonly id: string } & (
  | { readonly kind: "scene"; readonly scene: Scene }
  | { readonly kind: "interrupt"; readonly interrupt: Interrupt }
  | { readonly kind: "ending"; readonly ending: Ending }
);

type Unnumbered = Place extends infer P ? (P extends Place ? Omit<P, "number"> : never) : never;

/**
 * Everything of a scenario in the order of its distance from the start, in moves; the endings come last. What breaks into a
 * phase stands one step behind the nearest scene of it. Of the same distance the file's order holds; what no way leads to stands
 * behind all that can be reached.
 */
export function scriptOf(scenario: Scenario): Place[] {
  const scenes = new Map(scenesOf(scenario).map((scene) => [scene.id, scene]));
  const breaks = new Map(
    scenario.phases.flatMap((phase) => phase.scenes.map((scene) => [scene.id, phase.interrupts] as const)),
  );
  const interrupts = new Map(scenario.phases.flatMap((phase) => phase.interrupts).map((one) => [one.id, one]));
  const found = new Set([scenario.start]);
  // A set is gone through in the order of adding, what is added meanwhile included: breadth first.
  for (const id of found) {
    const scene = scenes.get(id);
    if (scene) {
      for (const to of waysOf(scene)) found.add(to);
      for (const one of breaks.get(id) ?? []) found.add(one.id);
    }
    const goto = interrupts.get(id)?.goto;
    if (goto !== undefined) found.add(goto);
  }
  const all = [...found, ...scenes.keys(), ...interrupts.keys()];
  const places = [...new Set(all)].flatMap((id): Unnumbered[] => {
    const scene = scenes.get(id);
    if (scene) return [{ kind: "scene", id, scene }];
    const interrupt = interrupts.get(id);
    return interrupt ? [{ kind: "interrupt", id, interrupt }] : [];
  });
  const endings = scenario.endings.map((ending): Unnumbered => ({ kind: "ending", id: ending.id, ending }));
  return [...places, ...endings].map((place, at) => ({ ...place, number: at + 1 }));
}

/** Ids of the scenes and endings one comes to from here, in file order; one may stand twice. */
function waysOf(scene: Scene): string[] {
  switch (scene.kind) {
    case "decision":
      return scene.choices.map(({ to }) => to);
    case "watch":
      return [...scene.acts.map(({ to }) => to), scene.to];
    case "branch":
      return scene.rows.map(({ to }) => to);
    case "chance":
      return scene.outcomes.map(({ to }) => to);
    default:
      return [scene.to];
  }
}

/**
 * Where a finding belongs: the id of the scene, interrupt or ending its pointer goes into. Absent: it is of the scenario as a
 * whole. A pointer into the key names the scene; one into a translation names the text's address, which begins with it.
 */
export function placeOfFinding(
  scenario: Scenario,
  { file, pointer }: Pick<Finding, "file" | "pointer">,
): string | undefined {
  const parts = pointer.split("/").slice(1).map(unescaped);
  if (file === "key") return parts[0] === "decisions" || parts[0] === "reports" ? parts[1] : undefined;
  if (file !== undefined) {
    const known = new Set(scriptOf(scenario).map(({ id }) => id));
    return parts.map((part) => part.split(".")[0]).find((id) => id !== undefined && known.has(id));
  }
  const [head, at, list, number] = parts;
  if (head === "endings") return scenario.endings[Number(at)]?.id;
  if (head !== "phases") return undefined;
  const phase = scenario.phases[Number(at)];
  return list === "scenes" || list === "interrupts" ? phase?.[list][Number(number)]?.id : undefined;
}

/** RFC 6901. */
const unescaped = (part: string): string => part.replaceAll("~1", "/").replaceAll("~0", "~");
