/** What is read of a report in the schema of mutation testing elements. */
export interface MutationReport {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly status: string;
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly location: {
            readonly start: { readonly line: number; readonly column: number };
            readonly end: { readonly line: number; readonly column: number };
          };
        }[];
      }
    >
  >;
}

const KILLED = new Set(["Killed", "Timeout"]);
const ALIVE = new Set(["Survived", "NoCoverage"]);

/** How many changes were noticed, of those that could be made at all. */
export function tallyOf({ files }: MutationReport): { readonly killed: number; readonly of: number } {
  const all = Object.values(files).flatMap(({ mutants }) => mutants);
  const killed = all.filter(({ status }) => KILLED.has(status)).length;
  return { killed, of: killed + all.filter(({ status }) => ALIVE.has(status)).length };
}

/** Changes no test noticed: place, what stood there, what was put there. */
export const survivorsOf = ({ files }: MutationReport): string[] =>
  Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => ALIVE.has(status))
      .map(({ location: { start, end }, mutatorName, replacement }) => {
        const line = source.split("\n")[start.line - 1] ?? "";
        const was = line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined);
        return `${file}:${start.line}  ${mutatorName}  ${shortened(was)} → ${shortened(replacement ?? "")}`;
      }),
  );

const shortened = (text: string): string => {
  const one = text.replaceAll(/\s+/g, " ").trim();
  return one.length > 60 ? `${one.slice(0, 59)}…` : one;
};
