import { expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import type { Step } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { screenplayOf } from "#words/screenplay.ts";
import { addAreas, createWords, translate } from "#words/words.ts";
import { aDecision, aValue } from "../builders/played.ts";
import { proofInput } from "../builders/proof-input.ts";

const words = await createWords("en-US");
await addAreas(words, ["findings"]);
const t = translate(words, "findings");

const { scenario } = proofInput((raw) => {
  raw.phases[0].scenes[1].choices[1].text =
    "Good night. “Call {policy.line}” is all you say, twice, over your shoulder.";
});
const program = compile(scenario);
const began: Step = { kind: "began", scene: "knock" };
const route: Step[] = [
  began,
  { kind: "timed-out", scene: "knock" },
  { kind: "chose", scene: "talk", choice: "hurt" },
  { kind: "chose", scene: "talk", choice: "bye" },
];

test("a route is told move by move: who is spoken to, and the scene's own words", () => {
  expect(screenplayOf(t, program, route)).toEqual([
    { move: 1, where: "knock", says: "lets the time run out", draws: [] },
    { move: 2, where: "talk.hurt", says: "asks Ana: “Are you hurt?”", draws: [] },
    {
      move: 3,
      where: "talk.bye",
      says: "says: Good night. “Call the desk” is all you say, twice, over your shoulder.",
      draws: [],
    },
  ]);
});

test("long words are cut to a line, between two of them, and what fits is left whole", () => {
  const told = (most: number): string[] => screenplayOf(t, program, route, most).map(({ says }) => says);
  expect(told(26)).toEqual(["lets the time run out", "asks Ana: “Are you hurt?”", "says: Good night. “Call…”"]);
  for (const most of [22, 24, 31, 40, 60]) {
    for (const says of told(most)) expect(says.length, says).toBeLessThanOrEqual(most);
  }
});

test("a straight quotation mark that was cut off is set again", () => {
  const talk = aDecision("talk", { calm: "good" });
  const [choice] = talk.choices;
  const scene = { ...talk, choices: [{ ...choice!, text: '"Nobody is in trouble here, and nobody has to go."' }] };
  const [line] = screenplayOf(
    t,
    compile(aValue([scene])),
    [
      { kind: "began", scene: "talk" },
      { kind: "chose", scene: "talk", choice: "calm" },
    ],
    36,
  );
  expect(line?.says).toBe('says: "Nobody is in trouble here…"');
});

test("the beginning is told where there is an arm or chance to tell of", () => {
  const arms = ["a", "b"].map((id) => ({ id, cast: {}, strings: {} }));
  const varied = compile(aValue([aDecision("talk", { calm: "good" })], { variants: { axis: "clothing", arms } }));
  expect(screenplayOf(t, varied, [{ kind: "began", scene: "talk", arm: "b" }])).toEqual([
    { move: 0, where: "talk", says: "begins as arm “b”", draws: [] },
  ]);
  const chance = compile(
    aValue([
      aDecision("talk", { calm: "sky" }),
      {
        kind: "chance",
        id: "sky",
        beats: [],
        outcomes: ["rain", "sun"].map((id) => ({ id, weight: 1, beats: [], effects: [], to: "good" })),
      },
    ]),
  );
  const [line] = screenplayOf(t, chance, [
    { kind: "began", scene: "talk" },
    { kind: "chose", scene: "talk", choice: "calm", draws: { sky: "sun" } },
  ]);
  expect(line?.draws).toEqual(["by chance “sun” at “sky”"]);
});

test("a route that the scenario does not take ends where it breaks off", () => {
  const wrong: Step[] = [began, { kind: "chose", scene: "talk", choice: "bye" }];
  expect(screenplayOf(t, program, wrong)).toEqual([]);
  expect(screenplayOf(t, program, [])).toEqual([]);
});

test("every route of a proof is told to its last move", () => {
  const proof = prove(proofInput());
  const mine = compile(proofInput().scenario);
  for (const { witness } of [...proof.endings, ...proof.findings]) {
    if (witness) expect(screenplayOf(t, mine, witness)).toHaveLength(witness.length - 1);
  }
});
