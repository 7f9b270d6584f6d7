import type { ReactNode } from "react";
import type { Key } from "#engine/score/key.ts";
import { Line } from "#stage/line.tsx";
import { languageOf, Spans } from "#stage/spans.tsx";
import { Button } from "#ui/button.tsx";
import { Muted, Notice, Row } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { Attendance } from "./attendance.tsx";
import { Bars } from "./bars.tsx";
import type { RoomLinks } from "./chooser.tsx";
import { Averages, Discussion } from "./discussion.tsx";
import type { Room, RoomState } from "./room.ts";
import classes from "./room-debrief.module.css";
import { splitsOf, timelineOf, type RoomDecision } from "./timeline.ts";

interface DebriefProps {
  readonly room: Room;
  readonly state: RoomState;
  readonly keyOf: Key | undefined;
  readonly title: string;
  /** UTC milliseconds. */
  readonly now: number;
  readonly links: RoomLinks;
}

/** After the room: what it decided and where it split, what to talk about, who was there. A print sheet as it stands. */
export function RoomDebrief({ room, state, keyOf, title, links }: DebriefProps): ReactNode {
  const { t, locale } = useWords("room");
  const { t: say } = useWords("shell");
  const { t: player } = useWords("player");
  const heading = useTitleFocus(t("end.title", { title }), say("name"));
  const { session, open, error } = state;
  const { telling } = room;
  const decisions = timelineOf(room.moments(), telling, session);
  const splits = splitsOf(decisions);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(session.at);
  return (
    <main className={classes["sheet"]} id="content" tabIndex={-1} data-over={state.over}>
      <p className={classes["screenOnly"]}>
        <a href={links.rooms}>{t("desk.back")}</a>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {t("end.title", { title })}
      </h1>
      {error && (
        <Notice tone="warn" live>
          {say(`store.${error.code}`)} <Button onClick={() => void room.retry()}>{t("desk.retry")}</Button>
        </Notice>
      )}
      <p>{t("end.before")}</p>
      <section aria-labelledby="end-facts">
        <h2 id="end-facts">{t("end.facts")}</h2>
        <dl className={classes["facts"]}>
          <dt>{t("end.date")}</dt>
          <dd>{date}</dd>
          <dt>{t("end.trainer")}</dt>
          <dd dir="auto">{session.trainer === "" ? t("past.nobody") : session.trainer}</dd>
          <dt>{t("end.attendance")}</dt>
          <dd>{t("end.count", { count: session.attendance.length })}</dd>
          <dt>{t("end.ending")}</dt>
          <dd>
            {open.kind === "ending" ? (
              <>
                <span {...languageOf(telling.lang)}>
                  <Spans spans={open.title} />
                </span>{" "}
                ({player(`end.outcome.${open.outcome}`)})
              </>
            ) : (
              t("end.stopped")
            )}
          </dd>
        </dl>
        {open.kind === "ending" && open.later.map((line) => <Line key={line.key} shown={line} meanings />)}
      </section>

      <section aria-labelledby="end-timeline">
        <h2 id="end-timeline">{t("end.timeline")}</h2>
        <Timeline decisions={decisions} lang={telling.lang} />
      </section>

      <section aria-labelledby="end-split">
        <h2 id="end-split">{t("end.split")}</h2>
        <Muted>{t("end.splitHelp")}</Muted>
        {splits.length === 0 && <p>{t("end.splitNone")}</p>}
        {splits.map((decision) => (
          <div key={decision.brought} className={classes["whole"]}>
            <Bars
              options={decision.options}
              tallies={decision.tallies}
              lang={telling.lang}
              caption={`${t("lesson.decision", { number: decision.number })}: ${plainSpans(decision.prompt)}`}
              chosen={decision.taken}
            />
          </div>
        ))}
      </section>

      <section aria-labelledby="end-discuss">
        <h2 id="end-discuss">{t("end.discuss")}</h2>
        {keyOf ? (
          <Muted>{t(keyOf.provenance.kind === "author" ? "end.author" : "end.panel")}</Muted>
        ) : (
          <p>{t("key.missing")}</p>
        )}
        {decisions.map((decision) => (
          <Discussion key={decision.brought} decision={decision} room={room} keyOf={keyOf} />
        ))}
        <Averages room={room} state={state} />
      </section>

      <Attendance room={room} state={state} />
      <Muted>{t("end.claims")}</Muted>
      <div className={classes["screenOnly"]}>
        <Row>
          <Button look="primary" onClick={() => print()}>
            {t("end.print")}
          </Button>
        </Row>
      </div>
    </main>
  );
}

const plainSpans = (spans: readonly { readonly text: string }[]): string => spans.map((span) => span.text).join("");

function Timeline({ decisions, lang }: { decisions: readonly RoomDecision[]; lang: string }): ReactNode {
  const { t } = useWords("room");
  return (
    <table className={classes["timeline"]} aria-labelledby="end-timeline">
      <thead>
        <tr>
          <th scope="col">{t("end.no")}</th>
          <th scope="col">{t("end.decision")}</th>
          <th scope="col">{t("end.hands")}</th>
          <th scope="col">{t("end.took")}</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((decision) => {
          const taken = decision.options.find((option) => option.id === decision.taken);
          return (
            <tr key={decision.brought} {...(decision.split && { "data-split": "" })}>
              <th scope="row">{decision.number}</th>
              <td {...languageOf(lang)}>
                <Spans spans={decision.prompt} />
              </td>
              <td className={classes["numbers"]}>
                {decision.options.map((option, at) => (
                  <span key={option.id}>
                    {option.letter} {decision.tallies[at]?.count ?? 0}
                  </span>
                ))}
              </td>
              <td>
                {taken ? (
                  <>
                    {taken.letter}{" "}
                    <span {...languageOf(lang)}>
                      <Spans spans={taken.spans} />
                    </span>
                  </>
                ) : (
                  t("hands.tookSilence")
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
