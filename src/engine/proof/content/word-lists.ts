/**
 * Words that give something away, by language. Lower case, straight apostrophes; a phrase is matched as whole words, in its
 * order. Short on purpose: a word that plain speech cannot do without ("all", "only", "must") would be noise.
 */
export interface WordLists {
  /** That leave no exception: readers of tests know that such an answer is seldom right. */
  readonly absolute: readonly string[];
  /** Of courtesy. */
  readonly courtesy: readonly string[];
  /** For those one hands the matter to: a superior, or somebody whose work it is. */
  readonly supervisor: readonly string[];
  /** For what people may want to be told of beforehand. */
  readonly content: readonly string[];
}

const english: WordLists = {
  absolute: [
    "always",
    "never",
    "nothing",
    "nobody",
    "no one",
    "none",
    "everyone",
    "everybody",
    "everything",
    "every time",
    "everywhere",
    "anybody",
    "absolutely",
    "completely",
    "totally",
    "impossible",
    "under no circumstances",
    "no matter what",
  ],
  courtesy: [
    "please",
    "thank you",
    "thanks",
    "sorry",
    "apologize",
    "apologise",
    "apology",
    "apologies",
    "pardon",
    "excuse me",
    "sir",
    "ma'am",
    "madam",
    "appreciate",
    "grateful",
    "kindly",
    "would you mind",
    "if you don't mind",
    "with respect",
  ],
  supervisor: [
    "supervisor",
    "sergeant",
    "sarge",
    "lieutenant",
    "watch commander",
    "shift commander",
    "chain of command",
    "crisis team",
    "crisis unit",
    "mobile crisis",
    "negotiator",
    "negotiators",
    "specialist",
    "specialists",
    "clinician",
    "social worker",
  ],
  content: [
    "suicide",
    "suicidal",
    "kill yourself",
    "kill myself",
    "kill himself",
    "kill herself",
    "kill themselves",
    "kill you",
    "kill him",
    "kill her",
    "end my life",
    "end your life",
    "hurt yourself",
    "hurt myself",
    "hurting yourself",
    "hurting myself",
    "blood",
    "bleeding",
    "gun",
    "guns",
    "gunshot",
    "gunshots",
    "gunfire",
    "shoot",
    "shooting",
    "dies",
    "died",
    "dying",
    "dead body",
    "hit you",
    "hit him",
    "hit her",
    "hit me",
    "hits you",
    "hits him",
    "hits her",
    "hits me",
    "stabbed",
    "strangled",
    "choked",
    "rape",
    "raped",
    "sexual assault",
    "sexually assaulted",
    "overdose",
    "overdosed",
  ],
};

const spanish: WordLists = {
  absolute: [
    "siempre",
    "nunca",
    "jamás",
    "nada",
    "nadie",
    "ninguno",
    "ninguna",
    "todo el mundo",
    "cada vez",
    "en todas partes",
    "absolutamente",
    "completamente",
    "totalmente",
    "imposible",
    "bajo ninguna circunstancia",
    "pase lo que pase",
  ],
  courtesy: [
    "por favor",
    "gracias",
    "perdón",
    "perdone",
    "disculpe",
    "disculpen",
    "disculpas",
    "lo siento",
    "lo lamento",
    "señor",
    "señora",
    "señorita",
    "agradezco",
    "agradecemos",
    "si no le importa",
    "si no le molesta",
    "le importaría",
    "con permiso",
    "con todo respeto",
    "si es tan amable",
  ],
  supervisor: [
    "supervisor",
    "supervisora",
    "sargento",
    "sargenta",
    "teniente",
    "jefe de turno",
    "jefa de turno",
    "cadena de mando",
    "equipo de crisis",
    "equipo móvil de crisis",
    "unidad de crisis",
    "negociador",
    "negociadora",
    "negociadores",
    "especialista",
    "especialistas",
    "trabajador social",
    "trabajadora social",
  ],
  content: [
    "suicidio",
    "suicida",
    "suicidas",
    "suicidarse",
    "suicidarme",
    "suicidarte",
    "matarse",
    "matarme",
    "matarte",
    "matarlo",
    "matarla",
    "quitarse la vida",
    "quitarme la vida",
    "quitarte la vida",
    "hacerse daño",
    "hacerme daño",
    "hacerte daño",
    "sangre",
    "sangra",
    "sangrando",
    "pistola",
    "arma de fuego",
    "armas de fuego",
    "disparo",
    "disparos",
    "disparar",
    "muere",
    "murió",
    "morirse",
    "cadáver",
    "te pega",
    "le pega",
    "me pega",
    "te pegó",
    "le pegó",
    "me pegó",
    "golpeó",
    "apuñaló",
    "apuñalado",
    "apuñalada",
    "estranguló",
    "violada",
    "agresión sexual",
    "sobredosis",
  ],
};

const LISTS: ReadonlyMap<string, WordLists> = new Map([
  ["en", english],
  ["es", spanish],
]);

/** The language of a BCP 47 tag without script and region: `en` of `en-US`. */
export const languageOf = (tag: string): string => tag.toLowerCase().split("-", 1)[0] ?? "";

/** The lists for the language of a BCP 47 tag; `undefined` where nobody has made one. */
export const listsFor = (tag: string): WordLists | undefined => LISTS.get(languageOf(tag));

/** Words with apostrophes inside: a quotation mark is none. The second is the same for texts that have no other letters. */
const WORDS = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;
const PLAIN_WORDS = /[a-z0-9]+(?:'[a-z0-9]+)*/g;

/** A text as lower-case words with one space about each, so that a phrase can be looked for as whole words. */
export function asWords(text: string): string {
  const low = text.normalize("NFC").toLowerCase().replaceAll(/[’‘]/g, "'");
  // oxlint-disable-next-line no-control-regex -- everything ASCII has
  const words = low.match(/^[\u0000-\u007f]*$/.test(low) ? PLAIN_WORDS : WORDS) ?? [];
  return ` ${words.join(" ")} `;
}

/** How often a phrase of a list stands in `words`, as `asWords` gives them. */
export function timesIn(words: string, phrase: string): number {
  const sought = ` ${phrase} `;
  let times = 0;
  // The space after one may be the space before the next.
  for (let at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + sought.length - 1)) times++;
  return times;
}

/** How often phrases of a list stand in `words`, all together. */
export const countIn = (words: string, list: readonly string[]): number =>
  hasAny(words, list) ? list.reduce((sum, phrase) => sum + timesIn(words, phrase), 0) : 0;

/** One look for all of them: most texts have none. A list has words, spaces and apostrophes, nothing a pattern would read otherwise. */
function hasAny(words: string, list: readonly string[]): boolean {
  let any = ANY.get(list);
  if (!any) ANY.set(list, (any = new RegExp(` (?:${list.join("|")}) `)));
  return any.test(words);
}

const ANY = new WeakMap<readonly string[], RegExp>();
