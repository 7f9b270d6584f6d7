import { getAdjacencyMap } from "xstate/graph";
import type { Program, State } from "#engine/machine/program.ts";
import { offered } from "#engine/machine/step.ts";
import { toMachine } from "#engine/machine/to-machine.ts";
import type { Explored } from "#engine/proof/explored.ts";

/** States by name, each with the names it leads to. */
export type NamedGraph = ReadonlyMap<string, readonly string[]>;

const nameOf = ({ at, v }: State): string => `${at}: ${v.join(" ")}`;

/**
 * The peer of the proof bench: every state of a scenario as XState's own `getAdjacencyMap` finds them, from the machine
 * that live play runs. For scenarios without arms and chance, whose events alone say where they lead. States are named by
 * place and vector: shorter than the names XState would give them.
 */
export function xstateGraph(program: Program): () => NamedGraph {
  const map = getAdjacencyMap(
    toMachine(program, "", () => 0),
    {
      serializeState: (snapshot) => nameOf(stateOf(snapshot)),
      serializeEvent: ({ type }) => type,
      events: (snapshot) => offered(program, stateOf(snapshot)).map(({ event }) => ({ type: event, draw: () => 0 })),
    },
  );
  return () =>
    new Map(
      Object.entries(map).map(([name, { transitions }]) => [
        name,
        Object.values(transitions as Record<string, { readonly state: object }>).map(({ state }) =>
          nameOf(stateOf(state)),
        ),
      ]),
    );
}

function stateOf(snapshot: { readonly value?: unknown; readonly context?: unknown }): State {
  let { value } = snapshot;
  while (typeof value === "object" && value !== null) value = Object.values(value)[0];
  return { at: Number(String(value).slice(1)), v: (snapshot.context as { v: number[] }).v };
}

/** The same of our own exploration. */
export function exploredGraph(explored: Explored): NamedGraph {
  const { place, first, to, unpack } = explored;
  const names = Array.from(place, (at, state) => nameOf({ at, v: [...unpack(state)] }));
  return new Map(
    names.map((name, state) => [
      name,
      Array.from(to.subarray(first[state], first[state + 1]), (target) => names[target] ?? ""),
    ]),
  );
}

/** Throws at the first state or move that only one of them has. */
export function sameGraph(ours: NamedGraph, theirs: NamedGraph): void {
  if (ours.size !== theirs.size) throw new Error(`${ours.size} states here, ${theirs.size} on XState`);
  for (const [name, leads] of ours) {
    const other = theirs.get(name);
    if (!other) throw new Error(`XState does not know ${name}`);
    if (leads.toSorted().join("|") !== other.toSorted().join("|"))
      throw new Error(`XState goes elsewhere from ${name}`);
  }
}
