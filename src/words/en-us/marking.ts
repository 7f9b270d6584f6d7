export default {
  title: "Marking",
} as const;
