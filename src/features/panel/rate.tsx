import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { type Rating, type Side, SIDES } from "#engine/insight/panel/rating.ts";
import { MOST_ROLE, writePanelFile } from "#interop/panel/panel-file.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Card, Muted, Notice, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { type Draft, draftOn, keepDraft, type PanelPorts, type Rated } from "./panel-desk.ts";
import { RateDecision } from "./rate-decision.tsx";
import { readingOf } from "./reading.ts";

/** A reviewer's own device: who they speak for, then decision by decision, then a file to hand over. No key is read here. */
export function Rate({ ports, rated }: { ports: PanelPorts; rated: Rated }): ReactNode {
  const { t } = useWords("panel");
  const [draft, setDraft] = useState<Draft | "none">();
  const [failed, setFailed] = useState(false);
  const [saved, setSaved] = useState("");
  const [sure, setSure] = useState(false);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef<Draft>(undefined);
  const reading = useMemo(() => readingOf(rated.scenario), [rated]);
  useEffect(() => {
    void draftOn(ports.desk, rated.entry).then((found) => {
      latest.current = found;
      setDraft(found ?? "none");
    });
  }, [ports, rated]);
  // One write after the other: the one asked for last is the one that stands.
  const keep = (next: Draft | undefined): void => {
    latest.current = next;
    setDraft(next ?? "none");
    writing.current = writing.current.then(async () => setFailed(!(await keepDraft(ports.desk, rated.entry.id, next))));
  };
  if (draft === undefined) return <p role="status">{t("loading")}</p>;
  if (draft === "none")
    return (
      <Begin
        onBegin={(side, role) => {
          setSaved("");
          const at = reading.decisions[0]?.id ?? "";
          flushSync(() => keep({ rater: ports.chance.id(), side, role, rules: rated.entry.rules, given: {}, at }));
          document.getElementById("panel-decision")?.focus();
        }}
      />
    );
  const index = Math.max(
    0,
    reading.decisions.findIndex(({ id }) => id === draft.at),
  );
  const scene = reading.decisions[index];
  const ratings = ratingsOf(draft, rated);
  const of = [...rated.choices.values()].flat().length;
  const go = (by: number): void => {
    const to = reading.decisions[index + by];
    if (!to) return;
    flushSync(() => keep({ ...draft, at: to.id }));
    document.getElementById("panel-decision")?.focus();
  };
  const give = (name: string, change: Draft["given"][string]): void => {
    const now = latest.current ?? draft;
    keep({ ...now, given: { ...now.given, [name]: { ...now.given[name], ...change } } });
  };
  const discard = (): void => {
    setSure(false);
    flushSync(() => keep(undefined));
    document.getElementById("panel-begin")?.focus();
  };
  const finish = (): void => {
    const { rater, side, role, rules } = draft;
    const file = `${rated.entry.id}-${rater.slice(0, 8)}.panel.json`;
    const content = {
      rater,
      side,
      role: role.toWellFormed(),
      scenario: rated.entry.id,
      rules,
      at: ports.clock.now(),
      ratings,
    };
    ports.save(file, writePanelFile(content));
    setSaved(file);
  };
  return (
    <Stack>
      <p role="status">{t("rate.progress", { count: ratings.length, of })}</p>
      {failed && (
        <Notice tone="warn" live>
          {t("rate.notKept")}
        </Notice>
      )}
      {scene && (
        <RateDecision
          key={scene.id}
          scene={scene}
          reading={reading}
          draft={draft}
          number={index + 1}
          of={reading.decisions.length}
          onGive={give}
        />
      )}
      <Row>
        <Button disabled={index === 0} onClick={() => go(-1)}>
          {t("rate.back")}
        </Button>
        <Button look="primary" disabled={index >= reading.decisions.length - 1} data-next="" onClick={() => go(1)}>
          {t("rate.next")}
        </Button>
      </Row>
      <Card labelledBy="panel-finish">
        <h2 id="panel-finish">{t("rate.finish")}</h2>
        <p>{ratings.length < of ? t("rate.left", { count: of - ratings.length }) : t("rate.all")}</p>
        <Muted>{t("rate.who")}</Muted>
        <Row>
          <Button look="primary" data-finish="" disabled={ratings.length === 0} onClick={finish}>
            {t("rate.save")}
          </Button>
          <Button look="danger" onClick={sure ? discard : () => setSure(true)}>
            {t(sure ? "rate.discardSure" : "rate.discard")}
          </Button>
          <span role="status">{saved !== "" && t("rate.saved", { name: saved })}</span>
        </Row>
        <Muted>{t("rate.discardWhat")}</Muted>
      </Card>
    </Stack>
  );
}

function ratingsOf({ given }: Draft, { choices }: Rated): Rating[] {
  return [...choices].flatMap(([scene, ids]) =>
    ids.flatMap((choice): Rating[] => {
      const { value, comment = "" } = given[`${scene}.${choice}`] ?? {};
      if (value === undefined) return [];
      const said = comment.trim().toWellFormed();
      return [{ scene, choice, value, ...(said !== "" && { comment: said }) }];
    }),
  );
}

function Begin({ onBegin }: { onBegin: (side: Side, role: string) => void }): ReactNode {
  const { t } = useWords("panel");
  const [side, setSide] = useState<Side>();
  const [role, setRole] = useState("");
  const [missing, setMissing] = useState(false);
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(side === undefined);
    if (side) onBegin(side, role.trim());
  };
  return (
    <Card labelledBy="panel-begin">
      <h2 id="panel-begin" tabIndex={-1}>
        {t("rate.begin")}
      </h2>
      <p>{t("rate.what")}</p>
      <p>{t("rate.who")}</p>
      <form onSubmit={begin}>
        <Stack>
          <Options
            legend={t("rate.side")}
            name="panel-side"
            options={SIDES.map((value) => ({ value, label: t(`side.${value}`) }))}
            value={side}
            onChange={setSide}
          />
          {missing && (
            <Notice tone="warn" live>
              {t("rate.noSide")}
            </Notice>
          )}
          <Field label={t("rate.role")} help={t("rate.roleHelp")}>
            {(control) => (
              <input {...control} value={role} maxLength={MOST_ROLE} onChange={({ target }) => setRole(target.value)} />
            )}
          </Field>
          <Row>
            <Button type="submit" look="primary">
              {t("rate.start")}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
