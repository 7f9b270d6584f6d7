import { render } from "@testing-library/react";
import { useSyncExternalStore, type ReactNode } from "react";
import type { Proof } from "#engine/proof/finding.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import { ProofPage } from "#features/reference/proof/proof-page.tsx";
import type { ProveApart } from "#features/reference/proof/use-proof.ts";
import type { Locale } from "#words/locales.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";

/** A proof that goes as far as the test says, and ends when the test says. */
export class HandProof {
  readonly runs: {
    readonly onStates: (states: number) => void;
    readonly done: (proof: Proof) => void;
    readonly fail: () => void;
    readonly signal: AbortSignal;
  }[] = [];

  readonly prove: ProveApart = (_, onStates, signal) =>
    new Promise((done, refuse) => {
      const fail = (): void => refuse(new Error("out of memory"));
      signal.addEventListener("abort", () => refuse(new Error("stopped")));
      this.runs.push({ onStates, done, fail, signal });
    });

  get run() {
    const last = this.runs.at(-1);
    if (!last) throw new Error("nothing runs");
    return last;
  }
}

/** The page of a proof, in the words of a language. `play`: the route that the address asks for. */
export async function showProof(
  input: ToProve,
  prove: ProveApart,
  {
    locale = "en-US",
    play = "",
    everyLanguage = true,
  }: { locale?: Locale; play?: string; everyLanguage?: boolean } = {},
) {
  location.hash = `#/proof/small?${play}`;
  const words = await createWords(locale);
  await addAreas(words, ["proof", "findings", "scenes", "debrief"]);
  return render(
    <WordsProvider words={words}>
      <Address input={input} prove={prove} everyLanguage={everyLanguage} />
    </WordsProvider>,
  );
}

/** Asks for a route by the address, as the shell does. */
function Address(props: { input: ToProve; prove: ProveApart; everyLanguage: boolean }): ReactNode {
  const hash = useSyncExternalStore(watchHash, () => location.hash);
  return (
    <ProofPage
      {...props}
      told={props.input.scenario}
      play={hash.split("?")[1] ?? ""}
      links={{ home: "#/", proof: (ask = "") => `#/proof/small${ask === "" ? "" : `?${ask}`}` }}
    />
  );
}

const watchHash = (changed: () => void): (() => void) => {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
};
