export default {
  title: "What the community says",
} as const;
