import { useEffect, useState, type ReactNode } from "react";
import { useWords } from "#words/use-words.tsx";

/** Seconds left until a moment (UTC ms), told every second; `now` reads the same clock in either window. */
export function Countdown({ until, now }: { until: number; now: () => number }): ReactNode {
  const { t } = useWords("room");
  const secondsLeft = (): number => Math.max(0, Math.ceil((until - now()) / 1000));
  const [left, setLeft] = useState(secondsLeft);
  useEffect(() => {
    const tick = setInterval(() => setLeft(secondsLeft()), 250);
    return () => clearInterval(tick);
  });
  return <span role="timer">{left > 0 ? t("clock.left", { count: left }) : t("clock.up")}</span>;
}
