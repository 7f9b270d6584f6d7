import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { err, ok, type Result } from "../result.ts";
import type { Problem, ProblemCode } from "./problem.ts";

/** Limits of a file from outside; above them nothing is parsed. */
export const LIMITS = { bytes: 5_000_000, depth: 32, problems: 100 } as const;

/** Parsed JSON with the line of every value in it. */
export interface JsonFile {
  readonly value: unknown;
  /** Line, from 1, of the value a path leads to; of its nearest parent when it is missing. */
  readonly lineAt: (path: readonly PropertyKey[]) => number;
}

/**
 * Text to JSON, strictly: no comments, no trailing commas, no duplicate keys, no key that reaches a prototype,
 * no number JavaScript cannot hold, no unpaired surrogate, no character that turns the reading direction unseen.
 * Size and depth are checked by one iterative pass first, so that no later step can be made to overflow.
 */
export function parseJson(text: string): Result<JsonFile, Problem[]> {
  const tooLarge = prescan(text);
  if (tooLarge) return err([tooLarge]);

  const lineOf = lineFinder(text);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  if (!tree || errors.length > 0) {
    const first = errors[0];
    const why = first ? printParseErrorCode(first.error) : "ValueExpected";
    return err([{ code: "not-json", pointer: "", line: lineOf(first?.offset ?? 0), params: { why } }]);
  }

  const problems: Problem[] = [];
  inspect(tree, [], (code, path, node, params) => {
    if (problems.length < LIMITS.problems) {
      problems.push({ code, pointer: pointerOf(path), line: lineOf(node.offset), params });
    }
  });
  if (problems.length > 0) return err(problems);

  return ok({
    value: getNodeValue(tree) as unknown,
    lineAt: (path) => lineOf(nearest(tree, path).offset),
  });
}

/** RFC 6901. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

function prescan(text: string): Problem | undefined {
  const bytes = text.length > LIMITS.bytes ? text.length : new TextEncoder().encode(text).length;
  if (bytes > LIMITS.bytes) {
    return { code: "too-large", pointer: "", line: 1, params: { bytes, limit: LIMITS.bytes } };
  }
  // The parser recovers from errors and goes on, so that a stray bracket, an open string or a comment could hide depth
  // from a mere count. Whatever this pass and the parser might read differently is refused here.
  const open: string[] = [];
  let line = 1;
  let quoted = false;
  const refuse = (why: string): Problem => ({ code: "not-json", pointer: "", line, params: { why } });
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "\n") line++;
    if (quoted) {
      if (char === "\\") at++;
      else if (char === '"') quoted = false;
      else if (char === "\n" || char === "\r") return refuse("UnexpectedEndOfString");
    } else if (char === '"') quoted = true;
    else if (char === "/") return refuse("InvalidCommentToken");
    else if (char === "{" || char === "[") {
      if (open.push(char) > LIMITS.depth) {
        return { code: "too-deep", pointer: "", line, params: { limit: LIMITS.depth } };
      }
    } else if (char === "}" || char === "]") {
      const opened = open.pop();
      if (opened !== (char === "}" ? "{" : "[")) {
        return refuse(
          opened === "{" ? "CloseBraceExpected" : opened === "[" ? "CloseBracketExpected" : "InvalidSymbol",
        );
      }
    }
  }
  return undefined;
}

// U+202A–E and U+2066–9 turn the reading direction of what follows, so that a text reads other than it is stored.
const HIDDEN_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

type Report = (code: ProblemCode, path: PropertyKey[], node: Node, params: Problem["params"]) => void;

function inspect(node: Node, path: PropertyKey[], report: Report): void {
  if (node.type === "string") inspectString(String(node.value), path, node, report);
  else if (node.type === "number" && !Number.isFinite(node.value)) report("not-finite", path, node, {});
  else if (node.type === "array") node.children?.forEach((child, index) => inspect(child, [...path, index], report));
  else if (node.type === "object") {
    const keys = new Set<string>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key) continue;
      const name = String(key.value);
      if (FORBIDDEN_KEYS.has(name)) report("forbidden-key", path, key, { key: name });
      if (keys.has(name)) report("duplicate-key", path, key, { key: name });
      keys.add(name);
      inspectString(name, path, key, report);
      if (value) inspect(value, [...path, name], report);
    }
  }
}

function inspectString(value: string, path: PropertyKey[], node: Node, report: Report): void {
  if (!value.isWellFormed()) report("lone-surrogate", path, node, {});
  const hidden = HIDDEN_DIRECTION.exec(value);
  if (hidden) {
    const char = `U+${(hidden[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    report("hidden-direction", path, node, { char });
  }
}

function nearest(tree: Node, path: readonly PropertyKey[]): Node {
  let node = tree;
  for (const step of path) {
    const next: Node | undefined =
      node.type === "array" && typeof step === "number"
        ? node.children?.[step]
        : node.children?.find((property) => property.children?.[0]?.value === step)?.children?.[1];
    if (!next) return node;
    node = next;
  }
  return node;
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
