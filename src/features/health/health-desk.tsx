import type { ReactNode } from "react";
import type { HealthLinks, HealthPorts } from "./health-data.ts";
import { HealthList } from "./health-list.tsx";
import { ScriptScreen } from "./script-screen.tsx";
import { useHealth } from "./use-health.ts";

/**
 * What each scenario needs, or the script of one of them. Needs the words of `health`, `findings`, `room` (conditions),
 * `debrief` (what a key says) and `player` (who speaks).
 */
export function HealthDesk({
  ports,
  links,
  scenario,
  at,
}: {
  ports: HealthPorts;
  links: HealthLinks;
  /** Id of the scenario whose script is open; empty: the list. */
  scenario: string;
  /** `scene` or `scene.choice` that was asked for. */
  at: string;
}): ReactNode {
  const state = useHealth(ports);
  return scenario === "" ? (
    <HealthList state={state} links={links} />
  ) : (
    <ScriptScreen key={scenario} id={scenario} at={at} state={state} ports={ports} links={links} />
  );
}
