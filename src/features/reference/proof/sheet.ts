import type { Program } from "#engine/machine/program.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { FaceUrl } from "#stage/line.tsx";
import type { ProveApart, Standing } from "./use-proof.ts";

export interface ProofPageProps {
  readonly input: ToProve;
  /** The same scenario as it reads here: in the language spoken, in the agency's words. */
  readonly told: Scenario;
  /** False when some translation it came with could not be had, and was left out. */
  readonly everyLanguage: boolean;
  /** The route to play, as the address asks for it; empty: the proof itself. */
  readonly play: string;
  readonly prove: ProveApart;
  readonly links: {
    readonly home: string;
    /** Of this page, with what to play. */
    readonly proof: (play?: string) => string;
  };
  readonly faceUrl?: FaceUrl;
}

/** What every part of the sheet is made from. */
export interface Sheet {
  readonly proof: Extract<Standing, { at: "done" }>["proof"];
  readonly program: Program;
  /** Address of a route to play. */
  readonly toPlay: (play: string) => string;
}
