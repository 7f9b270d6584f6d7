import type { Problem } from "#engine/scenario/problem.ts";

/**
 * One sentence for a problem of a file: what is wrong and what to do. Where it is stands beside it (line, pointer).
 * English alone so far, like the files it speaks of.
 */
export function sentenceFor({ code, params }: Problem): string {
  const p = (name: string): string => String(params[name] ?? "");
  switch (code) {
    case "too-large":
      return `The file has ${p("bytes")} bytes; a scenario has at most ${p("limit")}. Move media out of the text.`;
    case "too-deep":
      return `Brackets are nested deeper than ${p("limit")} levels. No scenario needs that; look for an unclosed bracket.`;
    case "not-utf8":
      return "The file is not UTF-8 text. Save it as UTF-8.";
    case "not-json":
      return `This is not JSON: ${JSON_TROUBLE[p("why")] ?? p("why")}. Look at this line and the one before it.`;
    case "duplicate-key":
      return `The key “${p("key")}” stands here twice. Remove one of them.`;
    case "forbidden-key":
      return `The key “${p("key")}” is not allowed in any file. Remove it.`;
    case "not-finite":
      return "This number is too large to be held. Write a smaller one.";
    case "lone-surrogate":
      return "This text holds half of a character. Type the character again.";
    case "hidden-direction":
      return `This text holds the hidden character ${p("char")}, which turns the reading direction. Remove it.`;
    case "wrong-format":
      return `The file says format ${p("format")}; this version reads format ${p("reads")}. Set "format": ${p("reads")}, or use a newer version.`;
    case "too-much-wrong":
      return "More is wrong in this file than can be listed. Check that it is the file you meant.";
    case "missing":
      return p("key") === "" ? "Something required is missing here. Add it." : `“${p("key")}” is missing here. Add it.`;
    case "unknown-key":
      return `“${p("key")}” is not part of the format here. Check the spelling or remove it.`;
    case "wrong-type":
      return `This must be ${p("expected")}.`;
    case "not-allowed":
      return p("allowed") === ""
        ? "This is none of the forms that may stand here."
        : `This must be one of: ${p("allowed")}.`;
    case "too-small":
      return `This is below the limit of ${p("limit")} (${p("what")}).`;
    case "too-big":
      return `This is over the limit of ${p("limit")} (${p("what")}).`;
    case "bad-id":
      return "This does not have the form it needs. Ids are lower-case letters, digits and hyphens, from a letter on; behaviours look like CUL.3; media lie in media/.";
    case "bad-value":
      return `This value cannot stand here (${p("expected")}).`;
    case "duplicate-id":
      return `The id “${p("id")}” is taken already. Give this one another.`;
    case "reserved-id":
      return `The id “${p("id")}” means something of its own. Choose another.`;
    case "unknown-target":
      return `There is no scene or ending called “${p("id")}”. Check the spelling or add it.`;
    case "unknown-name":
      return `There is no ${p("what")} called “${p("id")}”. Check the spelling or add it.`;
    case "out-of-range":
      return `“${p("name")}” runs from ${p("min")} to ${p("max")}. Use a value between them.`;
    case "bad-text":
      return `This text cannot be read: ${p("why")}. Check its braces.`;
    case "last-row-open":
      return "The last row has a condition, so that nothing may hold. Remove its `when`.";
    case "row-after-last":
      return "This row holds always, so that no row after it is ever reached. Give it a `when`, or move it to the end.";
    case "pass-through-cycle":
      return `Branches lead in a circle through “${p("id")}” and never come to rest. Let one of them lead to a scene where somebody acts.`;
    case "condition-too-large":
      return `This condition has ${p("nodes")} parts, ${p("depth")} deep; at most 64 and 8. Keep what it asks in a fact.`;
    case "timeout-mismatch":
      return `“${p("id")}” must have both a timer and a choice called “timeout”, or neither.`;
    case "text-missing":
      return `The choice “${p("id")}” has no text. Only “timeout” goes without.`;
    case "meaning-missing":
      return `“${p("id")}” is not understood, and nothing says what it meant. Add \`meaning\`; the debrief tells it.`;
    case "start-not-scene":
      return `The scenario starts at “${p("id")}”, which is not a scene. Check the spelling or add it.`;
    case "source-missing":
      return `There is no source “${p("id")}”. Add it to \`sources\`.`;
    case "too-many-meters":
      return `There are ${p("count")} meters; people can follow ${p("limit")}.`;
    case "unknown-decision":
      return `There is no decision called “${p("id")}” in the scenario.`;
    case "choice-unmarked":
      return p("id") === "*"
        ? `The decision “${p("scene")}” has no marks. Add it to \`decisions\`.`
        : `The choice “${p("id")}” of “${p("scene")}” has no marks. Add it.`;
    case "mark-missing":
      return `The choice “${p("id")}” has no mark for ${p("behaviour")}. Every choice has one for each behaviour of its decision.`;
    case "mark-extra":
      return `This decision does not touch ${p("behaviour")}. Add it to \`behaviours\`, or remove the mark.`;
  }
}

/** What the JSON reader says, in words. */
const JSON_TROUBLE: Readonly<Record<string, string>> = {
  InvalidSymbol: "something stands here that JSON does not know",
  InvalidNumberFormat: "a number is malformed",
  PropertyNameExpected: "a key is missing",
  ValueExpected: "a value is missing",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a closing brace is missing",
  CloseBracketExpected: "a closing bracket is missing",
  EndOfFileExpected: "something follows after the end",
  InvalidCommentToken: "comments are not allowed",
  UnexpectedEndOfComment: "comments are not allowed",
  UnexpectedEndOfString: "a string does not end on its line",
  UnexpectedEndOfNumber: "a number breaks off",
  InvalidUnicode: "a character code is malformed",
  InvalidEscapeCharacter: "a backslash stands before something it cannot",
  InvalidCharacter: "a character stands here that must be written with a backslash",
};
