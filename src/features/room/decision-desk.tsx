import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { type Key } from "#engine/score/key.ts";
import { TIMEOUT } from "#engine/scenario/scenario.ts";
import { spansOf } from "#engine/scenario/text.ts";
import type { Telling } from "#engine/attempt/show.ts";
import { OptionNotes } from "#stage/option-notes.tsx";
import { languageOf, Spans } from "#stage/spans.tsx";
import { Button } from "#ui/button.tsx";
import { Options } from "#ui/options.tsx";
import { Muted, Notice, Row, Stack, VisuallyHidden } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { Bars } from "./bars.tsx";
import classes from "./desk.module.css";
import { countOf, handsAt, isSplit, mostHands, talliesOf } from "./hands.ts";
import type { Open, Option } from "./open.ts";
import type { Room, RoomState } from "./room.ts";

type Decision = Extract<Open, { kind: "decision" }>;

/** A decision at the presenter's desk: count the hands, reveal them, go on with what the room takes. */
export function DecisionDesk({
  room,
  state,
  open,
  keyOf,
}: {
  room: Room;
  state: RoomState;
  open: Decision;
  keyOf: Key | undefined;
}): ReactNode {
  const hands = handsAt(state.session, state.brought);
  const { lang } = room.telling;
  return (
    <>
      <h3 className={classes["prompt"]} {...languageOf(lang)}>
        <Spans spans={open.prompt} />
      </h3>
      {hands?.revealed === true ? (
        <Revealed room={room} state={state} open={open} keyOf={keyOf} />
      ) : (
        <Counting room={room} state={state} open={open} />
      )}
    </>
  );
}

function Counting({ room, state, open }: { room: Room; state: RoomState; open: Decision }): ReactNode {
  const { t } = useWords("room");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      Object.entries(handsAt(state.session, state.brought)?.counts ?? {}).map(([id, count]) => [id, String(count)]),
    ),
  );
  const counts = Object.entries(typed).map(([, text]) => countOf(text) ?? 0);
  const counted = counts.reduce((sum, count) => sum + count, 0);
  const of = state.session.attendance.length;
  const wrong = (id: string): boolean => (typed[id] ?? "").trim() !== "" && countOf(typed[id] ?? "") === undefined;
  return (
    <form
      className={classes["counting"]}
      aria-label={t("hands.title")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!open.options.some((option) => wrong(option.id))) void room.reveal();
      }}
    >
      <Muted>{t("hands.help")}</Muted>
      <ol className={classes["options"]}>
        {open.options.map((option) => (
          <li key={option.id} className={classes["option"]} data-choice={option.id}>
            <span className={classes["letter"]} aria-hidden="true">
              {option.letter}
            </span>
            <span {...languageOf(room.telling.lang)}>
              <VisuallyHidden>{option.letter}: </VisuallyHidden>
              <Spans spans={option.spans} />
            </span>
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              maxLength={3}
              aria-label={t("hands.for", { letter: option.letter })}
              {...(wrong(option.id) && { "aria-invalid": true })}
              value={typed[option.id] ?? ""}
              onChange={({ target: { value } }) => {
                setTyped({ ...typed, [option.id]: value });
                room.count(option.id, countOf(value));
              }}
            />
          </li>
        ))}
      </ol>
      <Row>
        <Button type="submit" look="primary">
          {t("hands.reveal")}
        </Button>
        <output>
          {open.options.some((option) => wrong(option.id))
            ? t("hands.wrong")
            : of > 0
              ? t("hands.countedOf", { count: counted, of })
              : t("hands.counted", { count: counted })}
        </output>
      </Row>
    </form>
  );
}

function Revealed({
  room,
  state,
  open,
  keyOf,
}: {
  room: Room;
  state: RoomState;
  open: Decision;
  keyOf: Key | undefined;
}): ReactNode {
  const { t } = useWords("room");
  const { t: tell } = useWords("debrief");
  const name = useId();
  const top = useRef<HTMLDivElement>(null);
  const tallies = talliesOf(
    open.options.map((option) => option.id),
    handsAt(state.session, state.brought)?.counts ?? {},
  );
  const [taken, setTaken] = useState<string | undefined>(() => mostHands(tallies));
  useEffect(() => top.current?.focus(), []);
  const { lang } = room.telling;
  const letter = open.options.find((option) => option.id === taken)?.letter;
  return (
    <div ref={top} tabIndex={-1} className={classes["revealed"]} aria-label={t("hands.revealed")} role="group">
      <Bars options={open.options} tallies={tallies} lang={lang} caption={t("hands.revealed")} />
      {isSplit(tallies) && <Notice>{t("hands.split")}</Notice>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (taken !== undefined) void room.take(taken);
        }}
      >
        <Stack>
          <Options
            legend={t("hands.takes")}
            name={name}
            look="rows"
            value={taken}
            onChange={setTaken}
            options={[
              ...open.options.map((option) => ({ value: option.id, label: labelOf(option) })),
              ...(open.silence ? [{ value: TIMEOUT as string, label: t("hands.silence") }] : []),
            ]}
          />
          <Row>
            <Button type="submit" look="primary" {...(taken === undefined && { "aria-disabled": true })}>
              {letter === undefined ? t("hands.go") : t("hands.goWith", { letter })}
            </Button>
            {taken === undefined && <Muted>{t("hands.pick")}</Muted>}
          </Row>
        </Stack>
      </form>
      <section aria-labelledby={`${name}key`}>
        <Stack>
          <h3 id={`${name}key`}>{t("key.title")}</h3>
          {keyOf ? (
            <>
              <Muted>{keyOf.provenance.kind === "author" ? tell("view.warning") : tell("view.panel")}</Muted>
              {open.options.map((option) => (
                <div key={option.id} className={classes["keyed"]}>
                  <span className={classes["letter"]}>{option.letter}</span>
                  <KeyNotes keyOf={keyOf} telling={room.telling} scene={open.scene} choice={option.id} />
                </div>
              ))}
            </>
          ) : (
            <p>{t("key.missing")}</p>
          )}
        </Stack>
      </section>
    </div>
  );
}

/** What the key says of one choice: marks, reason, what tempts, what to look at closely. */
export function KeyNotes({
  keyOf,
  telling,
  scene,
  choice,
}: {
  keyOf: Key;
  telling: Telling;
  scene: string;
  choice: string;
}): ReactNode {
  const { t } = useWords("room");
  const entry = Object.hasOwn(keyOf.decisions, scene) ? keyOf.decisions[scene] : undefined;
  const of = entry && Object.hasOwn(entry.choices, choice) ? entry.choices[choice] : undefined;
  if (!of) return <Muted>{t("key.nothing")}</Muted>;
  const spans = (text: Parameters<typeof spansOf>[0]) => spansOf(text, telling.names, telling.lang);
  return (
    <OptionNotes
      option={{
        marks: Object.entries(of.marks).map(([behaviour, level]) => ({ behaviour, level })),
        rationale: spans(of.rationale),
        ...(of.lure && { lure: { kind: of.lure.kind, why: spans(of.lure.why) } }),
        ...(of.critical && { critical: { severity: of.critical.severity, why: spans(of.critical.why) } }),
        ...(of.disrespect === true && { disrespect: true }),
      }}
      lang={telling.lang}
      sources={[]}
      chosen={false}
    />
  );
}

const labelOf = (option: Option): string => `${option.letter}  ${option.spans.map((span) => span.text).join("")}`;
