import { GENDERS } from "../../scenario/scenario.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../looked.ts";
import type { ToProve } from "../to-prove.ts";
import { talliedTogether, talliesOf, tallyFindings } from "./given-away.ts";
import { toldIn } from "./told.ts";

/** C09: how many people of each gender a pack shows. Who they are in it, its authors must judge. */
export function portrayal(all: readonly ToProve[]): Finding {
  const people = all.flatMap(({ scenario }) => Object.values(scenario.cast));
  const of = (gender: (typeof GENDERS)[number]): number => people.filter((person) => person.gender === gender).length;
  const counts = Object.fromEntries(GENDERS.map((gender) => [gender, of(gender)]));
  return finding("C09", "report", "", { people: people.length, ...counts });
}

/**
 * C01 and C02 over a pack, as errors: an officer who plays several scenarios learns what they have in common. Over the
 * decisions of all scenarios with a key; of fewer than two such scenarios there is nothing to say that the one has not said.
 */
export function packContent(all: readonly ToProve[]): Finding[] {
  const each = all.flatMap((input) => (input.key ? [talliesOf(toldIn({ ...input, locales: [] })[0], input.key)] : []));
  return each.length < 2 ? [] : tallyFindings(talliedTogether(each.flat()), "pack");
}
