import type { Comparison } from "#engine/insight/arms/compare.ts";
import type { AdministrativeAct } from "#engine/programme/administrative-act.ts";
import { append, type Entry, verify } from "#engine/programme/record.ts";
import { hashOf } from "#engine/scenario/hash.ts";
import type { Clock } from "#ports/clock.ts";
import type { DeskRow, DeskStore } from "#ports/desk-store.ts";
import type { Declared, Look } from "./consistency-data.ts";

/** What a look showed, under its hash. Who looked, when and in which order the log alone says. */
const LOOK = "contrast-look";

export interface Contrasts {
  /** Without one there is no log a comparison could stand in. */
  readonly academy: boolean;
  /** Whether the log holds together; what stands in a broken one is shown and nothing is added. */
  readonly whole: boolean;
  readonly declared: readonly Declared[];
}

interface Desk extends Contrasts {
  readonly identity: { readonly id: string; readonly by: string } | undefined;
  readonly entries: readonly Entry[];
}

export async function contrastsOn(desk: DeskStore): Promise<Contrasts> {
  return (await readOn(desk)) ?? { academy: false, whole: false, declared: [] };
}

/** Declares the one comparison of a version; false when one stands already, or nothing could be written. */
export const declareOn = (
  desk: DeskStore,
  clock: Pick<Clock, "now">,
  { by: name, scenario, rules, base, other }: Omit<Declared, "at" | "looks">,
): Promise<boolean> =>
  doOn(desk, clock, (declared) =>
    declared.some((one) => one.rules === rules) || base === other
      ? undefined
      : { act: { kind: "contrast-declared", scenario, rules, base, other, name } },
  );

/**
 * Notes a look with what it showed. False when nothing is declared, somebody looked since `seen` looks were read (what it may
 * show depends on those before), or nothing could be written.
 */
export const lookOn = (
  desk: DeskStore,
  clock: Pick<Clock, "now">,
  { rules, by: name, found, seen }: Omit<Look, "at" | "found"> & { rules: string; found: Comparison; seen: number },
): Promise<boolean> =>
  doOn(desk, clock, (declared) => {
    const hash = hashOf(found);
    return declared.find((one) => one.rules === rules)?.looks.length === seen
      ? {
          act: { kind: "contrast-looked", rules, name, found: hash },
          put: [{ kind: LOOK, id: hash, value: found }],
        }
      : undefined;
  });

async function doOn(
  desk: DeskStore,
  clock: Pick<Clock, "now">,
  decide: (
    declared: readonly Declared[],
  ) => { readonly act: AdministrativeAct; readonly put?: readonly DeskRow[] } | undefined,
): Promise<boolean> {
  // Read again right before writing: another window may have been first.
  const now = await readOn(desk);
  const made = now?.identity && now.whole ? decide(now.declared) : undefined;
  if (!now?.identity || !made) return false;
  const { entries, identity } = now;
  const acts = [append({ academy: identity.id, entries }, made.act, clock.now(), identity.by)];
  return (await desk.write({ put: made.put ?? [], acts, head: entries.at(-1)?.hash ?? "" })).ok;
}

async function readOn(desk: DeskStore): Promise<Desk | undefined> {
  const [identities, acts, looks] = await Promise.all([desk.rows("academy"), desk.acts(), desk.rows(LOOK)]);
  if (!identities.ok || !acts.ok || !looks.ok) return undefined;
  const identity = identities.value[0]?.value as Desk["identity"];
  const entries = acts.value.map((one): Entry => ({ ...one, act: one.act as Entry["act"] }));
  const found = new Map(looks.value.map(({ id, value }) => [id, value as Comparison]));
  const whole = verify({ academy: identity?.id ?? "", entries }).ok;
  return { academy: identity !== undefined, whole, identity, entries, declared: declaredIn(entries, found) };
}

/** The first declaration of a version stands, and its looks in the order of the log. */
function declaredIn(entries: readonly Entry[], found: ReadonlyMap<string, Comparison>): Declared[] {
  const byRules = new Map<string, Declared>();
  for (const { act, at } of entries) {
    if (act.kind === "contrast-declared" && !byRules.has(act.rules)) {
      const { scenario, rules, base, other, name: by } = act;
      byRules.set(rules, { scenario, rules, base, other, by, at, looks: [] });
    }
    const declared = act.kind === "contrast-looked" ? byRules.get(act.rules) : undefined;
    if (act.kind !== "contrast-looked" || !declared) continue;
    const shown = found.get(act.found);
    // A row that is not what the log says was changed, and is not shown.
    const same = shown !== undefined && hashOf(shown) === act.found;
    const look: Look = { by: act.name, at, ...(same && { found: shown }) };
    byRules.set(act.rules, { ...declared, looks: [...declared.looks, look] });
  }
  return [...byRules.values()];
}
