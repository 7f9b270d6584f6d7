import type { ClaimedLocale, ToProve } from "#engine/proof/to-prove.ts";
import { rulesOf } from "#engine/scenario/hash.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import type { ChoiceKind, Scenario } from "#engine/scenario/scenario.ts";
import { textHash, textsOf } from "#engine/scenario/texts.ts";
import type { Text } from "#engine/scenario/text.ts";
import type { Translation } from "#engine/scenario/translation.ts";
import type { Key, Level } from "#engine/score/key.ts";
import { keyTextsOf } from "#engine/score/key-texts.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { rawKey } from "./raw-key.ts";
import { rawScenario } from "./raw-scenario.ts";

/** With the key there: what the tests ask of. */
export type Proving = ToProve & { readonly key: Key };

/** A small scenario with its key, through the parsers, in which no check of the writing finds anything; then changed. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests break it in every way a file can be broken
export function proofInput(change: (scenario: any, key: any) => void = () => {}): Proving {
  const [scenario, key] = [rawScenario(), rawKey()];
  key.decisions.talk.choices.bye.lure = { kind: "speed", why: "It is late." };
  change(scenario, key);
  const parsed = parseScenario(JSON.stringify(scenario));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const keyed = parseKey(JSON.stringify(key), parsed.value, rulesOf(parsed.value));
  if (!keyed.ok) throw new Error(JSON.stringify(keyed.error));
  return { scenario: parsed.value, key: keyed.value, locales: [], today: "2026-11-23" };
}

/** A choice of a quiz: what it says, how good it is, of what kind (`say` unless told). */
export type Answer = readonly [text: string, level: Level, kind?: ChoiceKind];

/** As many decisions as there are rows, one after the other (`q0`, `q1` …), each with these choices (`a0`, `a1` …). */
export const quizInput = (rows: readonly (readonly Answer[])[]): Proving =>
  proofInput((scenario, key) => {
    scenario.start = "q0";
    scenario.phases = [
      {
        id: "quiz",
        scenes: rows.map((answers, q) => ({
          kind: "decision",
          id: `q${q}`,
          prompt: "What now?",
          cdm: "act",
          choices: answers.map(([text, , kind = "say"], a) => ({
            id: `a${a}`,
            text,
            kind,
            to: q + 1 < rows.length ? `q${q + 1}` : "plain",
          })),
        })),
      },
    ];
    scenario.endings = [{ id: "plain", title: "Done", outcome: "partly" }];
    key.spine = ["q0"];
    key.decisions = Object.fromEntries(
      rows.map((answers, q) => [
        `q${q}`,
        {
          behaviours: ["COM.1"],
          choices: Object.fromEntries(
            answers.map(([, level], a) => [
              `a${a}`,
              {
                marks: { "COM.1": level },
                lure: { kind: "speed", why: "It is late." },
                rationale: "So.",
                sources: ["S1"],
              },
            ]),
          ),
        },
      ]),
    );
  });

/** The input with a claimed language in which each text is what `tell` makes of it; `undefined` leaves it out. */
export function claiming(
  { scenario, key, ...rest }: Proving,
  language: string,
  tell: (address: string, text: Text) => Text | undefined,
): Proving {
  const translation = (texts: ReadonlyMap<string, Text>): Translation => ({
    scenario: scenario.id,
    language,
    reviewed: false,
    texts: Object.fromEntries(
      [...texts].flatMap(([address, text]) => {
        const told = tell(address, text);
        return told === undefined ? [] : [[address, [textHash(text), told] as const]];
      }),
    ),
  });
  const locale: ClaimedLocale = {
    language,
    told: translation(textsOf(scenario)),
    keyed: translation(keyTextsOf(key)),
  };
  return { ...rest, scenario, key, locales: [...rest.locales, locale] };
}

/** The same with another head, unparsed: for what no file that parses can hold. */
export const withHead = (input: Proving, head: Partial<Scenario>): Proving => ({
  ...input,
  scenario: { ...input.scenario, ...head },
});
