import { useId, type ReactNode } from "react";
import type { Act } from "#engine/attempt/move.ts";
import type { Key } from "#engine/score/key.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { Line } from "#stage/line.tsx";
import { Field } from "#ui/field.tsx";
import { Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./desk.module.css";
import { handsAt } from "./hands.ts";
import { type Open, previewOf, type Preview } from "./open.ts";
import { questionsOf } from "./questions.ts";
import type { Room, RoomState } from "./room.ts";

/** What only the presenter sees: questions to ask, what each choice would bring, and room for notes. */
export function Side({ room, state, keyOf }: { room: Room; state: RoomState; keyOf: Key | undefined }): ReactNode {
  const { t } = useWords("room");
  const { open, brought, session } = state;
  return (
    <aside className={classes["side"]} aria-label={t("desk.side")}>
      <Questions scene={open.kind === "decision" ? open.scene : undefined} keyOf={keyOf} />
      {"options" in open && (open.kind === "decision" || open.kind === "watch") && <Previews room={room} open={open} />}
      <Field label={t("notes.label")} help={t("notes.help")}>
        {(control) => (
          <textarea
            {...control}
            key={brought}
            rows={3}
            dir="auto"
            defaultValue={session.notes.find((note) => note.seq === brought)?.text ?? ""}
            onChange={(event) => room.note(brought, event.target.value)}
          />
        )}
      </Field>
      {open.kind === "decision" && handsAt(session, brought)?.revealed !== true && (
        <p className={classes["quiet"]}>
          {t("key.title")}: {keyOf ? t("key.hidden") : t("key.missing")}
        </p>
      )}
    </aside>
  );
}

function Questions({ scene, keyOf }: { scene: string | undefined; keyOf: Key | undefined }): ReactNode {
  const { t } = useWords("room");
  const { behaviourName } = useBehaviours();
  const id = useId();
  const { behaviours, lures } = scene === undefined ? { behaviours: [], lures: [] } : questionsOf(keyOf, scene);
  return (
    <section aria-labelledby={id}>
      <Stack>
        <h2 id={id}>{t("questions.title")}</h2>
        <ul className={classes["questions"]}>
          <li>{t("questions.fixed.see")}</li>
          <li>{t("questions.fixed.else")}</li>
          {behaviours.map((behaviour) => (
            <li key={behaviour}>{t("questions.behaviour", { behaviour: behaviourName(behaviour) })}</li>
          ))}
          {lures.map((lure) => (
            <li key={lure}>{t(`questions.lure.${lure}`)}</li>
          ))}
          <li>{t("questions.fixed.say")}</li>
        </ul>
      </Stack>
    </section>
  );
}

function Previews({ room, open }: { room: Room; open: Extract<Open, { kind: "decision" | "watch" }> }): ReactNode {
  const { t } = useWords("room");
  const id = useId();
  const actOf = (choice: string): Act =>
    open.kind === "decision"
      ? { kind: "chose", scene: open.scene, choice }
      : { kind: "acted", scene: open.scene, act: choice };
  return (
    <section aria-labelledby={id}>
      <Stack>
        <h2 id={id}>{t("preview.title")}</h2>
        {open.options.map((option) => {
          const preview = previewOf(room.live(), room.telling, actOf(option.id));
          return (
            preview && (
              <details key={option.id} className={classes["preview"]} open>
                <summary>{t("preview.option", { letter: option.letter })}</summary>
                {preview.shown.length === 0 && <p>{t("preview.nothing")}</p>}
                {preview.shown.map((shown) => (
                  <Line key={shown.key} shown={shown} meanings />
                ))}
                <Then preview={preview} />
              </details>
            )
          );
        })}
      </Stack>
    </section>
  );
}

function Then({ preview }: { preview: Preview }): ReactNode {
  const { t } = useWords("room");
  const { then } = preview;
  if (then.kind === "next") return <p className={classes["quiet"]}>{t("preview.next")}</p>;
  const spans = then.kind === "ending" ? then.title : then.prompt;
  const text = spans.map((span) => span.text).join("");
  return (
    <p className={classes["quiet"]}>
      {then.kind === "ending"
        ? t("preview.ending", { title: text })
        : then.kind === "decision"
          ? t("preview.decision", { prompt: text })
          : t("preview.other", { prompt: text })}
    </p>
  );
}
