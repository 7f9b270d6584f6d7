import { useSyncExternalStore } from "react";
import type { OfflineStatus } from "#ui/storage-lines.tsx";
import type { Updates } from "./service-worker.ts";

/** Whether the app stands whole on this device. */
export function useOffline(updates: Updates): OfflineStatus {
  return useSyncExternalStore(updates.subscribe, () => updates.state().offline);
}
