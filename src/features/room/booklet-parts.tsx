import type { ReactNode } from "react";
import type { Telling } from "#engine/attempt/show.ts";
import { type Text, spansOf, type Span } from "#engine/scenario/text.ts";
import { Spans, languageOf } from "#stage/spans.tsx";
import { formatList } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import type { Booklet, Part, Section } from "./booklet.ts";
import classes from "./paper.module.css";
import { changesWords, conditionWords, type Names, readable } from "#stage/conditions.ts";

/** What every piece of the booklet is drawn with. `pageOf`: of a section, by its id; a guess while pages are measured. */
export interface Paper {
  readonly booklet: Booklet;
  readonly telling: Telling;
  readonly pageOf: (section: string) => number;
  readonly locale: string;
}

export const sectionOf = (paper: Paper, id: string): number => paper.booklet.numberOf.get(id) ?? 0;

export const namesOn = (paper: Paper): Names => ({
  section: (scene) => sectionOf(paper, scene),
  letter: (scene, choice) => paper.booklet.letters.get(`${scene}.${choice}`) ?? "",
  locale: paper.locale,
});

/** A text of the scenario on paper: an arm's words, names filled in, and a number of the sheet by its name. */
export function spansOn({ telling, booklet }: Paper, text: Text, address?: string): Span[] {
  const { scenario } = telling.program;
  const arm = scenario.variants?.arms.find((one) => one.id === booklet.arm);
  const own = (address === undefined ? undefined : arm?.strings[address]) ?? text;
  if (typeof own === "string") return [{ text: own, em: false }];
  const names: Record<string, string> = { ...telling.names };
  for (const meter of Object.keys(scenario.meters)) names[`meters.${meter}`] = `[${readable(meter)}]`;
  return spansOf(own, names, telling.lang);
}

export function Said({ paper, text, address }: { paper: Paper; text: Text; address?: string }): ReactNode {
  return (
    <span {...languageOf(paper.telling.lang)}>
      <Spans spans={spansOn(paper, text, address)} />
    </span>
  );
}

/** `14`, page 6. Both in figures of one width, so that a line measured with a guess is as long as the real one. */
export function SectionHead({ section }: { section: Section }): ReactNode {
  const { t } = useWords("room");
  return (
    <h3 className={classes["number"]} aria-label={t("booklet.section", { number: section.number })}>
      {section.number}
    </h3>
  );
}

/** One part of a section. */
export function PartOn({ paper, part }: { paper: Paper; part: Part }): ReactNode {
  const { t } = useWords("room");
  const { t: player } = useWords("player");
  const names = namesOn(paper);
  const where = (to: string): { number: number; page: number } => ({
    number: sectionOf(paper, to),
    page: paper.pageOf(to),
  });
  const only =
    "when" in part && part.when !== undefined && part.kind !== "row" && part.kind !== "interrupt"
      ? t("booklet.onlyIf", { condition: conditionWords(part.when, names, t) })
      : undefined;
  switch (part.kind) {
    case "line":
      return <BeatOn paper={paper} part={part} {...(only !== undefined && { only })} />;
    case "mark":
      return (
        <p className={classes["mark"]}>{t("booklet.mark", { changes: changesWords(part.changes, paper.locale, t) })}</p>
      );
    case "prompt":
      return (
        <p className={classes["prompt"]}>
          <Said paper={paper} text={part.text} address={part.address} />
        </p>
      );
    case "choice": {
      const notes = [
        ...(part.once ? [t("booklet.once")] : []),
        ...(part.takes ? [t("booklet.takes", { count: part.takes.count, meter: readable(part.takes.meter) })] : []),
        ...(part.takes
          ? [
              t("booklet.onlyIfShort", {
                condition: t("condition.atLeast", {
                  meter: readable(part.takes.meter),
                  value: (paper.telling.program.scenario.meters[part.takes.meter]?.min ?? 0) + part.takes.count,
                }),
              }),
            ]
          : []),
      ];
      return (
        <div className={classes["way"]}>
          <span className={classes["letter"]}>{part.letter}</span>
          <p>
            {only !== undefined && <em>{only} </em>}
            {part.text === undefined ? (
              t("booklet.silence")
            ) : (
              <Said paper={paper} text={part.text} address={part.address} />
            )}
            {notes.length > 0 && ` (${notes.join("; ")})`}{" "}
            <span className={classes["to"]}>→ {t("booklet.goTo", where(part.to))}</span>
          </p>
        </div>
      );
    }
    case "step-in":
      return (
        <p className={classes["way"]}>
          <span className={classes["letter"]}>{part.letter}</span>
          <span>
            {only !== undefined && <em>{only} </em>}
            {t("booklet.stepIn", { letter: part.letter, text: plainOn(paper, part), ...where(part.to) })}
          </span>
        </p>
      );
    case "too-late":
      return (
        <p className={classes["aside"]}>{t("booklet.tooLate", { letters: formatList(paper.locale, part.letters) })}</p>
      );
    case "card":
      return <p className={classes["aside"]}>{t("booklet.card")}</p>;
    case "come-from":
      return <p className={classes["aside"]}>{t("booklet.comeFrom")}</p>;
    case "come-back":
      return <p className={classes["turn"]}>{t("booklet.comeBack")}</p>;
    case "write":
      return (
        <div className={classes["lines"]}>
          <p>{t("booklet.write")}</p>
          <hr />
          <hr />
          <hr />
        </div>
      );
    case "rate":
    case "tag":
      return (
        <div>
          <p className={classes["aside"]}>{t(part.kind === "rate" ? "booklet.rate" : "booklet.tag")}</p>
          <ul className={classes["boxes"]}>
            {part.options.map((option) => (
              <li key={option.address}>
                <span className={classes["box"]} aria-hidden="true" />
                <span>
                  {option.when && <em>{t("booklet.onlyIf", { condition: conditionWords(option.when, names, t) })} </em>}
                  <Said paper={paper} text={option.text} address={option.address} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      );
    case "turn":
      return <p className={classes["turn"]}>→ {t("booklet.turn", where(part.to))}</p>;
    case "nobody":
      return <p className={classes["turn"]}>{t("booklet.nobody", where(part.to))}</p>;
    case "row":
      return (
        <p className={classes["turn"]}>
          {part.when === undefined
            ? t("booklet.otherwise", where(part.to))
            : t("booklet.if", { condition: conditionWords(part.when, names, t), ...where(part.to) })}
        </p>
      );
    case "draw":
      return <p>{t("booklet.draw", { of: part.of })}</p>;
    case "drawn":
      return (
        <p className={classes["turn"]}>
          {part.from === part.until
            ? t("booklet.drawnOne", { from: part.from, ...where(part.to) })
            : t("booklet.drawn", { from: part.from, until: part.until, ...where(part.to) })}
        </p>
      );
    case "interrupt":
      return (
        <p className={classes["aside"]}>
          {t("booklet.interrupt", {
            condition: part.when === undefined ? t("condition.always") : conditionWords(part.when, names, t),
            ...where(part.to),
          })}
        </p>
      );
    case "end":
      return (
        <p className={classes["end"]}>
          {t("booklet.end", { title: plainOn(paper, { text: part.title, address: part.address }) })} (
          {player(`end.outcome.${part.outcome}`)})
        </p>
      );
    case "afterwards":
      return <p className={classes["prompt"]}>{t("booklet.afterwards")}</p>;
  }
}

const plainOn = (paper: Paper, { text, address }: { text?: Text; address: string }): string =>
  spansOn(paper, text ?? "", address)
    .map((span) => span.text)
    .join("");

function BeatOn({
  paper,
  part: { beat, address },
  only,
}: {
  paper: Paper;
  part: Extract<Part, { kind: "line" }>;
  only?: string;
}): ReactNode {
  const { t: player } = useWords("player");
  const name =
    beat.who === "narrator" ? "" : beat.who === "you" ? player("you") : (paper.telling.names[`${beat.who}.name`] ?? "");
  const tag = beat.channel === "room" ? "" : player(`channel.${beat.channel}`);
  const label = [name, tag === "" ? "" : `(${tag})`].filter((part) => part !== "").join(" ");
  return (
    <p className={classes["beat"]} data-who={beat.who === "narrator" ? "narrator" : "person"}>
      {only !== undefined && <em>{only} </em>}
      {label !== "" && <strong>{label}: </strong>}
      {beat.sound !== undefined && (
        <em>
          <Said paper={paper} text={beat.sound} address={`${address}.sound`} />{" "}
        </em>
      )}
      <span {...languageOf(beat.lang ?? paper.telling.lang)}>
        <Spans spans={spansOn(paper, beat.text, address)} />
      </span>
      {beat.understood !== "clear" && <em> {player(`understood.${beat.understood}`)}</em>}
    </p>
  );
}
