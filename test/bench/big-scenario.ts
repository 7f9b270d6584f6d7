import { type Random, randomOf } from "#engine/machine/random.ts";
import type {
  Beat,
  BranchScene,
  Choice,
  Condition,
  DecisionScene,
  Effect,
  Interrupt,
  Scenario,
  Scene,
} from "#engine/scenario/scenario.ts";
import type { ChoiceKey, DecisionKey, Key, Level } from "#engine/score/key.ts";

export interface BigOptions {
  /** About so many: whole episodes of `EPISODE` scenes are told. */
  readonly scenes: number;
  /** Highest value of the meter that is carried through the whole story. */
  readonly trust: number;
  /** Highest value of the meter that each episode begins anew. */
  readonly calm: number;
  /** False: the radio calls every time. What draws by chance cannot be compared with a peer that has none. */
  readonly chance?: boolean;
  readonly seed?: string;
}

export interface BigScenario {
  readonly scenario: Scenario;
  readonly key: Key;
}

/** Scenes an episode has. */
export const EPISODE = 20;
/** As many phases as a file may have, less the last. */
const PHASES = 20;
/** As many as a key may have. */
const SPINE = 200;
/** Episodes whose hub remembers each question asked; in the others time alone limits them. */
const REMEMBERING = 8;
/** Phases that somebody can break into. */
const BROKEN_INTO = 10;

/**
 * A long story of episodes in phases, made from a seed, the same every time: people are met, a hub of questions on a
 * budget, one watches and steps in or not, the radio may call, time runs out, slips are repaired, and how much trust is
 * left decides what comes. Values, not text: a file of ten thousand scenes is larger than the parser takes.
 */
export function bigScenario({ seed = "big", ...options }: BigOptions): BigScenario {
  const { scenes, trust, calm } = options;
  const random = randomOf(`${seed} ${scenes}`);
  const count = Math.max(1, Math.round(scenes / EPISODE));
  const episodes = Array.from({ length: count }, (_, at) => new Episode(at, count, options, random));
  const each = Math.ceil(count / PHASES);
  const phases = Array.from({ length: Math.ceil(count / each) }, (_, at) => ({
    id: `phase-${at}`,
    scenes: episodes.slice(at * each, (at + 1) * each).flatMap((episode) => episode.scenes),
    interrupts: at < BROKEN_INTO ? [interruptOf(at, trust, random)] : [],
  }));
  const scenario: Scenario = {
    format: 1,
    id: "big",
    title: "A long night",
    summary: "A night of many calls.",
    language: "en-US",
    minutes: 90,
    audience: "The bench",
    objectives: [],
    teaches: ["COM.1", "CUL.3", "PJ.1", "EI.4"],
    contentNotes: ["Voices are raised."],
    jurisdiction: "US",
    sources: [],
    legalNotes: [],
    status: "draft",
    policySlots: {},
    cast: { ana: person("Ana", trust), omar: person("Omar", trust) },
    meters: {
      trust: { min: 0, max: trust, start: Math.ceil(trust / 2) },
      calm: { min: 0, max: calm, start: Math.ceil(calm / 2) },
      time: { min: 0, max: 6, start: 6 },
    },
    facts: { language: ["unknown", "known"], door: ["shut", "ajar", "open"] },
    start: "e0-arrive",
    phases,
    endings: [
      { id: "settled", title: "Settled", outcome: "resolved", beats: [line("b0", random)], later: [] },
      { id: "half", title: "Half way", outcome: "partly", beats: [line("b0", random)], later: [] },
      { id: "broken-off", title: "Broken off", outcome: "unresolved", beats: [line("b0", random)], later: [] },
    ],
  };
  return { scenario, key: keyOf(episodes, random) };
}

const person = (name: string, trust: number): Scenario["cast"][string] => ({
  name,
  role: "A neighbour",
  gender: name === "Ana" ? "female" : "male",
  register: "formal",
  portrait: { seed: name },
  moods: [
    { when: { op: "meter", meter: "trust", is: "<=", value: Math.floor(trust / 3) }, mood: "concerned" },
    { mood: "calm" },
  ],
});

/** Once in a phase, when little trust is left, somebody steps out on the landing. */
const interruptOf = (phase: number, trust: number, random: Random): Interrupt => ({
  id: `landing-${phase}`,
  when: { op: "meter", meter: "trust", is: "<=", value: Math.floor(trust / 4) },
  beats: [line("b0", random)],
  effects: [{ op: "add", meter: "calm", by: -1 }],
});

/** What is done by doing nothing. */
const WAITING = new Set(["timeout", "step-back", "listen"]);

type Grade = readonly [level: Level, by: number];

const STRONG: Grade = ["strong", 1];
const ADEQUATE: Grade = ["adequate", 0];
const WEAK: Grade = ["weak", -1];

/** Twenty scenes in which somebody is met, asked and left; `marks` says how good each choice is. */
class Episode {
  readonly scenes: Scene[] = [];
  readonly marks = new Map<string, Map<string, Level>>();
  readonly opening: string;
  readonly #at: number;
  readonly #random: Random;

  constructor(at: number, count: number, { trust, calm, chance = true }: BigOptions, random: Random) {
    this.#at = at;
    this.#random = random;
    this.opening = this.#id("open");
    const onward = at + 1 < count ? `e${at + 1}-arrive` : "settled";
    const low = Math.floor(trust / 3);
    const remembers = at % Math.ceil(count / REMEMBERING) === 0;

    this.#next("arrive", "open", [
      { op: "set", name: "language", to: "unknown" },
      { op: "set", name: "calm", to: Math.ceil(calm / 2) },
      { op: "set", name: "time", to: 6 },
      { op: "set", name: "door", to: "shut" },
    ]);
    this.#decision("open", [
      ["ask-name", STRONG, "hub"],
      ["state-reason", ADEQUATE, "hub"],
      ["push", WEAK, "hub", [{ op: "set", name: "door", to: "ajar" }]],
    ]);
    this.#hub(remembers);
    const helped: Condition = remembers
      ? { op: "chosen", scene: this.#id("hub"), choice: "language" }
      : { op: "fact", fact: "language", value: "known" };
    const upset: Condition = { op: "meter", meter: "calm", is: "<=", value: Math.ceil(calm / 2) - 1 };
    this.#branch("heard", [
      [helped, "interpreter"],
      [{ op: "and", of: [{ op: "not", of: helped }, upset] }, "shouting"],
      [undefined, "waiting"],
    ]);
    this.#decision("interpreter", [
      ["call-line", STRONG, "call"],
      ["own-words", ADEQUATE, "call"],
      ["use-child", WEAK, "call"],
    ]);
    this.#decision(
      "shouting",
      [
        ["lower-voice", STRONG, "call"],
        ["step-back", ADEQUATE, "call"],
        ["order", WEAK, "slip"],
        ["timeout", WEAK, "slip"],
      ],
      { timer: { seconds: 30, assessed: "A neighbour is on the stairs." } },
    );
    this.#decision("slip", [
      ["own-it", STRONG, "call"],
      ["say-why", ADEQUATE, "call"],
      ["go-on", WEAK, "call"],
    ]);
    this.#watch("waiting", "call", "shouting");
    if (chance) {
      this.#chance("call", [
        ["quiet", 3, "door"],
        ["radio", 1, "busy"],
      ]);
    } else this.#next("call", "busy", []);
    this.#decision("busy", [
      ["stay", STRONG, "door"],
      ["ask-for-time", ADEQUATE, "door"],
      ["leave-it", WEAK, "door"],
    ]);
    this.#decision("door", [
      ["knock-again", ADEQUATE, "inside", [{ op: "set", name: "door", to: "ajar" }]],
      ["explain", STRONG, "inside", [{ op: "set", name: "door", to: "open" }]],
      ["foot", WEAK, "broken-off"],
    ]);
    this.#branch("inside", [
      [{ op: "fact", fact: "door", value: "open" }, "room"],
      [undefined, "gap"],
    ]);
    this.#next("gap", "room", [{ op: "add", meter: "calm", by: -1 }]);
    this.#decision(
      "room",
      [
        ["listen", STRONG, "sum-up"],
        ["advise", ADEQUATE, "sum-up"],
        ["cut-in", WEAK, "tense"],
        ["timeout", ADEQUATE, "tense"],
      ],
      { timer: { seconds: 30 } },
    );
    this.#decision("tense", [
      ["apologise", STRONG, "sum-up"],
      ["slow-down", ADEQUATE, "sum-up"],
      ["press-on", WEAK, "sum-up"],
    ]);
    this.#decision("sum-up", [
      ["in-own-words", STRONG, "weigh"],
      ["in-her-language", STRONG, "weigh", [{ op: "add", meter: "calm", by: 1 }], helped],
      ["ask-once-more", ADEQUATE, "weigh"],
      ["card", WEAK, "weigh"],
    ]);
    this.#branch("weigh", [
      [{ op: "meter", meter: "trust", is: "<=", value: 0 }, "lost"],
      [
        {
          op: "and",
          of: [
            { op: "meter", meter: "trust", is: "<=", value: low },
            { op: "meter", meter: "trust", is: ">=", value: 1 },
            { op: "meter", meter: "calm", is: "<=", value: Math.floor(calm / 3) },
          ],
        },
        "last-word",
      ],
      [undefined, "leave"],
    ]);
    this.#decision("last-word", [
      ["thank", STRONG, "leave"],
      ["leave-card", ADEQUATE, "leave"],
      ["warn", WEAK, "leave"],
    ]);
    this.#decision("lost", [
      ["hand-over", STRONG, "leave", [{ op: "add", meter: "trust", by: 1 }]],
      ["call-someone", ADEQUATE, "leave", [{ op: "add", meter: "trust", by: 1 }]],
      ["break-off", WEAK, "broken-off"],
    ]);
    this.#branch("leave", [
      ...(at + 1 < count
        ? []
        : ([[{ op: "meter", meter: "trust", is: "<=", value: low }, "half"]] satisfies [Condition, string][])),
      [undefined, onward],
    ]);
  }

  #id(name: string): string {
    return `e${this.#at}-${name}`;
  }

  /** Endings and other episodes are named whole. */
  #to(name: string): string {
    return /^(settled|half|broken-off|e\d+-)/.test(name) ? name : this.#id(name);
  }

  #next(name: string, to: string, effects: readonly Effect[]): void {
    this.scenes.push({ kind: "next", id: this.#id(name), beats: this.#lines(2), effects, to: this.#to(to) });
  }

  #decision(
    name: string,
    choices: readonly (readonly [
      id: string,
      grade: Grade,
      to: string,
      effects?: readonly Effect[],
      when?: Condition,
    ])[],
    extra: Partial<DecisionScene> = {},
  ): void {
    const id = this.#id(name);
    this.marks.set(id, new Map(choices.map(([choice, [level]]) => [choice, level])));
    this.scenes.push({
      kind: "decision",
      id,
      beats: this.#lines(2),
      prompt: "What do you do?",
      cdm: "act",
      askWhy: false,
      sure: false,
      choices: choices.map(([choice, [, by], to, effects = [], when]) =>
        this.#choice(choice, to, [...moved(by, choice), ...effects], when && { when }),
      ),
      ...extra,
    });
  }

  #choice(id: string, to: string, effects: readonly Effect[], extra: Partial<Choice> = {}): Choice {
    return {
      id,
      ...(id !== "timeout" && { text: sentence(this.#random, 5) }),
      kind: WAITING.has(id) ? "wait" : "say",
      once: false,
      effects,
      reply: this.#lines(1),
      to: this.#to(to),
      ...extra,
    };
  }

  /** Questions in any order before the time is up. */
  #hub(once: boolean): void {
    const id = this.#id("hub");
    const questions = [
      ["language", 2, "strong"],
      ["who-else", 1, "strong"],
      ["since-when", 1, "adequate"],
    ] as const;
    this.marks.set(
      id,
      new Map([...questions.map(([choice, , level]) => [choice, level] as const), ["enough", "weak"]]),
    );
    this.scenes.push({
      kind: "decision",
      id,
      beats: this.#lines(1),
      prompt: "What do you ask?",
      cdm: "collect",
      askWhy: false,
      sure: false,
      budget: "time",
      choices: [
        ...questions.map(([choice, takes]) =>
          this.#choice(choice, "hub", choice === "language" ? [{ op: "set", name: "language", to: "known" }] : [], {
            once,
            takes,
            kind: "ask",
          }),
        ),
        this.#choice("enough", "heard", []),
      ],
    });
  }

  #branch(name: string, rows: readonly (readonly [when: Condition | undefined, to: string])[]): void {
    const made: BranchScene["rows"] = rows.map(([when, to]) => ({
      ...(when && { when }),
      effects: [],
      to: this.#to(to),
    }));
    this.scenes.push({ kind: "branch", id: this.#id(name), beats: [], rows: made });
  }

  #chance(name: string, outcomes: readonly (readonly [id: string, weight: number, to: string])[]): void {
    this.scenes.push({
      kind: "chance",
      id: this.#id(name),
      beats: [],
      outcomes: outcomes.map(([id, weight, to]) => ({
        id,
        weight,
        beats: this.#lines(1),
        effects: [],
        to: this.#to(to),
      })),
    });
  }

  #watch(name: string, act: string, missed: string): void {
    this.scenes.push({
      kind: "watch",
      id: this.#id(name),
      beats: this.#lines(4),
      prompt: "When do you step in?",
      acts: [
        {
          id: "step-in",
          text: sentence(this.#random, 4),
          kind: "do",
          from: "b1",
          effects: moved(1, "step-in"),
          reply: this.#lines(1),
          to: this.#to(act),
        },
      ],
      to: this.#to(missed),
    });
  }

  #lines(count: number): Beat[] {
    return Array.from({ length: count }, (_, at) => line(`b${at}`, this.#random));
  }
}

/** What a choice does to trust and calm: mostly the same, so that both are worth their slots. */
function moved(by: number, choice: string): Effect[] {
  if (by === 0) return [{ op: "add", meter: "calm", by: choice.length % 2 === 0 ? 1 : -1 }];
  const trust: Effect = { op: "add", meter: "trust", by };
  return choice.length % 3 === 0 ? [trust] : [trust, { op: "add", meter: "calm", by }];
}

function keyOf(episodes: readonly Episode[], random: Random): Key {
  const decisions = episodes.flatMap((episode) =>
    [...episode.marks].map(([scene, levels]): [string, DecisionKey] => {
      const behaviours = /-(slip|tense|last-word|lost)$/.test(scene)
        ? ["EI.4"]
        : (BEHAVIOURS[Math.floor(random() * BEHAVIOURS.length)] ?? ["COM.1"]);
      const choices = [...levels].map(([id, level]): [string, ChoiceKey] => [
        id,
        {
          marks: Object.fromEntries(behaviours.map((behaviour) => [behaviour, level])),
          ...(level === "weak" && { lure: { kind: "speed", why: "It is late." } }),
          ...(id === "foot" && { critical: { severity: "legal", why: "Nobody let you in." } }),
          rationale: "The bench has no reasons.",
          sources: [],
        },
      ]);
      return [scene, { behaviours, choices: Object.fromEntries(choices) }];
    }),
  );
  const step = Math.max(1, Math.ceil(episodes.length / SPINE));
  return {
    format: 1,
    scenario: "big",
    rules: "0".repeat(64),
    provenance: { kind: "author", by: "The bench", on: "2026-11-22" },
    spine: episodes.filter((_, at) => at % step === 0).map(({ opening }) => opening),
    decisions: Object.fromEntries(decisions),
    reports: {},
  };
}

const BEHAVIOURS = [["COM.1"], ["CUL.3"], ["PJ.1"], ["COM.1", "CUL.3"]] as const;

const line = (id: string, random: Random): Beat => ({
  id,
  who: ["ana", "omar", "narrator"][Math.floor(random() * 3)] ?? "narrator",
  text: sentence(random, 9),
  channel: "room",
  understood: "clear",
});

function sentence(random: Random, words: number): string {
  const count = words + Math.floor(random() * words);
  const text = Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)] ?? "door").join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const WORDS =
  "the a she he street door light hand voice says looks waits asks again before after night name child mother radio rain step back closer quiet louder keys phone minute reason calm tired afraid sure maybe something nothing".split(
    " ",
  );
