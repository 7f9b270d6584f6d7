/** What frames every screen: navigation, storage, updates, trouble. */
export default {
  name: "Common Ground",
  skip: "Skip to content",
  nav: {
    label: "Main",
    home: "Scenarios",
    review: "For trainers",
    open: "Open a scenario file",
    settings: "Settings",
    back: "Back",
  },
  resources: "Whom to turn to",
  unreviewed: "Translated; not reviewed by a native speaker yet.",
  notAllowed: "Not allowed here",
  dialog: { close: "Close" },
  trouble: {
    title: "This screen stopped",
    saved: "Every choice you made is saved. You can go on from there.",
    reload: "Load it again",
    home: "Go to scenarios",
  },
  missing: { title: "Nothing here", text: "This address leads nowhere. It may be from an older version." },
  store: {
    conflict: "This run was moved on in another window.",
    sealed: "This run is over and takes no more moves.",
    "not-found": "This is not on this device.",
    exists: "This run has begun already.",
    full: "This device has no room left. Free some space, then try again.",
    newer: "This was saved by a newer version of the app. Load the app again.",
    unavailable: "This browser keeps nothing here. It may be in private mode.",
    failed: "This could not be saved. Nothing shown so far is lost.",
  },
  catalogue: {
    offline: "This scenario is not on this device yet and there is no network.",
    damaged: "This scenario did not arrive as it was made. Connect and load the app again.",
    "not-found": "There is no such scenario here.",
  },
} as const;
