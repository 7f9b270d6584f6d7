import { dexieDemo } from "#adapters/dexie/demo-store.ts";
import { tidyDemo } from "#features/device/demo/make.ts";
import { DEMO } from "./demo-mode.ts";
import type { Wiring } from "./wiring.ts";

/** Deletes a half-made demo, if one lies there. */
export const tidy = ({ lock }: Pick<Wiring, "lock">): Promise<void> => tidyDemo({ demo: dexieDemo(DEMO), lock });
