import type { ReactNode } from "react";
import classes from "./frame.module.css";

/**
 * The player's window: head above, lines between, what is asked below within reach of the thumb. From 900 px on the
 * person stands beside the conversation. Low windows scroll as a page instead.
 */
export function Frame({
  head,
  person,
  place,
  lines,
  children,
}: {
  head: ReactNode;
  person?: ReactNode;
  /** Where it happens: above the person, or a strip above the lines where there is no room beside them. */
  place?: ReactNode;
  lines: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <main className={classes["frame"]} id="content" tabIndex={-1}>
      {head}
      {(person !== undefined || place !== undefined) && (
        <div className={classes["side"]}>
          {place !== undefined && <div className={classes["place"]}>{place}</div>}
          {person !== undefined && <div className={classes["person"]}>{person}</div>}
        </div>
      )}
      {lines}
      <div className={classes["dock"]}>{children}</div>
    </main>
  );
}
