import {
  type RatingFile,
  type RatedChoices,
  type RatingProblem,
  ratingProblems,
  SIDES,
} from "#engine/insight/panel/rating.ts";
import { err, ok, type Result } from "#engine/result.ts";
import { hashOf } from "#engine/scenario/hash.ts";

const FORMAT = "common-ground-panel";
const VERSION = 1;
/** No reviewer's file is larger, in bytes. */
const BYTES = 1_000_000;
const MOST_RATINGS = 2000;
/** Characters. */
export const MOST_COMMENT = 1000;
export const MOST_ROLE = 80;

/** What a scenario on this device is, for the ratings of it. */
export interface RatedScenario {
  readonly rules: string;
  readonly choices: RatedChoices;
}

/** Why a file is not taken: nothing of it is. */
export type PanelFileError =
  | {
      readonly code:
        | "too-large"
        | "not-a-panel-file"
        | "newer-version"
        | "changed"
        | "unknown-scenario"
        | "other-rules";
    }
  | { readonly code: "bad-field"; readonly field: string }
  | { readonly code: "bad-ratings"; readonly problems: readonly RatingProblem[] };

/** A reviewer's ratings as a file to hand over; the hash tells damage, not who wrote it. */
export const writePanelFile = (content: RatingFile): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, sha256: hashOf(content), content }, null, 1)}\n`;

/** Reads a reviewer's file. Total: whatever the bytes, the answer is a value; a file is taken whole or not at all. */
export function readPanelFile(
  bytes: Uint8Array,
  known: (scenario: string) => RatedScenario | undefined,
): Result<RatingFile, PanelFileError> {
  if (bytes.length > BYTES) return err({ code: "too-large" });
  const whole = parsed(bytes);
  if (!isRecord(whole) || whole["format"] !== FORMAT) return err({ code: "not-a-panel-file" });
  const { version } = whole;
  if (typeof version === "number" && version > VERSION) return err({ code: "newer-version" });
  if (version !== VERSION) return err({ code: "not-a-panel-file" });
  const content = ratingFileOf(whole["content"]);
  if (!content.ok) return content;
  if (!same(content.value, whole["sha256"])) return err({ code: "changed" });
  const scenario = known(content.value.scenario);
  if (!scenario) return err({ code: "unknown-scenario" });
  if (scenario.rules !== content.value.rules) return err({ code: "other-rules" });
  const problems = ratingProblems(content.value, scenario.choices);
  return problems.length > 0 ? err({ code: "bad-ratings", problems }) : content;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** A lone surrogate has no canonical bytes, so such a file cannot be what its hash says. */
function same(content: RatingFile, hash: unknown): boolean {
  try {
    return hashOf(content) === hash;
  } catch {
    return false;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown, most: number): value is string => typeof value === "string" && value.length <= most;

/** The known fields of a value, checked; of what else it holds nothing is kept. Kept rows are read through it too. */
export function ratingFileOf(value: unknown): Result<RatingFile, PanelFileError> {
  const bad = (field: string): Result<never, PanelFileError> => err({ code: "bad-field", field });
  if (!isRecord(value)) return bad("content");
  const { rater, role, scenario, rules, at, ratings } = value;
  const side = SIDES.find((one) => one === value["side"]);
  if (!isText(rater, 64) || rater === "") return bad("rater");
  if (!side) return bad("side");
  if (!isText(role, MOST_ROLE)) return bad("role");
  if (!isText(scenario, 64)) return bad("scenario");
  if (!isText(rules, 64)) return bad("rules");
  if (typeof at !== "number" || !Number.isSafeInteger(at) || at < 0) return bad("at");
  if (!Array.isArray(ratings) || ratings.length > MOST_RATINGS) return bad("ratings");
  const rows: RatingFile["ratings"][number][] = [];
  for (const [nth, row] of (ratings as readonly unknown[]).entries()) {
    const place = `ratings/${nth}`;
    if (!isRecord(row)) return bad(place);
    const { scene, choice, value: given, comment } = row;
    if (!isText(scene, 64) || !isText(choice, 64) || typeof given !== "number") return bad(place);
    if (comment !== undefined && !isText(comment, MOST_COMMENT)) return bad(`${place}/comment`);
    rows.push({ scene, choice, value: given, ...(comment !== undefined && { comment }) });
  }
  return ok({ rater, side, role, scenario, rules, at, ratings: rows });
}
