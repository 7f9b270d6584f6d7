import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { compile } from "#engine/machine/compile.ts";
import { ProofSheet } from "./proof-sheet.tsx";
import type { ProofPageProps } from "./sheet.ts";
import { useProof } from "./use-proof.ts";
import { WayScreen } from "./way-screen.tsx";

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
