import type { ReactNode } from "react";
import { endingAt } from "#engine/attempt/show.ts";
import { plainText } from "#engine/scenario/text.ts";
import { useWords } from "#words/use-words.tsx";
import { formatDuration } from "./duration.ts";
import type { OpenRun } from "./open-run.ts";
import classes from "./replay.module.css";

/** What an attempt is pinned to, and when it was played. */
export function RunFacts({ open, replay }: { open: OpenRun; replay: (id: string, seq?: number) => string }): ReactNode {
  const { t, locale } = useWords("review");
  const { t: say } = useWords("player");
  const { stored, run } = open;
  const { header, moves } = stored;
  const [first, last] = [moves[0], moves.at(-1)];
  const end = run?.moments.at(-1)?.move;
  const ending = run && end?.kind === "ended" ? endingAt(run.program, end.ending) : undefined;
  const when = (at: number): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);
  const { timeFactor, from } = header;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t("list.officer"),
      <bdi key="officer">{open.officer ?? t("list.unnamed", { id: header.officer.slice(0, 8) })}</bdi>,
    ],
    [t("list.purpose"), t(`purpose.${header.purpose}`)],
    [t("list.begun"), first ? when(first.at) : ""],
    [t("facts.length"), first && last ? formatDuration(locale, last.at - first.at) : ""],
    [t("facts.time"), timeFactor === 0 ? t("replay.untimed") : t("replay.pace", { factor: timeFactor })],
    ...(ending && run
      ? [
          [
            t("outcome"),
            `${say(`end.outcome.${ending.outcome}`)}: ${plainText(ending.title, run.telling.names)}`,
          ] as const,
        ]
      : []),
    [t("list.scenario"), <bdi key="scenario">{header.scenario}</bdi>],
    [t("facts.version"), <code key="pack">{header.pack.slice(0, 8)}</code>],
    [t("facts.language"), header.locale],
    [t("facts.build"), <bdi key="build">{header.build}</bdi>],
    [t("facts.run"), <code key="run">{header.attempt.slice(0, 8)}</code>],
    ...(from
      ? [
          [
            t("facts.from"),
            <a key="from" href={replay(from.attempt, from.seq)}>
              {t("facts.fromText", { seq: from.seq, id: from.attempt.slice(0, 8) })}
            </a>,
          ] as const,
        ]
      : []),
  ];
  return (
    <dl className={classes["facts"]} aria-label={t("facts.title")}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
