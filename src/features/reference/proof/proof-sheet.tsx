import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import type { Program } from "#engine/machine/program.ts";
import type { Key } from "#engine/score/key.ts";
import { languageOf } from "#stage/spans.tsx";
import { Unreviewed } from "#stage/unreviewed.tsx";
import { Muted, Notice } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { Checks } from "./checks.tsx";
import { Endings } from "./endings.tsx";
import { Findings } from "./findings.tsx";
import { Lengths } from "./lengths.tsx";
import { useNames } from "./names.ts";
import { Players } from "./players.tsx";
import classes from "./proof.module.css";
import type { ProofPageProps } from "./sheet.ts";
import { Shares } from "./shares.tsx";
import { StandingCard } from "./standing-card.tsx";
import { usePrintOpen } from "./use-print-open.ts";
import type { Standing } from "./use-proof.ts";

/** The proof as one page: how far it went, what it found, and what can be said of every route. */
export function ProofSheet({
  input,
  program,
  everyLanguage,
  standing,
  links,
  from,
  onStop,
  onAgain,
}: ProofPageProps & {
  program: Program;
  standing: Standing;
  onStop: () => void;
  onAgain: () => void;
  /** The route one comes back from; empty when from none. */
  from: RefObject<string>;
}): ReactNode {
  const { t } = useWords("proof");
  const { t: say } = useWords("shell");
  const { title, lang } = useNames(program);
  const heading = useTitleFocus(t("titled", { title }), say("name"));
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    // After the title took the focus: whoever comes back from a route goes on where they left.
    const link = from.current === "" ? undefined : `[data-play="${CSS.escape(from.current)}"]`;
    if (link !== undefined) page.current?.querySelector<HTMLElement>(link)?.focus();
  }, [from]);
  usePrintOpen(page);
  const sheet =
    standing.at === "done"
      ? { proof: standing.proof, program, toPlay: (play: string) => links.proof(play) }
      : undefined;
  return (
    <main ref={page} className={classes["sheet"]} id="content" tabIndex={-1}>
      <header className={classes["part"]}>
        <p className={classes["screenOnly"]}>
          <a href={links.home}>{say("nav.home")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}: <bdi {...languageOf(lang)}>{title}</bdi>
        </h1>
        <p className={classes["screenOnly"]}>{t("what")}</p>
        <Notice>
          <Provenance keyOf={input.key} lang={input.scenario.language} />
          {!everyLanguage && <p>{t("onlyHere")}</p>}
          <Unreviewed scenario={program.scenario} />
        </Notice>
      </header>
      <StandingCard standing={standing} onStop={onStop} onAgain={onAgain} />
      {sheet && (
        <>
          <Findings {...sheet} />
          <Endings {...sheet} />
          <Shares {...sheet} />
          <Players {...sheet} />
          <Lengths {...sheet} minutes={input.scenario.minutes} />
          <Checks proof={sheet.proof} />
        </>
      )}
    </main>
  );
}

/** Who says which choice is how good. `lang`: of what the key itself says. */
function Provenance({ keyOf, lang }: { keyOf: Key | undefined; lang: string }): ReactNode {
  const { t } = useWords("proof");
  if (!keyOf) return <p>{t("noKey")}</p>;
  const { kind, by, note } = keyOf.provenance;
  return (
    <>
      <p>{t(kind, { by })}</p>
      {note !== undefined && (
        <Muted>
          <bdi {...languageOf(lang)}>{note}</bdi>
        </Muted>
      )}
    </>
  );
}
