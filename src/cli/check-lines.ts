/** How a terminal shows text. */
export interface Paper {
  /** Columns of a line. */
  readonly width: number;
  /** Colours a text, where colours are wanted. */
  readonly paint: (look: Look, text: string) => string;
}

export type Look = "error" | "warning" | "report" | "head" | "quiet";

/** A sentence in lines of this width, between its words: the first line after `first`, the others after `rest`. */
export function wrapped(text: string, width: number, first = "", rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ")) {
    // A word too long for any line, such as a path, stands alone and whole.
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** Rows with their columns under each other; `right` names those that hold figures. */
export function table(rows: readonly (readonly string[])[], indent: string, right: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  return rows.map((row) =>
    `${indent}${row
      .map((cell, at) => (right.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join("  ")}`.trimEnd(),
  );
}
