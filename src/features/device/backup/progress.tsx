import type { ReactNode } from "react";
import classes from "./backup.module.css";

/** How far something is. Seen and found, not read out at every step; what came of it is. */
export function Progress({ label, done, of }: { label: string; done: number; of: number }): ReactNode {
  return (
    <div className={classes["result"]}>
      <p>{label}</p>
      <progress className={classes["progress"]} aria-label={label} value={of === 0 ? 0 : done} max={Math.max(1, of)} />
    </div>
  );
}
