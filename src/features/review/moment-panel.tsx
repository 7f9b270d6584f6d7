import type { ReactNode } from "react";
import type { Reopened } from "#engine/attempt/reopen.ts";
import type { Moment } from "#engine/attempt/replay.ts";
import { choicesAt, moodOf } from "#engine/attempt/show.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { Mood } from "#engine/scenario/scenario.ts";
import { Face } from "#stage/face.tsx";
import type { FaceUrl } from "#stage/line.tsx";
import type { MomentView, OptionView } from "#stage/moment.tsx";
import { OptionNotes } from "#stage/option-notes.tsx";
import { languageOf, Spans } from "#stage/spans.tsx";
import { Muted, Pill } from "#ui/surface.tsx";
import { formatSeconds } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./replay.module.css";

/** One move looked at closely: what was asked and stood open, what was chosen and why, and the state it led to. */
export function MomentPanel({
  run,
  moment,
  view,
  keyed,
  faceUrl,
}: {
  run: Reopened;
  moment: Moment;
  /** When the move answered a decision. */
  view?: MomentView;
  /** Whether marks are known at all. */
  keyed: boolean;
  faceUrl?: FaceUrl;
}): ReactNode {
  const { t } = useWords("review");
  const { t: tell } = useWords("debrief");
  return (
    <div className={classes["moment"]}>
      <h2>{view ? tell("moment.title", { number: view.number }) : t("replay.entry", { seq: moment.move.seq })}</h2>
      {view && (
        <>
          <p {...languageOf(view.lang)}>
            <Spans spans={view.prompt} />
          </p>
          <Answer view={view} />
          <h3>{t("panel.choices")}</h3>
          <ol className={classes["choices"]}>
            {inOrder(run, moment, view).map((option) => (
              <Option
                key={option.id}
                run={run}
                option={option}
                lang={view.lang}
                chosen={option === view.chosen}
                keyed={keyed}
              />
            ))}
          </ol>
        </>
      )}
      <StateAfter run={run} moment={moment} {...(faceUrl && { faceUrl })} />
    </div>
  );
}

/** As the officer saw them, the chosen one in its place. */
function inOrder(run: Reopened, moment: Moment, view: MomentView): OptionView[] {
  const options = view.chosen ? [view.chosen, ...view.others] : view.others;
  return choicesAt(run.telling, moment.before).flatMap(({ id }) => options.filter((option) => option.id === id));
}

function Answer({ view }: { view: MomentView }): ReactNode {
  const { t, locale } = useWords("review");
  const { t: say } = useWords("scenes");
  const { t: tell } = useWords("debrief");
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      t("panel.chosen"),
      <>
        {view.chosen ? (
          <span {...languageOf(view.lang)}>
            <Spans spans={view.chosen.spans} />
          </span>
        ) : (
          t("panel.silence")
        )}{" "}
        <span className={classes["after"]}>{t("replay.time", { time: formatSeconds(locale, view.ms) })}</span>
      </>,
    ],
    ...(view.reason === undefined ? [] : [[tell("moment.reason"), say(`reason.${view.reason}`)] as const]),
    ...(view.note === undefined
      ? []
      : [
          [
            t("evidence.recall"),
            <span key="note" dir="auto">
              {view.note}
            </span>,
          ] as const,
        ]),
    ...(view.sure === undefined ? [] : [[tell("moment.sure"), say(`why.sureness.${view.sure}`)] as const]),
  ];
  return (
    <dl className={`${classes["facts"]} ${classes["answer"]}`}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Option({
  run,
  option,
  lang,
  chosen,
  keyed,
}: {
  run: Reopened;
  option: OptionView;
  lang: string;
  chosen: boolean;
  keyed: boolean;
}): ReactNode {
  const { t } = useWords("review");
  return (
    <li {...(chosen && { "data-chosen": "" })}>
      <p>
        <span {...languageOf(lang)}>
          <Spans spans={option.spans} />
        </span>{" "}
        {chosen && <Pill>{t("panel.chosen")}</Pill>}
      </p>
      {keyed && !option.marks ? (
        <Muted>{t("panel.unmarked")}</Muted>
      ) : (
        <OptionNotes option={option} lang={lang} sources={chosen ? run.program.scenario.sources : []} chosen={chosen} />
      )}
    </li>
  );
}

function StateAfter({ run, moment, faceUrl }: { run: Reopened; moment: Moment; faceUrl?: FaceUrl }): ReactNode {
  const { t } = useWords("review");
  const { program } = run;
  const { scenario } = program;
  const values = program.slots.flatMap((slot, at): [string, string][] => {
    const value = moment.state.v[at] ?? 0;
    if (slot.kind === "meter") return [[slot.name, t("panel.meter", { value, max: slot.max })]];
    return slot.kind === "fact" ? [[slot.name, scenario.facts[slot.name]?.[value] ?? String(value)]] : [];
  });
  return (
    <section className={classes["state"]} aria-labelledby="state-after">
      <h3 id="state-after">{t("panel.state")}</h3>
      <dl className={classes["facts"]}>
        {[[t("panel.place"), placeAt(program, moment.state.at).id] as const, ...values].map(([name, value]) => (
          <div key={name}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <ul className={classes["people"]}>
        {Object.keys(scenario.cast).map((person) => {
          const mood = moodOf(program, person, moment.state);
          return mood && <Person key={person} run={run} person={person} mood={mood} {...(faceUrl && { faceUrl })} />;
        })}
      </ul>
    </section>
  );
}

function Person({
  run,
  person,
  mood,
  faceUrl,
}: {
  run: Reopened;
  person: string;
  mood: Mood;
  faceUrl?: FaceUrl;
}): ReactNode {
  const { t } = useWords("player");
  const name = run.telling.names[`${person}.name`] ?? person;
  // The address of a face goes by a line of its person; somebody who never spoke is shown by initials.
  const line = run.shown.find((one) => one.kind === "line" && one.who === person);
  const url = line?.kind === "line" ? faceUrl?.({ ...line, mood }) : undefined;
  return (
    <li>
      <Face name={name} alt="" {...(url !== undefined && { url })} />
      <span>{t("face", { name, mood: t(`mood.${mood}`) })}</span>
    </li>
  );
}
