import type { ReactNode } from "react";
import { plainText, spansOf, type Text } from "#engine/scenario/text.ts";
import type { Key } from "#engine/score/key.ts";
import { languageOf, Spans } from "#stage/spans.tsx";
import { useWords } from "#words/use-words.tsx";
import { answersOf } from "./questions.ts";
import type { Room, RoomState } from "./room.ts";
import classes from "./room-debrief.module.css";
import { type RoomDecision, timelineOf } from "./timeline.ts";

/** One decision to talk about: what to ask, and what the key expects to hear. */
export function Discussion({
  decision,
  room,
  keyOf,
}: {
  decision: RoomDecision;
  room: Room;
  keyOf: Key | undefined;
}): ReactNode {
  const { t } = useWords("room");
  const { telling } = room;
  const { strong, tempting } = answersOf(keyOf, decision.scene);
  const letter = (choice: string): string => decision.options.find((option) => option.id === choice)?.letter ?? "";
  const tell = (text: Text): ReactNode => <Spans spans={spansOf(text, telling.names, telling.lang)} />;
  const open = new Set(decision.options.map((option) => option.id));
  return (
    <div className={classes["discussion"]}>
      <h3>
        {t("lesson.decision", { number: decision.number })}:{" "}
        <span {...languageOf(telling.lang)}>
          <Spans spans={decision.prompt} />
        </span>
      </h3>
      <p>
        {t("questions.fixed.see")} {t("questions.fixed.else")} {t("questions.fixed.say")}
      </p>
      {strong.length > 0 && <p className={classes["label"]}>{t("questions.better")}</p>}
      {strong.map((answer) => (
        <p key={answer.choice} className={classes["answer"]} {...languageOf(telling.lang)}>
          {open.has(answer.choice) && <strong>{letter(answer.choice)} </strong>}
          <em>{tell(answer.text)}</em> {tell(answer.rationale)}
        </p>
      ))}
      {tempting
        .filter((answer) => open.has(answer.choice))
        .map((answer) => (
          <div key={answer.choice}>
            <p className={classes["label"]}>{t("questions.why", { letter: letter(answer.choice) })}</p>
            <p className={classes["answer"]} {...languageOf(telling.lang)}>
              <em>{tell(answer.text)}</em> {tell(answer.lure.why)}
            </p>
          </div>
        ))}
      {decision.note !== undefined && (
        <>
          <p className={classes["label"]}>{t("end.notes")}</p>
          <p className={classes["said"]} dir="auto">
            {decision.note}
          </p>
        </>
      )}
    </div>
  );
}

/** What the room thought of the options of each rating, and what was noted where nothing was decided. */
export function Averages({ room, state }: { room: Room; state: RoomState }): ReactNode {
  const { t, locale } = useWords("room");
  const { averages, notes } = state.session;
  const atDecision = new Set(timelineOf(room.moments(), room.telling, state.session).map((one) => one.brought));
  const others = notes.filter((note) => !atDecision.has(note.seq));
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const textOf = (scene: string, option: string): string => {
    const found = room.scenario.phases.flatMap((phase) => phase.scenes).find((one) => one.id === scene);
    const text = found?.kind === "rate" ? found.options.find((one) => one.id === option)?.text : undefined;
    return text === undefined ? option : plainText(text, room.telling.names, room.telling.lang);
  };
  return (
    <>
      {averages.map((one) => (
        <div key={one.seq} className={classes["discussion"]}>
          <h3>{t("end.averages")}</h3>
          <ul>
            {Object.entries(one.values).map(([option, value]) => (
              <li key={option}>
                {number.format(value)} <span dir="auto">{textOf(one.scene, option)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {others.map((note) => (
        <div key={note.seq} className={classes["discussion"]}>
          <h3>{t("end.notes")}</h3>
          <p className={classes["said"]} dir="auto">
            {note.text}
          </p>
        </div>
      ))}
    </>
  );
}
