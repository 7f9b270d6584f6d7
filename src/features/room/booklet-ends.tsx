import type { ReactNode } from "react";
import { scenesOf, type Scenario } from "#engine/scenario/scenario.ts";
import type { ChoiceKey, Key } from "#engine/score/key.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { languageOf } from "#stage/spans.tsx";
import { useWords } from "#words/use-words.tsx";
import type { Piece } from "./booklet.tsx";
import { type Paper, Said, sectionOf } from "./booklet-parts.tsx";
import { readable } from "#stage/conditions.ts";
import classes from "./paper.module.css";

const scenarioOf = (paper: Paper): Scenario => paper.telling.program.scenario;

/** What stands on the first page: what it is, what it contains, how it is played. */
export function Cover({ paper }: { paper: Paper }): ReactNode {
  const { t } = useWords("room");
  const scenario = scenarioOf(paper);
  const told = languageOf(scenario.language);
  return (
    <div className={classes["cover"]}>
      <h2 {...told}>
        <Said paper={paper} text={scenario.title} address="title" />
      </h2>
      <p>{t("booklet.cover")}</p>
      <p {...told}>
        <Said paper={paper} text={scenario.summary} address="summary" />
      </p>
      <p>
        <strong>{t("booklet.for")}: </strong>
        <Said paper={paper} text={scenario.audience} address="audience" />
      </p>
      {scenario.contentNotes.length > 0 && (
        <>
          <h3>{t("booklet.contains")}</h3>
          <ul className={classes["dots"]}>
            {scenario.contentNotes.map((note, at) => (
              <li key={at}>
                <Said paper={paper} text={note} />
              </li>
            ))}
          </ul>
          <p>{t("setup.optOut")}</p>
        </>
      )}
      <h3>{t("booklet.people")}</h3>
      <ul className={classes["dots"]}>
        {Object.entries(scenario.cast).map(([id, person]) => (
          <li key={id}>
            <strong>{paper.telling.names[`${id}.name`]}</strong> <Said paper={paper} text={person.role} />
          </li>
        ))}
      </ul>
      <h3>{t("booklet.rules.title")}</h3>
      <ul className={classes["dots"]}>
        {(["start", "numbers", "only", "sheet", "end", "many"] as const).map((rule) => (
          <li key={rule}>{t(`booklet.rules.${rule}`)}</li>
        ))}
      </ul>
    </div>
  );
}

const ROUTE_BOXES = 40;

/** The reader's sheet: numbers and facts to keep, and the way taken. */
export function Sheet({ paper }: { paper: Paper }): ReactNode {
  const { t } = useWords("room");
  const { meters, facts } = scenarioOf(paper);
  return (
    <div className={classes["cover"]}>
      <h2>{t("booklet.sheet.title")}</h2>
      {Object.keys(meters).length > 0 && (
        <>
          <h3>{t("booklet.sheet.meters")}</h3>
          <p className={classes["aside"]}>{t("booklet.sheet.meterHelp")}</p>
          {Object.entries(meters).map(([name, { min, max, start }]) => (
            <p key={name} className={classes["tally"]}>
              <strong>{readable(name)}</strong>
              {Array.from({ length: max - min + 1 }, (_, at) => min + at).map((value) => (
                <span key={value} className={classes["cell"]} {...(value === start && { "data-start": "" })}>
                  {value}
                </span>
              ))}
              <span className={classes["aside"]}>
                ({t("booklet.sheet.start")}: {start})
              </span>
            </p>
          ))}
        </>
      )}
      {Object.keys(facts).length > 0 && (
        <>
          <h3>{t("booklet.sheet.facts")}</h3>
          <p className={classes["aside"]}>{t("booklet.sheet.factHelp")}</p>
          {Object.entries(facts).map(([name, values]) => (
            <p key={name} className={classes["tally"]}>
              <strong>{readable(name)}</strong>
              {values.map((value, at) => (
                <span key={value} className={classes["cell"]} {...(at === 0 && { "data-start": "" })}>
                  {readable(value)}
                </span>
              ))}
            </p>
          ))}
        </>
      )}
      <h3>{t("booklet.sheet.route")}</h3>
      <p className={classes["aside"]}>{t("booklet.sheet.routeHelp")}</p>
      <div className={classes["route"]} aria-hidden="true">
        {Array.from({ length: ROUTE_BOXES }, (_, at) => (
          <span key={at} className={classes["box"]} />
        ))}
      </div>
    </div>
  );
}

/** The key on pages of its own: for every decision of the booklet what its choices are thought to be, and why. */
export function keyPieces(paper: Paper, keyOf: Key | undefined): Piece[] {
  const scenario = scenarioOf(paper);
  const head: Piece = { id: "key", group: "key", newPage: true, node: <KeyHead keyOf={keyOf} /> };
  if (!keyOf) return [head];
  const reached = scenesOf(scenario).filter((scene) => paper.booklet.numberOf.has(scene.id));
  const inOrder = reached.toSorted((a, b) => sectionOf(paper, a.id) - sectionOf(paper, b.id));
  const decisions = inOrder.flatMap((scene): Piece[] => {
    if (scene.kind !== "decision") return [];
    const group = `key ${scene.id}`;
    const entry = Object.hasOwn(keyOf.decisions, scene.id) ? keyOf.decisions[scene.id] : undefined;
    const choices = scene.choices.flatMap((choice) => {
      const of = entry && Object.hasOwn(entry.choices, choice.id) ? entry.choices[choice.id] : undefined;
      const letter = paper.booklet.letters.get(`${scene.id}.${choice.id}`);
      return of && letter !== undefined ? [{ id: choice.id, letter, of }] : [];
    });
    return [
      {
        id: group,
        group,
        newPage: false,
        node: (
          <KeyDecision paper={paper} scene={scene.id}>
            <Said paper={paper} text={scene.prompt} address={`${scene.id}.prompt`} />
          </KeyDecision>
        ),
      },
      ...choices
        .toSorted((a, b) => (a.letter < b.letter ? -1 : 1))
        .map(({ id, letter, of }) => ({
          id: `${group} ${id}`,
          group,
          newPage: false,
          node: <KeyChoice paper={paper} letter={letter} of={of} />,
        })),
    ];
  });
  return [
    head,
    ...decisions,
    { id: "sources", group: "sources", newPage: false, node: <Sources scenario={scenario} /> },
  ];
}

function KeyHead({ keyOf }: { keyOf: Key | undefined }): ReactNode {
  const { t, locale } = useWords("room");
  const date = (iso: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(Date.parse(iso));
  return (
    <div className={classes["cover"]}>
      <h2>{t("booklet.key.title")}</h2>
      {keyOf ? (
        <>
          <p>{t("booklet.key.stop")}</p>
          <p>
            {t(`booklet.key.${keyOf.provenance.kind}`, { name: keyOf.provenance.by, date: date(keyOf.provenance.on) })}{" "}
            <span dir="auto">{keyOf.provenance.note}</span>
          </p>
          <p>{t("booklet.key.outcome")}</p>
        </>
      ) : (
        <p>{t("booklet.key.none")}</p>
      )}
    </div>
  );
}

function KeyDecision({ paper, scene, children }: { paper: Paper; scene: string; children: ReactNode }): ReactNode {
  const { t } = useWords("room");
  return (
    <h3 className={classes["keyed"]}>
      {t("booklet.key.section", { number: sectionOf(paper, scene), page: paper.pageOf(scene) })}: {children}
    </h3>
  );
}

function KeyChoice({ paper, letter, of }: { paper: Paper; letter: string; of: ChoiceKey }): ReactNode {
  const { t } = useWords("room");
  const { t: tell } = useWords("debrief");
  const { behaviourName } = useBehaviours();
  const marks = Object.entries(of.marks).map(([code, level]) => `${behaviourName(code)}: ${tell(`level.${level}`)}`);
  return (
    <div className={classes["way"]}>
      <span className={classes["letter"]}>{letter}</span>
      <p>
        <strong>{marks.join(" · ")}.</strong> <Said paper={paper} text={of.rationale} />
        {of.lure && (
          <>
            {" "}
            <em>
              {t("booklet.key.tempts")} ({tell(`lure.${of.lure.kind}`)}):
            </em>{" "}
            <Said paper={paper} text={of.lure.why} />
          </>
        )}
        {of.critical && (
          <>
            {" "}
            <strong>
              {t("booklet.key.critical")} ({tell(`critical.${of.critical.severity}`)}):
            </strong>{" "}
            <Said paper={paper} text={of.critical.why} />
          </>
        )}
      </p>
    </div>
  );
}

function Sources({ scenario }: { scenario: Scenario }): ReactNode {
  const { t } = useWords("room");
  return (
    <div className={classes["cover"]}>
      <h3>{t("booklet.key.sources")}</h3>
      <ul className={classes["dots"]}>
        {scenario.sources.map((source) => (
          <li key={source.id}>
            <bdi>
              {source.title}
              {source.url !== undefined && ` ${source.url}`}
            </bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
