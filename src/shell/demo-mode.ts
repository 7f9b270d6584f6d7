/** Name of the demo's database, and of what this window remembers about being in it. */
export const DEMO = "common-ground-demo";

/** Whether this window shows the demo. Of a window, not of the device: another one stays with real data. */
export function inDemo(): boolean {
  try {
    return sessionStorage.getItem(DEMO) !== null;
  } catch {
    return false;
  }
}
