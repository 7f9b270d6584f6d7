import type { ReactNode } from "react";
import type { DecisionRow } from "#engine/insight/class/decisions.ts";
import { type Act, type Choice, type DecisionScene, TIMEOUT, type WatchScene } from "#engine/scenario/scenario.ts";
import type { ChoiceKey, Key } from "#engine/score/key.ts";
import { OptionNotes } from "#stage/option-notes.tsx";
import { languageOf, Spans } from "#stage/spans.tsx";
import { useWords } from "#words/use-words.tsx";
import { Lines, OnlyIf, Onward } from "./lines.tsx";
import { anchorOf, type Paper } from "./paper.ts";
import classes from "./script.module.css";

/** The choices of a decision, or the acts open while one watches: words, reply, what the key says, where each leads. */
export function Choices({
  paper,
  scene,
  keyed,
  row,
  here,
}: {
  paper: Paper;
  scene: DecisionScene | WatchScene;
  /** Absent: not on this device, or not to be shown. */
  keyed?: Key;
  row?: DecisionRow;
  /** Id of the choice asked for. */
  here: string;
}): ReactNode {
  const ways = scene.kind === "decision" ? scene.choices : scene.acts;
  return (
    <ol className={classes["choices"]}>
      {ways.map((way) => {
        const key = keyed?.decisions[scene.id]?.choices[way.id];
        return (
          <li
            key={way.id}
            id={anchorOf(`${scene.id}.${way.id}`)}
            tabIndex={-1}
            className={classes["choice"]}
            {...(here === way.id && { "data-here": "", "aria-current": true })}
          >
            <Way paper={paper} scene={scene.id} way={way} {...(key && { keyed: key })} {...(row && { row })} />
          </li>
        );
      })}
    </ol>
  );
}

function Way({
  paper,
  scene,
  way,
  keyed,
  row,
}: {
  paper: Paper;
  scene: string;
  way: Choice | Act;
  keyed?: ChoiceKey;
  row?: DecisionRow;
}): ReactNode {
  const { t } = useWords("health");
  const { telling, names, scenario } = paper;
  const count = way.id === TIMEOUT ? row?.timeouts : row?.options.get(way.id);
  return (
    <>
      <p className={classes["asked"]}>
        <span className={classes["letter"]}>{names.letter(scene, way.id)}</span>{" "}
        {way.text === undefined ? (
          t("script.timeout")
        ) : (
          <span {...languageOf(telling.lang)}>
            <Spans spans={paper.spans(way.text)} />
          </span>
        )}
        {"once" in way && way.once && <span className={classes["when"]}> ({t("script.once")})</span>}
        {row && row.reached > 0 && (
          <span className={classes["share"]}>{t("beside.of", { count: count ?? 0, of: row.reached })}</span>
        )}
      </p>
      <OnlyIf paper={paper} when={way.when} />
      {keyed && (
        <div className={classes["keyed"]} data-key="">
          <OptionNotes option={viewOf(keyed, paper)} lang={telling.lang} sources={scenario.sources} chosen={false} />
        </div>
      )}
      <Lines paper={paper} beats={way.reply} />
      <Onward paper={paper} effects={way.effects} to={way.to} />
    </>
  );
}

function viewOf(
  { marks, rationale, lure, critical, disrespect, sources }: ChoiceKey,
  { spans }: Paper,
): Parameters<typeof OptionNotes>[0]["option"] {
  return {
    marks: Object.entries(marks).map(([behaviour, level]) => ({ behaviour, level })),
    rationale: spans(rationale),
    sources,
    ...(lure && { lure: { kind: lure.kind, why: spans(lure.why) } }),
    ...(critical && { critical: { severity: critical.severity, why: spans(critical.why) } }),
    ...(disrespect !== undefined && { disrespect }),
  };
}
