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
  | { readonly at: "agency" }
  | { readonly at: "demo" }
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
  if (head === "agency" && id === "") return { at: "agency" };
  if (head === "demo" && id === "") return { at: "demo" };
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
  agency: "#/agency",
  demo: "#/demo",
} as const;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
