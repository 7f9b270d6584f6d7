import { useId, useState, type ReactNode } from "react";
import type { Purpose } from "#engine/attempt/move.ts";
import { scenesOf } from "#engine/scenario/scenario.ts";
import { plainText } from "#engine/scenario/text.ts";
import { tellingOf } from "#engine/attempt/show.ts";
import { compile } from "#engine/machine/compile.ts";
import type { OpenPack } from "#ports/catalogue.ts";
import { Unreviewed } from "#stage/unreviewed.tsx";
import { AgencyResources } from "#stage/agency-resources.tsx";
import { languageOf } from "#stage/spans.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Card, Muted, Notice, Page, Row, Stack } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./brief.module.css";

/** What the officer settles before a run. */
export interface BriefAnswer {
  readonly purpose: Purpose;
  /** 0 turns timers off. */
  readonly timeFactor: number;
  /** For a record run; empty otherwise. */
  readonly name: string;
}

const FACTORS = ["0", "1", "1.5", "2", "3", "10"] as const;
type Factor = (typeof FACTORS)[number];

/** Before a scenario starts: what it holds, who can see the run, how much time. Enter starts. */
export function Brief({
  pack,
  arm,
  name: known,
  timeFactor,
  resume,
  home,
  trouble,
  onStart,
}: {
  pack: OpenPack;
  /** The arm this run will be played in; empty when there is none. */
  arm: string;
  /** The name given last time on this device. */
  name: string;
  timeFactor: number;
  /** Where an open run of this scenario goes on. */
  resume?: string;
  home: string;
  /** Why the start failed. */
  trouble?: string;
  onStart: (answer: BriefAnswer) => void;
}): ReactNode {
  const { t } = useWords("brief");
  const { t: say } = useWords("shell");
  const { scenario } = pack;
  const names = tellingOf(compile(scenario), { seed: "", arm }).names;
  const title = plainText(scenario.title, names);
  const heading = useTitleFocus(title, say("name"));
  const ids = { contains: useId(), objectives: useId(), people: useId(), law: useId() };
  const [purpose, setPurpose] = useState<Purpose>("practice");
  const [factor, setFactor] = useState<Factor>(FACTORS.find((one) => Number(one) === timeFactor) ?? "0");
  const [name, setName] = useState(known);
  const [asked, setAsked] = useState(false);
  const language = languageOf(scenario.language);
  const timed = scenesOf(scenario).some((scene) => scene.kind === "decision" && scene.timer);
  const nameless = purpose === "record" && name.trim() === "";

  const start = (): void => {
    setAsked(true);
    if (!nameless) onStart({ purpose, timeFactor: Number(factor), name: purpose === "record" ? name.trim() : "" });
  };

  return (
    <Page>
      <form
        className={classes["brief"]}
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <header>
          <h1 ref={heading} tabIndex={-1} {...language}>
            {title}
          </h1>
          <p {...language}>{plainText(scenario.summary, names)}</p>
          <Muted>{t("minutes", { count: scenario.minutes })}</Muted>
          <Unreviewed scenario={scenario} />
        </header>

        <Card labelledBy={ids.contains}>
          <h2 id={ids.contains}>{t("contains")}</h2>
          {scenario.contentNotes.length === 0 ? (
            <p>{t("containsNothing")}</p>
          ) : (
            <ul {...language}>
              {scenario.contentNotes.map((note, at) => (
                <li key={at}>{plainText(note, names)}</li>
              ))}
            </ul>
          )}
          <p>{t("stop")}</p>
          <p>
            <a href={home}>{t("other")}</a> {t("otherText")}
          </p>
        </Card>

        <section aria-labelledby={ids.objectives}>
          <h2 id={ids.objectives}>{t("objectives")}</h2>
          <ul {...language}>
            {scenario.objectives.map((objective, at) => (
              <li key={at}>
                {plainText(objective.behaviour, names)}, {plainText(objective.condition, names)}
              </li>
            ))}
          </ul>
        </section>

        <AgencyResources agency={scenario.agency} lang={scenario.language} />

        <Stack>
          <Options
            legend={t("purpose.title")}
            name="purpose"
            look="rows"
            options={[
              { value: "practice", label: t("purpose.practice"), more: t("purpose.practiceText") },
              { value: "record", label: t("purpose.record"), more: t("purpose.recordText") },
            ]}
            value={purpose}
            onChange={setPurpose}
          />
          {purpose === "record" && (
            <Field label={t("purpose.name")} {...(asked && nameless && { error: t("purpose.nameMissing") })}>
              {(control) => (
                <input
                  {...control}
                  type="text"
                  autoComplete="name"
                  maxLength={80}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
          )}
          <Muted>{t("purpose.device")}</Muted>
          {timed ? (
            <Options
              legend={t("time.title")}
              name="time"
              help={t("time.help")}
              options={FACTORS.map((one) => ({
                value: one,
                label: one === "0" ? t("time.off") : t("time.times", { factor: one }),
              }))}
              value={factor}
              onChange={setFactor}
            />
          ) : (
            <Muted>{t("time.none")}</Muted>
          )}
        </Stack>

        {trouble !== undefined && (
          <Notice tone="warn" live>
            {trouble}
          </Notice>
        )}
        <Row>
          <Button type="submit" look="primary">
            {resume === undefined ? t("start") : t("again")}
          </Button>
          {resume !== undefined && <ButtonLink href={resume}>{t("resume")}</ButtonLink>}
        </Row>
      </form>
    </Page>
  );
}
