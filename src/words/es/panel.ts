import type { Areas, Translated } from "../areas.ts";

export default {
  title: "Panel de revisores",
} satisfies Translated<Areas["panel"]>;
