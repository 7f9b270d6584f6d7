import type { Areas, Translated } from "../areas.ts";

export default {
  label: "Mesas de instructores y academias",
  review: "Partidas",
  class: "Clase",
  marking: "Calificación",
  consistency: "Coherencia",
  panel: "Revisores",
  signals: "Comunidad",
  health: "Escenarios",
  academy: "Academia",
} satisfies Translated<Areas["desks"]>;
