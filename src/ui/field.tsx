import { useId, type ReactNode } from "react";
import classes from "./field.module.css";

/** What the control inside a field must carry. */
export interface ControlProps {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

/** A label, its control, help below it and what is wrong with it. */
export function Field({
  label,
  help,
  error,
  children,
}: {
  label: string;
  help?: string;
  error?: string;
  children: (control: ControlProps) => ReactNode;
}): ReactNode {
  const id = useId();
  const described = [...(help === undefined ? [] : [`${id}-help`]), ...(error === undefined ? [] : [`${id}-error`])];
  return (
    <div className={classes["field"]}>
      <label className={classes["label"]} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(described.length > 0 && { "aria-describedby": described.join(" ") }),
        ...(error !== undefined && { "aria-invalid": true as const }),
      })}
      {help !== undefined && (
        <p id={`${id}-help`} className={classes["help"]}>
          {help}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className={classes["error"]}>
          {error}
        </p>
      )}
    </div>
  );
}
