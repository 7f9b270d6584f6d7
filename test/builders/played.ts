import { beginLive, type Live, play } from "#engine/attempt/live.ts";
import type { Act } from "#engine/attempt/move.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { Choice, DecisionScene, Scenario, Scene } from "#engine/scenario/scenario.ts";
import type { Key, Level } from "#engine/score/key.ts";
import { aHeader } from "./runs.ts";

/** A decision with choices `id -> target`; `timeout` among them makes it timed. */
export function aDecision(
  id: string,
  choices: Readonly<Record<string, string>>,
  extra: Partial<DecisionScene> = {},
): DecisionScene {
  return {
    kind: "decision",
    id,
    beats: [{ id: "b", who: "narrator", text: `At ${id}.`, channel: "room", understood: "clear" }],
    prompt: "What now?",
    cdm: "act",
    askWhy: false,
    sure: false,
    ...("timeout" in choices && { timer: { seconds: 10 } }),
    choices: Object.entries(choices).map(([choice, to]): Choice => ({
      id: choice,
      ...(choice !== "timeout" && { text: `Do ${choice}` }),
      kind: choice === "timeout" ? "wait" : "say",
      once: false,
      effects: [],
      reply: [],
      to,
    })),
    ...extra,
  };
}

/** A scenario value of these scenes, beginning with the first, with the endings `good` (resolved) and `bad` (harm). */
export const aValue = (scenes: readonly Scene[], extra: Partial<Scenario> = {}): Scenario => ({
  format: 1,
  id: "small",
  title: "Small",
  summary: "Small",
  language: "en-US",
  minutes: 1,
  audience: "Tests",
  objectives: [],
  teaches: ["COM.1"],
  contentNotes: [],
  jurisdiction: "US",
  sources: [],
  legalNotes: [],
  status: "draft",
  policySlots: {},
  cast: {},
  meters: {},
  facts: {},
  start: scenes[0]?.id ?? "",
  phases: [{ id: "all", scenes, interrupts: [] }],
  endings: [
    { id: "good", title: "Good", outcome: "resolved", beats: [], later: [] },
    { id: "bad", title: "Bad", outcome: "harm", beats: [], later: [] },
  ],
  ...extra,
});

export type Marks = Readonly<Record<string, Readonly<Record<string, Level>>>>;

/** A key of one behaviour, `COM.1`: decision -> choice -> level. Every decision named is on the spine unless said. */
export const aKey = (marks: Marks, spine = Object.keys(marks), rules = aHeader().rules): Key => ({
  format: 1,
  scenario: "small",
  rules,
  provenance: { kind: "author", by: "Tests", on: "2026-11-22" },
  spine,
  decisions: Object.fromEntries(
    Object.entries(marks).map(([scene, choices]) => [
      scene,
      {
        behaviours: ["COM.1"],
        choices: Object.fromEntries(
          Object.entries(choices).map(([choice, level]) => [
            choice,
            { marks: { "COM.1": level }, rationale: `Because of ${choice}.`, sources: [] },
          ]),
        ),
      },
    ]),
  ),
  reports: {},
});

/** Plays choices by id (`timeout` lets the time run out); an ending ends the attempt. Throws when one is not offered. */
export function playThrough(
  scenario: Scenario,
  choices: readonly string[],
  header = aHeader(),
): { live: Live; moments: Moment[] } {
  const program = compile(scenario);
  let { live, moment } = beginLive(program, header, { at: 0, ms: 0 });
  const moments = [moment];
  const make = (act: Act): void => {
    const played = play(live, act, { at: moments.length * 1000, ms: 900 });
    if (!played.ok) throw new Error(JSON.stringify(played.error));
    ({ live, moment } = played.value);
    moments.push(moment);
  };
  for (const choice of choices) {
    const scene = placeAt(program, live.at.state.at).id;
    if (choice === "leave") make({ kind: "left" });
    else if (choice === "timeout") make({ kind: "timed-out", scene });
    else if (choice === "go-on") make({ kind: "continued" });
    else make({ kind: "chose", scene, choice });
    const place = placeAt(program, live.at.state.at);
    if (place.kind === "ending" && choice !== "leave") make({ kind: "ended", ending: place.id });
  }
  return { live, moments };
}
