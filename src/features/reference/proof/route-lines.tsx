import type { ReactNode } from "react";
import { type Moment, sceneAt } from "#engine/attempt/replay.ts";
import { told } from "#engine/attempt/show.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { Step } from "#engine/proof/finding.ts";
import type { Choice } from "#engine/scenario/scenario.ts";
import { languageOf, plain } from "#stage/spans.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./proof.module.css";
import type { Way } from "./way.ts";

/** Where the quoted words of the scenario stand in a sentence of ours: they have a language of their own. */
const QUOTE = "\uFFFC";

/** A route as a short screenplay: what is done at each move, and what falls by chance. On paper the ids alone. */
export function RouteLines({ way }: { way: Way }): ReactNode {
  const { t } = useWords("findings");
  const { steps, moments } = way;
  const arm = steps[0]?.arm;
  const first = [...(arm === undefined ? [] : [t("play.arm", { arm })]), ...drawsOf(t, steps[0])];
  return (
    <ol className={classes["route"]}>
      {first.length > 0 && <li value={0}>{first.join("; ")}</li>}
      {moments.slice(1).map((moment, at) => {
        const step = steps[at + 1];
        return (
          <li key={moment.move.seq} value={moment.move.seq}>
            <code dir="ltr">{[step?.scene, step?.choice ?? ""].filter((part) => part !== "").join(".")}</code>{" "}
            <span className={classes["screenOnly"]}>
              <Told way={way} moment={moment} />
            </span>
            {drawsOf(t, step).map((draw) => `; ${draw}`)}
          </li>
        );
      })}
    </ol>
  );
}

type Tell = ReturnType<typeof useWords<"findings">>["t"];

const drawsOf = (t: Tell, step: Step | undefined): string[] =>
  Object.entries(step?.draws ?? {}).map(([scene, outcome]) => t("play.draw", { scene, outcome }));

function Told({ way: { program, telling }, moment }: { way: Way; moment: Moment }): ReactNode {
  const { t } = useWords("findings");
  const { move, before, row } = moment;
  const scene = sceneAt(program, placeAt(program, before.at).id);
  if (move.kind === "continued") return t(scene?.kind === "watch" ? "play.watched" : "play.continued");
  if (move.kind === "timed-out" || move.kind === "responded" || move.kind === "rated" || move.kind === "reported")
    return t(`play.${move.kind}`);
  const made =
    scene?.kind === "decision"
      ? scene.choices.find(({ id }) => id === row?.id)
      : scene?.kind === "watch"
        ? scene.acts.find(({ id }) => id === row?.id)
        : undefined;
  if (!scene || !made) return null;
  const who = telling.names[`${made.target ?? ""}.name`];
  const text = plain(told(telling, `${scene.id}.${made.id}`, made.text ?? "", before));
  // Many choices are written with quotation marks of their own, around what of them is said.
  const quoted = /["“”«»]/.test(text) ? QUOTE : t("play.quoted", { text: QUOTE });
  const [start = "", end = ""] = sentence(t, move.kind === "acted" ? "acted" : made.kind, quoted, who).split(QUOTE);
  return (
    <>
      {start}
      <bdi {...languageOf(telling.lang)}>{text}</bdi>
      {end}
    </>
  );
}

function sentence(t: Tell, kind: Choice["kind"] | "acted", text: string, who: string | undefined): string {
  if (who !== undefined && kind === "say") return t("play.sayTo", { who, text });
  if (who !== undefined && kind === "ask") return t("play.askTo", { who, text });
  return t(`play.${kind}`, { text });
}
