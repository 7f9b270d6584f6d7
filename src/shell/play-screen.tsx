import type { ReactNode } from "react";
import { Play } from "#features/practice/play.tsx";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

export function PlayScreen({ wiring, attempt }: { wiring: Wiring; attempt: string }): ReactNode {
  const begun = wiring.begun.get(attempt);
  return <Play attempt={attempt} {...(begun && { begun })} ports={wiring} links={href} faceUrl={wiring.faceUrl} />;
}
