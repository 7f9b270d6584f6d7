export default {
  title: "Consistent treatment",
} as const;
