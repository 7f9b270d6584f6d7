/** This device: what is kept, who can see it, whether it works without a network, and newer versions. */
export default {
  update: {
    label: "Update",
    held: "A run is open in some window. Finish or pause it there, go back to the scenarios, then use the new version.",
    ready: "A newer version is ready. Nothing changes while you are in a scenario.",
    use: "Use it now",
    later: "Later",
  },
  offline: {
    ready: "Ready to use without a network.",
    preparing: "Getting ready for use without a network.",
    unavailable: "This browser cannot keep the app for use without a network.",
    lost: "No network. Everything here still works.",
  },
  storage: {
    local: "Everything stays on this device unless you export it.",
    kept: "The browser keeps your runs.",
    clearable: "The browser may clear your runs when space is short or after days without use.",
    unknown: "The browser does not say whether it keeps your runs.",
    unavailable: "This browser keeps nothing here. Runs are lost when you close it.",
    ask: "Ask it to keep them",
    used: "{{size}} used",
  },
  who: {
    title: "Who can see what",
    device: "No sign-in is set up here. Anyone who uses this device can open what is on it.",
    practice: "Practice runs are yours. A trainer sees one only after you share it.",
    record: "Record runs are open to your trainer.",
    sent: "Nothing is sent anywhere.",
  },
} as const;
