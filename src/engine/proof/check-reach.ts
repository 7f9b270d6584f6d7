import { slotKey } from "../machine/condition.ts";
import type { Row } from "../machine/program.ts";
import { offered } from "../machine/step.ts";
import type { Text } from "../scenario/text.ts";
import { mapTexts } from "../scenario/texts.ts";
import { isEnding, modelAt } from "./explored.ts";
import { isTimeout, type WrittenRow } from "./footprint.ts";
import { Grown } from "./grown.ts";
import type { Finding } from "./finding.ts";
import { type Checked, draft, type Draft, type Looked, sceneList } from "./looked.ts";
import type { ShownAnswers } from "./shown-conditions.ts";
import { below } from "./pointers.ts";
import { canReach } from "./reach.ts";
import { depthOf, stepsOfMade, stepsTo } from "./witness.ts";

/** P01: what no play reaches. Of a scene never entered, its parts are not listed as well. */
export function checkUnreached(looked: Looked): Checked {
  const { explored, program, decided } = looked;
  if (!decided) return { code: "P01", findings: [], undecided: true };
  const { met, model } = explored;
  const findings: Draft[] = [];
  const found = (pointer: string, params: Finding["params"]): void => {
    findings.push(draft("P01", "error", pointer, params));
  };
  for (const { place, pointer, written } of model.places) {
    if (met.places[place.index] === 0) {
      found(pointer, { what: place.kind === "ending" ? "ending" : "scene", id: place.id });
      continue;
    }
    const taken = met.rows[place.index] as Uint8Array;
    for (const [at, row] of place.rows.entries()) {
      // A watch scene's own ways on are the rows without a path: that none of them comes up is no fault.
      const own = (written[at] as WrittenRow).path;
      if (taken[at] === 1 || own === "") continue;
      const path = below(pointer, own);
      if (place.kind === "branch") found(path, { what: "row", id: place.id, at: at + 1 });
      else {
        const what = place.kind === "chance" ? "outcome" : place.kind === "watch" ? "act" : "choice";
        found(path, { what: isTimeout(row.id) ? "timeout" : what, id: `${place.id}.${row.id}` });
      }
    }
  }
  for (const [phase, interrupts] of model.interrupts.entries()) {
    const scenes = program.places.filter((place) => place.phase === phase);
    if (scenes.every(({ index }) => met.places[index] === 0)) continue;
    for (const [at, { row, pointer }] of interrupts.entries()) {
      if (met.interrupts[phase]?.[at] !== 1) found(pointer, { what: "interrupt", id: row.id });
    }
  }
  return { code: "P01", findings };
}

/** P02: a decision where nothing stands open. A timer that will run out is no rescue: nobody should have to wait for it. */
export function checkNothingOpen(looked: Looked): Checked {
  const { explored, decided } = looked;
  const findings: Draft[] = [];
  const told = new Set<number>();
  for (let state = 0; state < explored.place.length; state++) {
    const place = explored.place[state] as number;
    const one = modelAt(explored, place);
    if (one.place.kind !== "decision" || told.has(place)) continue;
    const from = explored.first[state] as number;
    const until = explored.first[state + 1] as number;
    let open = false;
    for (let edge = from; edge < until && !open; edge++) {
      open = !isTimeout((one.place.rows[explored.row[edge] as number] as Row).id);
    }
    // Edges to what was not looked at any more are not kept. Of a state with none of its own there are too many to ask.
    if (open || (!decided && (from === until || opens(looked, state)))) continue;
    told.add(place);
    findings.push(draft("P02", "error", one.pointer, { scene: one.place.id }, () => stepsTo(explored, state)));
  }
  return { code: "P02", findings, undecided: !decided };
}

/** Is anything but the timer open in a state? */
function opens({ explored, program }: Looked, state: number): boolean {
  const v = [...explored.unpack(state)];
  return offered(program, { at: explored.place[state] as number, v }).some(({ id }) => !isTimeout(id));
}

/** P03: a state one can go on from for ever without an ending. A decision with nothing open is P02's. */
export function checkTrapped(looked: Looked): Checked {
  const { explored, backward, decided } = looked;
  if (!decided) return { code: "P03", findings: [], undecided: true };
  const stops = (state: number): boolean => explored.first[state] === explored.first[state + 1];
  const saved = canReach(explored, backward, stops);
  const trapped = saved.indexOf(0);
  if (trapped < 0) return { code: "P03", findings: [] };
  // Of those found with the same number of moves the one that stands first in the file.
  const depth = depthOf(explored, trapped);
  let best = trapped;
  for (let state = trapped + 1; state < explored.place.length; state++) {
    if (saved[state] === 1 || (explored.place[state] as number) >= (explored.place[best] as number)) continue;
    if (depthOf(explored, state) > depth) break;
    best = state;
  }
  const { place, pointer } = modelAt(explored, explored.place[best] as number);
  return {
    code: "P03",
    findings: [draft("P03", "error", pointer, { scene: place.id }, () => stepsTo(explored, best))],
  };
}

/** P04: circles that lead back to the very same state. Circles that share a scene are told as one. */
export function checkCircles(looked: Looked): Checked {
  const { explored, parts, decided } = looked;
  const groups: { places: Set<number>; state: number }[] = [];
  for (let part = 0; part < parts.count; part++) {
    const from = parts.first[part] as number;
    const alone = parts.first[part + 1] === from + 1;
    if (alone && !loops(looked, parts.nodes[from] as number)) continue;
    const states = parts.nodes.subarray(from, parts.first[part + 1]);
    let group = { places: new Set<number>(), state: Number.MAX_SAFE_INTEGER };
    for (const state of states) {
      group.places.add(explored.place[state] as number);
      group.state = Math.min(group.state, state);
    }
    for (const other of groups.filter(({ places }) => [...places].some((place) => group.places.has(place)))) {
      groups.splice(groups.indexOf(other), 1);
      group = {
        places: new Set([...group.places, ...other.places]),
        state: Math.min(group.state, other.state),
      };
    }
    groups.push(group);
  }
  const findings = groups
    .map(({ places, state }) => ({ first: Math.min(...places), scenes: places.size, state }))
    .toSorted((a, b) => a.first - b.first)
    .map(({ first, scenes, state }) => {
      const { place, pointer } = modelAt(explored, first);
      return draft("P04", "warning", pointer, { scene: place.id, scenes }, () => stepsTo(explored, state));
    });
  return { code: "P04", findings, undecided: !decided };
}

function loops({ explored }: Looked, state: number): boolean {
  const until = explored.first[state + 1] as number;
  for (let edge = explored.first[state] as number; edge < until; edge++) if (explored.to[edge] === state) return true;
  return false;
}

/** P05: a condition with one answer. Where it is always false and that shuts something off, P01 says so already. */
export function checkSameAnswer({ explored, decided }: Looked, shown: ShownAnswers): Checked {
  if (!decided || !shown.decided) return { code: "P05", findings: [], undecided: true };
  const findings = explored.model.asked.flatMap(({ answers, where, id, pointer }) => {
    const shut = where === "choice" || where === "act" || where === "row" || where === "interrupt";
    if (answers === 0 || answers === 3 || (answers === 1 && shut)) return [];
    return [draft("P05", "warning", pointer, { value: answers === 2 ? "true" : "false", where, id })];
  });
  return { code: "P05", findings };
}

/** P06: rows of a branch that hold at once; the first counts. The last row, which always holds, is not meant. */
export function checkTogether({ explored, decided }: Looked): Checked {
  const findings: Draft[] = [];
  for (const [place, pairs] of [...explored.met.together].toSorted(([a], [b]) => a - b)) {
    const one = modelAt(explored, place);
    for (const { first, second, made } of pairs.toSorted((a, b) => a.first - b.first || a.second - b.second)) {
      const params = { scene: one.place.id, first: first + 1, second: second + 1 };
      const witness = () => stepsOfMade(explored, made);
      findings.push(
        draft("P06", "report", below(one.pointer, (one.written[second] as WrittenRow).path), params, witness),
      );
    }
  }
  return { code: "P06", findings, undecided: !decided };
}

/** P07: state that does no work. */
export function checkIdleSlots(looked: Looked, shown: ShownAnswers): Checked {
  const { explored, program, decided } = looked;
  const { model } = explored;
  const footprints = [
    ...model.places.flatMap(({ written }) => written.map(({ footprint }) => footprint)),
    ...model.interrupts.flatMap((phase) => phase.map(({ written }) => written.footprint)),
  ];
  const read = new Set([...model.asked.flatMap(({ slots }) => slots), ...footprints.flatMap(({ reads }) => reads)]);
  const written = new Set(footprints.flatMap(({ writes }) => writes));
  const told = new Set<string>();
  mapTexts(program.scenario, (_, text) => {
    for (const name of metersIn(text)) told.add(name);
    return text;
  });
  const findings: Draft[] = [];
  for (const what of ["meter", "fact"] as const) {
    const names = Object.keys(what === "meter" ? program.scenario.meters : program.scenario.facts);
    for (const name of names) {
      const slot = program.slotOf.get(slotKey(what, name)) ?? -1;
      const why =
        !read.has(slot) && !told.has(name)
          ? "never-read"
          : !written.has(slot)
            ? "never-written"
            : what === "meter" && decided && shown.decided && read.has(slot) && !shown.changed.has(slot)
              ? "always-saturated"
              : undefined;
      if (why) findings.push(draft("P07", "warning", `/${what}s/${name}`, { what, name, why }));
    }
  }
  return { code: "P07", findings, undecided: !decided };
}

function metersIn(text: Text): string[] {
  if (typeof text === "string") return [];
  return text.flatMap((part) => {
    if (typeof part === "string") return [];
    if ("em" in part) return metersIn(part.em);
    const name = "ref" in part ? part.ref : "select" in part ? part.select : part.plural;
    const inner = "cases" in part ? Object.values(part.cases).flatMap((one) => metersIn(one)) : [];
    return [...(name.startsWith("meters.") ? [name.slice("meters.".length)] : []), ...inner];
  });
}

/** P16: after it nothing better than unresolved can come, and decisions remain all the same. */
export function checkLost(looked: Looked): Checked {
  const { explored, program, backward, decided } = looked;
  if (!decided) return { code: "P16", findings: [], undecided: true };
  const outcomes = new Map(program.scenario.endings.map(({ id, outcome }) => [id, outcome]));
  const good = canReach(explored, backward, (state) => {
    if (!isEnding(explored, state)) return false;
    const outcome = outcomes.get(modelAt(explored, explored.place[state] as number).place.id);
    return outcome === "resolved" || outcome === "partly";
  });
  // Where nothing is lost but by ending, nobody need count.
  let remain: Int32Array | undefined;
  const firsts = new Map<number, Map<number, { edge: number; decisions: number }>>();
  for (let edge = 0; edge < explored.to.length; edge++) {
    const target = explored.to[edge] as number;
    const source = backward.source[edge] as number;
    if (good[target] === 1 || good[source] === 0 || isEnding(explored, target)) continue;
    remain ??= fewestDecisions(looked);
    const decisions = remain[target] as number;
    if (decisions < 2) continue;
    const place = explored.place[source] as number;
    const rows = firsts.get(place) ?? new Map<number, { edge: number; decisions: number }>();
    firsts.set(place, rows);
    const row = explored.row[edge] as number;
    const before = rows.get(row);
    rows.set(row, { edge: before?.edge ?? edge, decisions: Math.min(before?.decisions ?? decisions, decisions) });
  }
  const findings: Draft[] = [];
  for (const [index, scene] of sceneList(program).entries()) {
    if (scene.kind !== "decision") continue;
    for (const [row, choice] of scene.choices.entries()) {
      const first = firsts.get(index)?.get(row);
      if (!first) continue;
      const { pointer } = modelAt(explored, index);
      const witness = () => stepsTo(explored, backward.source[first.edge] as number, [first.edge]);
      const params = { scene: scene.id, choice: choice.id, decisions: first.decisions };
      findings.push(draft("P16", "report", `${pointer}/choices/${row}`, params, witness));
    }
  }
  return { code: "P16", findings };
}

/** By state, the fewest decisions still made before an ending; a large number where none can be reached. */
function fewestDecisions({ explored, backward }: Looked): Int32Array {
  const far = 1_000_000;
  const { model, place } = explored;
  const decides = Uint8Array.from(model.places, (one) => (one.place.kind === "decision" ? 1 : 0));
  const fewest = new Int32Array(place.length).fill(far);
  let near = new Grown(Int32Array);
  let next = new Grown(Int32Array);
  for (let state = 0; state < place.length; state++) {
    if (!isEnding(explored, state)) continue;
    fewest[state] = 0;
    near.push(state);
  }
  // Layer by layer: within one layer everything that costs no decision more.
  for (let cost = 0; near.length > 0; cost++) {
    for (let at = 0; at < near.length; at++) {
      const state = near.all[at] as number;
      const until = backward.first[state + 1] as number;
      for (let index = backward.first[state] as number; index < until; index++) {
        const before = backward.source[backward.edges[index] as number] as number;
        const more = decides[place[before] as number] as number;
        if (cost + more >= (fewest[before] as number)) continue;
        fewest[before] = cost + more;
        (more === 1 ? next : near).push(before);
      }
    }
    [near, next] = [next, near];
    next.length = 0;
  }
  return fewest;
}
