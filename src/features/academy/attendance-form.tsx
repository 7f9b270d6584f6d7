import { useState, type ReactNode } from "react";
import { matched } from "#engine/programme/attendance-list.ts";
import { Field } from "#ui/field.tsx";
import { Muted, Notice } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { Ask, Input } from "./ask.tsx";
import type { Academy, AcademyDesk, RoomHeld } from "./desk.ts";
import { titleOf } from "./titles.ts";

const LEFT_OUT = "-";

/** The sessions programmes ask for, by name. */
const sessionsOf = ({ programmes }: Academy): string[] => [
  ...new Set(
    programmes.flatMap(({ requirements }) =>
      requirements.flatMap(({ need }) => (need.kind === "attendance" ? need.sessions : [])),
    ),
  ),
];

/** Each name of a room held against the roster; what nobody is called is mended here, and nothing is guessed. */
export function AttendanceForm({
  desk,
  academy,
  held,
  onDone,
}: {
  desk: AcademyDesk;
  academy: Academy;
  held: RoomHeld;
  onDone: () => void;
}): ReactNode {
  const { t } = useWords("academy");
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const [also, setAlso] = useState<readonly string[]>([]);
  const named = sessionsOf(academy);
  const [session, setSession] = useState(named[0] ?? titleOf(academy, `/${held.scenario}`));
  const [place, setPlace] = useState("");
  const [wrong, setWrong] = useState<"names" | "session" | "place" | "nobody">();
  const list = matched(held.attendance, academy.officers);
  const isOf = (typed: string, officer: string | undefined): string => said[typed] ?? officer ?? "";
  const present = [
    ...new Set([...list.map(({ typed, officer }) => isOf(typed, officer)), ...also].filter((id) => id !== LEFT_OUT)),
  ].filter((id) => id !== "");
  const nameOf = new Map(academy.officers.map((one) => [one.id, `${one.name} ${one.number ?? ""}`.trim()]));
  const keep = async (): Promise<void> => {
    const missing = list.some(({ typed, officer }) => isOf(typed, officer) === "")
      ? "names"
      : present.length === 0
        ? "nobody"
        : session.trim() === ""
          ? "session"
          : place.trim() === ""
            ? "place"
            : undefined;
    setWrong(missing);
    if (missing) return;
    const unknown = list.filter(({ typed, officer }) => isOf(typed, officer) === LEFT_OUT).map(({ typed }) => typed);
    const { attempt, scenario, activeMs, claimedMs } = held;
    const done = await desk.act([
      {
        kind: "attended",
        id: `room-${attempt}`,
        session: session.trim(),
        officers: present,
        heldAt: held.at,
        place: place.trim(),
        instructor: held.trainer || (academy.identity?.by ?? ""),
        room: { attempt, scenario, activeMs, claimedMs },
        ...(unknown.length > 0 && { unknown }),
      },
    ]);
    if (done) onDone();
  };
  const rest = academy.officers.filter(({ id }) => !present.includes(id));
  return (
    <Ask
      label={t("attendance.openShort")}
      submit={t("attendance.keep", { count: present.length })}
      wrong={wrong}
      onSubmit={() => void keep()}
      onCancel={onDone}
    >
      <h3>{t("attendance.who")}</h3>
      <ul className={classes["cases"]}>
        {list.map(({ typed, officer }, at) => (
          <li key={`${typed} ${at}`}>
            {officer === undefined ? (
              <Field
                label={t("attendance.is", { typed })}
                {...(wrong === "names" && isOf(typed, officer) === "" && { error: t("attendance.unclear") })}
              >
                {(control) => (
                  <select
                    {...control}
                    value={isOf(typed, officer)}
                    onChange={(event) => setSaid({ ...said, [typed]: event.target.value })}
                  >
                    <option value="">{t("attendance.choose")}</option>
                    <option value={LEFT_OUT}>{t("attendance.leaveOut")}</option>
                    {academy.officers.map(({ id }) => (
                      <option key={id} value={id}>
                        {nameOf.get(id)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            ) : (
              <label>
                <input
                  type="checkbox"
                  checked={isOf(typed, officer) !== LEFT_OUT}
                  onChange={({ target }) => setSaid({ ...said, [typed]: target.checked ? officer : LEFT_OUT })}
                />{" "}
                <bdi>{nameOf.get(officer)}</bdi>
              </label>
            )}
          </li>
        ))}
        {also.map((id) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked onChange={() => setAlso(also.filter((one) => one !== id))} />{" "}
              <bdi>{nameOf.get(id)}</bdi>
            </label>
          </li>
        ))}
      </ul>
      {wrong === "nobody" && rest.length === 0 && (
        <Notice tone="warn" live>
          {t("attendance.nobody")}
        </Notice>
      )}
      {rest.length > 0 && (
        <Field label={t("attendance.also")} {...(wrong === "nobody" && { error: t("attendance.nobody") })}>
          {(control) => (
            <select {...control} value="" onChange={(event) => setAlso([...also, event.target.value])}>
              <option value="">{t("attendance.choose")}</option>
              {rest.map(({ id }) => (
                <option key={id} value={id}>
                  {nameOf.get(id)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div className={classes["pair"]}>
        <Field
          label={t("attendance.session")}
          help={t("attendance.sessionHelp")}
          {...(wrong === "session" && { error: t("attendance.noSession") })}
        >
          {(control) => (
            <>
              <input
                {...control}
                dir="auto"
                maxLength={200}
                list={`sessions-${held.attempt}`}
                value={session}
                onChange={(event) => setSession(event.target.value)}
              />
              <datalist id={`sessions-${held.attempt}`}>
                {named.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Input
          label={t("attendance.place")}
          value={place}
          onChange={setPlace}
          error={wrong === "place" && t("attendance.noPlace")}
        />
      </div>
      <Muted>{t("attendance.minutes", { active: Math.floor(held.activeMs / 60_000) })}</Muted>
      <Muted>{t("do.logged")}</Muted>
    </Ask>
  );
}
