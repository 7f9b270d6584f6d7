import { type Scenario, type Scene, TIMEOUT } from "../../scenario/scenario.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../looked.ts";
import { placePointers } from "../pointers.ts";
import { type Exercised, nameOf } from "./past.ts";

/** Of so many nobody reads on. */
const MOST = 100;

/**
 * P21: scenes, endings, choices, acts, timeouts, outcomes and interrupts that no attempt met or took. Of a scene nobody came
 * to, its parts are not listed as well; nor is what no play can reach.
 * @param used by all attempts together, as trails keep it
 * @param unreached what P01 found
 */
export function neverExercised(
  scenario: Scenario,
  used: ReadonlySet<string>,
  unreached: readonly Finding[],
): Finding[] {
  const barred = new Set(unreached.map(({ params }) => nameOf(params["what"] as Exercised, String(params["id"]))));
  const findings: Finding[] = [];
  /** Was it met? If it could have been and was not, that is found. */
  const met = (what: Exercised, id: string, pointer: string): boolean => {
    const name = nameOf(what, id);
    if (used.has(name)) return true;
    if (!barred.has(name)) findings.push(finding("P21", "report", pointer, { what, id }));
    return false;
  };
  const pointers = placePointers(scenario);
  let place = 0;
  for (const [p, { scenes, interrupts }] of scenario.phases.entries()) {
    let entered = false;
    for (const scene of scenes) {
      const pointer = pointers[place++] ?? "";
      if (!met("scene", scene.id, pointer)) continue;
      entered = true;
      for (const [what, id, path] of partsOf(scene)) met(what, `${scene.id}.${id}`, `${pointer}/${path}`);
    }
    if (!entered) continue;
    for (const [at, { id }] of interrupts.entries()) met("interrupt", id, `/phases/${p}/interrupts/${at}`);
  }
  for (const { id } of scenario.endings) met("ending", id, pointers[place++] ?? "");
  return findings.slice(0, MOST);
}

function partsOf(scene: Scene): (readonly [what: Exercised, id: string, path: string])[] {
  switch (scene.kind) {
    case "decision":
      return scene.choices.map(({ id }, at) => [id === TIMEOUT ? "timeout" : "choice", id, `choices/${at}`] as const);
    case "watch":
      return scene.acts.map(({ id }, at) => ["act", id, `acts/${at}`] as const);
    case "chance":
      return scene.outcomes.map(({ id }, at) => ["outcome", id, `outcomes/${at}`] as const);
    default:
      return [];
  }
}
