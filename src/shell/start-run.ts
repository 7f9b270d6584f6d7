import { beginAttempt } from "#features/practice/begin.ts";
import type { BriefAnswer } from "#features/practice/brief.tsx";
import type { OpenPack } from "#ports/catalogue.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** Begins a run and goes to its own address; the answer is what went wrong, if anything did. */
export async function startRun(
  wiring: Wiring,
  pack: OpenPack,
  answer: BriefAnswer & { readonly arm: string },
): Promise<StoreError | undefined> {
  const [officer, agency] = await Promise.all([wiring.officer(answer.name), agencyInUse(wiring)]);
  const made = await beginAttempt(wiring, pack, {
    officer,
    purpose: answer.purpose,
    timeFactor: answer.timeFactor,
    locale: wiring.words.language,
    build: wiring.build,
    arm: answer.arm,
    ...(agency !== undefined && { agency }),
  });
  if (!made.ok) return made.error;
  // A reload, and Back from the debrief, come to the run, not to a second start.
  const { attempt } = made.value.live.header;
  wiring.begun.set(attempt, made.value);
  location.replace(href.attempt(attempt));
  return undefined;
}

/** Hash of the agency's file that what is begun now is pinned to. */
export async function agencyInUse(wiring: Wiring): Promise<string | undefined> {
  const current = await wiring.agencies.current();
  return current.ok ? current.value?.hash : undefined;
}

/** The pack as it reads now: in the language spoken, in the agency's words. */
export async function dressed(wiring: Wiring, pack: OpenPack): Promise<OpenPack> {
  const agency = await agencyInUse(wiring);
  const dress = await wiring.wording.of({ scenario: pack.entry.id, ...(agency !== undefined && { agency }) });
  return { ...pack, scenario: dress(pack.scenario) };
}
