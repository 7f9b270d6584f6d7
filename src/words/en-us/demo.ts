/** The demo academy, and the line that says one is in it. */
export default {
  title: "Demo academy",
  lead: "An academy of made-up people, to see what a trainer sees before your own officers have played anything.",
  what: {
    title: "What it makes",
    people: "3 classes with 48 officers. None of them exists.",
    runs: "About 400 runs of the last ten weeks: most on record, some private practice, some left or still under way.",
    beside: "What officers wrote after their runs, and comments by trainers.",
    find: "One class has something in common that the others have not. See whether you find it.",
    apart: "It lies apart from your own data. While you are in it, you can neither see nor change what is yours.",
    dates: "All dates are before today. It never counts toward anybody’s training.",
  },
  open: "Open the demo academy",
  again: "Go to the demo academy",
  making: {
    title: "Making the demo academy",
    text: "It takes some seconds. Nothing is sent anywhere.",
    done: "{{done}} of {{of}} runs",
    cancel: "Cancel",
    cancelled: "Cancelled. Nothing of it is left on this device.",
  },
  here: "The demo academy is on this device.",
  inside: "You are in the demo academy.",
  failed: {
    elsewhere: "Another window is making the demo academy. Go on there.",
    stopped: "The demo academy could not be made. Nothing of it is left on this device.",
    empty: "No scenario came with this app, so there is nothing to play.",
  },
  banner: {
    label: "Demo",
    text: "Demo data · made-up people",
    leave: "Leave demo",
    remove: "Remove",
  },
  remove: {
    title: "Remove the demo academy?",
    text: "It is deleted with everything done in it. Your own data stays as it is.",
    yes: "Remove it",
    no: "Keep it",
    removed: "The demo academy is removed. Your own data was not touched.",
    busy: "Another window holds it open. Close that window, then try again.",
  },
} as const;
