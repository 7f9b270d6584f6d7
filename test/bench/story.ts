import { randomOf } from "#engine/machine/random.ts";

/** A story no player knows: the same scenes and words for each of them. Made from a seed, the same every time. */
export interface Story {
  readonly scenes: readonly StoryScene[];
}

export interface StoryScene {
  readonly id: string;
  readonly paragraphs: readonly string[];
  /** Where each leads, and what it adds to the one score. */
  readonly choices: readonly {
    readonly id: string;
    readonly text: string;
    readonly to: number;
    readonly adds: number;
  }[];
}

/** `count` scenes of 82 words in two paragraphs, three choices each; links loop, so that a walk never ends. */
export function storyOf(count: number, seed = "story"): Story {
  const random = randomOf(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const words = (length: number): string => {
    const text = Array.from({ length }, () => WORDS[pick(WORDS.length)] ?? "street").join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  return {
    scenes: Array.from({ length: count }, (_, index) => ({
      id: `s${index}`,
      paragraphs: [words(41), words(41)],
      choices: [0, 1, 2].map((at) => ({
        id: `s${index}c${at}`,
        text: words(7 + pick(5)),
        // The first leads on to the next scene, so that no scene is out of reach: packing would refuse it.
        to: at === 0 ? (index + 1) % count : (index + 1 + pick(count - 1)) % count,
        adds: at === 0 ? 1 : at === 1 ? -1 : 0,
      })),
    })),
  };
}

const WORDS =
  "the a she he officer street door light car window hand voice says looks waits asks slowly again before after night question answer paper name child mother neighbour radio engine rain corner step back closer quiet louder keys phone minute reason calm tired afraid sure maybe never always something nothing".split(
    " ",
  );

/** The story as our scenario file; one ending, which the walk does not reach, because a scenario has one. */
export function asScenario(story: Story, id: string): { scenario: unknown; key: unknown } {
  const scenario = {
    format: 1,
    id,
    title: "A story for the bench",
    summary: "Sixty scenes of nothing in particular.",
    language: "en-US",
    minutes: 10,
    audience: "Benches",
    objectives: [{ who: "A bench", condition: "in one run", behaviour: "walks", standard: "fast" }],
    teaches: ["COM.1"],
    contentNotes: [],
    jurisdiction: "US",
    sources: [],
    status: "draft",
    cast: {},
    meters: { score: { min: -10, max: 10, start: 0 } },
    start: "s0",
    phases: [
      {
        id: "all",
        scenes: story.scenes.map((scene, index) => ({
          kind: "decision",
          id: scene.id,
          beats: scene.paragraphs.map((text, at) => ({ id: `p${at}`, who: "narrator", text })),
          prompt: "What do you do?",
          cdm: "act",
          choices: [
            ...scene.choices.map((choice) => ({
              id: choice.id,
              text: choice.text,
              kind: "say",
              to: story.scenes[choice.to]?.id,
              ...(choice.adds !== 0 && { effects: [{ add: ["score", choice.adds] }] }),
            })),
            ...(index === 0
              ? [
                  {
                    id: "stop",
                    text: "Stop here.",
                    kind: "do",
                    when: { ">=": [{ var: "meters.score" }, 10] },
                    to: "end",
                  },
                ]
              : []),
          ],
        })),
      },
    ],
    endings: [{ id: "end", title: "The end", outcome: "partly" }],
  };
  const decisions = Object.fromEntries(
    story.scenes.map((scene, index) => [
      scene.id,
      {
        behaviours: ["COM.1"],
        choices: Object.fromEntries(
          [...scene.choices.map((choice) => choice.id), ...(index === 0 ? ["stop"] : [])].map((choice, at) => [
            choice,
            {
              marks: { "COM.1": ["strong", "weak", "adequate"][(at + index) % 3] },
              rationale: "A bench has no reasons.",
            },
          ]),
        ),
      },
    ]),
  );
  const provenance = { kind: "author", by: "The bench", on: "2026-11-22" };
  return { scenario, key: { format: 1, scenario: id, provenance, spine: [], decisions } };
}

/** The story as ink source. */
export function asInk(story: Story): string {
  return [
    "VAR score = 0",
    "-> s0",
    ...story.scenes.flatMap((scene) => [
      `=== ${scene.id} ===`,
      ...scene.paragraphs,
      ...scene.choices.flatMap((choice) => [
        `+ [${choice.text}]`,
        ...(choice.adds !== 0 ? [`  ~ score = score + ${choice.adds}`] : []),
        `  -> ${story.scenes[choice.to]?.id ?? "END"}`,
      ]),
    ]),
  ].join("\n");
}
