import { useEffect, useState, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import type { Academy, AcademyDesk, Reply } from "./desk.ts";
import { nameOf, titleOf } from "./titles.ts";

/** A reply that is a dispute already has its id in the dispute's. */
const disputeId = ({ id }: Reply): string => `reply-${id}`;

/** What officers answered to a trainer's finding, in their own debriefs: each can be taken up as a dispute, in their words. */
export function Replies({
  desk,
  academy,
  onTaken,
}: {
  desk: AcademyDesk;
  academy: Academy;
  onTaken: () => void;
}): ReactNode {
  const { t, locale } = useWords("academy");
  const { ports } = desk;
  const [replies, setReplies] = useState<readonly Reply[]>([]);
  useEffect(() => {
    let here = true;
    void ports.replies().then((answer) => here && answer.ok && setReplies(answer.value));
    return () => {
      here = false;
    };
  }, [ports]);
  const taken = new Set(academy.administration.disputes.map(({ id }) => id));
  const open = replies.filter((reply) => !taken.has(disputeId(reply)));
  if (open.length === 0) return null;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const take = async (reply: Reply): Promise<void> => {
    const officer = academy.aliases.get(reply.officer) ?? reply.officer;
    const run = academy.records.attempts.find(({ attempt }) => attempt === reply.attempt);
    const done = await desk.act([
      {
        kind: "disputed",
        id: disputeId(reply),
        officer,
        attempt: reply.attempt,
        requirement: addressOf(academy, officer, reply),
        raisedBy: nameOf(academy, officer),
        result: run?.over ?? "finished",
        text: reply.text,
      },
    ]);
    if (done) onTaken();
  };
  return (
    <>
      <h3>{t("dispute.replies")}</h3>
      <ul className={classes["cases"]}>
        {open.map((reply) => {
          const name = nameOf(academy, academy.aliases.get(reply.officer) ?? reply.officer);
          return (
            <li key={reply.id} data-reply={reply.id}>
              <p>
                <bdi>{name}</bdi> · {titleOf(academy, `/${reply.scenario}`)}
              </p>
              <p dir="auto">{reply.text}</p>
              <Muted>{day.format(reply.at)}</Muted>
              <Row>
                <Button onClick={() => void take(reply)} aria-label={`${t("dispute.take")}: ${name}`}>
                  {t("dispute.take")}
                </Button>
              </Row>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The requirement a run counts for; where it counts for none, the scenario by itself. */
function addressOf({ matrix, programmes }: Academy, officer: string, { attempt, scenario }: Reply): string {
  const cells = matrix.rows.get(officer) ?? [];
  const resting = cells.findIndex((cell) => cell?.because.records.includes(attempt));
  const asking = programmes.flatMap(({ id, requirements }) =>
    requirements
      .filter(({ need }) => need.kind === "scenarios" && need.scenarios.includes(scenario))
      .map((requirement) => `${id}/${requirement.id}`),
  );
  return matrix.columns[resting]?.address ?? asking[0] ?? `/${scenario}`;
}
