import { foldedWords, type Header, wordsOf } from "./columns.ts";
import { ROSTER_PRESETS } from "./roster-presets.ts";

/** What makes a cell or a column about one person. */
export type Individual = "name" | "email" | "phone" | "badge";

/** So many such cells make a column of them. */
const CELLS_OF_A_COLUMN = 3;
/** A column of names: at least so many different texts, this share of all, written as names are. */
const NAMES = { least: 5, share: 0.8, looked: 200 } as const;

const folded = (...lists: readonly string[]): ReadonlySet<string> => new Set(wordsOf(...lists).map(foldedWords));

const NAMED = new Set([...ROSTER_PRESETS.name, ...ROSTER_PRESETS.given, ...ROSTER_PRESETS.family].map(foldedWords));
const PEOPLE = folded(
  "respondent, complainant, resident, officer, witness, caller, person, employee, deputy",
  "encuestado, denunciante, vecino, agente, oficial, testigo, persona, empleado",
  "المشتكي, الضابط, الشاهد, المواطن",
);
const NAMING = folded(
  "name, first, last, surname, id, number, no, nombre, apellido, apellidos, número, الاسم, اسم, رقم",
);
const EMAILS = folded("email, mail, correo, البريد");
const PHONES = folded("phone, telephone, tel, mobile, cell, teléfono, móvil, celular, هاتف, الهاتف, جوال");
const BADGES = folded("badge, shield, placa, legajo, pid, شارة, الشارة");

/** What the words above a column say of it: `Respondent e-mail`, `Placa`, `Officer ID`. */
export function headerIndividual({ title }: Header): Individual | undefined {
  const header = foldedWords(title);
  const words = header.replace("e mail", "email").split(" ");
  const some = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  if (some(EMAILS)) return "email";
  if (some(PHONES)) return "phone";
  if (some(BADGES) || header === "post id" || header === "post number") return "badge";
  return NAMED.has(header) || (some(PEOPLE) && (some(NAMING) || words.length === 1)) ? "name" : undefined;
}

// Bounded, so that a hostile cell costs no more than a long one.
const EMAIL = /[^\s@,;]@[^\s@,;]{1,100}\.[^\s@,;]{2}/;
// With a plus; in the groups of North America; in pairs and threes as written elsewhere. A date is none.
const PHONE =
  /(?:\+|\b00)\d(?:[\s().-]?\d){6,14}\b|(?:\(\d{3}\)\s?|\b\d{3}[\s.-])\d{3}[\s.-]\d{4}\b|\b0?\d{2,3}(?:[\s.-]\d{2,3}){3,4}\b/;
const BADGE = /\b(?:badge|shield|placa|legajo|PID|POST ID)\s*(?:no\.?|number|núm\.?|n[.º°]|#|:)?\s*#?\d{2,}/i;
const DATE = /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b/g;

/** What a text gives away of one person; a name alone no rule can tell. */
export function textIndividual(text: string): Individual | undefined {
  if (EMAIL.test(text)) return "email";
  if (BADGE.test(text)) return "badge";
  return /\d/.test(text) && PHONE.test(text.replaceAll(DATE, "")) ? "phone" : undefined;
}

// Two to four words with capitals, or a family name, a comma and a given one.
const PERSON = /^\p{Lu}[\p{L}'’.-]*,?(?:\s(?:(?:de|del|la|los|von|van|der|bin|al)\s){0,2}\p{Lu}[\p{L}'’.-]*){1,3}$/u;

/** Watches the columns of a file go by, for those that are about individuals. */
export interface Watch {
  readonly see: (cells: readonly string[]) => void;
  /** The first column, from 0, that is one of them. */
  readonly column: () => { readonly at: number; readonly what: Individual } | undefined;
}

/** `texts`: columns to watch, from 0. `unused`: those of them no field needs, where a column of names is looked for too. */
export function watchColumns(texts: readonly number[], unused: ReadonlySet<number>): Watch {
  const hits = new Map<string, number>();
  const persons = new Map<number, { readonly texts: Set<string>; seen: number; alike: number }>();
  let found: { readonly at: number; readonly what: Individual } | undefined;
  return {
    see: (cells) => {
      for (const at of texts) {
        const text = (cells[at] ?? "").trim();
        if (text === "" || found) continue;
        const what = textIndividual(text.slice(0, 1000));
        if (what) {
          const key = `${at} ${what}`;
          hits.set(key, (hits.get(key) ?? 0) + 1);
          if (hits.get(key) === CELLS_OF_A_COLUMN) found = { at, what };
        }
        if (!unused.has(at)) continue;
        const of = persons.get(at) ?? { texts: new Set<string>(), seen: 0, alike: 0 };
        persons.set(at, of);
        if (of.seen === NAMES.looked) continue;
        of.seen += 1;
        if (text.length <= 80 && PERSON.test(text)) {
          of.alike += 1;
          of.texts.add(text);
        }
      }
    },
    column: () => {
      if (found) return found;
      for (const [at, { texts: different, seen, alike }] of persons) {
        const many = different.size >= NAMES.least && different.size >= alike * NAMES.share;
        if (many && alike >= seen * NAMES.share) return { at, what: "name" };
      }
      return undefined;
    },
  };
}
