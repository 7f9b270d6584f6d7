import type { ReactNode } from "react";
import { Rate } from "#stage/rate.tsx";
import { Report } from "#stage/report.tsx";
import { Respond } from "#stage/respond.tsx";
import { Watch } from "#stage/watch.tsx";
import { VisuallyHidden } from "#ui/surface.tsx";
import { useLaterWords } from "#words/use-words.tsx";
import type { Open } from "./open-at.ts";
import { answersOf, MOST_WORDS } from "./session-answers.ts";
import type { PlayerSession } from "./session-types.ts";

/** The kinds of scene that come in a file of their own, with their words. */
type LaterOpen = Extract<Open, { readonly kind: "watch" | "respond" | "rate" | "report" }>;

/** What is asked in a scene that asks for more than a choice. Give it a `key` per scene. */
export function OpenScene({
  open,
  session,
  saving,
  keys,
}: {
  open: LaterOpen;
  session: PlayerSession;
  saving: boolean;
  /** False while time stands still. */
  keys: boolean;
}): ReactNode {
  const words = useLaterWords("scenes");
  if (!words) return null;
  const answers = answersOf(session);
  const asked = { prompt: open.prompt, lang: session.telling.lang, saving };
  switch (open.kind) {
    case "watch":
      return (
        <>
          <Watch
            {...asked}
            choices={open.choices}
            keys={keys}
            onAct={(act) => void session.choose(act)}
            onGoOn={() => void session.goOn()}
          />
          <VisuallyHidden>
            <span role="status">{words.t("watch.ready", { count: open.choices.length })}</span>
          </VisuallyHidden>
        </>
      );
    case "respond": {
      const draft = answers.draft();
      return (
        <Respond
          {...asked}
          by={open.by}
          most={MOST_WORDS}
          active={keys}
          {...(draft && { draft })}
          onDraft={answers.keepDraft}
          onRespond={(said) => void answers.respond(said)}
        />
      );
    }
    case "rate":
      return <Rate {...asked} items={open.items} keys={keys} onRate={(ratings) => void answers.rate(ratings)} />;
    case "report":
      return <Report {...asked} items={open.items} keys={keys} onReport={(items) => void answers.report(items)} />;
  }
}
