import type { Areas, Translated } from "../areas.ts";

export default {
  title: "Escenarios por mejorar",
} satisfies Translated<Areas["health"]>;
