import { useEffect, useState, type ReactNode } from "react";
import { dexieDemo } from "#adapters/dexie/demo-store.ts";
import { DemoBanner as Banner } from "#features/device/demo/banner.tsx";
import { DEMO } from "./demo-mode.ts";
import { leaveDemo } from "./enter-demo.ts";
import type { Wiring } from "./wiring.ts";

/** The line above every screen of the demo. A demo that another window removed is left. */
export function DemoBanner({ wiring }: { wiring: Wiring }): ReactNode {
  const [demo] = useState(() => dexieDemo(DEMO));
  useEffect(() => {
    void wiring.journal.officers().then((roster) => {
      if (roster.ok && roster.value.length === 0) leaveDemo();
    });
  }, [wiring]);
  return <Banner demo={demo} onLeave={leaveDemo} />;
}
