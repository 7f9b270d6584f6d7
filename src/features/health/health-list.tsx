import { useId, useRef, useState, type ReactNode } from "react";
import { byNeed, type Health, type Reason, reasonsOf } from "#engine/insight/health/health.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Card, Muted, Notice, Page, Row, VisuallyHidden } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { Facts } from "./facts.tsx";
import { type HealthEntry, type HealthLinks, healthOf } from "./health-data.ts";
import classes from "./health.module.css";
import { Reasons } from "./reasons.tsx";
import type { HealthState, Proving } from "./use-health.ts";

interface Listed {
  readonly entry: HealthEntry;
  readonly health: Health;
  readonly reasons: readonly Reason[];
  readonly proving?: Proving;
}

const FILTERS = ["all", "said", "law", "proof", "words"] as const;
type Filter = (typeof FILTERS)[number];

const NARROW: Readonly<Record<Exclude<Filter, "all">, readonly Reason["code"][]>> = {
  said: ["remarks", "notes"],
  law: ["law-expired", "law-soon"],
  proof: ["proof-errors", "proof-warnings", "proof-undecided"],
  words: ["translation-behind", "translation-unreviewed"],
};

/** Every scenario with what it needs, the most urgent first. */
export function HealthList({ state, links }: { state: HealthState; links: HealthLinks }): ReactNode {
  const { t } = useWords("health");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  const [filter, setFilter] = useState<Filter>("all");
  const [checked, setChecked] = useState<number>();
  const { entries, heard, trouble } = state;
  const all = listed(state);
  const shown = all.filter(
    ({ reasons }) => filter === "all" || reasons.some(({ code }) => NARROW[filter].includes(code)),
  );
  const running = all.some(({ proving }) => proving === "running");
  const select = useRef<HTMLSelectElement>(null);
  return (
    <Page>
      <header className={classes["head"]}>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("what")}</p>
      </header>
      {trouble && (
        <Notice tone="warn" live>
          {t("runsTrouble")}
        </Notice>
      )}
      {!entries && <p role="status">{t("loading")}</p>}
      {entries?.length === 0 && <Notice>{t("none")}</Notice>}
      {entries && entries.length > 0 && (
        <>
          <div className={classes["tools"]}>
            <Field label={t("filter.label")}>
              {(control) => (
                <select
                  {...control}
                  ref={select}
                  value={filter}
                  onChange={(event) => setFilter(FILTERS.find((one) => one === event.target.value) ?? "all")}
                >
                  {FILTERS.map((one) => (
                    <option key={one} value={one}>
                      {t(`filter.${one}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Button
              aria-disabled={running}
              onClick={() => {
                if (running) return;
                setChecked(undefined);
                void state.prove(all.map(({ entry }) => entry)).then(setChecked);
              }}
            >
              {t("checkAll")}
            </Button>
          </div>
          <p role="status" className={classes["quiet"]}>
            {t("filter.shown", { count: shown.length, of: all.length })}
            {running && ` · ${t("checking")}`}
            {checked !== undefined && ` · ${t("checkedAll", { count: checked })}`}
            {!heard && !trouble && ` · ${t("readingRuns")}`}
          </p>
          {shown.length === 0 && (
            <Notice>
              <p>{t("filter.nothing", { of: all.length })}</p>
              <Row>
                <Button
                  onClick={() => {
                    setFilter("all");
                    select.current?.focus();
                  }}
                >
                  {t("filter.clear")}
                </Button>
              </Row>
            </Notice>
          )}
          <ol className={classes["list"]}>
            {shown.map((one) => (
              <li key={one.entry.id}>
                <ScenarioCard {...one} state={state} links={links} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Page>
  );
}

function ScenarioCard({
  entry,
  health,
  reasons,
  proving,
  state,
  links,
}: Listed & { state: HealthState; links: HealthLinks }): ReactNode {
  const { t } = useWords("health");
  const heading = useId();
  const { id, title } = entry;
  const running = proving === "running";
  const named = <VisuallyHidden>: {title}</VisuallyHidden>;
  const check = useRef<HTMLSpanElement>(null);
  const prove = async (): Promise<void> => {
    if (running) return;
    await state.prove([entry]);
    // The card may have moved in the list, which takes the focus from the button.
    if (document.activeElement === document.body) check.current?.querySelector("button")?.focus();
  };
  return (
    <Card labelledBy={heading}>
      <h2 id={heading} dir="auto">
        <a href={links.script(id)}>{title}</a>
      </h2>
      <Reasons reasons={reasons} proven={health.proof !== undefined} />
      <Facts entry={entry} health={health} {...(state.heard && { heard: state.heard })} />
      <Row>
        <ButtonLink look="primary" href={links.script(id)}>
          {t("open")}
          {named}
        </ButtonLink>
        <span ref={check}>
          <Button aria-disabled={running} onClick={() => void prove()}>
            {t(running ? "checking" : health.proof ? "checkAgain" : "check")}
            {named}
          </Button>
        </span>
        <a href={links.proof(id)}>
          {t("proof.page")}
          {named}
        </a>
      </Row>
      {proving === "failed" && (
        <div role="status">
          <Muted>{t("checkFailed")}</Muted>
        </div>
      )}
    </Card>
  );
}

function listed({ entries = [], heard, notes, proofs }: HealthState): Listed[] {
  return entries
    .map((entry): Listed => {
      const proving = proofs.get(entry.id);
      const proof = typeof proving === "object" ? proving : undefined;
      const health = healthOf(entry, { ...(proof && { proof }), ...(heard && { heard }), notes });
      return { entry, health, reasons: reasonsOf(health), ...(proving !== undefined && { proving }) };
    })
    .toSorted((a, b) => byNeed(a.reasons, b.reasons) || (a.entry.id < b.entry.id ? -1 : 1));
}
