import type { ReactNode } from "react";
import { type Moment, sceneAt } from "#engine/attempt/replay.ts";
import { choicesAt, itemsAt, told } from "#engine/attempt/show.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { Scene } from "#engine/scenario/scenario.ts";
import type { Span } from "#engine/scenario/text.ts";
import { languageOf, Spans } from "#stage/spans.tsx";
import { useWords } from "#words/use-words.tsx";
import type { Way } from "./way.ts";
import classes from "./way.module.css";

/** One thing that stands open. Absent `spans`: it has no words of the scenario's, but a sentence of ours. */
interface Option {
  readonly id: string;
  readonly spans?: readonly Span[];
  readonly sentence?: string;
  readonly taken: boolean;
}

/** What stands open at a moment, as the officer sees it, and which of it the route takes. Nothing can be chosen. */
export function WayOpen({ way, moment, next }: { way: Way; moment: Moment; next: Moment }): ReactNode {
  const { t } = useWords("proof");
  const { t: say } = useWords("player");
  const { program, telling } = way;
  const { state } = moment;
  const scene = sceneAt(program, placeAt(program, state.at).id);
  const asks = scene?.kind !== "next";
  const prompt = scene && "prompt" in scene ? told(telling, `${scene.id}.prompt`, scene.prompt, state) : [];
  const items = scene?.kind === "rate" || scene?.kind === "report" ? itemsAt(telling, state) : [];
  return (
    <section
      className={classes["open"]}
      {...(asks ? { "aria-labelledby": "way-prompt" } : { "aria-label": say("go") })}
    >
      {asks && (
        <h2 id="way-prompt" className={classes["prompt"]} {...(prompt.length > 0 && languageOf(telling.lang))}>
          {prompt.length > 0 ? <Spans spans={prompt} /> : say("prompt")}
        </h2>
      )}
      {items.length > 0 && (
        <ul className={classes["items"]} {...languageOf(telling.lang)}>
          {items.map((item) => (
            <li key={item.id}>
              <Spans spans={item.spans} />
            </li>
          ))}
        </ul>
      )}
      <ol className={classes["choices"]}>
        {optionsOf(way, moment, next, scene, t).map((option) => (
          <li key={option.id} data-option={option.id} {...(option.taken && { "data-taken": "" })}>
            {option.spans ? (
              <span {...languageOf(telling.lang)}>
                <Spans spans={option.spans} />
              </span>
            ) : (
              <span>{option.sentence}</span>
            )}
            {option.taken && <span className={classes["taken"]}>{t("way.taken")}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function optionsOf(
  { telling }: Way,
  { state }: Moment,
  { move, row }: Moment,
  scene: Scene | undefined,
  t: ReturnType<typeof useWords<"proof">>["t"],
): Option[] {
  const one = (id: string, sentence: string): Option => ({ id, sentence, taken: move.kind === id });
  switch (scene?.kind) {
    case "decision":
    case "watch": {
      const choices = choicesAt(telling, state).map(({ id, spans }): Option => {
        const made = move.kind === "chose" || move.kind === "acted";
        return { id, spans, taken: made && row?.id === id };
      });
      if (scene.kind === "watch") return [...choices, one("continued", t("way.letGo"))];
      return move.kind === "timed-out" ? [...choices, one("timed-out", t("way.timeout"))] : choices;
    }
    case "respond":
      return [one("responded", t("way.respond"))];
    case "rate":
      return [one("rated", t("way.rate"))];
    case "report":
      return [one("reported", t("way.report"))];
    default:
      return [one("continued", t("way.goOn"))];
  }
}
