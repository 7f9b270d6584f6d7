import type { ScreenView } from "./screen-view.ts";

/** What the two windows of a room say to each other. The projector asks, so that a presenter in the background, whose timers a browser slows down, need only answer. */
export type Message =
  /** From the projector, every second: `have` is the version it shows, empty for none. */
  | { readonly kind: "hello"; readonly have: string }
  | { readonly kind: "view"; readonly version: string; readonly view: ScreenView }
  /** Still here, nothing new. */
  | { readonly kind: "same" }
  /** The presenter's window closes or loads anew. */
  | { readonly kind: "bye" };

/** A line between windows of one machine. */
export interface Link {
  send(message: Message): void;
  /** Calls back with what the others say, never with its own; the answer ends it. */
  listen(heard: (message: Message) => void): () => void;
}

/** The presenter's end: says each new view, and again to whoever asks. `id`: unlike that of any presenter before it. */
export function present(link: Link, id: string, first: ScreenView): { show(view: ScreenView): void; stop(): void } {
  let view = first;
  let count = 0;
  const version = (): string => `${id}.${count}`;
  const say = (): void => link.send({ kind: "view", version: version(), view });
  const deaf = link.listen((message) => {
    if (message.kind !== "hello") return;
    if (message.have === version()) link.send({ kind: "same" });
    else say();
  });
  say();
  return {
    show(next) {
      view = next;
      count += 1;
      say();
    },
    stop() {
      deaf();
      link.send({ kind: "bye" });
    },
  };
}

/** What the projector knows: the last view it was given, and whether its presenter still answers. */
export interface Followed {
  readonly view?: ScreenView;
  readonly presenter: "awaited" | "here" | "lost";
}

/** Without an answer for so long, the presenter is gone. */
const LOST_MS = 3500;

/** The projector's end. Call `ask` about once a second; `monotonic` in milliseconds. */
export function follow(
  link: Link,
  monotonic: () => number,
  changed: (followed: Followed) => void,
): { ask(): void; stop(): void } {
  let followed: Followed = { presenter: "awaited" };
  let have = "";
  let heardAt = monotonic();
  const become = (next: Followed): void => {
    followed = next;
    changed(next);
  };
  const deaf = link.listen((message) => {
    if (message.kind === "hello") return;
    heardAt = monotonic();
    if (message.kind === "view") {
      have = message.version;
      become({ view: message.view, presenter: "here" });
    } else if (message.kind === "bye") become({ ...followed, presenter: followed.view ? "lost" : "awaited" });
    else if (followed.presenter !== "here") become({ ...followed, presenter: "here" });
  });
  return {
    ask() {
      if (followed.presenter === "here" && monotonic() - heardAt > LOST_MS) become({ ...followed, presenter: "lost" });
      link.send({ kind: "hello", have });
    },
    stop: deaf,
  };
}
