import type { Areas, Translated } from "../areas.ts";

export default {
  title: "Calificación",
} satisfies Translated<Areas["marking"]>;
