export default {
  title: "Panel of reviewers",
} as const;
