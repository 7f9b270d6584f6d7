import type { AdministrativeAct, Revocable } from "./administrative-act.ts";
import type { Certificate } from "./certificate.ts";
import { type Dispute, lowers, type RemedialPlan, resultOf } from "./follow-up.ts";
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
  /** `would-lower`: an answer that would leave less than stands. */
  readonly code: "unknown" | "doubled" | "already-revoked" | "already-closed" | "already-undone" | "would-lower";
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
      const { id, session, officers, heldAt, room } = act;
      const held = room && { scenario: room.scenario, activeMs: room.activeMs, claimedMs: room.claimedMs };
      const present = [...new Set(officers)].map((officer) => ({
        id: `${id}/${officer}`,
        officer,
        session,
        at: heldAt,
        ...(held && { held }),
      }));
      return put(desk, "attendance", desk.attendance, id, present);
    }
    case "disputed": {
      const { kind: _, ...dispute } = act;
      return put(desk, "dispute", desk.disputes, act.id, { ...dispute, at, by, state: "open" });
    }
    case "dispute-answered":
      return answer(desk, act, at, by);
    case "remedial-set": {
      const { kind: _, steps = [], ...plan } = act;
      return put(desk, "plan", desk.plans, act.id, { ...plan, steps, setAt: at, by });
    }
    case "remedial-step": {
      const plan = desk.plans.get(act.plan);
      if (plan?.closed || plan?.steps[act.step]?.done) return { code: "already-closed", id: act.plan };
      if (plan && !plan.steps[act.step]) return { code: "unknown", id: act.plan };
      const steps = plan?.steps.with(act.step, { ...plan.steps[act.step], done: { at, by, text: act.text } } as Step);
      return change(desk.plans, act.plan, (before) => ({ ...before, ...(steps && { steps }) }));
    }
    case "remedial-closed": {
      if (desk.plans.get(act.plan)?.closed) return { code: "already-closed", id: act.plan };
      const { kind: _, plan: id, ...ended } = act;
      return change(desk.plans, id, (plan) => ({ ...plan, closed: { at, by, ...ended } }));
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
      const { kind: _, ...hold } = act;
      return put(desk, "hold", desk.holds, act.id, hold);
    }
    // Read by those who compare arms, from the log itself.
    case "contrast-declared":
    case "contrast-looked":
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

type Step = RemedialPlan["steps"][number];

/** What stands stays in sight, and no answer leaves less than it: a closed record is never lowered. */
function answer(desk: Desk, act: Act<"dispute-answered">, at: number, by: string): Fault {
  const { answer: state, dispute: id, text, result } = act;
  const before = desk.disputes.get(id);
  const standing = before && resultOf(before);
  const withdrawn = before?.state === "changed" && state !== "changed";
  if (standing !== undefined && (withdrawn || (result !== undefined && lowers(standing, result)))) {
    return { code: "would-lower", id };
  }
  // Changed again without saying to what: what it was changed to stands.
  const kept = result ?? before?.answer?.result;
  const said = { at, by, text, ...(kept !== undefined && { result: kept }) };
  return change(desk.disputes, id, (dispute) => ({ ...dispute, state, answer: said }));
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
