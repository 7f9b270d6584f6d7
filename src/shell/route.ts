/** Where one is: the address after the `#`, so that any static folder serves it and a link can be mailed. */
export type Route =
  | { readonly at: "home" }
  | { readonly at: "brief"; readonly scenario: string; readonly begin: boolean }
  | { readonly at: "attempt"; readonly attempt: string }
  | { readonly at: "debrief"; readonly attempt: string }
  | { readonly at: "replay"; readonly attempt: string; readonly seq: number }
  | { readonly at: (typeof PLAIN)[number] }
  /** A scenario in front of a class; `screen` is the projector's window, without notes. */
  | { readonly at: "room"; readonly scenario: string; readonly screen: boolean }
  /** A scenario on paper: a booklet to play from, or its lesson plan. */
  | { readonly at: "paper"; readonly scenario: string; readonly sheet: "booklet" | "lesson" }
  /** What can happen in a scenario; `play` names a route of it to be played: `way=on-record`. */
  | { readonly at: "proof"; readonly scenario: string; readonly play: string }
  /** A trainer's or an academy's desk; one of its sections, the first when it is empty. */
  | { readonly at: "desk"; readonly desk: Desk; readonly section: string; readonly asked: string }
  | { readonly at: "nowhere" };

/**
 * Screens whose address says nothing but their name. `account`: signing in, enrolment, trainer and recovery, which is who
 * may open what on a shared device.
 */
const PLAIN = ["review", "settings", "open", "account", "backup", "agency", "demo"] as const;
/**
 * `class`: everybody's runs. `marking`: what was typed and spoken, and role-play. `consistency`: are people treated alike.
 * `panel`: what reviewers hold of each choice. `signals`: what the community says. `health`: what a scenario needs.
 */
export const DESKS = ["class", "marking", "consistency", "panel", "signals", "health", "academy"] as const;
export type Desk = (typeof DESKS)[number];
const isDesk = (at: string): at is Desk => DESKS.some((one) => one === at);
const isPlain = (at: string): at is (typeof PLAIN)[number] => PLAIN.some((one) => one === at);

/** Where one is not on the way to a run, nor looking at runs. */
export type Further =
  | Extract<Route, { at: "room" | "paper" | "proof" | "desk" }>
  | { readonly at: Exclude<(typeof PLAIN)[number], "review"> };
const NEAR: readonly Route["at"][] = ["home", "brief", "attempt", "debrief", "replay", "review", "nowhere"];
export const isFurther = (route: Route): route is Further => !NEAR.includes(route.at);

export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#?\/?/, "").split("?");
  const [head = "", id = "", ...rest] = path.split("/").map(decoded);
  const asked = new URLSearchParams(query);
  if (rest.length > 0) return { at: "nowhere" };
  if (isDesk(head)) return { at: "desk", desk: head, section: id, asked: query };
  if (head === "room") return { at: head, scenario: id, screen: asked.has("screen") };
  if (id === "") return isPlain(head) ? { at: head } : { at: head === "" ? "home" : "nowhere" };
  switch (head) {
    case "play":
      return { at: "brief", scenario: id, begin: asked.has("begin") };
    case "attempt":
    case "debrief":
      return { at: head, attempt: id };
    case "review": {
      const seq = Number(asked.get("at") ?? 0);
      return { at: "replay", attempt: id, seq: Number.isInteger(seq) ? seq : 0 };
    }
    case "booklet":
    case "lesson":
      return { at: "paper", scenario: id, sheet: head };
    case "proof":
      return { at: head, scenario: id, play: query };
    default:
      return { at: "nowhere" };
  }
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
  desk: (desk: Desk, section = "", asked = "") =>
    `#/${desk}${section === "" ? "" : `/${encodeURIComponent(section)}`}${asked === "" ? "" : `?${asked}`}`,
  demo: "#/demo",
  room: (scenario = "", screen = false) =>
    `#/room${scenario === "" ? "" : `/${encodeURIComponent(scenario)}`}${screen ? "?screen" : ""}`,
  booklet: (scenario: string) => `#/booklet/${encodeURIComponent(scenario)}`,
  lesson: (scenario: string) => `#/lesson/${encodeURIComponent(scenario)}`,
  proof: (scenario: string, play = "") => `#/proof/${encodeURIComponent(scenario)}${play === "" ? "" : `?${play}`}`,
} as const;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
