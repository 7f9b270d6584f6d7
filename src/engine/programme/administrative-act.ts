import type { Certificate } from "./certificate.ts";
import type { Assignment } from "./programme.ts";
import type { RetentionRules } from "./retention.ts";

/** How a remedial plan ended. */
export type PlanOutcome = "complete" | "needs-practice" | "referred";

/** One step of a remedial plan: what, whose work it is, and by when (UTC milliseconds). */
export interface PlanStep {
  readonly what: string;
  readonly who: string;
  readonly byAt?: number;
}

/** Whoever answers for something with their name, and their instructor number as it stood then. */
export interface Signature {
  readonly name: string;
  readonly credential: string;
}

/** What can be taken back. What was taken back stays in the log. */
export type Revocable = "assignment" | "exemption" | "make-up" | "sign-off" | "attendance" | "certificate" | "hold";

/**
 * What an academy does about its officers' training, one entry of the log each. Who and when stand on the entry. Ids are the
 * caller's and new; requirements by their address. Text is what a person typed.
 */
export type AdministrativeAct =
  | { readonly kind: "assigned"; readonly assignment: Assignment }
  /** For the officers named, days more than the others; for none, another date for all. UTC milliseconds. */
  | {
      readonly kind: "due-changed";
      readonly assignment: string;
      readonly change:
        | { readonly kind: "all"; readonly dueAt: number }
        | { readonly kind: "officers"; readonly officers: readonly string[]; readonly extraDays: number };
      readonly why: string;
    }
  | {
      readonly kind: "exempted";
      readonly id: string;
      readonly officer: string;
      readonly requirement: string;
      readonly why: string;
      readonly until?: number;
    }
  | {
      readonly kind: "make-up-given";
      readonly id: string;
      readonly officer: string;
      readonly requirement: string;
      readonly why: string;
      readonly until: number;
      readonly session?: string;
    }
  | {
      readonly kind: "signed-off";
      readonly id: string;
      readonly officer: string;
      readonly requirement: string;
      /** The signer's name and instructor number as they stood then. */
      readonly name: string;
      readonly credential: string;
      /** What was seen. */
      readonly attempts: readonly string[];
    }
  | {
      readonly kind: "attended";
      readonly id: string;
      readonly session: string;
      readonly officers: readonly string[];
      /** When the session was held; it may be written down later. UTC milliseconds. */
      readonly heldAt: number;
      readonly place: string;
      readonly instructor: string;
      /** The room's run it was held with: its minutes count as hours where a requirement lets them. */
      readonly room?: {
        readonly attempt: string;
        readonly scenario: string;
        readonly activeMs: number;
        readonly claimedMs: number;
      };
      /** Names on the list that nobody on the roster has. */
      readonly unknown?: readonly string[];
    }
  | {
      readonly kind: "disputed";
      readonly id: string;
      readonly officer: string;
      /** Empty when it is about a requirement and no run of it. */
      readonly attempt: string;
      readonly requirement?: string;
      /** Who says so; absent: whoever writes it down. */
      readonly raisedBy?: string;
      /** The result as it stood, in the code the screen shows; it stays visible whatever comes of this. */
      readonly result: string;
      readonly text: string;
    }
  | {
      readonly kind: "dispute-answered";
      readonly dispute: string;
      readonly answer: "upheld" | "changed" | "withdrawn";
      /** The new result, beside the old one and never lower; of a changed one alone. */
      readonly result?: string;
      readonly text: string;
    }
  | {
      readonly kind: "remedial-set";
      readonly id: string;
      readonly officer: string;
      readonly what: string;
      readonly requirement?: string;
      readonly dueAt: number;
      /** What of a person's skill it is about, as typed. */
      readonly competency?: string;
      readonly reviewAt?: number;
      readonly steps?: readonly PlanStep[];
      /** The scenario, and the arm of it, it is tested with again. */
      readonly retest?: { readonly scenario: string; readonly arm: string };
    }
  /** A step of a plan, counted from 0, was done. */
  | { readonly kind: "remedial-step"; readonly plan: string; readonly step: number; readonly text: string }
  | {
      readonly kind: "remedial-closed";
      readonly plan: string;
      readonly outcome: PlanOutcome;
      readonly text: string;
      readonly signed?: Signature;
    }
  | { readonly kind: "certificate-issued"; readonly certificate: Certificate; readonly code: string }
  | {
      readonly kind: "roster-imported";
      readonly id: string;
      /** SHA-256 hex of the file. */
      readonly file: string;
      readonly added: number;
      readonly changed: number;
      readonly unchanged: number;
      readonly refused: number;
    }
  | { readonly kind: "roster-undone"; readonly import: string }
  | { readonly kind: "retention-set"; readonly rules: RetentionRules; readonly why: string }
  | {
      readonly kind: "held";
      readonly id: string;
      /** Both empty: everything. */
      readonly officers: readonly string[];
      readonly attempts: readonly string[];
      readonly why: string;
      /** The last millisecond it stands, UTC; absent: until it is taken back. */
      readonly until?: number;
    }
  /** Ids and how many of each kind: what was deleted is not kept here. */
  | {
      readonly kind: "retention-applied";
      readonly deleted: readonly string[];
      readonly counts?: Readonly<Record<string, number>>;
      readonly signed?: Signature;
    }
  | {
      readonly kind: "errata-published";
      readonly id: string;
      readonly scenario: string;
      /** SHA-256 hex of the key as it was and as it is. */
      readonly oldKey: string;
      readonly newKey: string;
      /** The person who answers for it. */
      readonly name: string;
      readonly text: string;
    }
  /** The one comparison of a version, before anybody saw a result; `name`: who signed it. A second of the same rules is none. */
  | {
      readonly kind: "contrast-declared";
      readonly scenario: string;
      readonly rules: string;
      readonly base: string;
      readonly other: string;
      readonly name: string;
    }
  /** The first look of a version in the log is the result, each later one exploration. `found`: SHA-256 hex of what it showed. */
  | { readonly kind: "contrast-looked"; readonly rules: string; readonly name: string; readonly found: string }
  | { readonly kind: "revoked"; readonly what: Revocable; readonly id: string; readonly why: string };
