import { useEffect, useState, type ReactNode } from "react";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { AgencyScreen as Screen } from "#features/device/agency/agency.tsx";
import { agencyTemplate, readAgencyFile } from "#interop/agency-file.ts";
import type { StoredAgency } from "#ports/agency-store.ts";
import { useWords } from "#words/use-words.tsx";
import { href } from "./route.ts";
import { saveText } from "./save-text.ts";
import type { Wiring } from "./wiring.ts";

export function AgencyScreen({ wiring }: { wiring: Wiring }): ReactNode {
  const { t, locale } = useWords("shell");
  const [scenarios, setScenarios] = useState<readonly Scenario[]>();
  const [current, setCurrent] = useState<StoredAgency>();
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const [found, listed] = await Promise.all([wiring.agencies.current(), wiring.catalogue.list()]);
      const packs = await Promise.all((listed.ok ? listed.value : []).map((entry) => wiring.catalogue.pack(entry.id)));
      const told = await Promise.all(
        packs.flatMap((pack) =>
          pack.ok
            ? [wiring.wording.of({ scenario: pack.value.entry.id }).then((dress) => dress(pack.value.scenario))]
            : [],
        ),
      );
      if (gone) return;
      setCurrent(found.ok ? found.value : undefined);
      setScenarios(told);
    };
    void load();
    return () => {
      gone = true;
    };
  }, [wiring, locale]);
  if (!scenarios) return null;
  return (
    <Screen
      {...(current && { current })}
      scenarios={scenarios}
      now={wiring.clock.now()}
      home={href.home}
      read={async (bytes) => readAgencyFile(bytes, scenarios)}
      onUse={async (agency) => {
        const used = agency && { hash: agency.hash, agency: agency.agency, at: wiring.clock.now() };
        const stored = await wiring.agencies.use(used);
        if (!stored.ok) return t(`store.${stored.error.code}`);
        setCurrent(used);
        return undefined;
      }}
      onTemplate={() => saveText("agency.json", agencyTemplate(scenarios))}
    />
  );
}
