import "./trusted-types.ts";
import "#ui/base.css";
import { createRoot } from "react-dom/client";
import { browserLock } from "#adapters/browser/lock.ts";
import { App } from "./app.tsx";
import { applySettings } from "./apply-settings.ts";
import { routeOf } from "./route.ts";
import { watchUpdates } from "./service-worker.ts";
import { makeWiring } from "./wiring.ts";

/** Not awaited at the top: files that come later import from this one, and would wait for it while it waits for them. */
async function start(): Promise<void> {
  const lock = browserLock();
  const wiring = await makeWiring(lock, watchUpdates(lock.anyHeld));
  applySettings(wiring);
  // What the address asks for is on its way before anything is drawn.
  const route = routeOf(location.hash);
  if (route.at === "brief") void wiring.catalogue.pack(route.scenario);
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  if (wiring.settings().shared && !wiring.demo) {
    void import("./shared-device.tsx").then(({ openShared }) => openShared(root, wiring, App));
  } else {
    createRoot(root).render(<App wiring={wiring} />);
    // The mark that this device is shared can be lost with a kill; the vault cannot.
    const mended = async (): Promise<void> => {
      const known = await indexedDB.databases();
      if (known.some(({ name }) => name === "common-ground-vault")) await (await import("./account.ts")).mend(wiring);
    };
    mended().catch(() => undefined);
  }
}

void start();
