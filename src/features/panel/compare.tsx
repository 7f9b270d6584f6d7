import { useEffect, useMemo, useState, type FormEvent, type ReactNode } from "react";
import {
  ADEQUATE_FROM,
  type Comparison,
  comparisonOf,
  keyFromPanel,
  STRONG_FROM,
} from "#engine/insight/panel/panel-key.ts";
import { mergedPanel } from "#engine/insight/panel/rating.ts";
import { standingsOf } from "#engine/insight/panel/standing.ts";
import { hashOf } from "#engine/scenario/hash.ts";
import type { Key } from "#engine/score/key.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Card, Muted, Notice, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./panel.module.css";
import {
  filesOn,
  type InForce,
  inForceOn,
  type PanelLinks,
  type PanelPorts,
  putInForce,
  type Rated,
} from "./panel-desk.ts";
import { readingOf } from "./reading.ts";

type Which = "ready" | "rated";

interface Made {
  readonly which: Which;
  readonly before: Key;
  readonly now: Key;
  readonly raters: number;
  readonly ready: number;
  readonly rated: number;
  readonly comparison: Comparison;
}

/** What the panel's key would change on the runs stored here, in counts, and putting it in force. */
export function Compare({ ports, links, rated }: { ports: PanelPorts; links: PanelLinks; rated: Rated }): ReactNode {
  const { t, locale } = useWords("panel");
  const [which, setWhich] = useState<Which>("rated");
  const [made, setMade] = useState<Made | "trouble">();
  const [inForce, setInForce] = useState<InForce>();
  const reading = useMemo(() => readingOf(rated.scenario), [rated]);
  useEffect(() => {
    let gone = false;
    void Promise.all([make(ports, rated, which), inForceOn(ports.desk, rated.entry.id)]).then(([found, standing]) => {
      if (gone) return;
      setMade(found ?? "trouble");
      setInForce(standing);
    });
    return () => {
      gone = true;
    };
  }, [ports, rated, which]);
  if (made === undefined) return <p role="status">{t("compare.loading")}</p>;
  if (made === "trouble") return <Notice tone="warn">{t("trouble")}</Notice>;
  const { comparison } = made;
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Stack>
      <Card labelledBy="panel-compare">
        <h2 id="panel-compare">{t("compare.title")}</h2>
        <p>{t("compare.how", { adequate: figure.format(ADEQUATE_FROM), strong: figure.format(STRONG_FROM) })}</p>
        <Options
          legend={t("compare.which")}
          name="panel-which"
          options={[
            { value: "rated", label: t("compare.rated", { count: made.rated }) },
            { value: "ready", label: t("compare.ready", { count: made.ready }) },
          ]}
          value={which}
          onChange={setWhich}
        />
        {made.raters === 0 ? (
          <p>{t("compare.none")}</p>
        ) : (
          <>
            <p role="status">
              {t("compare.runs", { count: comparison.runs, changed: comparison.changed, closed: comparison.closed })}
            </p>
            {comparison.decisions.length > 0 && (
              <div className={classes["scroll"]} role="region" aria-labelledby="panel-compare" tabIndex={0}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t("compare.decision")}</th>
                      <th scope="col">{t("compare.higher")}</th>
                      <th scope="col">{t("compare.lower")}</th>
                      <th scope="col">{t("compare.kept")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {comparison.decisions.map(({ scene, higher, lower, kept }) => (
                      <tr key={scene}>
                        <th scope="row">
                          {reading.text(reading.decisions.find(({ id }) => id === scene)?.prompt ?? scene)}
                        </th>
                        <td>{figure.format(higher)}</td>
                        <td>{figure.format(lower)}</td>
                        <td>{figure.format(kept)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </>
        )}
      </Card>
      <Card labelledBy="panel-force">
        <h2 id="panel-force">{t("force.title")}</h2>
        <p>
          {inForce
            ? t("force.stands", {
                name: inForce.name,
                when: day.format(inForce.at),
                raters: inForce.raters,
                reason: inForce.reason,
              })
            : t("force.noneYet")}
        </p>
        <Muted>{t("force.what")}</Muted>
        {made.ready === 0 ? (
          <p>{t("force.notReady")}</p>
        ) : made.which === "rated" ? (
          <p>{t("force.onlyReady")}</p>
        ) : (
          <PutInForce ports={ports} links={links} rated={rated} made={made} onDone={setInForce} />
        )}
      </Card>
    </Stack>
  );
}

async function make(ports: PanelPorts, { entry, choices }: Rated, which: Which): Promise<Made | undefined> {
  const [files, key] = await Promise.all([filesOn(ports.desk), ports.catalogue.key(entry.id, entry.key)]);
  if (!files.ok || !key.ok) return undefined;
  const panel = mergedPanel(files.value.filter((one) => one.scenario === entry.id && one.rules === entry.rules));
  const standings = standingsOf(panel.files, choices);
  const on = new Date(ports.clock.now()).toISOString().slice(0, 10);
  const now = keyFromPanel(
    key.value,
    standings,
    ({ lacks, raters }) => (which === "ready" ? lacks.length === 0 : raters > 0),
    { raters: panel.files.length, on },
  );
  const runs = await ports.runs(entry, key.value, now);
  if (!runs.ok) return undefined;
  return {
    which,
    before: key.value,
    now,
    raters: panel.files.length,
    ready: standings.filter(({ lacks }) => lacks.length === 0).length,
    rated: standings.filter(({ raters }) => raters > 0).length,
    comparison: comparisonOf(runs.value),
  };
}

function PutInForce({
  ports,
  links,
  rated: { entry },
  made,
  onDone,
}: {
  ports: PanelPorts;
  links: PanelLinks;
  rated: Rated;
  made: Made;
  onDone: (made: InForce) => void;
}): ReactNode {
  const { t } = useWords("panel");
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const [said, setSaid] = useState<"done" | "no-academy" | "not-written" | "missing">();
  const put = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === "" || reason.trim() === "") return setSaid("missing");
    const standing: InForce = {
      scenario: entry.id,
      rules: entry.rules,
      oldKey: entry.key,
      newKey: hashOf(made.now),
      key: made.now,
      name: name.trim().toWellFormed(),
      reason: reason.trim().toWellFormed(),
      raters: made.raters,
      at: ports.clock.now(),
      comparison: made.comparison,
    };
    const done = await putInForce(ports, standing);
    setSaid(done);
    if (done === "done") onDone(standing);
  };
  return (
    <form onSubmit={(event) => void put(event)}>
      <Stack>
        <Field label={t("force.name")}>
          {(control) => (
            <input {...control} value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        <Field label={t("force.reason")}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              value={reason}
              maxLength={600}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <Row>
          <Button type="submit" look="primary">
            {t("force.put")}
          </Button>
        </Row>
        <div role="status">
          {said && <p>{t(`force.${said}`)}</p>}
          {said === "no-academy" && <a href={links.academy}>{t("force.academy")}</a>}
        </div>
      </Stack>
    </form>
  );
}
