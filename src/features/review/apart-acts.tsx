import type { ReactNode } from "react";
import type { Reopened } from "#engine/attempt/reopen.ts";
import { sceneAt } from "#engine/attempt/replay.ts";
import { told } from "#engine/attempt/show.ts";
import { spansOf, type Span } from "#engine/scenario/text.ts";
import type { Evidence, Flag } from "#engine/score/evidence.ts";
import type { Key } from "#engine/score/key.ts";
import { languageOf, Spans } from "#stage/spans.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import type { CommentStore } from "./comment-store.ts";
import classes from "./evidence-sheet.module.css";
import { Ruling } from "./ruling.tsx";

/** Critical and disrespectful acts: in no count, and unconfirmed until a trainer says otherwise. */
export function ApartActs({
  run,
  evidence,
  keyed,
  store,
  onSeq,
}: {
  run: Reopened;
  evidence: Evidence;
  keyed: Key;
  store: CommentStore;
  onSeq: (seq: number) => void;
}): ReactNode {
  const { t } = useWords("review");
  const { t: tell } = useWords("debrief");
  const lang = languageOf(run.telling.lang);
  const acts = [
    ...evidence.critical.map((flag) => ({
      flag,
      of: "critical",
      what: flag.severity ? tell(`critical.${flag.severity}`) : "",
    })),
    ...evidence.disrespect.map((flag) => ({ flag, of: "disrespect", what: t("evidence.disrespect") })),
  ];
  if (acts.length === 0) return null;
  return (
    <Notice tone="warn">
      <h3>{t("evidence.apart")}</h3>
      <p>{t("evidence.unconfirmed")}</p>
      <ul className={classes["apart"]}>
        {acts.map(({ flag, of, what }) => {
          const why = keyed.decisions[flag.scene]?.choices[flag.choice]?.critical?.why;
          return (
            <li key={`${flag.seq} ${of}`}>
              <Button onClick={() => onSeq(flag.seq)}>{t("replay.entry", { seq: flag.seq })}</Button>{" "}
              <strong>{what}</strong>{" "}
              <span {...lang}>
                <Spans spans={textOf(run, flag)} />
              </span>
              {flag.severity && why !== undefined && (
                <p {...lang}>
                  <Spans spans={spansOf(why, run.telling.names, run.telling.lang)} />
                </p>
              )}
              <Ruling seq={flag.seq} of={of} what={what} store={store} />
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

function textOf(run: Reopened, { scene, choice, seq }: Flag): readonly Span[] {
  const found = sceneAt(run.program, scene);
  const text = found?.kind === "decision" ? found.choices.find((one) => one.id === choice)?.text : undefined;
  const state = run.moments[seq]?.before;
  return text !== undefined && state ? told(run.telling, `${scene}.${choice}`, text, state) : [];
}
