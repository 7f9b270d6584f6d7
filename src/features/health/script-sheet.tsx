import { useState, type ReactNode } from "react";
import { type Health, reasonsOf } from "#engine/insight/health/health.ts";
import { addressOf, type ScriptNote } from "#engine/insight/health/note.ts";
import { placeOfFinding } from "#engine/insight/health/script.ts";
import type { Finding } from "#engine/proof/finding.ts";
import type { Key } from "#engine/score/key.ts";
import { Button } from "#ui/button.tsx";
import { Card, Muted, Notice, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { Beside } from "./beside.tsx";
import { Facts } from "./facts.tsx";
import { type HealthEntry, type HealthLinks, type HealthPorts } from "./health-data.ts";
import { Note } from "./notes.tsx";
import { type Paper } from "./paper.ts";
import { Place } from "./place.tsx";
import { Reasons } from "./reasons.tsx";
import { SendNotes } from "./send-notes.tsx";
import classes from "./script.module.css";
import type { HealthState } from "./use-health.ts";
import { useDesk } from "./use-desk.ts";

/** Told in figures on the proof page; at a scene they say nothing. */
const NOT_HERE = new Set(["P08", "P14"]);

/** Everything of a script once it is read. */
export function ScriptSheet({
  entry,
  paper,
  keyed,
  health,
  notes,
  at,
  state,
  ports,
  links,
}: {
  entry: HealthEntry;
  paper: Paper;
  keyed?: Key;
  health: Health;
  notes: readonly ScriptNote[];
  at: string;
  state: HealthState;
  ports: HealthPorts;
  links: HealthLinks;
}): ReactNode {
  const { t } = useWords("health");
  const [keyShown, setKeyShown] = useState(true);
  const [besideShown, setBesideShown] = useState(true);
  const desk = useDesk(entry, ports, state.keep);
  const { heard } = state;
  const proving = state.proofs.get(entry.id);
  const findings = findingsAt(paper, typeof proving === "object" ? proving.findings : []);
  const rows = new Map((health.decisions ?? []).map((row) => [row.scene, row]));
  const comments = heard?.comments.filter(({ scenario }) => scenario === entry.id) ?? [];
  const ids = new Set(paper.places.map(({ id }) => id));
  const gone = notes.filter((note) => note.at !== "" && !ids.has(addressOf(note.at).place));
  const asked = addressOf(at);
  const running = proving === "running";
  const of = (place: string): Pick<Parameters<typeof Beside>[0], "findings" | "comments" | "notes"> => ({
    findings: findings.get(place) ?? [],
    comments: comments.filter((one) => one.place === place || (place === "" && !ids.has(one.place))),
    notes: notes.filter((note) => addressOf(note.at).place === place),
  });
  return (
    <>
      <p>{t("script.what")}</p>
      {at !== "" && !ids.has(asked.place) && (
        <Notice tone="warn" live>
          {t("script.gone", { at })}
        </Notice>
      )}
      <Card labelledBy="script-needs">
        <h2 id="script-needs">{t("script.needs")}</h2>
        <Reasons reasons={reasonsOf(health)} proven={health.proof !== undefined} />
        <Facts entry={entry} health={health} {...(heard && { heard })} />
        <div className={classes["screenOnly"]}>
          <Row>
            <Button
              aria-disabled={running}
              onClick={() => {
                if (!running) void state.prove([entry]);
              }}
            >
              {t(running ? "checking" : health.proof ? "checkAgain" : "check")}
            </Button>
            <a href={links.proof(entry.id)}>{t("proof.page")}</a>
            <Button onClick={() => globalThis.print()}>{t("script.print")}</Button>
            <span role="status">
              {proving === "failed"
                ? t("checkFailed")
                : health.proof && t("proof.found", { ...health.proof, undecided: health.proof.undecided.length })}
            </span>
          </Row>
        </div>
      </Card>
      <SendNotes
        sheet={{ title: entry.title, rules: entry.rules, notes, order: paper.places.map(({ id }) => id) }}
        name={entry.id}
        save={ports.save}
      />
      <Card labelledBy="script-whole">
        <h2 id="script-whole" tabIndex={-1}>
          {t("script.whole")}
        </h2>
        <Beside place="" label={t("script.whole")} desk={desk} links={links} asks={false} choices={[]} {...of("")} />
        {gone.length > 0 && (
          <>
            <h3>{t("notes.olderTitle")}</h3>
            {gone.map((note) => (
              <div key={note.id}>
                <Muted>{note.at}</Muted>
                <Note note={note} desk={desk} onResolved={() => document.getElementById("script-whole")?.focus()} />
              </div>
            ))}
          </>
        )}
      </Card>
      <section aria-labelledby="script-text" className={classes["script"]} data-beside={besideShown}>
        <h2 id="script-text">{t("script.text")}</h2>
        <div className={classes["screenOnly"]}>
          <Row>
            <label className={classes["switch"]}>
              <input type="checkbox" checked={keyShown} onChange={() => setKeyShown(!keyShown)} />
              {t("script.showKey")}
            </label>
            <label className={classes["switch"]}>
              <input type="checkbox" checked={besideShown} onChange={() => setBesideShown(!besideShown)} />
              {t("script.showAside")}
            </label>
          </Row>
          <details className={classes["contents"]}>
            <summary>{t("script.contents")}</summary>
            <ul>
              {paper.places.map(({ id, number }) => (
                <li key={id}>
                  <a href={paper.hrefOf(id)}>{t("script.scene", { number, id })}</a>
                </li>
              ))}
            </ul>
          </details>
        </div>
        {paper.places.map((place) => {
          const row = rows.get(place.id);
          const check = heard?.toCheck.find(
            (one) => one.scenario === entry.id && one.rules === entry.rules && one.scene === place.id,
          );
          const kind = place.kind === "scene" ? place.scene.kind : place.kind;
          return (
            <Place
              key={place.id}
              paper={paper}
              place={place}
              {...(keyed && keyShown && { keyed })}
              {...(row && besideShown && { row })}
              {...(asked.place === place.id && { here: asked.choice === undefined ? {} : { choice: asked.choice } })}
            >
              {besideShown && (
                <Beside
                  place={place.id}
                  label={t("script.scene", { number: place.number, id: place.id })}
                  desk={desk}
                  links={links}
                  asks={heard !== undefined && (kind === "decision" || kind === "watch")}
                  {...(row && { row })}
                  {...(check && { check })}
                  choices={lettersIn(place, paper)}
                  {...of(place.id)}
                />
              )}
            </Place>
          );
        })}
      </section>
    </>
  );
}

function findingsAt(paper: Paper, findings: readonly Finding[]): Map<string, Finding[]> {
  return Map.groupBy(
    findings.filter(({ code }) => !NOT_HERE.has(code)),
    (one) => placeOfFinding(paper.scenario, one) ?? "",
  );
}

function lettersIn(place: Paper["places"][number], { names }: Paper): { id: string; letter: string }[] {
  if (place.kind !== "scene") return [];
  const { scene } = place;
  const ways = scene.kind === "decision" ? scene.choices : scene.kind === "watch" ? scene.acts : [];
  return ways.map(({ id }) => ({ id, letter: names.letter(scene.id, id) }));
}
