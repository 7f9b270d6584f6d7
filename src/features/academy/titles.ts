import type { Academy } from "./desk.ts";

/** What a requirement is called; of a scenario assigned by itself the scenario's title. */
export function titleOf({ matrix, scenarios }: Academy, address: string): string {
  const column = matrix.columns.find((one) => one.address === address);
  if (!column) return scenarios.find(({ id }) => `/${id}` === address)?.title ?? address;
  return column.programme === ""
    ? (scenarios.find(({ id }) => id === column.requirement)?.title ?? column.title)
    : column.title;
}

/** A name for people: of an officer on the roster, or what there is. */
export const nameOf = ({ officers }: Academy, id: string): string =>
  officers.find((officer) => officer.id === id)?.name ?? id.slice(0, 8);
