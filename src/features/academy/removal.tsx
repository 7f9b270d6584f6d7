import { useRef, useState, type ReactNode } from "react";
import { type Judged, restingOn } from "#engine/programme/removal.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Card, Muted, Notice } from "#ui/surface.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { Ask, Input } from "./ask.tsx";
import type { Academy, AcademyDesk, Stored } from "./desk.ts";
import { countsOf, foreseen } from "./foreseen.ts";
import { titleOf } from "./titles.ts";

/** Exactly what the rules would remove now, what is held, what rests on it; then, signed, its removal. */
export function Removal({
  desk,
  academy,
  kept,
  onRemoved,
}: {
  desk: AcademyDesk;
  academy: Academy;
  kept: readonly Stored[];
  onRemoved: () => Promise<void>;
}): ReactNode {
  const { t, locale } = useWords("academy");
  const [removed, setRemoved] = useState<{ readonly count: number; readonly stopped: boolean }>();
  const title = useRef<HTMLHeadingElement>(null);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const run = foreseen(academy, kept, desk.ports.clock.now());
  const scenarios = new Map(kept.map(({ id, scenario, room }) => [id, { scenario, room }]));
  const whoOf = ({ officer }: Judged): string =>
    academy.officers.find(({ id }) => id === officer)?.name ?? t("retention.unknown");
  const kindOf = ({ id, purpose }: Judged): string =>
    t(`retention.purpose.${scenarios.get(id)?.room ? "room" : purpose}`);
  const remove = async (name: string, credential: string): Promise<void> => {
    if (!run) return;
    const deleted = run.removed.map(({ id }) => id);
    const counts = countsOf(run.removed);
    // Written down first: a hold that another window has just set stops it, and nothing goes without a word.
    if (!(await desk.act([{ kind: "retention-applied", deleted, counts, signed: { name, credential } }]))) return;
    let count = 0;
    let stopped = false;
    for (const id of deleted) {
      const answer = await desk.ports.forget(id);
      stopped = !answer.ok && answer.error.code !== "not-found";
      if (stopped) break;
      count++;
    }
    setRemoved({ count, stopped });
    await onRemoved();
    title.current?.focus();
  };
  const resting = run ? restingOn(academy.matrix, new Set(run.removed.map(({ id }) => id))) : 0;
  const reasons = new Map(academy.administration.holds.map(({ id, why = "" }) => [id, why]));
  return (
    <Card labelledBy="removal">
      <h2 id="removal" ref={title} tabIndex={-1}>
        {t("retention.dry")}
      </h2>
      {removed && (
        <Notice tone={removed.stopped ? "warn" : "info"} live>
          {t("retention.removed", { count: removed.count })} {removed.stopped && t("retention.stopped")}
        </Notice>
      )}
      {!run && <Muted>{t("retention.dryNoRules")}</Muted>}
      {run && (
        <p>
          {run.removed.length === 0 ? t("retention.dryNone") : t("retention.dryCount", { count: run.removed.length })}{" "}
          {run.held.length > 0 && t("retention.heldCount", { count: run.held.length })}{" "}
          {t("retention.keptCount", { count: run.kept })}
        </p>
      )}
      {run && run.removed.length + run.held.length > 0 && (
        <DataTable
          labelledBy="removal"
          idOf={({ id }) => id}
          rows={[...run.removed, ...run.held]}
          moreLabel={(count) => t("more", { count })}
          columns={[
            { key: "who", label: t("retention.who"), cell: (one) => <bdi>{whoOf(one)}</bdi>, by: whoOf },
            {
              key: "what",
              label: t("retention.kind"),
              cell: (one) => `${kindOf(one)}: ${titleOf(academy, `/${scenarios.get(one.id)?.scenario ?? ""}`)}`,
              by: kindOf,
            },
            {
              key: "last",
              label: t("retention.last"),
              cell: ({ lastAt }) => day.format(lastAt),
              by: ({ lastAt }) => lastAt,
            },
            {
              key: "until",
              label: t("retention.over2"),
              cell: ({ fate: { until, because } }) =>
                because.code === "held"
                  ? t("retention.heldBecause", { why: reasons.get(String(because.params["hold"])) ?? "" })
                  : day.format(until ?? 0),
            },
          ]}
        />
      )}
      {run && run.removed.length > 0 && (
        <>
          {resting > 0 && <Notice tone="warn">{t("retention.resting", { count: resting })}</Notice>}
          <p>{t("retention.beforehand")}</p>
          <Sign count={run.removed.length} onSigned={remove} />
        </>
      )}
    </Card>
  );
}

function Sign({
  count,
  onSigned,
}: {
  count: number;
  onSigned: (name: string, credential: string) => Promise<void>;
}): ReactNode {
  const { t } = useWords("academy");
  const [name, setName] = useState("");
  const [credential, setCredential] = useState("");
  const [looked, setLooked] = useState(false);
  const [wrong, setWrong] = useState<"looked" | "name">();
  const [working, setWorking] = useState(false);
  const sign = async (): Promise<void> => {
    const missing = looked ? (name.trim() === "" ? "name" : undefined) : "looked";
    setWrong(missing);
    if (missing || working) return;
    setWorking(true);
    await onSigned(name.trim(), credential.trim());
    setWorking(false);
  };
  return (
    <Ask
      label={t("retention.dry")}
      submit={t("retention.remove", { count })}
      wrong={wrong}
      onSubmit={() => void sign()}
    >
      <Field label={t("retention.understood")} {...(wrong === "looked" && { error: t("retention.notUnderstood") })}>
        {(control) => (
          <input {...control} type="checkbox" checked={looked} onChange={({ target }) => setLooked(target.checked)} />
        )}
      </Field>
      <div className={classes["pair"]}>
        <Input
          label={t("retention.sign")}
          value={name}
          onChange={setName}
          error={wrong === "name" && t("retention.noSign")}
        />
        <Input label={t("retention.credential")} value={credential} onChange={setCredential} />
      </div>
    </Ask>
  );
}
