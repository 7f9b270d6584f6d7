import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { err, ok, type Result } from "../result.ts";
import type { Text, TextPart } from "./text.ts";

// ICU argument names may hold neither a dot nor a hyphen; ours are `person.field` and `policy.slot`.
const REFERENCE = /\{\s*([a-z][a-z0-9-]*\.[a-zA-Z0-9-]+)\s*(?=[,}])/g;

/** Deep enough for any sentence; deeper is an attack on whoever draws it. */
const MAX_DEPTH = 6;

/**
 * ICU plural and select, `{person.field}` and `*emphasis*` to the closed tree that is shipped.
 * Tags, dates, numbers and every other ICU form are refused: the error says which.
 */
export function parseText(source: string): Result<Text, string> {
  const references: string[] = [];
  const encoded = source.replace(REFERENCE, (_, reference: string) => `{r${references.push(reference) - 1}`);
  let elements: MessageFormatElement[];
  try {
    elements = parse(encoded, { ignoreTag: true, requiresOtherClause: true });
  } catch (thrown) {
    return err(thrown instanceof Error ? thrown.message.toLowerCase().replaceAll("_", " ") : "unreadable");
  }
  let refused: string | undefined;
  const name = (argument: string): string => {
    const reference = /^r\d+$/.test(argument) ? references[Number(argument.slice(1))] : undefined;
    if (reference === undefined) refused ??= `{${argument}} names nothing`;
    return reference ?? argument;
  };
  let depth = 0;
  const convert = (list: readonly MessageFormatElement[], counted = ""): TextPart[] => {
    if (depth > MAX_DEPTH) {
      refused ??= `plural and select are nested deeper than ${MAX_DEPTH}`;
      return [];
    }
    depth++;
    const parts = list.flatMap((element): TextPart[] => {
      switch (element.type) {
        case TYPE.literal:
          return emphasis(element.value);
        case TYPE.argument:
          return [{ ref: name(element.value) }];
        case TYPE.pound:
          return [{ ref: counted }];
        case TYPE.select:
          return [{ select: name(element.value), cases: cases(element.options, counted) }];
        case TYPE.plural:
          if (element.offset !== 0) refused ??= "a plural has no offset here";
          return [{ plural: name(element.value), cases: cases(element.options, name(element.value)) }];
        default:
          refused ??= "only {name}, plural and select may stand in braces";
          return [];
      }
    });
    depth--;
    return parts;
  };
  const cases = (
    options: Record<string, { value: MessageFormatElement[] }>,
    counted: string,
  ): Record<string, TextPart[]> =>
    Object.fromEntries(Object.entries(options).map(([key, option]) => [key, convert(option.value, counted)]));

  const parts = convert(elements);
  if (refused !== undefined) return err(refused);
  if (parts.length === 1 && typeof parts[0] === "string") return ok(parts[0]);
  return ok(parts);
}

/** What a text may refer to: the people, the policy slots and the meters. */
export function referable(scenario: {
  readonly cast: object;
  readonly policySlots: object;
  readonly meters: object;
}): ReadonlySet<string> {
  return new Set([
    ...Object.keys(scenario.cast).flatMap((id) => [`${id}.name`, `${id}.gender`, `${id}.register`]),
    ...Object.keys(scenario.policySlots).map((slot) => `policy.${slot}`),
    ...Object.keys(scenario.meters).map((meter) => `meters.${meter}`),
  ]);
}

/** The references of a text, for checking that each names something. */
export function referencesOf(text: Text): string[] {
  if (typeof text === "string") return [];
  return text.flatMap((part): string[] => {
    if (typeof part === "string") return [];
    if ("em" in part) return referencesOf(part.em);
    if ("ref" in part) return [part.ref];
    const argument = "select" in part ? part.select : part.plural;
    return [argument, ...Object.values(part.cases).flatMap(referencesOf)];
  });
}

// A star opens before a letter and closes after one, so that a lone star in a sentence stays a star.
const EMPHASIS = /\*(?=\S)([^*]+?)(?<=\S)\*/g;

function emphasis(literal: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of literal.matchAll(EMPHASIS)) {
    if (match.index > from) parts.push(literal.slice(from, match.index));
    parts.push({ em: [match[1] ?? ""] });
    from = match.index + match[0].length;
  }
  if (from < literal.length) parts.push(literal.slice(from));
  return parts;
}
