export default {
  title: "Scenarios to improve",
} as const;
