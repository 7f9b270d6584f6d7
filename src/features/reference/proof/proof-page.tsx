import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { compile } from "#engine/machine/compile.ts";
import type { ToProve } from "#engine/proof/to-prove.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import type { FaceUrl } from "#stage/line.tsx";
import { ProofSheet } from "./proof-sheet.tsx";
import { type ProveApart, useProof } from "./use-proof.ts";
import { WayScreen } from "./way-screen.tsx";

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

/** The proof of one scenario, run as the page opens; or one of its routes, played. Nothing is stored. */
export function ProofPage(props: ProofPageProps): ReactNode {
  const { input, told, play, prove, links, faceUrl } = props;
  const { standing, stop, again } = useProof(input, prove);
  const program = useMemo(() => compile(told), [told]);
  const played = useRef("");
  useEffect(() => {
    if (play !== "") played.current = play;
  }, [play]);
  if (play !== "" && standing.at === "done") {
    return (
      <WayScreen
        key={play}
        proof={standing.proof}
        program={program}
        play={play}
        back={links.proof()}
        {...(faceUrl && { faceUrl })}
      />
    );
  }
  return <ProofSheet {...props} program={program} standing={standing} onStop={stop} onAgain={again} from={played} />;
}
