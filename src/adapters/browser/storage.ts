import type { DeviceStorage, StorageStatus } from "#ports/device-storage.ts";

export function browserStorage(): DeviceStorage {
  const status = async (): Promise<StorageStatus> => {
    // Absent outside secure contexts, whatever the types say.
    const manager = navigator.storage as StorageManager | undefined;
    if (!manager) return { kept: "unknown" };
    try {
      const [kept, { usage }] = await Promise.all([manager.persisted(), manager.estimate()]);
      return { kept: kept ? "kept" : "clearable", ...(usage !== undefined && { usedBytes: usage }) };
    } catch {
      return { kept: "unknown" };
    }
  };
  return {
    status,
    async ask() {
      try {
        await navigator.storage.persist();
      } catch {
        // The status says what came of it.
      }
      return status();
    },
  };
}
