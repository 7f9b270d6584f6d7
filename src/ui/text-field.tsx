import type { ReactNode } from "react";
import { Field } from "./field.tsx";

interface TextProps {
  readonly label: string;
  readonly help?: string;
  readonly error?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** The name somebody signs with; the browser may know it. */
export function NameField({ value, onValue, ...field }: TextProps): ReactNode {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          autoComplete="name"
          maxLength={100}
          dir="auto"
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A few sentences, at most so many characters. */
export function LongField({
  rows,
  most,
  value,
  onValue,
  ...field
}: TextProps & { readonly rows: number; readonly most: number }): ReactNode {
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          maxLength={most}
          dir="auto"
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
