import { DEMO } from "./demo-mode.ts";
import { href } from "./route.ts";

/** Starts the app anew on the demo's data, at the trainer's list. */
export function enterDemo(): void {
  sessionStorage.setItem(DEMO, "");
  startAnew(href.review);
}

/** Starts the app anew on this device's own data; what was set in the demo is forgotten. */
export function leaveDemo(): void {
  sessionStorage.removeItem(DEMO);
  localStorage.removeItem(`${DEMO}.settings`);
  startAnew(href.home);
}

function startAnew(at: string): void {
  history.replaceState(null, "", at);
  location.reload();
}
