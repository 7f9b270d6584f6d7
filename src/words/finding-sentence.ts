import type { CheckState, Code, Finding, Proof, Severity } from "#engine/proof/finding.ts";
import type { Translate } from "./areas.ts";

type Say = Translate<"findings">;
type Told = Pick<Finding, "code" | "params">;

/** One sentence: what is wrong, and where by its ids. */
export const sentenceOf = (t: Say, finding: Told): string => told(t, finding, "says");

/** What to do about it. */
export const adviceOf = (t: Say, finding: Told): string => told(t, finding, "advice");

/** The short name of a check: “Nothing open”. */
export const nameOf = (t: Say, code: Code): string => t(`name.${code}`);
export const severityName = (t: Say, severity: Severity): string => t(`severity.${severity}`);
export const stateName = (t: Say, state: CheckState): string => t(`state.${state}`);

/** A naive player as a clause: “always takes the longest choice”. */
export const playerName = (t: Say, player: string): string => t(`player.${one(PLAYERS, player)}`);

/** Why a check was not decided. */
export function whyUndecided(t: Say, code: Code, { decided }: Pick<Proof, "decided">): string {
  switch (code) {
    case "C01":
      return t("undecided.few");
    case "C02":
      return t("undecided.fewOrWords");
    case "C03":
    case "C10":
      return t("undecided.words");
    case "C04":
      return t("undecided.english");
    case "C06":
      return t("undecided.spine");
    case "P22":
      return t("undecided.unread");
    default:
      return t(decided ? "undecided.part" : "undecided.cap");
  }
}

/** What each parameter that picks a sentence can say. */
const REACHED = ["scene", "choice", "act", "row", "outcome", "interrupt", "timeout", "ending"] as const;
const EXERCISED = ["scene", "choice", "act", "outcome", "interrupt", "timeout", "ending"] as const;
const ANSWERS = ["true", "false"] as const;
const ASKED = ["choice", "act", "row", "interrupt", "beat", "item", "later", "mood"] as const;
const SLOTS = ["meter", "fact"] as const;
const IDLE = ["never-read", "never-written", "always-saturated"] as const;
const RANGED = ["all", "competency", "ending"] as const;
const RULES = ["always", "never", "before", "leadsTo"] as const;
const FATES = ["same", "re-routed", "broken"] as const;
const LINES = ["adequate", "strong"] as const;
const OVER = ["scenario", "pack"] as const;
const TELLS = ["first", "politest", "supervisor"] as const;
const LEGAL = ["no-source", "no-date", "expired"] as const;
const PLAYERS = [
  ...(["longest", "shortest", "first", "last", "say", "do", "ask", "wait", "radio", "hand-over"] as const),
  ...(["waiting", "enforcing", "calmest", "second-best"] as const),
] as const;

/** The parameter as one of its values. Another one is a check that was never given words: a bug, and no sentence is true of it. */
function one<T extends string>(list: readonly T[], value: string): T {
  const found = list.find((each) => each === value);
  if (found === undefined) throw new Error(`a finding says ${value}, which has no words`);
  return found;
}

/** `says` and `advice` lie side by side under the same key, so one walk finds both. */
function told(t: Say, { code, params }: Told, part: "says" | "advice"): string {
  const p = (name: string): string => String(params[name] ?? "");
  const n = (name: string): number => Number(params[name] ?? 0);
  const [scene, choice, at] = [p("scene"), p("choice"), p("at")];
  // Time runs out at a scene; that the file calls this a choice is no news to anybody.
  const id = p("what") === "timeout" ? p("id").replace(/\.timeout$/, "") : p("id");
  switch (code) {
    case "P01":
      return t(`P01.${one(REACHED, p("what"))}.${part}`, { id, at });
    case "P02":
      return t(`P02.${part}`, { scene });
    case "P03":
      return t(`P03.${part}`, { scene });
    case "P04":
      return t(`P04.${part}`, { scene, count: n("scenes") });
    case "P05": {
      const place = t(`P05.where.${one(ASKED, p("where"))}`, { id });
      return t(`P05.${one(ANSWERS, p("value"))}.${part}`, { place });
    }
    case "P06":
      return t(`P06.${part}`, { scene, first: p("first"), second: p("second") });
    case "P07": {
      const what = t(`P07.what.${one(SLOTS, p("what"))}`);
      return t(`P07.${one(IDLE, p("why"))}.${part}`, { what, name: p("name") });
    }
    case "P08":
      return t(`P08.${one(RANGED, p("of"))}.${part}`, { id, min: p("min"), max: p("max") });
    case "P09":
      return t(`P09.${part}`);
    case "P10":
      return t(`P10.${part}`, { scene, choice });
    case "P11":
      return t(`P11.${part}`, { scene, first: p("first"), second: p("second") });
    case "P12":
      return t(`P12.${part}`, { scene, choice });
    case "P13":
      return t(`P13.${part}`, { behaviour: p("behaviour") });
    case "P14":
      return t(`P14.${part}`, {
        scenes: p("scenes"),
        words: p("words"),
        minutes: p("minutes"),
        scenesMost: p("scenesMost"),
        wordsMost: p("wordsMost"),
        minutesMost: p("minutesMost"),
      });
    case "P15":
      return p("why") === "reading"
        ? t(`P15.reading.${part}`, { scene, seconds: p("seconds"), needs: p("needs"), locale: p("locale") })
        : t(`P15.${one(["silent"], p("why"))}.${part}`, { scene });
    case "P16":
      return t(`P16.${part}`, { scene, choice, count: n("decisions") });
    case "P17":
      return t(`P17.${part}`, { scene, choice });
    case "P18":
      return p("why") === "graph"
        ? t(`P18.graph.${part}`, { scene, arm: p("arm"), other: p("other") })
        : t(`P18.${one(["length"], p("why"))}.${part}`, {
            arm: p("arm"),
            address: p("address"),
            percent: p("percent"),
          });
    case "P19":
      return t(`P19.${one(RULES, p("rule"))}.${part}`, { at, a: p("a"), b: p("b") });
    case "P20":
      return params["more"] === undefined
        ? t(`P20.base.${part}`, { locale: p("locale"), address: p("address") })
        : t(`P20.translation.${part}`, { locale: p("locale"), address: p("address"), count: n("more") + 1 });
    case "P21":
      return t(`P21.${one(EXERCISED, p("what"))}.${part}`, { id });
    case "P22":
      return t(`P22.${one(FATES, p("result"))}.${part}`, { attempt: p("attempt"), seq: p("seq"), scene });
    case "P23":
      return t(`P23.${one(LINES, p("level"))}.${part}`, { scene, better: p("better"), worse: p("worse") });
    case "C01":
    case "C02":
    case "C03":
    case "C04":
    case "C05":
    case "C06":
    case "C07":
    case "C08":
    case "C09":
    case "C10":
      return toldOfWriting(t, code, params, part);
  }
}

type WritingCode = Extract<Code, `C${string}`>;

/** The same for how it is written. */
function toldOfWriting(t: Say, code: WritingCode, params: Finding["params"], part: "says" | "advice"): string {
  const p = (name: string): string => String(params[name] ?? "");
  const tally = { best: p("best"), of: p("of"), percent: p("percent") };
  switch (code) {
    case "C01":
      return t(`C01.${one(OVER, p("over"))}.${part}`, tally);
    case "C02": {
      const tell = one(TELLS, p("what"));
      return part === "advice"
        ? t(`C02.${tell}.advice`)
        : t(`C02.${one(OVER, p("over"))}.says`, { ...tally, which: t(`C02.which.${tell}`) });
    }
    case "C03":
      return t(`C03.${part}`, { word: p("word"), weak: p("weak") });
    case "C04": {
      if (p("why") === "long") return t(`C04.long.${part}`, { address: p("address"), words: p("words") });
      const grade = p(one(["grade"], p("why")));
      return p("address") === ""
        ? t(`C04.whole.${part}`, { grade })
        : t(`C04.grade.${part}`, { grade, address: p("address") });
    }
    case "C05":
      return t(`C05.${part}`, { scene: p("scene"), choice: p("choice") });
    case "C06": {
      if (p("why") === "random") return t(`C06.random.${part}`, { percent: p("percent") });
      const why = one(["naive", "second-best"], p("why"));
      const player = why === "naive" ? p("player") : why;
      return t(`C06.${why}.${part}`, { how: playerName(t, player), share: p("share") });
    }
    case "C07": {
      const why = one(LEGAL, p("why"));
      const kind = why === "no-date" && p("on") !== "" ? "bad-date" : why;
      return t(`C07.${kind}.${part}`, { at: p("at"), on: p("on") });
    }
    case "C08":
      return t(`C08.${part}`);
    case "C09":
      return t(`C09.${part}`, {
        people: p("people"),
        female: p("female"),
        male: p("male"),
        other: p("other"),
        unspecified: p("unspecified"),
      });
    case "C10":
      return t(`C10.${part}`, { word: p("word"), address: p("address") });
  }
}
