import type { OfflineStatus } from "#ui/storage-lines.tsx";
import { linkIconAndManifest } from "./page-links.ts";

/** What is known of the app's own files on this device. */
export interface UpdateState {
  readonly offline: OfflineStatus;
  /** A newer version stands ready and waits to be told. */
  readonly waiting: boolean;
}

export interface Updates {
  state(): UpdateState;
  subscribe(changed: () => void): () => void;
  /** Takes the newer version, unless some window plays a run: then nothing happens and the answer is false. */
  apply(): Promise<boolean>;
}

/**
 * Registers the service worker once the first screen stands, so that its downloads take nothing from the first choice.
 * @param anyAttemptOpen true while any window plays a run
 */
export function watchUpdates(anyAttemptOpen: () => Promise<boolean>): Updates {
  let state: UpdateState = { offline: "serviceWorker" in navigator ? "preparing" : "unavailable", waiting: false };
  const listeners = new Set<() => void>();
  const change = (changed: Partial<UpdateState>): void => {
    state = { ...state, ...changed };
    for (const listener of listeners) listener();
  };
  let take: ((reload?: boolean) => Promise<void>) | undefined;
  let askedHere = false;
  const register = async (): Promise<void> => {
    if (!("serviceWorker" in navigator)) return;
    const { registerSW } = await import("virtual:pwa-register");
    take = registerSW({
      onOfflineReady: () => change({ offline: "ready" }),
      onNeedRefresh: () => change({ waiting: true }),
      // By default every window that shows the banner reloads at once, whatever is being written in it.
      onNeedReload: () => undefined,
      // An active worker holds every file, even when a forced reload left this page without it.
      onRegisteredSW: (_, registration) => registration?.active && change({ offline: "ready" }),
      onRegisterError: () => change({ offline: "unavailable" }),
    });
  };
  const start = (): void => {
    const later = (): void => {
      linkIconAndManifest();
      // This very file may be gone, when another window took an update a moment ago.
      register().catch(() => change({ offline: navigator.serviceWorker.controller ? "ready" : "unavailable" }));
    };
    setTimeout(later, 1500);
  };
  if ("serviceWorker" in navigator) reloadOnceReplaced(() => askedHere);
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async apply() {
      if (await anyAttemptOpen()) return false;
      askedHere = true;
      await take?.();
      return true;
    },
  };
}

/**
 * A new worker took over: this window's lazy files are gone. The window where that was asked for loads anew at once;
 * any other at its next change of screen, never in the middle of one.
 */
function reloadOnceReplaced(askedHere: () => boolean): void {
  const workers = navigator.serviceWorker;
  // The first claim is no replacement.
  let controlled = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (controlled && askedHere()) location.reload();
    else if (controlled) addEventListener("hashchange", () => location.reload(), { once: true });
    controlled = true;
  });
}
