import type { AdministrativeAct, PlanOutcome, Revocable } from "./administrative-act.ts";
import type { Certificate } from "./certificate.ts";
import type { Assignment, Exemption, MakeUp } from "./programme.ts";
import type { Entry } from "./record.ts";
import type { Attendance, SignOff } from "./records.ts";
import type { Hold, RetentionRules } from "./retention.ts";

/** Taken back, by whom and why. The thing itself stays readable. */
export interface Revocation {
  readonly at: number;
  readonly by: string;
  readonly why: string;
}

export interface Dispute {
  readonly id: string;
  readonly officer: string;
  readonly attempt: string;
  readonly at: number;
  readonly text: string;
  /** The result as it stood when it was disputed: always there, whatever the answer. */
  readonly result: string;
  readonly state: "open" | "upheld" | "changed" | "withdrawn";
  /** The last answer; an earlier one is in the log. */
  readonly answer?: { readonly at: number; readonly by: string; readonly text: string; readonly result?: string };
}

export interface RemedialPlan {
  readonly id: string;
  readonly officer: string;
  readonly what: string;
  readonly setAt: number;
  readonly by: string;
  readonly dueAt: number;
  readonly retest?: { readonly scenario: string; readonly arm: string };
  readonly closed?: { readonly at: number; readonly by: string; readonly outcome: PlanOutcome; readonly text: string };
}

export interface IssuedCertificate {
  readonly certificate: Certificate;
  readonly code: string;
  readonly at: number;
  readonly by: string;
  readonly revoked?: Revocation;
}

type Act<K extends AdministrativeAct["kind"]> = Extract<AdministrativeAct, { readonly kind: K }>;

export interface RosterImport extends Omit<Act<"roster-imported">, "kind"> {
  readonly at: number;
  readonly by: string;
  readonly undone?: { readonly at: number; readonly by: string };
}

export interface Erratum extends Omit<Act<"errata-published">, "kind"> {
  readonly at: number;
  readonly by: string;
}

/** An entry that speaks of something the log does not have, or that is already so. It changes nothing. */
export interface Unheeded {
  readonly seq: number;
  readonly code: "unknown" | "doubled" | "already-revoked" | "already-closed" | "already-undone";
  readonly id: string;
}

/** How things stand after a log. What was revoked is left out of the lists that completion reads. */
export interface Administration {
  readonly assignments: readonly Assignment[];
  readonly exemptions: readonly Exemption[];
  readonly makeUps: readonly MakeUp[];
  readonly signOffs: readonly (SignOff & { readonly name: string; readonly credential: string })[];
  readonly attendance: readonly Attendance[];
  readonly disputes: readonly Dispute[];
  readonly plans: readonly RemedialPlan[];
  /** Revoked ones too, and they say so. */
  readonly certificates: readonly IssuedCertificate[];
  readonly imports: readonly RosterImport[];
  readonly errata: readonly Erratum[];
  readonly holds: readonly Hold[];
  /** The rules last set; absent before any were. */
  readonly retention?: RetentionRules;
  readonly unheeded: readonly Unheeded[];
}

/** A map by id for each kind of thing, written while a log is read through once. */
class Desk {
  readonly assignments = new Map<string, Assignment>();
  readonly exemptions = new Map<string, Exemption>();
  readonly makeUps = new Map<string, MakeUp>();
  readonly signOffs = new Map<string, Administration["signOffs"][number]>();
  readonly attendance = new Map<string, readonly Attendance[]>();
  readonly disputes = new Map<string, Dispute>();
  readonly plans = new Map<string, RemedialPlan>();
  readonly certificates = new Map<string, IssuedCertificate>();
  readonly imports = new Map<string, RosterImport>();
  readonly errata = new Map<string, Erratum>();
  readonly holds = new Map<string, Hold>();
  readonly revoked = new Set<string>();
  retention: RetentionRules | undefined;
}

/** Folds a log into how things stand now. Give it one that `verify` found whole; entries that make no sense are listed. */
export function administrationOf(entries: readonly Entry[]): Administration {
  const desk = new Desk();
  const unheeded = entries.flatMap((entry) => {
    const fault = apply(desk, entry);
    return fault ? [{ seq: entry.seq, ...fault }] : [];
  });
  return {
    assignments: [...desk.assignments.values()],
    exemptions: [...desk.exemptions.values()],
    makeUps: [...desk.makeUps.values()],
    signOffs: [...desk.signOffs.values()],
    attendance: [...desk.attendance.values()].flat(),
    disputes: [...desk.disputes.values()],
    plans: [...desk.plans.values()],
    certificates: [...desk.certificates.values()],
    imports: [...desk.imports.values()],
    errata: [...desk.errata.values()],
    holds: [...desk.holds.values()],
    ...(desk.retention && { retention: desk.retention }),
    unheeded,
  };
}

type Fault = Omit<Unheeded, "seq"> | undefined;

function apply(desk: Desk, { act, at, by }: Entry): Fault {
  switch (act.kind) {
    case "assigned":
      return put(desk, "assignment", desk.assignments, act.assignment.id, act.assignment);
    case "due-changed":
      return change(desk.assignments, act.assignment, (assignment) => dueChanged(assignment, act.change));
    case "exempted": {
      const { kind: _, ...exemption } = act;
      return put(desk, "exemption", desk.exemptions, act.id, { ...exemption, at, by });
    }
    case "make-up-given": {
      const { kind: _, ...makeUp } = act;
      return put(desk, "make-up", desk.makeUps, act.id, { ...makeUp, at, by });
    }
    case "signed-off": {
      const { id, officer, requirement, name, credential } = act;
      return put(desk, "sign-off", desk.signOffs, id, { id, officer, requirement, name, credential, at, by });
    }
    case "attended": {
      const { id, session, officers, heldAt } = act;
      const present = [...new Set(officers)].map((officer) => ({
        id: `${id}/${officer}`,
        officer,
        session,
        at: heldAt,
      }));
      return put(desk, "attendance", desk.attendance, id, present);
    }
    case "disputed": {
      const { kind: _, ...dispute } = act;
      return put(desk, "dispute", desk.disputes, act.id, { ...dispute, at, state: "open" });
    }
    case "dispute-answered": {
      const answer = { at, by, text: act.text, ...(act.result !== undefined && { result: act.result }) };
      return change(desk.disputes, act.dispute, (dispute) => ({ ...dispute, state: act.answer, answer }));
    }
    case "remedial-set": {
      const { kind: _, ...plan } = act;
      return put(desk, "plan", desk.plans, act.id, { ...plan, setAt: at, by });
    }
    case "remedial-closed": {
      if (desk.plans.get(act.plan)?.closed) return { code: "already-closed", id: act.plan };
      const closed = { at, by, outcome: act.outcome, text: act.text };
      return change(desk.plans, act.plan, (plan) => ({ ...plan, closed }));
    }
    case "certificate-issued": {
      const { certificate, code } = act;
      return put(desk, "certificate", desk.certificates, certificate.serial, { certificate, code, at, by });
    }
    case "roster-imported": {
      const { kind: _, ...imported } = act;
      return put(desk, "import", desk.imports, act.id, { ...imported, at, by });
    }
    case "roster-undone":
      if (desk.imports.get(act.import)?.undone) return { code: "already-undone", id: act.import };
      return change(desk.imports, act.import, (imported) => ({ ...imported, undone: { at, by } }));
    case "retention-set":
      desk.retention = act.rules;
      return undefined;
    case "held": {
      const { id, officers, attempts } = act;
      return put(desk, "hold", desk.holds, id, { id, officers, attempts });
    }
    case "retention-applied":
      return undefined;
    case "errata-published": {
      const { kind: _, ...erratum } = act;
      return put(desk, "erratum", desk.errata, act.id, { ...erratum, at, by });
    }
    case "revoked":
      return revoke(desk, act.what, act.id, { at, by, why: act.why });
  }
}

/** An id is used once, for good: what was revoked cannot be slipped in again under its name. */
function put<T>(desk: Desk, what: string, map: Map<string, T>, id: string, value: T): Fault {
  if (map.has(id) || desk.revoked.has(`${what} ${id}`)) return { code: "doubled", id };
  map.set(id, value);
  return undefined;
}

function change<T>(map: Map<string, T>, id: string, to: (value: T) => T): Fault {
  const value = map.get(id);
  if (value === undefined) return { code: "unknown", id };
  map.set(id, to(value));
  return undefined;
}

function dueChanged(assignment: Assignment, to: Act<"due-changed">["change"]): Assignment {
  if (to.kind === "all") return { ...assignment, dueAt: to.dueAt };
  const more = to.officers.map((officer) => [officer, to.extraDays] as const);
  return { ...assignment, extraDays: Object.fromEntries([...Object.entries(assignment.extraDays), ...more]) };
}

function revoke(desk: Desk, what: Revocable, id: string, revoked: Revocation): Fault {
  const key = `${what} ${id}`;
  if (desk.revoked.has(key)) return { code: "already-revoked", id };
  const taken =
    what === "certificate"
      ? !change(desk.certificates, id, (issued) => ({ ...issued, revoked }))
      : LISTS[what](desk).delete(id);
  if (!taken) return { code: "unknown", id };
  desk.revoked.add(key);
  return undefined;
}

const LISTS: Readonly<
  Record<Exclude<Revocable, "certificate">, (desk: Desk) => { readonly delete: (id: string) => boolean }>
> = {
  assignment: ({ assignments }) => assignments,
  exemption: ({ exemptions }) => exemptions,
  "make-up": ({ makeUps }) => makeUps,
  "sign-off": ({ signOffs }) => signOffs,
  attendance: ({ attendance }) => attendance,
  hold: ({ holds }) => holds,
};
