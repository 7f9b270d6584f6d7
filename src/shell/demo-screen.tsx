import { useMemo, type ReactNode } from "react";
import { dexieDemo } from "#adapters/dexie/demo-store.ts";
import { Demo } from "#features/device/demo/demo.tsx";
import { DEMO } from "./demo-mode.ts";
import { enterDemo, leaveDemo } from "./enter-demo.ts";
import { playDemo } from "./play-demo.ts";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

export function DemoScreen({ wiring }: { wiring: Wiring }): ReactNode {
  const ports = useMemo(() => ({ ...wiring, demo: dexieDemo(DEMO), play: playDemo }), [wiring]);
  return (
    <Demo ports={ports} links={{ home: href.home }} inside={wiring.demo} onEnter={enterDemo} onLeave={leaveDemo} />
  );
}
