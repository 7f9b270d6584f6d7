import { Fragment, type ReactNode } from "react";
import classes from "./proof.module.css";

/** A sentence in which `words in backticks` are words of a file: drawn as such, and never turned around. */
export function Coded({ text }: { text: string }): ReactNode {
  return text.split("`").map((part, at) =>
    at % 2 === 1 ? (
      <code key={at} dir="ltr" className={classes["code"]}>
        {part}
      </code>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
