/**
 * What a spreadsheet may take for a formula (OWASP, "CSV Injection"): `=`, `+`, `-`, `@`, tab, carriage return or line feed in front,
 * the signs in their full width too, blanks before them, and any of these behind apostrophes: so a guarded text and one
 * that had an apostrophe of its own stay different.
 */
const TRIGGER = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

/** `true` for text that a spreadsheet might run. */
export const isFormula = (text: string): boolean => !text.startsWith("'") && TRIGGER.test(text);

/** Text that no spreadsheet runs: an apostrophe in front where there is need. */
export const guarded = (text: string): string => (TRIGGER.test(text) ? `'${text}` : text);

/** Takes back what `guarded` did, and nothing else. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && TRIGGER.test(text.slice(1)) ? text.slice(1) : text;
