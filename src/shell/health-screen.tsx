import { useMemo, type ReactNode } from "react";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieDesk } from "#adapters/dexie/desk-store.ts";
import { noteOf } from "#engine/insight/health/note.ts";
import type { Proof } from "#engine/proof/finding.ts";
import { err, ok } from "#engine/result.ts";
import type { HealthLinks, HealthPorts } from "#features/health/health-data.ts";
import { HealthDesk } from "#features/health/health-desk.tsx";
import { useWords } from "#words/use-words.tsx";
import { type ClassMemory, noMemory } from "./class-load.ts";
import { DEMO } from "./demo-mode.ts";
import type { DeskProps } from "./desk-screens.tsx";
import { loadEntries, loadHeard } from "./health-load.ts";
import { proveApart } from "./prove-apart.ts";
import { proveInput } from "./prove-input.ts";
import { href } from "./route.ts";
import { saveText } from "./save-text.ts";
import { dressed } from "./start-run.ts";
import type { Wiring } from "./wiring.ts";

/** As long as the window, or until a shared device locks: nothing is proven or read twice. */
const KEPT = new WeakMap<Wiring, { readonly memory: ClassMemory; readonly proofs: Map<string, Proof> }>();

const LINKS: HealthLinks = {
  list: href.desk("health"),
  script: (id, at = "") => href.desk("health", id, at === "" ? "" : `at=${encodeURIComponent(at)}`),
  proof: href.proof,
  replay: href.replay,
};

const KIND = "script-note";

/** What each scenario needs; the script of one of them, with what was found and said beside it. */
export function HealthScreen({ wiring, section, asked }: DeskProps): ReactNode {
  const { locale } = useWords("health");
  const ports = useMemo(() => portsOf(wiring, locale), [wiring, locale]);
  return <HealthDesk ports={ports} links={LINKS} scenario={section} at={new URLSearchParams(asked).get("at") ?? ""} />;
}

function portsOf(wiring: Wiring, locale: string): HealthPorts {
  const { catalogue, clock, chance } = wiring;
  const desk = wiring.desk ?? dexieDesk(openDatabase(wiring.demo ? DEMO : undefined));
  const held = KEPT.get(wiring);
  const kept =
    held?.memory.locale === locale
      ? held
      : { memory: { ...noMemory(), locale }, proofs: held?.proofs ?? new Map<string, Proof>() };
  KEPT.set(wiring, kept);
  return {
    clock,
    chance,
    proofs: kept.proofs,
    save: saveText,
    scenarios: () => loadEntries(catalogue, clock.now()),
    heard: (signal) => loadHeard(wiring, kept.memory, signal),
    async script(id) {
      const pack = await catalogue.pack(id);
      if (!pack.ok) return pack;
      const [{ scenario }, key] = await Promise.all([
        dressed(wiring, pack.value),
        catalogue.key(id, pack.value.entry.key),
      ]);
      return ok({ scenario, ...(key.ok && { key: key.value }) });
    },
    async prove(id, signal) {
      const pack = await catalogue.pack(id);
      if (!pack.ok) throw new Error(pack.error.code);
      return proveApart(await proveInput(wiring, pack.value), () => {}, signal);
    },
    async notes() {
      const rows = await desk.rows(KIND);
      if (!rows.ok) return err(rows.error);
      return ok(rows.value.flatMap(({ value }) => noteOf(value) ?? []));
    },
    async keepNote(note) {
      const acts = await desk.acts();
      if (!acts.ok) return false;
      const put = [{ kind: KIND, id: note.id, value: note }];
      const written = await desk.write({ put, head: acts.value.at(-1)?.hash ?? "" });
      return written.ok;
    },
  };
}
