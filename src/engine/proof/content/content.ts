import type { Code, Finding } from "../finding.ts";
import type { ToProve } from "../to-prove.ts";
import { checkAbsolutes, checkLures } from "./check-choices.ts";
import { checkContentNotes, checkJurisdiction, checkLegalNotes } from "./check-notes.ts";
import { checkGrades, checkLongLines, checkTimers, hasGrade } from "./check-reading.ts";
import { checkArmLengths, checkBase, checkTranslated, isRead } from "./check-told.ts";
import { FEWEST, talliesOf, tallyFindings } from "./given-away.ts";
import { toldIn } from "./told.ts";
import { listsFor } from "./word-lists.ts";
import { writtenIn, writtenInKey } from "./written.ts";

/** What the checks of how a scenario is written say. */
export interface Content {
  readonly findings: readonly Finding[];
  /** Of those that ran, the ones that could not look at everything: what they did not find is not proved to be absent. */
  readonly notDecided: readonly Code[];
  readonly ran: readonly Code[];
}

/**
 * How a scenario is written, checked without playing it: C01, C02, C03, C05 (these four only with a key), C04, C07, C08, C10,
 * P15, the lengths of P18, and P20. Pure and total.
 *
 * Texts are judged in the language they were written in, P15, P18 and P20 in every claimed one. Not decided are: C02, C03 and
 * C10 where the language has no word list, C04 where it is not English, and C01 and C02 under six decisions that one choice
 * is best at, as too little to speak of chance.
 * @param reachable whether any play reaches the scene or ending with this id; asked of no other id
 */
export function contentFindings(input: ToProve, reachable: (scene: string) => boolean): Content {
  const { scenario, key, today } = input;
  const told = toldIn(input);
  const [base] = told;
  const { texts, beats } = writtenIn(scenario);
  const inKey = key ? writtenInKey(key, scenario.language) : [];
  const lists = listsFor(scenario.language);
  const read = isRead(reachable);
  const texted = [...texts, ...inKey].filter(read);
  const findings: Finding[] = [
    ...checkTimers(told),
    ...checkArmLengths(told, texts),
    ...checkBase(base, texted, beats.filter(read)),
    ...input.locales.flatMap((locale) => checkTranslated(locale, texted)),
    ...checkLongLines(base, beats),
    ...(hasGrade(scenario.language) ? checkGrades(base, [...texts, ...inKey]) : []),
    ...checkLegalNotes(scenario, today),
    ...checkJurisdiction(scenario),
    ...checkContentNotes(base, texts),
  ];
  const ran: Code[] = ["P15", "P18", "P20", "C04", "C07", "C08", "C10"];
  const notDecided: Code[] = [];
  if (!hasGrade(scenario.language)) notDecided.push("C04");
  if (!lists) notDecided.push("C10");
  if (key) {
    const tallies = talliesOf(base, key);
    findings.push(
      ...tallyFindings(tallies, "scenario"),
      ...(lists ? checkAbsolutes(base, key, lists) : []),
      ...checkLures(base, key),
    );
    ran.push("C01", "C02", "C03", "C05");
    const few = tallies.some(({ of }) => of < FEWEST);
    if (few) notDecided.push("C01");
    if (few || !lists) notDecided.push("C02");
    if (!lists) notDecided.push("C03");
  }
  return { findings, notDecided, ran };
}
