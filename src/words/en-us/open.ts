/** A scenario from a file. */
export default {
  title: "Open a scenario file",
  lead: "The file is checked on this device. It is not sent anywhere.",
  choose: "Choose a file",
  drop: "or drop it here",
  checking: "Checking",
  kinds: "A scenario.json of format {{format}}.",
  good: {
    title: "It can be played",
    text: "Shape and references hold.",
    preview: "Play a preview",
    previewText: "A preview is not saved.",
    figures: "{{scenes}} scenes, {{decisions}} decisions, {{endings}} endings",
  },
  bad: {
    title_one: "Not opened: {{count}} problem",
    title_other: "Not opened: {{count}} problems",
    text: "Nothing was kept. Mend these and open it again.",
    line: "Line {{line}}",
    first: "Showing the first {{shown}} of {{count}}.",
  },
  newer: "This file was made for format {{format}}. This app reads format {{reads}}.",
  big: "This file is larger than {{size}}. A scenario is not.",
  unreadable: "This file could not be read.",
  again: "Open another file",
} as const;
