/** Where one is: the address after the `#`, so that any static folder serves it and a link can be mailed. */
export type Route =
  | { readonly at: "home" }
  | { readonly at: "brief"; readonly scenario: string; readonly begin: boolean }
  | { readonly at: "attempt"; readonly attempt: string }
  | { readonly at: "debrief"; readonly attempt: string }
  | { readonly at: "review" }
  | { readonly at: "replay"; readonly attempt: string; readonly seq: number }
  | { readonly at: "settings" }
  | { readonly at: "open" }
  /** Signing in, enrolment, trainer and recovery: who may open what on a shared device. */
  | { readonly at: "account" }
  | { readonly at: "backup" }
  | { readonly at: "agency" }
  | { readonly at: "demo" }
  /** A scenario in front of a class; `screen` is the projector's window, without notes. */
  | { readonly at: "room"; readonly scenario: string; readonly screen: boolean }
  /** A scenario on paper: a booklet to play from, or its lesson plan. */
  | { readonly at: "paper"; readonly scenario: string; readonly sheet: "booklet" | "lesson" }
  | { readonly at: "nowhere" };

export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#?\/?/, "").split("?");
  const [head = "", id = "", ...rest] = path.split("/").map(decoded);
  const asked = new URLSearchParams(query);
  if (rest.length > 0) return { at: "nowhere" };
  if (head === "") return { at: "home" };
  if (head === "play" && id !== "") return { at: "brief", scenario: id, begin: asked.has("begin") };
  if (head === "attempt" && id !== "") return { at: "attempt", attempt: id };
  if (head === "debrief" && id !== "") return { at: "debrief", attempt: id };
  if (head === "review") {
    const seq = Number(asked.get("at") ?? 0);
    return id === "" ? { at: "review" } : { at: "replay", attempt: id, seq: Number.isInteger(seq) ? seq : 0 };
  }
  if (head === "settings" && id === "") return { at: "settings" };
  if (head === "open" && id === "") return { at: "open" };
  if (head === "account" && id === "") return { at: "account" };
  if (head === "backup" && id === "") return { at: "backup" };
  if (head === "agency" && id === "") return { at: "agency" };
  if (head === "demo" && id === "") return { at: "demo" };
  if (head === "room") return { at: "room", scenario: id, screen: asked.has("screen") };
  if (head === "booklet" && id !== "") return { at: "paper", scenario: id, sheet: "booklet" };
  if (head === "lesson" && id !== "") return { at: "paper", scenario: id, sheet: "lesson" };
  return { at: "nowhere" };
}

export const href = {
  home: "#/",
  brief: (scenario: string) => `#/play/${encodeURIComponent(scenario)}`,
  attempt: (attempt: string) => `#/attempt/${encodeURIComponent(attempt)}`,
  debrief: (attempt: string) => `#/debrief/${encodeURIComponent(attempt)}`,
  review: "#/review",
  replay: (attempt: string, seq = 0) => `#/review/${encodeURIComponent(attempt)}${seq > 0 ? `?at=${seq}` : ""}`,
  settings: "#/settings",
  open: "#/open",
  account: "#/account",
  backup: "#/backup",
  agency: "#/agency",
  demo: "#/demo",
  room: (scenario = "", screen = false) =>
    `#/room${scenario === "" ? "" : `/${encodeURIComponent(scenario)}`}${screen ? "?screen" : ""}`,
  booklet: (scenario: string) => `#/booklet/${encodeURIComponent(scenario)}`,
  lesson: (scenario: string) => `#/lesson/${encodeURIComponent(scenario)}`,
} as const;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
