/** What the formula asks of an English text. Extents add up. */
export interface Extent {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

export const NOTHING: Extent = { words: 0, sentences: 0, syllables: 0 };

/**
 * The extent of an English text. A text with words has at least one sentence; a sentence ends at `.`, `!`, `?` or `…` before a
 * space or the end, so that neither 4.50 nor "U.S. law" is cut inside a word.
 */
export function extentOf(text: string, syllables: (word: string) => number = syllablesIn): Extent {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  if (words.length === 0) return NOTHING;
  const ends = text.trim().match(/[.!?…]+["'”’)\]]*(?=\s|$)/g)?.length ?? 0;
  const closed = /[.!?…]["'”’)\]]*$/.test(text.trim());
  return {
    words: words.length,
    sentences: ends + (closed ? 0 : 1),
    syllables: words.reduce((sum, word) => sum + syllables(word), 0),
  };
}

export const added = (one: Extent, other: Extent): Extent => ({
  words: one.words + other.words,
  sentences: one.sentences + other.sentences,
  syllables: one.syllables + other.syllables,
});

/**
 * The years of US schooling a text asks for: 0.39 · words per sentence + 11.8 · syllables per word − 15.59. Below 0 for the
 * simplest; not a number for nothing. (Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75.)
 */
export const gradeOf = ({ words, sentences, syllables }: Extent): number =>
  0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

/**
 * Syllables of an English word, by its spelling: groups of vowels, less the silent e, plus the vowels that are said apart.
 * Measured against the CMU Pronouncing Dictionary: right for 9 words in 10 of the dictionary, for 98 in 100 of the words in our
 * scenarios, where its errors nearly cancel out. A number counts as one.
 */
export function syllablesIn(word: string): number {
  // "co-worker", "U.S": each part is said by itself.
  const parts = word
    .toLowerCase()
    .split(/[^\p{L}'’]+/u)
    .filter((part) => part !== "");
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + inPart(part), 0);
}

function inPart(part: string): number {
  const letters = part.replaceAll(/['’]/g, "");
  const groups = spoken(letters).match(/[aeiouyáéíóúü]+/g)?.length ?? 0;
  const apart =
    // "violent", "area"; but "nation", "special", "region".
    (letters.match(/(?<![tcsgx])i[aou]/g)?.length ?? 0) +
    (letters.match(/[aeiouy]ing$/g)?.length ?? 0) +
    // "didn't", "isn't".
    (/[sd]n['’]?t$/.test(part) ? 1 : 0);
  return Math.max(1, groups + apart);
}

/** Without the e that is written and not said. */
function spoken(letters: string): string {
  // "wanted" and "houses" say it; so does "table".
  if (letters.endsWith("ed")) return /[td]ed$/.test(letters) ? letters : letters.slice(0, -2);
  if (letters.endsWith("es")) return /([sxzcg]|[sc]h|[^aeiouy]l)es$/.test(letters) ? letters : letters.slice(0, -2);
  if (letters.endsWith("e")) return /[^aeiouy]le$/.test(letters) ? letters : letters.slice(0, -1);
  // "carefully", "movement": the e stands before an ending.
  return letters.replace(/e(?=(?:ly|ment|ments|ful|fully|less)$)/, "");
}
