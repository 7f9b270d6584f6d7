import type { ReactNode } from "react";
import classes from "./options.module.css";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A second line under the label. */
  readonly more?: string;
  /** The key that chooses it, shown beside it. */
  readonly keyHint?: string;
}

/** One of a few, all in sight: native radio buttons, side by side (chips) or one under the other (rows). */
export function Options<Value extends string>({
  legend,
  name,
  options,
  value,
  onChange,
  help,
  look = "chips",
}: {
  legend: string;
  /** Unique on the screen. */
  name: string;
  options: readonly Option<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  help?: string;
  look?: "chips" | "rows";
}): ReactNode {
  return (
    <fieldset>
      <legend className={classes["legend"]}>{legend}</legend>
      {help !== undefined && <p className={classes["help"]}>{help}</p>}
      <div className={classes["options"]} data-look={look}>
        {options.map((option) => (
          <label key={option.value} className={classes["option"]}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.keyHint !== undefined && (
              <span className={classes["key"]} aria-hidden="true">
                {option.keyHint}
              </span>
            )}
            <span>
              {option.label}
              {option.more !== undefined && <span className={classes["more"]}>{option.more}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
