/** The way between the desks of trainers and academies. */
export default {
  label: "Desks of trainers and academies",
  review: "Runs",
  class: "Class",
  marking: "Marking",
  consistency: "Consistency",
  panel: "Panel",
  signals: "Community",
  health: "Scenarios",
  academy: "Academy",
} as const;
