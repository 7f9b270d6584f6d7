import type { Matrix } from "./completion.ts";
import type { Programme } from "./programme.ts";
import type { Officer } from "./roster.ts";

/** A name on the list of a room, and who of the roster it is. */
export interface Listed {
  readonly typed: string;
  /** Absent: nobody, or more than one, is called that. */
  readonly officer?: string;
}

/**
 * Names or numbers as somebody typed them in a room, held against the roster: by number, by name, or by both in one line.
 * Case, accents, commas and spaces do not tell people apart; two of one name are left for a person to decide.
 */
export function matched(typed: readonly string[], officers: readonly Officer[]): Listed[] {
  const byKey = new Map<string, Set<string>>();
  const put = (key: string, id: string): void => {
    if (key !== "") byKey.set(key, (byKey.get(key) ?? new Set()).add(id));
  };
  for (const { id, name, number = "" } of officers) {
    put(plain(name), id);
    put(plain(number), id);
    if (number !== "") {
      put(plain(`${name} ${number}`), id);
      put(plain(`${number} ${name}`), id);
    }
  }
  return typed.map((one) => {
    const found = [...(byKey.get(plain(one)) ?? [])];
    return { typed: one, ...(found.length === 1 && { officer: found[0] ?? "" }) };
  });
}

/** Words in one order: "Rivera, Sonia" is "sonia rivera". */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .toSorted()
    .join(" ");

/** An officer who was asked for a session and was not there. */
export interface Absent {
  readonly officer: string;
  /** The requirement that names the session. */
  readonly address: string;
}

/** Who of those asked for this session is neither present nor done with the requirement, in the order of the matrix. */
export function absentFrom(
  session: string,
  present: ReadonlySet<string>,
  programmes: readonly Programme[],
  { columns, rows }: Matrix,
): Absent[] {
  const asking = new Set(
    programmes.flatMap(({ id, requirements }) =>
      requirements
        .filter(({ need }) => need.kind === "attendance" && need.sessions.includes(session))
        .map((requirement) => `${id}/${requirement.id}`),
    ),
  );
  return [...rows].flatMap(([officer, cells]) =>
    cells.flatMap((cell, index) => {
      const address = columns[index]?.address ?? "";
      const open = cell && cell.state !== "done" && cell.state !== "expiring" && cell.state !== "exempt";
      return open && asking.has(address) && !present.has(officer) ? [{ officer, address }] : [];
    }),
  );
}
