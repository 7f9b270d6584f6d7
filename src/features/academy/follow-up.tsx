import { useRef, useState, type ReactNode } from "react";
import { unplanned } from "#engine/programme/follow-up.ts";
import { Button } from "#ui/button.tsx";
import { Card, Muted, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import type { Academy, AcademyDesk } from "./desk.ts";
import { DisputeCard } from "./dispute-card.tsx";
import { PlanCard } from "./plan-card.tsx";
import { PlanForm } from "./plan-form.tsx";
import { Replies } from "./replies.tsx";
import { nameOf, titleOf } from "./titles.ts";

/** Drawn at once of those who need a plan; the rest stand in the matrix. */
const SHOWN = 20;

/** What waits for the academy: disputes to answer, plans to look at, and who needs one. */
export function FollowUp({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t } = useWords("academy");
  const [setting, setSetting] = useState<string>();
  const disputesTitle = useRef<HTMLHeadingElement>(null);
  const plansTitle = useRef<HTMLHeadingElement>(null);
  const { disputes, plans } = academy.administration;
  const waiting = disputes.toSorted((a, b) => Number(a.state !== "open") - Number(b.state !== "open") || b.at - a.at);
  const open = plans
    .filter(({ closed }) => !closed)
    .toSorted((a, b) => (a.reviewAt ?? a.dueAt) - (b.reviewAt ?? b.dueAt));
  const closed = plans.filter((plan) => plan.closed).toReversed();
  const needs = unplanned(academy.matrix, plans);
  const toPlans = (): void => plansTitle.current?.focus();
  return (
    <Stack>
      <Card labelledBy="disputes">
        <h2 id="disputes" ref={disputesTitle} tabIndex={-1}>
          {t("dispute.title")}
        </h2>
        {waiting.length === 0 ? (
          <Muted>{t("dispute.none")}</Muted>
        ) : (
          <ul className={classes["cases"]}>
            {waiting.map((dispute) => (
              <DisputeCard
                key={dispute.id}
                desk={desk}
                academy={academy}
                dispute={dispute}
                onAnswered={() => disputesTitle.current?.focus()}
              />
            ))}
          </ul>
        )}
        <Replies desk={desk} academy={academy} onTaken={() => disputesTitle.current?.focus()} />
      </Card>
      <Card labelledBy="plans">
        <h2 id="plans" ref={plansTitle} tabIndex={-1}>
          {t("plan.title")}
        </h2>
        {open.length === 0 ? (
          <Muted>{t("plan.none")}</Muted>
        ) : (
          <ul className={classes["cases"]}>
            {open.map((plan) => (
              <PlanCard key={plan.id} desk={desk} academy={academy} plan={plan} onClosed={toPlans} />
            ))}
          </ul>
        )}
        <h3>{t("plan.needs")}</h3>
        {needs.length === 0 ? (
          <Muted>{t("plan.needsNone")}</Muted>
        ) : (
          <ul className={classes["cases"]}>
            {needs.slice(0, SHOWN).map(({ officer, address, cell }) => {
              const key = `${officer} ${address}`;
              return (
                <li key={key}>
                  <p>
                    <bdi>{nameOf(academy, officer)}</bdi> · {titleOf(academy, address)} · {t(`state.${cell.state}`)}
                  </p>
                  {setting === key ? (
                    <PlanForm
                      desk={desk}
                      academy={academy}
                      officer={officer}
                      address={address}
                      onDone={() => {
                        setSetting(undefined);
                        toPlans();
                      }}
                    />
                  ) : (
                    <Row>
                      <Button
                        onClick={() => setSetting(key)}
                        aria-label={t("plan.setFor", {
                          name: nameOf(academy, officer),
                          title: titleOf(academy, address),
                        })}
                      >
                        {t("plan.setShort")}
                      </Button>
                    </Row>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {needs.length > SHOWN && <Muted>{t("plan.more", { count: needs.length - SHOWN })}</Muted>}
        {closed.length > 0 && (
          <>
            <h3>{t("plan.closedOnes")}</h3>
            <ul className={classes["cases"]}>
              {closed.map((plan) => (
                <PlanCard key={plan.id} desk={desk} academy={academy} plan={plan} onClosed={toPlans} />
              ))}
            </ul>
          </>
        )}
      </Card>
    </Stack>
  );
}
