import { useEffect, useState, type ReactNode } from "react";
import type { Clock } from "#ports/clock.ts";
import type { Person } from "#ports/vault.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./account.module.css";
import { lockEverywhere, watchHands } from "./auto-lock.ts";

/** Above every screen of a shared device: who is signed in, and the way out. Locks by itself after `minutes`. */
export function LockBar({
  person,
  minutes,
  clock,
  account,
  onLock,
}: {
  person: Pick<Person, "role" | "initials" | "number">;
  minutes: number;
  clock: Clock;
  /** Where one changes one's PIN, and a trainer adds officers. */
  account: string;
  /** Must leave nothing behind: keys, page, address. */
  onLock: () => void;
}): ReactNode {
  const { t } = useWords("account");
  const [seconds, setSeconds] = useState<number>();
  useEffect(
    () => watchHands({ clock, limitMs: minutes * 60_000, onWarn: setSeconds, onLock }),
    [clock, minutes, onLock],
  );
  const who = person.role === "trainer" ? t("trainer") : t("name", person);
  return (
    <aside className={classes["bar"]} aria-label={t("bar.label")}>
      <span>{t("bar.who", { who })}</span>
      <span role="status">{seconds !== undefined && t("bar.warn", { seconds: Math.ceil(seconds / 10) * 10 })}</span>
      <a href={account}>{t("bar.account")}</a>
      <Button
        onClick={() => {
          lockEverywhere();
          onLock();
        }}
      >
        {t("bar.lock")}
      </Button>
    </aside>
  );
}
