import { useRef, useState, type ReactNode } from "react";
import { endOfDay } from "#engine/programme/calendar.ts";
import type { Hold } from "#engine/programme/retention.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Card, Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { Ask, Input } from "./ask.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import { nameOf } from "./titles.ts";

/** What must not be removed, for whom and why, and until when. */
export function Holds({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t, locale } = useWords("academy");
  const [who, setWho] = useState("");
  const [why, setWhy] = useState("");
  const [until, setUntil] = useState("");
  const [wrong, setWrong] = useState<"why" | "until">();
  const title = useRef<HTMLHeadingElement>(null);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const { holds } = academy.administration;
  const now = desk.ports.clock.now();
  const whoOf = ({ officers }: Hold): string =>
    officers.length === 0 ? t("retention.holdAll") : officers.map((id) => nameOf(academy, id)).join(", ");
  const hold = async (): Promise<void> => {
    const end = until === "" ? undefined : endOfDay(Date.parse(until));
    const missing = why.trim() === "" ? "why" : end !== undefined && !(end > now) ? "until" : undefined;
    setWrong(missing);
    if (missing) return;
    const done = await desk.act([
      {
        kind: "held",
        id: desk.ports.chance.id(),
        officers: who === "" ? [] : [who],
        attempts: [],
        why: why.trim(),
        ...(end !== undefined && { until: end }),
      },
    ]);
    if (!done) return;
    setWhy("");
    setUntil("");
    title.current?.focus();
  };
  const end = async (id: string): Promise<void> => {
    if (await desk.act([{ kind: "revoked", what: "hold", id, why: t("retention.endWhy") }])) title.current?.focus();
  };
  return (
    <Card labelledBy="holds">
      <h2 id="holds" ref={title} tabIndex={-1}>
        {t("retention.holds")}
      </h2>
      {holds.length === 0 ? (
        <Muted>{t("retention.holdsNone")}</Muted>
      ) : (
        <ul className={classes["cases"]}>
          {holds.map((one) => (
            <li key={one.id} data-hold={one.id}>
              <p>
                <strong>
                  <bdi>{whoOf(one)}</bdi>
                </strong>{" "}
                ·{" "}
                {one.until === undefined
                  ? t("retention.noEnd")
                  : one.until < now
                    ? t("retention.over")
                    : t("retention.until", { when: day.format(one.until) })}
              </p>
              <p dir="auto">{one.why}</p>
              <Row>
                <Button onClick={() => void end(one.id)} aria-label={t("retention.endOf", { who: whoOf(one) })}>
                  {t("retention.end")}
                </Button>
              </Row>
            </li>
          ))}
        </ul>
      )}
      <Ask label={t("retention.hold")} submit={t("retention.hold")} wrong={wrong} onSubmit={() => void hold()}>
        <div className={classes["pair"]}>
          <Field label={t("retention.holdWho")}>
            {(control) => (
              <select {...control} value={who} onChange={(event) => setWho(event.target.value)}>
                <option value="">{t("retention.holdAll")}</option>
                {academy.officers.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Input
            label={t("retention.holdUntil")}
            type="date"
            value={until}
            onChange={setUntil}
            error={wrong === "until" && t("retention.badUntil")}
          />
        </div>
        <Input
          label={t("retention.holdWhy")}
          value={why}
          onChange={setWhy}
          error={wrong === "why" && t("retention.noHoldWhy")}
        />
      </Ask>
    </Card>
  );
}
