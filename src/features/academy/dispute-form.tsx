import { useState, type ReactNode } from "react";
import { Field } from "#ui/field.tsx";
import { Muted } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { Ask, Input } from "./ask.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import { nameOf, titleOf } from "./titles.ts";

type Say = ReturnType<typeof useWords<"academy">>["t"];

/** A result in words: of a run, or of a requirement by the state of its cell. */
export const resultText = (t: Say, result: string): string =>
  result === "left" || result === "open" || result === "finished" || result === "corrected"
    ? t(`dispute.result.${result}`)
    : t(`state.${result as "done"}`);

/** What somebody holds to be wrong about one officer's result, in their words. */
export function DisputeForm({
  desk,
  academy,
  officer,
  column,
  onDone,
}: {
  desk: AcademyDesk;
  academy: Academy;
  officer: string;
  column: number;
  onDone: () => void;
}): ReactNode {
  const { t, locale } = useWords("academy");
  const address = academy.matrix.columns[column]?.address ?? "";
  const cell = academy.matrix.rows.get(officer)?.[column];
  const [about, setAbout] = useState("");
  const [who, setWho] = useState(nameOf(academy, officer));
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<"who" | "text">();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const scenarios = scenariosOf(academy, address);
  const runs = academy.records.attempts.filter(
    (run) =>
      run.officer === officer &&
      run.purpose === "record" &&
      (scenarios.has(run.scenario) || cell?.because.records.includes(run.attempt)),
  );
  const stood = (over: "open" | "left" | undefined): string => over ?? "finished";
  const keep = async (): Promise<void> => {
    const missing = who.trim() === "" ? "who" : text.trim() === "" ? "text" : undefined;
    setWrong(missing);
    if (missing) return;
    const run = runs.find(({ attempt }) => attempt === about);
    const done = await desk.act([
      {
        kind: "disputed",
        id: desk.ports.chance.id(),
        officer,
        attempt: about,
        requirement: address,
        raisedBy: who.trim(),
        result: run ? stood(run.over) : (cell?.state ?? "not-started"),
        text: text.trim(),
      },
    ]);
    if (done) onDone();
  };
  return (
    <Ask
      label={t("dispute.record")}
      submit={t("dispute.keep")}
      wrong={wrong}
      onSubmit={() => void keep()}
      onCancel={onDone}
    >
      <p>{t("dispute.what")}</p>
      <Field label={t("dispute.about")}>
        {(control) => (
          <select {...control} value={about} onChange={(event) => setAbout(event.target.value)}>
            <option value="">{t("dispute.requirement", { state: t(`state.${cell?.state ?? "not-started"}`) })}</option>
            {runs.map(({ attempt, scenario, endedAt, over }) => (
              <option key={attempt} value={attempt}>
                {t("dispute.run", {
                  title: titleOf(academy, `/${scenario}`),
                  when: day.format(endedAt),
                  result: resultText(t, stood(over)),
                })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Input
        label={t("dispute.raisedBy")}
        value={who}
        onChange={setWho}
        error={wrong === "who" && t("dispute.noWho")}
      />
      <Input
        label={t("dispute.text")}
        value={text}
        onChange={setText}
        error={wrong === "text" && t("dispute.noText")}
      />
      <Muted>{t("do.logged")}</Muted>
    </Ask>
  );
}

function scenariosOf({ programmes }: Academy, address: string): ReadonlySet<string> {
  const [programme = "", id = ""] = address.split("/", 2);
  if (programme === "") return new Set([id]);
  const need = programmes
    .find((one) => one.id === programme)
    ?.requirements.find((requirement) => requirement.id === id)?.need;
  return new Set(need?.kind === "scenarios" ? need.scenarios : []);
}
