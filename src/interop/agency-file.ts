import { type Agency, unusedBy } from "#engine/scenario/agency.ts";
import { hashOf } from "#engine/scenario/hash.ts";
import { LIMITS } from "#engine/scenario/parse-json.ts";
import { parseAgency } from "#engine/scenario/parse-agency.ts";
import type { Problem } from "#engine/scenario/problem.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { sourceOf } from "#engine/scenario/translation.ts";

/** The answer to an agency's file: the agency with its hash and what of it fits no scenario here, or every problem. */
export type AgencyAnswer =
  | { readonly ok: true; readonly hash: string; readonly agency: Agency; readonly unused: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** No agency's file is larger, in bytes: read on the screen's own thread, it must be done at once. */
export const AGENCY_BYTES = 200_000;

/** Reads the bytes of an `agency.json`. Total: whatever the bytes, the answer is a value. */
export function readAgencyFile(bytes: Uint8Array, scenarios: readonly Scenario[]): AgencyAnswer {
  const whole = { pointer: "", line: 1 };
  const limit = Math.min(AGENCY_BYTES, LIMITS.bytes);
  if (bytes.length > limit) {
    return { ok: false, problems: [{ ...whole, code: "too-large", params: { bytes: bytes.length, limit } }] };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, problems: [{ ...whole, code: "not-utf8", params: {} }] };
  }
  const parsed = parseAgency(text);
  if (!parsed.ok) return { ok: false, problems: parsed.error };
  return { ok: true, hash: hashOf(parsed.value), agency: parsed.value, unused: unusedBy(parsed.value, scenarios) };
}

/** A file to start from: every slot of these scenarios with what stands in it now. */
export function agencyTemplate(scenarios: readonly Scenario[]): string {
  const slots = Object.fromEntries(
    scenarios.flatMap((scenario) =>
      Object.entries(scenario.policySlots).map(([id, slot]) => [id, sourceOf(slot.default)] as const),
    ),
  );
  const own = Object.fromEntries(scenarios.map((scenario) => [scenario.id, { slots: {}, notAllowed: {} }]));
  const agency = { format: 1, name: "", slots, resources: [], scenarios: own };
  return `${JSON.stringify(agency, null, 2)}\n`;
}
