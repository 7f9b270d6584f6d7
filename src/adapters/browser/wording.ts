import type { AgencyStore } from "#ports/agency-store.ts";
import type { Catalogue } from "#ports/catalogue.ts";
import type { Dress, Wording } from "#ports/wording.ts";

/**
 * Wording from the catalogue's translations and the agency's file. What dresses a scenario is loaded only where there
 * is something to dress it in: most first loads need neither.
 */
export function browserWording(
  catalogue: Pick<Catalogue, "translation">,
  agencies: Pick<AgencyStore, "byHash">,
): Wording {
  return {
    async of({ scenario, agency }) {
      const dresses: Dress[] = [];
      const translation = await catalogue.translation(scenario);
      if (translation.ok && translation.value) {
        const { value } = translation;
        const { translated } = await import("#engine/scenario/translation.ts");
        dresses.push((told) => translated(told, value));
      }
      const stored = agency === undefined ? undefined : await agencies.byHash(agency);
      if (stored?.ok && stored.value) {
        const { value } = stored;
        const { withAgency } = await import("#engine/scenario/agency.ts");
        // After the language, whose name decides which of the agency's words are taken.
        dresses.push((told) => withAgency(told, value.agency));
      }
      return (told) => dresses.reduce((dressed, dress) => dress(dressed), told);
    },
  };
}
