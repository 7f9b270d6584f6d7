/** Settings of this device. */
export default {
  title: "Settings",
  private: "Settings stay on this device. No trainer sees them.",
  language: "Language",
  theme: { title: "Theme", system: "As the device", light: "Light", dark: "Dark" },
  motion: { title: "Motion", system: "As the device", reduce: "Less motion" },
  keys: {
    title: "Keys that act on their own",
    on: "On",
    off: "Off",
    help: "Numbers choose, P pauses. Off, only Tab, Enter and the arrows act.",
  },
  time: {
    title: "Time on decisions, in practice",
    help: "You can change it before each run.",
    off: "Off",
    times: "×{{factor}}",
  },
  storage: { title: "Storage", offline: "Without a network" },
  about: {
    title: "About",
    version: "Version {{version}}",
    what: "Conversation training for police officers. All people in it are fictional.",
    claim: "It trains conversation. It does not claim to reduce the use of force.",
    licence: "Free software under the MIT licence.",
  },
} as const;
