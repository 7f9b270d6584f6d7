/**
 * Text as shipped: parsed once, at build, from ICU plural/select and `*emphasis*`.
 * A plain string needs no parsing and no formatting; most lines are one.
 */
export type Text = string | readonly TextPart[];

export type TextPart =
  | string
  | { readonly em: readonly TextPart[] }
  /** `driver.name`: a field of a person of the cast, or `policy.<slot>`. */
  | { readonly ref: string }
  | { readonly select: string; readonly cases: Readonly<Record<string, readonly TextPart[]>> }
  | { readonly plural: string; readonly cases: Readonly<Record<string, readonly TextPart[]>> };

/** What `{driver.name}` stands for in this run. A missing name is shown as the reference itself, never as nothing. */
export type Names = Readonly<Record<string, string>>;

/** A run of text as drawn: stressed or not. */
export interface Span {
  readonly text: string;
  readonly em: boolean;
}

/** Text with names filled in, as spans; neighbours of equal stress are joined. */
export function spansOf(text: Text, names: Names, locale = "en"): Span[] {
  const spans: Span[] = [];
  const put = (part: string, em: boolean): void => {
    const last = spans.at(-1);
    if (last && last.em === em) spans[spans.length - 1] = { text: last.text + part, em };
    else spans.push({ text: part, em });
  };
  const walk = (parts: readonly TextPart[], em: boolean): void => {
    for (const part of parts) {
      if (typeof part === "string") put(part, em);
      else if ("em" in part) walk(part.em, true);
      else if ("ref" in part) put(names[part.ref] ?? part.ref, em);
      else if ("select" in part) walk(caseOf(part.cases, names[part.select] ?? "other"), em);
      else walk(pluralCase(part, names, locale), em);
    }
  };
  if (typeof text === "string") put(text, false);
  else walk(text, false);
  return spans;
}

/** The same text as one plain string, for labels and titles. */
export const plainText = (text: Text, names: Names = {}, locale = "en"): string =>
  typeof text === "string"
    ? text
    : spansOf(text, names, locale)
        .map((span) => span.text)
        .join("");

function pluralCase(part: Extract<TextPart, { plural: string }>, names: Names, locale: string): readonly TextPart[] {
  const value = Number(names[part.plural] ?? Number.NaN);
  if (Object.hasOwn(part.cases, `=${value}`)) return caseOf(part.cases, `=${value}`);
  const category = Number.isNaN(value) ? "other" : new Intl.PluralRules(locale).select(value);
  return caseOf(part.cases, category);
}

type Cases = Readonly<Record<string, readonly TextPart[]>>;

// A name may read `constructor`; only the case's own keys count.
const caseOf = (cases: Cases, key: string): readonly TextPart[] =>
  (Object.hasOwn(cases, key) ? cases[key] : cases["other"]) ?? [];
