import { useMemo, type ReactNode } from "react";
import { openDatabase } from "#adapters/dexie/database.ts";
import { dexieDesk } from "#adapters/dexie/desk-store.ts";
import { reopen } from "#engine/attempt/reopen.ts";
import type { RunPair } from "#engine/insight/panel/panel-key.ts";
import { err, ok } from "#engine/result.ts";
import { score } from "#engine/score/evidence.ts";
import { PANEL_SECTIONS, type PanelLinks, type PanelPorts, type PanelSection } from "#features/panel/panel-desk.ts";
import { PanelPages } from "#features/panel/panel-pages.tsx";
import { DEMO } from "./demo-mode.ts";
import type { DeskProps } from "./desk-screens.tsx";
import { href } from "./route.ts";
import { saveText } from "./save-text.ts";
import { dressed } from "./start-run.ts";
import type { Wiring } from "./wiring.ts";

const LINKS: PanelLinks = {
  section: (section, of = "") => href.desk("panel", section, of === "" ? "" : `of=${encodeURIComponent(of)}`),
  academy: href.desk("academy"),
};

/** What reviewers hold of each choice. */
export function PanelScreen({ wiring, section, asked }: DeskProps): ReactNode {
  const ports = useMemo(() => portsOf(wiring), [wiring]);
  const of = new URLSearchParams(asked).get("of") ?? "";
  const here = PANEL_SECTIONS.find((one) => one === section) ?? "rate";
  return <PanelPages key={of} ports={ports} links={LINKS} section={here satisfies PanelSection} scenario={of} />;
}

function portsOf(wiring: Wiring): PanelPorts {
  const { catalogue, clock, chance, attempts, wording } = wiring;
  return {
    desk: wiring.desk ?? dexieDesk(openDatabase(wiring.demo ? DEMO : undefined)),
    catalogue,
    clock,
    chance,
    save: saveText,
    async script(id) {
      const pack = await catalogue.pack(id);
      return pack.ok ? ok((await dressed(wiring, pack.value)).scenario) : pack;
    },
    async runs(entry, before, now) {
      const listed = await attempts.list();
      if (!listed.ok) return err(listed.error);
      const pairs: RunPair[] = [];
      for (const { header, purpose, sharedAt } of listed.value) {
        if (header.rules !== entry.rules || (purpose !== "record" && sharedAt === undefined)) continue;
        const stored = await attempts.open(header.attempt);
        if (!stored.ok) continue;
        const run = reopen(header, stored.value.moves, stored.value.pack.bytes, await wording.of(header));
        if (!run.ok) continue;
        const { program, moments } = run.value;
        const [was, is] = [before, now].map((key) => score(program, key, header.rules, moments));
        if (!was?.ok || !is?.ok) continue;
        const closed = purpose === "record" && was.value.state !== "open";
        pairs.push({ before: was.value, now: is.value, closed });
      }
      return ok(pairs);
    },
  };
}
