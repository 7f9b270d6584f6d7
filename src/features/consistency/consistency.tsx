import { useMemo, useState, type ReactNode } from "react";
import { besideEarlier, compareArms, ENOUGH, FEWEST, shownCounts } from "#engine/insight/arms/compare.ts";
import { primaryOf } from "#engine/insight/arms/primary.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Notice, Page, Row } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { ArmTable } from "./arm-table.tsx";
import type { ArmedScenario, ConsistencyData, ConsistencyDesk } from "./consistency-data.ts";
import classes from "./consistency.module.css";
import { Declare } from "./declare.tsx";
import { Items } from "./items.tsx";
import { Results } from "./results.tsx";

/** Re-deals a test is made of; p is then told to a thousandth. */
const DRAWS = 4999;

export interface ConsistencyLinks {
  readonly demo: string;
  readonly academy: string;
}

/** Whether officers treat people alike that differ in one thing only. */
export function Consistency({
  data,
  progress,
  trouble,
  desk,
  links,
}: {
  data?: ConsistencyData;
  progress?: { readonly done: number; readonly of: number };
  trouble: boolean;
  desk?: ConsistencyDesk;
  links: ConsistencyLinks;
}): ReactNode {
  const { t } = useWords("consistency");
  const heading = useTitleFocus(t("title"), t("title"));
  return (
    <Page>
      <div className={classes["wide"]}>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("lead")}</p>
        <Notice>{t("street")}</Notice>
        {trouble ? (
          <p role="alert">{t("trouble")}</p>
        ) : data && desk ? (
          <Versions data={data} desk={desk} links={links} />
        ) : (
          <p role="status">{progress ? t("reading", { ...progress }) : t("loading")}</p>
        )}
      </div>
    </Page>
  );
}

interface Version {
  readonly scenario: ArmedScenario;
  readonly rules: string;
}

function Versions({
  data,
  desk,
  links,
}: {
  data: ConsistencyData;
  desk: ConsistencyDesk;
  links: ConsistencyLinks;
}): ReactNode {
  const { t } = useWords("consistency");
  const versions = useMemo(() => versionsOf(data), [data]);
  const [picked, setPicked] = useState("");
  const version = versions.find(({ rules }) => rules === picked) ?? versions[0];
  if (!version) {
    const scenarios = data.scenarios.map(({ title }) => title).join(", ");
    return (
      <section aria-labelledby="consistency-empty">
        <h2 id="consistency-empty">{t("empty.title")}</h2>
        <p>{t("empty.text", { scenarios: scenarios === "" ? t("empty.noScenario") : scenarios })}</p>
        <Row>
          <ButtonLink look="primary" href={links.academy}>
            {t("empty.academy")}
          </ButtonLink>
          <ButtonLink href={links.demo}>{t("empty.demo")}</ButtonLink>
        </Row>
      </section>
    );
  }
  return (
    <>
      <div className={classes["quiet"]}>
        <Field label={t("scenario")}>
          {(control) => (
            <select {...control} value={version.rules} onChange={({ target }) => setPicked(target.value)}>
              {versions.map(({ scenario, rules }) => (
                <option key={rules} value={rules}>
                  {t("version", { title: scenario.title, version: rules.slice(0, 8) })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button onClick={() => print()}>{t("print")}</Button>
      </div>
      <OneVersion key={version.rules} data={data} desk={desk} links={links} version={version} />
    </>
  );
}

/** Versions on record with arms, those with most runs first. */
function versionsOf({ facts, scenarios }: ConsistencyData): Version[] {
  const runs = facts.filter(({ purpose, arm, from }) => purpose === "record" && arm !== "" && !from);
  return [...Map.groupBy(runs, ({ rules }) => rules)]
    .toSorted(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1))
    .flatMap(([rules, mine]) => {
      const scenario = scenarios.find(({ id }) => id === mine[0]?.scenario);
      return scenario ? [{ scenario, rules }] : [];
    });
}

function OneVersion({
  data,
  desk,
  links,
  version: { scenario, rules },
}: {
  data: ConsistencyData;
  desk: ConsistencyDesk;
  links: ConsistencyLinks;
  version: Version;
}): ReactNode {
  const { t } = useWords("consistency");
  // Nothing on the desk says that arms were dealt in blocks; a test of it would be of a draw nobody made.
  const primary = useMemo(() => primaryOf(data.facts, scenario.id, rules, () => ""), [data, scenario, rules]);
  const declared = desk.declared.find((one) => one.rules === rules);
  const nameOf = (arm: string): string => scenario.arms.find(({ id }) => id === arm)?.name ?? arm;
  const arms = scenario.arms.map(({ id }) => id);
  const beside = useMemo(
    () => (primary.ok ? [primary.value.units.filter(({ strong }) => strong !== undefined).length] : []),
    [primary],
  );
  const counts = primary.ok ? shownCounts(primary.value.units, arms) : [];
  return (
    <>
      <section aria-labelledby="consistency-what">
        <h2 id="consistency-what">{t("what.title")}</h2>
        {primary.ok ? (
          <p>{t("what.primary", { prompt: data.promptOf(rules, primary.value.scene) })}</p>
        ) : (
          <p>{t(`what.refused.${primary.error.code}`, primary.error.params)}</p>
        )}
        <Muted>{t("what.why")}</Muted>
        <Muted>{t("what.strong")}</Muted>
        <Muted>{t("what.intention")}</Muted>
        <Muted>{t("what.first")}</Muted>
      </section>
      <section aria-labelledby="consistency-arms">
        <h2 id="consistency-arms">{t("arms.title")}</h2>
        {declared && declared.looks.length > 0 ? (
          // Counts that move on, beside counts that stand, would tell of whoever came in between.
          <p>{t("arms.unlocked")}</p>
        ) : counts.length > 0 ? (
          <ArmTable labelledBy="consistency-arms" nameOf={nameOf} needed={ENOUGH} counts={counts} />
        ) : (
          <p>{t("arms.hidden", { fewest: FEWEST })}</p>
        )}
      </section>
      <Declare
        academy={links.academy}
        desk={desk}
        scenario={scenario}
        rules={rules}
        {...(declared && { declared })}
        nameOf={nameOf}
      />
      <Results
        {...(declared && { declared })}
        nameOf={nameOf}
        ready={primary.ok}
        look={async (by) => {
          if (!declared || !primary.ok) return false;
          const chance = { seed: `${rules}/${declared.at}`, draws: DRAWS };
          const found = compareArms(primary.value.units, arms, declared, undefined, chance);
          const earlier = declared.looks.flatMap((one) => one.found ?? []);
          return desk.look(rules, by, besideEarlier(found, earlier), declared.looks.length);
        }}
      />
      <section aria-labelledby="consistency-next">
        <h2 id="consistency-next">{t("next.title")}</h2>
        <ul className={classes["list"]}>
          <li>{t("next.play")}</li>
          <li>{t("next.words")}</li>
          <li>{t("next.not")}</li>
        </ul>
      </section>
      <Items
        facts={data.facts}
        version={{ rules }}
        promptOf={data.promptOf}
        beside={beside}
        {...(primary.ok && { except: primary.value.scene })}
      />
    </>
  );
}
