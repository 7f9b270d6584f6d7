import type { Areas, Translated } from "../areas.ts";

export default {
  title: "Lo que dice la comunidad",
} satisfies Translated<Areas["signals"]>;
