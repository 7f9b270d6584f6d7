import type { ReactNode } from "react";
import classes from "./surface.module.css";

/** The width, margins and rhythm of every screen but the player. */
export function Page({ children }: { children: ReactNode }): ReactNode {
  return (
    <main className={classes["page"]} id="content" tabIndex={-1}>
      {children}
    </main>
  );
}

/** A bounded piece of a screen; a landmark when it has a heading to go by. */
export function Card({ labelledBy, children }: { labelledBy?: string; children: ReactNode }): ReactNode {
  return labelledBy === undefined ? (
    <div className={classes["card"]}>{children}</div>
  ) : (
    <section className={classes["card"]} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}

/** Something to know. `live`: read out when it appears. */
export function Notice({
  tone = "info",
  live = false,
  children,
}: {
  tone?: "info" | "warn";
  live?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <div className={`${classes["notice"]} ${classes[tone] ?? ""}`} {...(live && { role: "status" })}>
      {children}
    </div>
  );
}

export function Pill({ children }: { children: ReactNode }): ReactNode {
  return <span className={classes["pill"]}>{children}</span>;
}

/** Side by side as far as there is room. */
export function Row({ children }: { children: ReactNode }): ReactNode {
  return <div className={classes["row"]}>{children}</div>;
}

/** One under the other. */
export function Stack({ children }: { children: ReactNode }): ReactNode {
  return <div className={classes["stack"]}>{children}</div>;
}

/** A quiet second line. */
export function Muted({ id, children }: { id?: string; children: ReactNode }): ReactNode {
  return (
    <p className={classes["muted"]} {...(id !== undefined && { id })}>
      {children}
    </p>
  );
}

/** Heard, not seen. */
export function VisuallyHidden({ children }: { children: ReactNode }): ReactNode {
  return <span className={classes["unseen"]}>{children}</span>;
}
