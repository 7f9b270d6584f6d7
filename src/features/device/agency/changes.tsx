import { useId, type ReactNode } from "react";
import { type Agency, withAgency, worded } from "#engine/scenario/agency.ts";
import { type Scenario, scenesOf } from "#engine/scenario/scenario.ts";
import { plainText } from "#engine/scenario/text.ts";
import { languageOf } from "#stage/spans.tsx";
import { Muted, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./agency.module.css";

/** What an agency's file changes, scenario by scenario, before anybody plays by it. */
export function Changes({ agency, scenarios }: { agency: Agency; scenarios: readonly Scenario[] }): ReactNode {
  const { t } = useWords("agency");
  const changed = scenarios.filter((scenario) => changesOf(agency, scenario).count > 0);
  return (
    <Stack>
      {changed.length === 0 && agency.resources.length === 0 && <p>{t("nothing")}</p>}
      {changed.map((scenario) => (
        <ScenarioChanges key={scenario.id} agency={agency} scenario={scenario} />
      ))}
      {agency.resources.length > 0 && <Resources agency={agency} />}
    </Stack>
  );
}

interface Change {
  readonly slots: readonly {
    readonly id: string;
    readonly what: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly forbidden: readonly { readonly address: string; readonly choice: string; readonly why: string }[];
  readonly count: number;
}

function changesOf(agency: Agency, scenario: Scenario): Change {
  const dressed = withAgency(scenario, agency);
  const names = Object.fromEntries(Object.entries(scenario.cast).map(([id, { name }]) => [`${id}.name`, name]));
  const slots = Object.entries(scenario.policySlots).flatMap(([id, slot]) => {
    const before = plainText(slot.default, names);
    const after = plainText(dressed.policySlots[id]?.default ?? "", names);
    return before === after ? [] : [{ id, what: slot.what, before, after }];
  });
  const forbidden = scenesOf(dressed).flatMap((scene) => {
    const acts = scene.kind === "decision" ? scene.choices : scene.kind === "watch" ? scene.acts : [];
    return acts.flatMap(({ id, text = "", notAllowed: why }) =>
      why === undefined ? [] : [{ address: `${scene.id}.${id}`, choice: plainText(text, names), why }],
    );
  });
  return { slots, forbidden, count: slots.length + forbidden.length };
}

function ScenarioChanges({ agency, scenario }: { agency: Agency; scenario: Scenario }): ReactNode {
  const { t } = useWords("agency");
  const heading = useId();
  const { slots, forbidden } = changesOf(agency, scenario);
  const language = languageOf(scenario.language);
  return (
    <section className={classes["scenario"]} aria-labelledby={heading}>
      <h3 id={heading} {...language}>
        {plainText(scenario.title)}
      </h3>
      {slots.length > 0 && (
        <div className={classes["scroll"]} tabIndex={0} role="region" aria-labelledby={`${heading} ${heading}-slots`}>
          <table>
            <caption id={`${heading}-slots`}>{t("slots")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("slot")}</th>
                <th scope="col">{t("before")}</th>
                <th scope="col">{t("after")}</th>
              </tr>
            </thead>
            <tbody {...language}>
              {slots.map((slot) => (
                <tr key={slot.id}>
                  <th scope="row">{slot.what}</th>
                  <td>{slot.before}</td>
                  <td>
                    <strong>{slot.after}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {forbidden.length > 0 && (
        <>
          <h4>{t("notAllowed")}</h4>
          <Muted>{t("notAllowedHelp")}</Muted>
          <ul className={classes["list"]} {...language}>
            {forbidden.map((one) => (
              <li key={one.address}>
                <p>{one.choice}</p>
                <p>
                  <strong>{one.why}</strong>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Resources({ agency }: { agency: Agency }): ReactNode {
  const { t, locale } = useWords("agency");
  const heading = useId();
  return (
    <section className={classes["scenario"]} aria-labelledby={heading}>
      <h3 id={heading}>{t("resources")}</h3>
      <Muted>{t("resourcesHelp")}</Muted>
      <ul className={classes["list"]} dir="auto">
        {agency.resources.map((one, at) => (
          <li key={at}>
            <strong>{worded(one.name, locale)}</strong> {worded(one.text, locale)}{" "}
            {one.phone !== undefined && <bdi>{one.phone}</bdi>}
          </li>
        ))}
      </ul>
    </section>
  );
}
