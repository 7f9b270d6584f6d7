import type { LaterArea, Texts } from "../areas.ts";

/** The areas of every screen an officer does not come to at once, each a file of its own that is fetched when it is needed. */
const ENGLISH: { readonly [A in LaterArea]: () => Promise<{ default: Texts }> } = {
  academy: () => import("./academy.ts"),
  account: () => import("./account.ts"),
  agency: () => import("./agency.ts"),
  backup: () => import("./backup.ts"),
  brief: () => import("./brief.ts"),
  consistency: () => import("./consistency.ts"),
  debrief: () => import("./debrief.ts"),
  demo: () => import("./demo.ts"),
  desks: () => import("./desks.ts"),
  device: () => import("./device.ts"),
  findings: () => import("./findings.ts"),
  health: () => import("./health.ts"),
  home: () => import("./home.ts"),
  marking: () => import("./marking.ts"),
  open: () => import("./open.ts"),
  overview: () => import("./overview.ts"),
  panel: () => import("./panel.ts"),
  proof: () => import("./proof.ts"),
  review: () => import("./review.ts"),
  room: () => import("./room.ts"),
  scenes: () => import("./scenes.ts"),
  settings: () => import("./settings.ts"),
  signals: () => import("./signals.ts"),
};

export const english = async (area: LaterArea): Promise<Texts> => (await ENGLISH[area]()).default;
