import { describe, expect, test } from "vitest";
import { compile } from "#engine/machine/compile.ts";
import { offered } from "#engine/machine/step.ts";
import type { Finding } from "#engine/proof/finding.ts";
import { replayed } from "../../../../builders/replayed.ts";
import { type Made, shows, SOUND, story, type Told } from "../marks-plant.ts";
import { spares } from "../plant.ts";

const { open, mend, close } = SOUND;

/** The choices that stand open where a finding's witness leads, as the machine plays it. */
function openAt({ scenario }: Told, found: Finding | undefined): (string | undefined)[] {
  const program = compile(scenario);
  return offered(program, replayed(program, found?.witness ?? [])).map(({ id }) => id);
}

describe("P10: a decision with one choice that is any good", () => {
  const at = (scene: string, choice: string, pointer: string, way: readonly string[]) => ({
    params: { scene, choice },
    pointer,
    thing: { kind: "decision", id: scene },
    way,
    at: scene,
  });
  const opening = (tell: Made) => story({ ...SOUND, open: { choices: { ...open.choices, tell } } });

  test("has others that are all weak; an adequate one among them is enough", () => {
    shows(opening(["weak", "close"]), "P10", [at("open", "ask", "/phases/0/scenes/0", [])], [], "warning");
    spares(opening(["adequate", "close"]), "P10");
  });

  test("has others that are weak on everything, not on one thing", () => {
    const both = (tell: readonly ["weak", "weak"] | readonly ["weak", "adequate"]) =>
      story({
        ...SOUND,
        open: {
          of: ["COM.1", "PJ.1"],
          choices: { ask: [["strong", "weak"], "close"], tell: [tell, "close"], push: [["weak", "weak"], "mend"] },
        },
      });
    shows(both(["weak", "weak"]), "P10", [at("open", "ask", "/phases/0/scenes/0", [])]);
    spares(both(["weak", "adequate"]), "P10");
  });

  test("has them in every state in which it is met", () => {
    const thank = (when: unknown) =>
      story({ ...SOUND, close: { choices: { ...close.choices, thank: ["adequate", "plain", { when }] } } });
    const never = thank({ and: [{ chosen: "open.ask" }, { seen: "mend" }] });
    const proof = shows(never, "P10", [at("close", "offer", "/phases/0/scenes/2", ["open.ask"])], ["P01"]);
    expect(
      openAt(
        never,
        proof.findings.find(({ code }) => code === "P10"),
      ),
    ).toEqual(["offer", "leave"]);
    spares(thank({ chosen: "open.ask" }), "P10");
  });

  test("has the same good one in every state", () => {
    const asked = { chosen: "open.ask" };
    const told = story({
      ...SOUND,
      close: {
        choices: {
          offer: ["strong", "good", { when: asked }],
          thank: ["adequate", "plain", { when: { not: asked } }],
          leave: ["weak", "late"],
        },
      },
    });
    spares(told, "P10");
  });

  test("has others at all: where one choice alone stands open there is none to be better than", () => {
    const told = (choices: Readonly<Record<string, Made>>) =>
      story({ hello: { off: true, choices: { greet: ["strong", "open"], ...choices } }, ...SOUND });
    shows(told({ stare: ["weak", "open"] }), "P10", [
      { ...at("hello", "greet", "/phases/0/scenes/0", []), at: "hello" },
    ]);
    spares(told({}), "P10");
  });

  test("counts no time that runs out as a choice", () => {
    const told = (tell: Made) =>
      story({
        ...SOUND,
        open: {
          timer: { seconds: 60, assessed: "A call must be answered." },
          choices: { ...open.choices, tell, hold: ["weak", "mend", { kind: "wait" }], timeout: ["adequate", "close"] },
        },
      });
    shows(told(["weak", "close"]), "P10", [at("open", "ask", "/phases/0/scenes/0", [])], ["P11"]);
    spares(told(["adequate", "close"]), "P10");
  });
});

describe("P11: two choices that are one", () => {
  const at = (pointer: string, second: string, way: readonly string[] = [], first = "tell") => ({
    params: { scene: "open", first, second },
    pointer,
    thing: { id: second },
    way,
    at: "open",
  });
  const twins = (talk: Made, change?: Parameters<typeof story>[1]) =>
    story({ ...SOUND, open: { choices: { ...open.choices, talk } } }, change);

  test("have the same mark and lead to the same; another mark or another way makes them two", () => {
    shows(twins(["adequate", "close"]), "P11", [at("/phases/0/scenes/0/choices/3", "talk")], [], "warning");
    spares(twins(["weak", "close"]), "P11");
    spares(twins(["adequate", "mend"]), "P11");
  });

  test("differ where one of them is a critical act, or a rude one", () => {
    spares(twins(["adequate", "close", { critical: true }]), "P11");
    const rude = twins(["adequate", "close"], (_, key) => (key.decisions.open.choices.talk.disrespect = true));
    spares(rude, "P11");
  });

  test("have equal marks on every behaviour", () => {
    const both = (tell: readonly ["adequate", "weak"], talk: readonly ["adequate" | "weak", "adequate" | "weak"]) =>
      story({
        ...SOUND,
        open: {
          of: ["COM.1", "PJ.1"],
          choices: {
            ask: [["strong", "strong"], "close"],
            tell: [tell, "close"],
            talk: [talk, "close"],
            push: [["weak", "weak"], "mend"],
          },
        },
      });
    shows(both(["adequate", "weak"], ["adequate", "weak"]), "P11", [at("/phases/0/scenes/0/choices/2", "talk")]);
    spares(both(["adequate", "weak"], ["weak", "adequate"]), "P11");
  });

  const remembering = (change: Parameters<typeof story>[1]) =>
    twins(["adequate", "close", { effects: [{ set: ["gate", "open"] }] }], (scenario, key) => {
      scenario.facts = { gate: ["shut", "open"] };
      change?.(scenario, key);
    });
  const ajar = { "==": [{ var: "facts.gate" }, "open"] };

  test("are two where one leaves behind what somebody asks later: a choice, a line, a face", () => {
    shows(
      remembering(() => {}),
      "P11",
      [at("/phases/0/scenes/0/choices/3", "talk")],
      ["P07"],
    );
    spares(
      remembering((scenario) => (scenario.phases[0].scenes[2].choices[0].when = { not: ajar })),
      "P11",
    );
    const beats = [{ id: "gate", who: "narrator", text: "The gate stands open." }];
    spares(
      remembering((scenario) => (scenario.endings[0].later = [{ when: ajar, beats }])),
      "P11",
    );
    spares(
      remembering((scenario) => scenario.cast.ana.moods.unshift({ when: ajar, mood: "smile" })),
      "P11",
    );
    spares(
      twins(["adequate", "close"], (scenario) => {
        scenario.endings[0].later = [{ when: { chosen: "open.talk" }, beats }];
      }),
      "P11",
    );
  });

  test("must both stand open in one state to be held against each other", () => {
    const asked = { chosen: "open.ask" };
    const told = (talk: unknown) =>
      story({
        ...SOUND,
        close: {
          choices: {
            ...close.choices,
            thank: ["adequate", "plain", { when: asked }],
            talk: ["adequate", "plain", { when: talk }],
          },
        },
      });
    const proof = shows(
      told({ seen: "open" }),
      "P11",
      [
        {
          params: { scene: "close", first: "thank", second: "talk" },
          pointer: "/phases/0/scenes/2/choices/3",
          thing: { id: "talk" },
          way: ["open.ask"],
          at: "close",
        },
      ],
      ["P05"],
    );
    expect(proof.checks.P01).toBe("proved");
    spares(told({ not: asked }), "P11");
  });

  test("may be two questions of one round: that asking closes each makes no difference", () => {
    const hub = (talk: Made) =>
      story({
        ...SOUND,
        open: { choices: { ...open.choices, tell: ["adequate", "open", { once: true }], talk } },
        mend,
      });
    shows(hub(["adequate", "open", { once: true }]), "P11", [at("/phases/0/scenes/0/choices/3", "talk")]);
    spares(hub(["strong", "open", { once: true }]), "P11");
  });
});
