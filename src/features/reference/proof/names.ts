import { useMemo } from "react";
import { tellingOf } from "#engine/attempt/show.ts";
import type { Program } from "#engine/machine/program.ts";
import { plainText } from "#engine/scenario/text.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import type { Code } from "#engine/proof/finding.ts";
import { nameOf } from "#words/finding-sentence.ts";
import { useWords } from "#words/use-words.tsx";
import type { AskedWay } from "./way.ts";

/** What a scenario and its endings are called, and the language (BCP 47) of those names. */
export function useNames(program: Program): {
  readonly title: string;
  readonly lang: string;
  /** The ending as told, or its id where it has no title. */
  readonly endingName: (id: string) => string;
} {
  return useMemo(() => {
    const { scenario } = program;
    const { names, lang } = tellingOf(program, { seed: "", arm: scenario.variants?.arms[0]?.id ?? "" });
    const titles = new Map(scenario.endings.map(({ id, title }) => [id, plainText(title, names, lang)]));
    return {
      title: plainText(scenario.title, names, lang),
      lang,
      endingName: (id) => titles.get(id) ?? id,
    };
  }, [program]);
}

/** A name, and its language where it is the scenario's own. */
export interface Named {
  readonly name: string;
  readonly lang?: string;
}

/** What a range of shares is of: `all`, `competency.CUL`, `ending.harm`. */
export function useRangeName(program: Program): (range: string) => Named {
  const { t } = useWords("proof");
  const { competencyName } = useBehaviours();
  const { endingName, lang } = useNames(program);
  return (range) => {
    const [of = "", id = ""] = range.split(".", 2);
    if (of === "competency") return { name: competencyName(id) };
    return of === "ending" ? { name: endingName(id), lang } : { name: t("shares.all") };
  };
}

/** What a route that is played is called. */
export function useWayName(program: Program): (of: AskedWay["of"]) => Named {
  const { t } = useWords("proof");
  const { t: tell } = useWords("findings");
  const { endingName, lang } = useNames(program);
  const rangeName = useRangeName(program);
  return (of) => {
    switch (of.kind) {
      case "ending":
        return { name: endingName(of.id), lang };
      case "finding":
        return { name: checkName(tell, of.finding.code) };
      case "low":
      case "high":
        return { name: t(`way.${of.kind}`, { name: `\u2068${rangeName(of.range).name}\u2069` }) };
      case "length":
        return { name: t(`length.${of.which}`) };
    }
  };
}

/** `P17 No repair`. */
export const checkName = (t: Parameters<typeof nameOf>[0], code: Code): string => `${code} ${nameOf(t, code)}`;
