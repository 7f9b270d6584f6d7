import { guarded } from "./formula.ts";

export type Cell = string | number | undefined;

/**
 * A CSV text that spreadsheets open and do not run: text is guarded, numbers stay numbers (one that is not finite is left
 * empty), rows end with CRLF (RFC 4180, 2.1). `bom`: put the mark in front by which Excel knows UTF-8.
 * `readCsv` gives back the same cells, as text.
 */
export function csvOf(rows: Iterable<readonly Cell[]>, { bom = false }: { readonly bom?: boolean } = {}): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map(written).join(","));
  return `${bom ? "\uFEFF" : ""}${lines.map((line) => `${line}\r\n`).join("")}`;
}

function written(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = guarded(cell);
  return /[",;|\t\r\n\uFEFF]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
