import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { mergedPanel, type RatingFile, ratedChoices, type Side, SIDES } from "#engine/insight/panel/rating.ts";
import { standingsOf } from "#engine/insight/panel/standing.ts";
import { type PanelFileError, readPanelFile, type RatedScenario } from "#interop/panel/panel-file.ts";
import { Field } from "#ui/field.tsx";
import { Card, Muted, Notice, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./panel.module.css";
import { filesOn, keepFiles, type PanelPorts, type Rated } from "./panel-desk.ts";
import { readingOf } from "./reading.ts";
import { Decision } from "./results-decision.tsx";

interface Refused {
  readonly name: string;
  readonly error: PanelFileError;
}

/** Files brought in, and where the panel stands on each decision. */
export function Results({ ports, rated }: { ports: PanelPorts; rated: Rated }): ReactNode {
  const { t } = useWords("panel");
  const [files, setFiles] = useState<readonly RatingFile[]>();
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState<{ readonly taken: number; readonly refused: readonly Refused[] }>();
  const [trouble, setTrouble] = useState(false);
  const reading = useMemo(() => readingOf(rated.scenario), [rated]);
  const read = useCallback(async (): Promise<void> => {
    const found = await filesOn(ports.desk);
    if (found.ok) setFiles(found.value);
    setTrouble(!found.ok);
  }, [ports]);
  useEffect(() => void read(), [read]);
  const bring = async (some: readonly File[]): Promise<void> => {
    if (some.length === 0) return;
    const known = await knownScenarios(ports);
    const taken: RatingFile[] = [];
    const refused: Refused[] = [];
    for (const file of some) {
      const found = readPanelFile(new Uint8Array(await file.arrayBuffer()), known);
      if (found.ok) taken.push(found.value);
      else refused.push({ name: file.name, error: found.error });
    }
    const kept = taken.length === 0 || (await keepFiles(ports.desk, taken));
    setSaid({ taken: kept ? taken.length : 0, refused });
    await read();
    setTrouble(!kept);
  };
  const { entry, choices } = rated;
  const panel = mergedPanel((files ?? []).filter((one) => one.scenario === entry.id && one.rules === entry.rules));
  const standings = standingsOf(panel.files, choices);
  const count = (side: Side): number => panel.files.filter((file) => file.side === side).length;
  return (
    <Stack>
      <Card labelledBy="panel-import">
        <h2 id="panel-import">{t("results.import")}</h2>
        <div
          className={classes["drop"]}
          data-over={over}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void bring([...event.dataTransfer.files]);
          }}
        >
          <Field label={t("results.files")} help={t("results.filesHelp")}>
            {(control) => (
              <input
                {...control}
                type="file"
                multiple
                accept=".json,application/json"
                onChange={({ target }) => void bring([...(target.files ?? [])])}
              />
            )}
          </Field>
        </div>
        <div role="status">{said && <p>{t("results.taken", { count: said.taken })}</p>}</div>
        {trouble && (
          <Notice tone="warn" live>
            {t("results.notKept")}
          </Notice>
        )}
        {said && said.refused.length > 0 && (
          <Notice tone="warn" live>
            <ul>
              {said.refused.map(({ name, error }, at) => (
                <li key={`${name} ${at}`}>
                  <bdi>{name}</bdi>: {t(`error.${error.code}`)}
                  {error.code === "bad-field" && ` (${error.field})`}
                  {error.code === "bad-ratings" && (
                    <ul>
                      {error.problems.slice(0, 10).map(({ code, rating }, nth) => (
                        <li key={nth}>{t(`problem.${code}`, { row: rating + 1 })}</li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </Card>
      <Card labelledBy="panel-who">
        <h2 id="panel-who">{t("results.raters")}</h2>
        {panel.files.length === 0 ? (
          <p>{t("results.none")}</p>
        ) : (
          <p>{SIDES.map((side) => t("results.side", { side: t(`side.${side}`), count: count(side) })).join(" · ")}</p>
        )}
        {panel.conflicts.map(({ code, rater }) => (
          <p key={`${code} ${rater}`} className={classes["warn"]}>
            {t(`conflict.${code}`, { rater: rater.slice(0, 8) })}
          </p>
        ))}
        <Muted>{t("results.rule")}</Muted>
      </Card>
      {panel.files.length > 0 &&
        standings.map((one, at) => <Decision key={one.scene} one={one} number={at + 1} reading={reading} />)}
    </Stack>
  );
}

/** What each scenario here is, made when a file asks for it. */
async function knownScenarios(ports: PanelPorts): Promise<(id: string) => RatedScenario | undefined> {
  const listed = await ports.catalogue.list();
  const entries = listed.ok ? listed.value : [];
  const scripts = await Promise.all(entries.map(async (entry) => ({ entry, script: await ports.script(entry.id) })));
  const known = new Map(
    scripts.flatMap(({ entry: { id, rules }, script }) =>
      script.ok ? [[id, { rules, choices: ratedChoices(script.value) }] as const] : [],
    ),
  );
  return (id) => known.get(id);
}
