/** What the browser promises about everything stored here. */
export interface DeviceStorage {
  status(): Promise<StorageStatus>;
  /** Asks the browser to keep it; the answer is the status afterwards. */
  ask(): Promise<StorageStatus>;
}

export interface StorageStatus {
  /** `clearable`: the browser may clear it when space is short or after long disuse. */
  readonly kept: "kept" | "clearable" | "unknown" | "unavailable";
  readonly usedBytes?: number;
}
