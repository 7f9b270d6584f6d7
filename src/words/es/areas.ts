import type { Area, Areas, Texts, Translated } from "../areas.ts";

/** Every area in Spanish, each a file of its own that is fetched when it is needed. */
const SPANISH: { readonly [A in Area]: () => Promise<{ default: Translated<Areas[A]> }> } = {
  academy: () => import("./academy.ts"),
  account: () => import("./account.ts"),
  agency: () => import("./agency.ts"),
  backup: () => import("./backup.ts"),
  brief: () => import("./brief.ts"),
  debrief: () => import("./debrief.ts"),
  demo: () => import("./demo.ts"),
  device: () => import("./device.ts"),
  findings: () => import("./findings.ts"),
  home: () => import("./home.ts"),
  open: () => import("./open.ts"),
  overview: () => import("./overview.ts"),
  player: () => import("./player.ts"),
  proof: () => import("./proof.ts"),
  review: () => import("./review.ts"),
  room: () => import("./room.ts"),
  scenes: () => import("./scenes.ts"),
  settings: () => import("./settings.ts"),
  shell: () => import("./shell.ts"),
  consistency: () => import("./consistency.ts"),
  desks: () => import("./desks.ts"),
  health: () => import("./health.ts"),
  marking: () => import("./marking.ts"),
  panel: () => import("./panel.ts"),
  signals: () => import("./signals.ts"),
};

/** The texts of one area. */
export const spanish = async (area: Area): Promise<Texts> => (await SPANISH[area]()).default;
