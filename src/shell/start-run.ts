import { beginAttempt } from "#features/practice/begin.ts";
import type { BriefAnswer } from "#features/practice/brief.tsx";
import type { OpenPack } from "#ports/catalogue.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** Begins a run and goes to its own address; the answer is what went wrong, if anything did. */
export async function startRun(wiring: Wiring, pack: OpenPack, answer: BriefAnswer): Promise<StoreError | undefined> {
  const officer = await wiring.officer(answer.name);
  const made = await beginAttempt(wiring, pack, {
    officer,
    purpose: answer.purpose,
    timeFactor: answer.timeFactor,
    locale: wiring.words.language,
    build: wiring.build,
  });
  if (!made.ok) return made.error;
  // A reload, and Back from the debrief, come to the run, not to a second start.
  const { attempt } = made.value.live.header;
  wiring.begun.set(attempt, made.value);
  location.replace(href.attempt(attempt));
  return undefined;
}
