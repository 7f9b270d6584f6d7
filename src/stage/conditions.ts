import { exhaustive } from "#engine/result.ts";
import type { Condition, Effect } from "#engine/scenario/scenario.ts";
import type { Translate } from "#words/areas.ts";
import { formatList } from "#words/format.ts";

/** How paper, or a script, calls what a condition asks about. */
export interface Names {
  /** Number of the section of a scene. */
  readonly section: (scene: string) => number;
  /** Letter of a choice or act in its section. */
  readonly letter: (scene: string, choice: string) => string;
  readonly locale: string;
}

/** Ids are all a scenario has for its numbers and facts: `start-off` reads `start off`. */
export const readable = (id: string): string => id.replaceAll("-", " ");

/**
 * A condition with the arm of this paper filled in: true, false, or what is left to look up. An `and` or `or` of one
 * part is that part.
 */
export function folded(condition: Condition, arm: string): Condition | boolean {
  switch (condition.op) {
    case "arm":
      return condition.arm === arm;
    case "not": {
      const of = folded(condition.of, arm);
      return typeof of === "boolean" ? !of : { op: "not", of };
    }
    case "and":
    case "or": {
      const parts = condition.of.map((part) => folded(part, arm));
      const decides = condition.op === "or";
      if (parts.includes(decides)) return decides;
      const of = parts.filter((part) => typeof part !== "boolean");
      const [only] = of;
      if (of.length <= 1) return only ?? !decides;
      return { op: condition.op, of };
    }
    case "count": {
      const parts = condition.of.map((part) => folded(part, arm));
      const of = parts.filter((part) => typeof part !== "boolean");
      const atLeast = condition.atLeast - parts.filter((part) => part === true).length;
      if (atLeast <= 0) return true;
      return atLeast > of.length ? false : { op: "count", of, atLeast };
    }
    case "meter":
    case "fact":
    case "seen":
    case "chosen":
      return condition;
    default:
      return exhaustive(condition);
  }
}

/** A folded condition in plain words, to stand after “Only if”. Negations are drawn inward: nobody reads “not (a or b)”. */
export function conditionWords(condition: Condition | boolean, names: Names, t: Translate<"room">, no = false): string {
  if (typeof condition === "boolean") return t(condition === no ? "condition.never" : "condition.always");
  const say = (part: Condition, negated: boolean): string => conditionWords(part, names, t, negated);
  switch (condition.op) {
    case "not":
      return say(condition.of, !no);
    case "and":
    case "or": {
      const all = (condition.op === "and") !== no;
      const parts = condition.of.map((part) => say(part, no));
      return all ? formatList(names.locale, parts) : orList(names.locale, parts);
    }
    case "count": {
      const list = condition.of.map((part) => say(part, false)).join("; ");
      return t(no ? "condition.notCount" : "condition.count", { count: condition.atLeast, list });
    }
    case "meter":
      return meterWords(condition, t, no);
    case "fact":
      return t(no ? "condition.notFact" : "condition.fact", {
        fact: readable(condition.fact),
        value: readable(condition.value),
      });
    case "seen":
      return t(no ? "condition.notSeen" : "condition.seen", { number: names.section(condition.scene) });
    case "chosen":
      return t(no ? "condition.notChosen" : "condition.chosen", {
        letter: names.letter(condition.scene, condition.choice),
        number: names.section(condition.scene),
      });
    case "arm":
      return t("condition.never");
    default:
      return exhaustive(condition);
  }
}

function meterWords(
  { meter, is, value }: Extract<Condition, { op: "meter" }>,
  t: Translate<"room">,
  no: boolean,
): string {
  const name = readable(meter);
  if (is === "==") return t(no ? "condition.notExactly" : "condition.exactly", { meter: name, value });
  if (is === ">=") {
    return no
      ? t("condition.atMost", { meter: name, value: value - 1 })
      : t("condition.atLeast", { meter: name, value });
  }
  return no ? t("condition.atLeast", { meter: name, value: value + 1 }) : t("condition.atMost", { meter: name, value });
}

const orList = (locale: string, parts: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: "disjunction" }).format(parts);

/** What an act changes: “trust up by 1, and weapon to seen”. */
export function changesWords(changes: readonly Effect[], locale: string, t: Translate<"room">): string {
  return formatList(
    locale,
    changes.map((change) => {
      if (change.op === "set") {
        return t("booklet.set", {
          name: readable(change.name),
          value: typeof change.to === "number" ? change.to : readable(change.to),
        });
      }
      const name = readable(change.meter);
      return change.by < 0
        ? t("booklet.down", { name, count: -change.by })
        : t("booklet.up", { name, count: change.by });
    }),
  );
}
