import { useState, type ReactNode } from "react";
import type { Manifest } from "#engine/programme/packet.ts";
import { verifyPacket } from "#engine/programme/packet.ts";
import { attention } from "#engine/programme/completion.ts";
import { unzipped } from "#interop/zip.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Card, Muted, Notice, Row, Stack } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import type { AcademyProps } from "./academy.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import { resultText } from "./dispute-form.tsx";
import { packetOf } from "./packet.ts";
import { nameOf, titleOf } from "./titles.ts";

/** Drawn at once; the packet has all. */
const SHOWN = 100;

/** The log of every act, the packet an auditor gets, and whether a packet is whole. */
export function Record({
  desk,
  academy,
  save,
}: {
  desk: AcademyDesk;
  academy: Academy;
  save: AcademyProps["save"];
}): ReactNode {
  const { t, locale } = useWords("academy");
  const now = desk.ports.clock.now();
  const make = (): void => {
    const lists = attention(academy.matrix);
    const bytes = packetOf(academy, now, {
      heading: t("packet.heading", { name: academy.identity?.name ?? "" }),
      lines: [
        t("packet.made", { when: new Date(now).toISOString(), name: academy.identity?.by ?? "" }),
        t("packet.officers", { count: academy.officers.length }),
        t("packet.overdue", { count: lists.overdue.length }),
        t("packet.claims"),
      ],
      columns: [t("matrix.officer"), t("packet.requirement"), t("cell.state"), t("cell.at"), t("cell.until")],
      stateOf: (state) => t(`state.${state as "done"}`),
      locale,
      direction: document.documentElement.dir === "rtl" ? "rtl" : "ltr",
      after: [
        {
          title: t("dispute.title"),
          lines: academy.administration.disputes.map(
            ({ officer, requirement = "", raisedBy, by, text, result, answer, state }) =>
              [
                nameOf(academy, officer),
                titleOf(academy, requirement),
                t(`dispute.state.${state}`),
                `${raisedBy ?? by}: ${text}`,
                t("dispute.stood", { result: resultText(t, result) }),
                ...(answer?.result === undefined ? [] : [t("dispute.now", { result: resultText(t, answer.result) })]),
                ...(answer ? [`${answer.by}: ${answer.text}`] : []),
              ].join(" · "),
          ),
        },
        {
          title: t("plan.title"),
          lines: academy.administration.plans.map(({ officer, requirement = "", what, steps, closed }) =>
            [
              nameOf(academy, officer),
              titleOf(academy, requirement),
              what,
              t("plan.steps", { done: steps.filter(({ done }) => done).length, count: steps.length }),
              ...(closed
                ? [`${t(`plan.outcomes.${closed.outcome}`)}, ${closed.signed?.name ?? closed.by}: ${closed.text}`]
                : []),
            ].join(" · "),
          ),
        },
      ],
    });
    save(`audit-${new Date(now).toISOString().slice(0, 10)}.zip`, bytes, "application/zip");
  };
  return (
    <Stack>
      <Card labelledBy="packet">
        <h2 id="packet">{t("packet.title")}</h2>
        <p>{t("packet.what")}</p>
        <Row>
          <Button look="primary" onClick={make}>
            {t("packet.make")}
          </Button>
        </Row>
        <Whole />
      </Card>
      <section className={classes["matrixBox"]} aria-labelledby="acts">
        <h2 id="acts">{t("acts.title")}</h2>
        {academy.log.ok && academy.entries.length > 0 && (
          <Muted>{t("acts.whole", { count: academy.entries.length, hash: academy.log.value.hash.slice(0, 16) })}</Muted>
        )}
        {academy.entries.length === 0 ? (
          <Muted>{t("acts.none")}</Muted>
        ) : (
          <ol className={classes["log"]} reversed start={academy.entries.length}>
            {academy.entries
              .toReversed()
              .slice(0, SHOWN)
              .map(({ seq, at, by, act, hash }) => (
                <li key={seq}>
                  <p>
                    <strong>{t(`acts.kind.${act.kind}`)}</strong> <bdi>{aboutOf(academy, act)}</bdi>
                  </p>
                  <Muted>
                    <bdi>{by}</bdi> · {formatWhen(locale, at, now)} ·{" "}
                    <span className={classes["hash"]}>{hash.slice(0, 12)}</span>
                  </Muted>
                </li>
              ))}
          </ol>
        )}
      </section>
    </Stack>
  );
}

/** Whom or what an act is about, and its reason. */
function aboutOf(academy: Academy, act: Academy["entries"][number]["act"]): string {
  const parts = [
    ...("officer" in act ? [nameOf(academy, act.officer)] : []),
    ...("requirement" in act ? [titleOf(academy, act.requirement)] : []),
    ...(act.kind === "certificate-issued" ? [`${act.certificate.name}, ${act.certificate.title}`] : []),
    ...(act.kind === "assigned" && act.assignment.what.kind === "programme"
      ? [
          academy.programmes.find(
            ({ id }) => act.assignment.what.kind === "programme" && id === act.assignment.what.programme,
          )?.title ?? "",
        ]
      : []),
    ...(act.kind === "attended" ? [act.session, act.place, n(act.officers.length)] : []),
    ...(act.kind === "retention-applied" ? [n(act.deleted.length), act.signed?.name ?? ""] : []),
    ...subjectOf(academy, act),
    ...("why" in act ? [act.why] : []),
    ...("text" in act ? [act.text] : []),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

const n = (count: number): string => `n = ${count}`;

/** Whose dispute was answered, whose plan went on. */
function subjectOf(academy: Academy, act: Academy["entries"][number]["act"]): string[] {
  const { disputes, plans } = academy.administration;
  const about =
    act.kind === "dispute-answered"
      ? disputes.find(({ id }) => id === act.dispute)
      : act.kind === "remedial-step" || act.kind === "remedial-closed"
        ? plans.find(({ id }) => id === act.plan)
        : undefined;
  return about ? [nameOf(academy, about.officer), titleOf(academy, about.requirement ?? "")] : [];
}

/** A packet from anywhere: every file held against the manifest that lies beside it. */
function Whole(): ReactNode {
  const { t } = useWords("academy");
  const [answer, setAnswer] = useState<readonly string[]>();
  const look = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setAnswer(faultsOf(new Uint8Array(await file.arrayBuffer()), t));
  };
  return (
    <>
      <Field label={t("packet.check")} help={t("packet.checkHelp")}>
        {(control) => (
          <input {...control} type="file" accept=".zip" onChange={({ target }) => void look(target.files?.[0])} />
        )}
      </Field>
      {answer && (
        <Notice tone={answer.length === 0 ? "info" : "warn"} live>
          {answer.length === 0 ? (
            t("packet.whole")
          ) : (
            <ul>
              {answer.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </>
  );
}

type Say = ReturnType<typeof useWords<"academy">>["t"];

function faultsOf(bytes: Uint8Array, t: Say): string[] {
  const files = unzipped(bytes);
  if (!files.ok) return [t("packet.unreadable")];
  const listed = files.value.find(({ name }) => name === MANIFEST);
  if (!listed) return [t("packet.noManifest")];
  try {
    const manifest = JSON.parse(new TextDecoder().decode(listed.bytes)) as Manifest;
    const checked = verifyPacket(
      manifest,
      files.value.filter((one) => one !== listed),
    );
    return checked.ok ? [] : checked.error.map(({ code, name }) => t(`packet.${code}`, { name }));
  } catch {
    return [t("packet.unreadable")];
  }
}

const MANIFEST = "manifest.json";
