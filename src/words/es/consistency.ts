import type { Areas, Translated } from "../areas.ts";

export default {
  title: "Trato coherente",
} satisfies Translated<Areas["consistency"]>;
