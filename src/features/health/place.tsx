import type { ReactNode } from "react";
import type { DecisionRow } from "#engine/insight/class/decisions.ts";
import type { Place as ScriptPlace } from "#engine/insight/health/script.ts";
import type { Scene } from "#engine/scenario/scenario.ts";
import type { Key } from "#engine/score/key.ts";
import { languageOf, Spans } from "#stage/spans.tsx";
import { useWords } from "#words/use-words.tsx";
import { Choices } from "./choices.tsx";
import { Lines, OnlyIf, Onward } from "./lines.tsx";
import { anchorOf, type Paper } from "./paper.ts";
import classes from "./script.module.css";

/** One place of the script, with what stands beside it (`children`). */
export function Place({
  paper,
  place,
  keyed,
  row,
  here,
  children,
}: {
  paper: Paper;
  place: ScriptPlace;
  keyed?: Key;
  row?: DecisionRow;
  /** The place asked for, and the choice of it; absent: another one. */
  here?: { readonly choice?: string };
  children: ReactNode;
}): ReactNode {
  const { t } = useWords("health");
  const { number, id } = place;
  const heading = `${anchorOf(id)}-title`;
  const kind = place.kind === "scene" ? place.scene.kind : place.kind;
  return (
    <article
      className={classes["place"]}
      aria-labelledby={heading}
      data-kind={kind}
      {...(here && { "data-here": "", "aria-current": true })}
    >
      <div className={classes["text"]}>
        <p className={classes["kind"]}>
          {t(`script.kind.${kind}`)}
          {place.kind === "ending" && `: ${t(`script.outcome.${place.ending.outcome}`)}`}
          {id === paper.scenario.start && ` · ${t("script.start")}`}
        </p>
        <h3 id={heading} tabIndex={-1} data-place={anchorOf(id)}>
          {t("script.scene", { number, id })}
        </h3>
        {place.kind === "scene" && (
          <SceneText
            paper={paper}
            scene={place.scene}
            here={here?.choice ?? ""}
            {...(keyed && { keyed })}
            {...(row && { row })}
          />
        )}
        {place.kind === "interrupt" && (
          <>
            <OnlyIf paper={paper} when={place.interrupt.when} />
            <Lines paper={paper} beats={place.interrupt.beats} />
            <Onward paper={paper} effects={place.interrupt.effects} to={place.interrupt.goto} />
          </>
        )}
        {place.kind === "ending" && (
          <>
            <Asked paper={paper} text={place.ending.title} />
            <Lines paper={paper} beats={place.ending.beats} />
            {place.ending.later.length > 0 && <h4>{t("script.later")}</h4>}
            {place.ending.later.map((later, at) => (
              <div key={at}>
                <OnlyIf paper={paper} when={later.when} />
                <Lines paper={paper} beats={later.beats} />
              </div>
            ))}
          </>
        )}
      </div>
      {children}
    </article>
  );
}

const Asked = ({ paper, text }: { paper: Paper; text: Parameters<Paper["spans"]>[0] }): ReactNode => (
  <p className={classes["asked"]} {...languageOf(paper.telling.lang)}>
    <Spans spans={paper.spans(text)} />
  </p>
);

function SceneText({
  paper,
  scene,
  keyed,
  row,
  here,
}: {
  paper: Paper;
  scene: Scene;
  keyed?: Key;
  row?: DecisionRow;
  here: string;
}): ReactNode {
  const { t } = useWords("health");
  const known = { ...(keyed && { keyed }), ...(row && { row }) };
  return (
    <>
      <Lines paper={paper} beats={scene.beats} />
      {"prompt" in scene && <Asked paper={paper} text={scene.prompt} />}
      {scene.kind === "decision" && (
        <>
          {scene.timer && <p className={classes["when"]}>{t("script.timer", { count: scene.timer.seconds })}</p>}
          <Choices paper={paper} scene={scene} here={here} {...known} />
        </>
      )}
      {scene.kind === "watch" && (
        <>
          <Choices paper={paper} scene={scene} here={here} {...known} />
          <p className={classes["when"]}>{t("script.nobody")}</p>
          <Onward paper={paper} to={scene.to} />
        </>
      )}
      {scene.kind === "respond" && (
        <ul className={classes["options"]}>
          {scene.rubric.map((one) => (
            <li key={one.id} {...languageOf(paper.telling.lang)}>
              <Spans spans={paper.spans(one.strong)} />
            </li>
          ))}
        </ul>
      )}
      {(scene.kind === "rate" || scene.kind === "report") && (
        <ul className={classes["options"]}>
          {(scene.kind === "rate" ? scene.options : scene.items).map((one) => (
            <li key={one.id} {...languageOf(paper.telling.lang)}>
              <Spans spans={paper.spans(one.text)} />
            </li>
          ))}
        </ul>
      )}
      {(scene.kind === "respond" || scene.kind === "rate" || scene.kind === "report" || scene.kind === "next") && (
        <Onward paper={paper} effects={scene.effects} to={scene.to} />
      )}
      {scene.kind === "branch" &&
        scene.rows.map((one, at) => (
          <div key={at} className={classes["row"]}>
            {one.when ? (
              <OnlyIf paper={paper} when={one.when} />
            ) : (
              <p className={classes["when"]}>{t("script.otherwise")}</p>
            )}
            <Onward paper={paper} effects={one.effects} to={one.to} />
          </div>
        ))}
      {scene.kind === "chance" &&
        scene.outcomes.map((one) => (
          <div key={one.id} className={classes["row"]}>
            <p className={classes["when"]}>
              {t("script.weight", {
                weight: one.weight,
                of: scene.outcomes.reduce((sum, { weight }) => sum + weight, 0),
              })}
            </p>
            <Lines paper={paper} beats={one.beats} />
            <Onward paper={paper} effects={one.effects} to={one.to} />
          </div>
        ))}
    </>
  );
}
