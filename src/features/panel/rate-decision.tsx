import { useMemo, type ReactNode } from "react";
import { shuffled, randomOf } from "#engine/machine/random.ts";
import { HIGHEST_RATING, LOWEST_RATING } from "#engine/insight/panel/rating.ts";
import { type Beat, type DecisionScene, TIMEOUT } from "#engine/scenario/scenario.ts";
import { MOST_COMMENT } from "#interop/panel/panel-file.ts";
import { languageOf } from "#stage/spans.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Card, Muted } from "#ui/surface.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./panel.module.css";
import type { Draft } from "./panel-desk.ts";
import type { Reading } from "./reading.ts";

const VALUES = Array.from({ length: HIGHEST_RATING - LOWEST_RATING + 1 }, (_, at) => String(at + LOWEST_RATING));

/** One decision: what leads there, and its choices in an order of this reviewer's own. Keys 1-7 rate the one in hand. */
export function RateDecision({
  scene,
  reading,
  draft,
  number,
  of,
  onGive,
}: {
  scene: DecisionScene;
  reading: Reading;
  draft: Draft;
  number: number;
  of: number;
  onGive: (name: string, change: Draft["given"][string]) => void;
}): ReactNode {
  const { t } = useWords("panel");
  const ids = scene.choices.flatMap(({ id }) => (id === TIMEOUT ? [] : [id]));
  const { rater } = draft;
  const order = useMemo(
    () =>
      shuffled(
        scene.choices.map(({ id }) => id),
        randomOf(`${rater} ${scene.id}`),
      ).filter((id) => id !== TIMEOUT),
    [scene, rater],
  );
  const valueOf = (id: string): number | undefined => draft.given[`${scene.id}.${id}`]?.value;
  const rate = (value: number): void => {
    const held = document.activeElement?.closest<HTMLElement>("[data-choice]")?.dataset["choice"];
    const id = held ?? order.find((one) => valueOf(one) === undefined) ?? order[0];
    if (id === undefined || !ids.includes(id)) return;
    onGive(`${scene.id}.${id}`, { value });
    const next = order.find((one) => one !== id && valueOf(one) === undefined);
    const to = next === undefined ? undefined : document.querySelector<HTMLElement>(`[data-choice="${next}"] input`);
    (to ?? document.querySelector<HTMLElement>(`[data-choice="${id}"] input[value="${value}"]`))?.focus();
  };
  useKeys(Object.fromEntries(VALUES.map((value) => [value, () => rate(Number(value))])));
  const before = reading.before(scene.id);
  return (
    <Card labelledBy="panel-decision">
      <h2 id="panel-decision" tabIndex={-1}>
        {t("rate.decision", { number, of })}
      </h2>
      {before.length > 0 && (
        <details open={scene.beats.length === 0}>
          <summary>{t("rate.before")}</summary>
          <Lines beats={before} reading={reading} />
        </details>
      )}
      <Lines beats={scene.beats} reading={reading} />
      <p {...languageOf(reading.lang)}>
        <strong>{reading.text(scene.prompt)}</strong>
      </p>
      <Muted>{t("rate.anchors")}</Muted>
      <Muted>{t("rate.keys")}</Muted>
      <ol className={classes["choices"]}>
        {order.map((id) => {
          const name = `${scene.id}.${id}`;
          const value = valueOf(id);
          return (
            <li key={id} data-choice={id}>
              <Options
                legend={reading.choice(scene.id, id)}
                name={`rate-${name}`}
                options={VALUES.map((one) => ({
                  value: one,
                  label: one === "1" ? t("rate.lowest") : one === "7" ? t("rate.highest") : one,
                }))}
                value={value === undefined ? undefined : String(value)}
                onChange={(chosen) => onGive(name, { value: Number(chosen) })}
              />
              <details>
                <summary>{t("rate.comment")}</summary>
                <Field label={t("rate.commentFor", { choice: reading.choice(scene.id, id) })}>
                  {(control) => (
                    <textarea
                      {...control}
                      rows={2}
                      maxLength={MOST_COMMENT}
                      value={draft.given[name]?.comment ?? ""}
                      onChange={({ target }) => onGive(name, { comment: target.value })}
                    />
                  )}
                </Field>
              </details>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Lines({ beats, reading }: { beats: readonly Beat[]; reading: Reading }): ReactNode {
  const { t } = useWords("panel");
  return (
    <div className={classes["lines"]} {...languageOf(reading.lang)}>
      {beats.map((beat, at) => {
        const who = reading.who(beat, t("rate.you"));
        return (
          <p key={`${beat.id} ${at}`}>
            {who !== "" && <b>{who}</b>}
            {reading.text(beat.text)}
          </p>
        );
      })}
    </div>
  );
}
