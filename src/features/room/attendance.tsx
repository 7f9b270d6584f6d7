import { useState, type ReactNode } from "react";
import { Field } from "#ui/field.tsx";
import { Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { namesOf } from "./hands.ts";
import type { Room, RoomState } from "./room.ts";
import classes from "./room-debrief.module.css";

const EMPTY_LINES = 4;
/** To be written in by hand. */
const BLANK = "\u00a0";

/** Who was there: to be typed in on the screen, to be signed on paper. */
export function Attendance({ room, state }: { room: Room; state: RoomState }): ReactNode {
  const { t } = useWords("room");
  const { attendance, trainer } = state.session;
  const [typed, setTyped] = useState(attendance.join("\n"));
  const rows = [...attendance, ...Array.from({ length: EMPTY_LINES }, () => "")];
  return (
    <section aria-labelledby="end-attendance" className={classes["attendance"]}>
      <h2 id="end-attendance">{t("end.attendance")}</h2>
      <div className={classes["screenOnly"]}>
        <Stack>
          <Field label={t("setup.attendance")} help={t("end.attendanceHelp")}>
            {(control) => (
              <textarea
                {...control}
                rows={5}
                dir="auto"
                value={typed}
                onChange={({ target: { value } }) => {
                  setTyped(value);
                  room.attend(namesOf(value));
                }}
              />
            )}
          </Field>
        </Stack>
      </div>
      <table className={classes["signatures"]} aria-labelledby="end-attendance">
        <thead>
          <tr>
            <th scope="col">{t("end.no")}</th>
            <th scope="col">{t("end.name")}</th>
            <th scope="col">{t("end.signature")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((name, at) => (
            <tr key={at}>
              <th scope="row">{at + 1}</th>
              <td dir="auto">{name}</td>
              <td>{BLANK}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("end.trainerSigns")}</th>
            <td dir="auto">{trainer}</td>
            <td>{BLANK}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
