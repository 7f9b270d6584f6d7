import type { z } from "zod";
import { err, ok, type Result } from "../result.ts";
import type { JsonFile } from "./parse-json.ts";
import { LIMITS, pointerOf } from "./parse-json.ts";
import type { Problem, ProblemCode } from "./problem.ts";

/** The value in the shape of the schema, or what is wrong with it. Total: whatever the file holds. */
export function shapeOf<S extends z.ZodType>(schema: S, file: JsonFile): Result<z.output<S>, Problem[]> {
  try {
    const shaped = schema.safeParse(file.value);
    return shaped.success ? ok(shaped.data) : err(problemsOf(shaped.error, file));
  } catch (thrown) {
    // Zod hands its issues on as arguments, and past some hundred thousand of them the stack is full.
    if (!(thrown instanceof RangeError)) throw thrown;
    return err([{ code: "too-much-wrong", pointer: "", line: 1, params: {} }]);
  }
}

/** What zod found, in our words: one problem a place, with its line; no more than anybody would mend in one go. */
function problemsOf(error: z.ZodError, file: JsonFile): Problem[] {
  return error.issues
    .flatMap((issue) => flatten(issue, []))
    .slice(0, LIMITS.problems)
    .map(({ issue, path }) => {
      const { code, params, at } = say(issue, path);
      const place = at === undefined ? path : [...path, at];
      return { code, pointer: pointerOf(place), line: file.lineAt(place), params };
    });
}

type Issue = z.core.$ZodIssue;

// A union says "none of these fits"; people are helped by the branch that came closest.
function flatten(issue: Issue, before: PropertyKey[]): { issue: Issue; path: PropertyKey[] }[] {
  const path = [...before, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ issue, path }];
  const closest = issue.errors.reduce((best, branch) => (distance(branch) < distance(best) ? branch : best));
  if (closest.length === 0 || distance(closest) >= 100) return [{ issue, path }];
  return closest.flatMap((inner) => flatten(inner, path));
}

// An unknown key or a wrong type at the top of a branch says that another branch was meant.
const distance = (branch: Issue[]): number =>
  branch.reduce((sum, issue) => sum + (issue.path.length === 0 ? 100 : 1), branch.length === 0 ? 1000 : 0);

function say(
  issue: Issue,
  path: readonly PropertyKey[],
): { code: ProblemCode; params: Problem["params"]; at?: string } {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined && issue.message.includes("undefined")
        ? { code: "missing", params: { key: String(path.at(-1) ?? "") } }
        : { code: "wrong-type", params: { expected: issue.expected } };
    case "unrecognized_keys":
      return { code: "unknown-key", params: { key: issue.keys.slice(0, 5).join(", ") }, at: issue.keys[0] ?? "" };
    case "invalid_value":
      return { code: "not-allowed", params: { allowed: issue.values.map(String).join(", ") } };
    case "too_small":
      return { code: "too-small", params: { limit: Number(issue.minimum), what: issue.origin } };
    case "too_big":
      return { code: "too-big", params: { limit: Number(issue.maximum), what: issue.origin } };
    case "invalid_format":
      return {
        code: issue.format === "regex" ? "bad-id" : "bad-value",
        params: { expected: issue.pattern ?? issue.format },
      };
    case "invalid_union":
      return { code: "not-allowed", params: { allowed: issue.discriminator ?? "" } };
    default:
      return { code: "bad-value", params: { expected: issue.message } };
  }
}
