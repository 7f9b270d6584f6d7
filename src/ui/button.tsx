import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";
import classes from "./button.module.css";

export type ButtonLook = "primary" | "quiet" | "danger";

const classOf = (look: ButtonLook): string => `${classes["button"]} ${classes[look] ?? ""}`;

/** A button that submits only when told to. */
export function Button({
  look = "quiet",
  ...rest
}: { look?: ButtonLook } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className">): ReactNode {
  return <button type="button" {...rest} className={classOf(look)} />;
}

/** A link that looks like a button: for what leads to another screen. */
export function ButtonLink({
  look = "quiet",
  ...rest
}: { look?: ButtonLook; href: string } & Omit<
  AnchorHTMLAttributes<HTMLAnchorElement>,
  "className" | "href"
>): ReactNode {
  return <a {...rest} className={classOf(look)} />;
}
