import { isoDate } from "#engine/programme/calendar.ts";
import { manifestOf, type PacketFile } from "#engine/programme/packet.ts";
import { headOf } from "#engine/programme/record.ts";
import { postRows } from "#engine/programme/transcript.ts";
import { csvOf } from "#interop/csv/write-csv.ts";
import { zipOf } from "#interop/zip.ts";
import type { Academy } from "./desk.ts";
import { nameOf, titleOf } from "./titles.ts";

/** Texts of the summary in the language it is asked for in. */
export interface PacketWords {
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
  readonly heading: string;
  readonly lines: readonly string[];
  readonly columns: readonly [officer: string, requirement: string, state: string, done: string, until: string];
  readonly stateOf: (state: string) => string;
  /** Titles of what stands after the table, each with a line for every dispute and plan. */
  readonly after: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/**
 * One file for an auditor: a summary to read, the same as tables and as data, the log of every act, and a manifest with the
 * hash of each. The secret of the certificates' codes is not in it.
 */
export function packetOf(academy: Academy, at: number, words: PacketWords): Uint8Array<ArrayBuffer> {
  const { identity, entries, matrix, officers, administration } = academy;
  const standing = [...matrix.rows].flatMap(([officer, cells]) =>
    cells.flatMap((cell, column) => {
      const address = matrix.columns[column]?.address ?? "";
      return cell ? [{ officer, address, cell }] : [];
    }),
  );
  const rows = standing.map(({ officer, address, cell }) => [
    nameOf(academy, officer),
    titleOf(academy, address),
    words.stateOf(cell.state),
    cell.at === undefined ? "" : isoDate(cell.at),
    cell.until === undefined ? "" : isoDate(cell.until),
  ]);
  const numbers = new Map(officers.map(({ id, number = "" }) => [id, number]));
  const files: PacketFile[] = [
    text("summary.html", summaryOf(words, rows)),
    text("standing.csv", csvOf([words.columns, ...rows], { bom: true })),
    text(
      "board.csv",
      csvOf([["number", "course", "hours", "date", "result"], ...postRows(matrix, numbers, "active").rows]),
    ),
    text("standing.json", JSON.stringify(standing, undefined, 1)),
    text("roster.json", JSON.stringify(officers, undefined, 1)),
    text("certificates.json", JSON.stringify(administration.certificates, undefined, 1)),
    text("disputes.json", JSON.stringify(administration.disputes, undefined, 1)),
    text("plans.json", JSON.stringify(administration.plans, undefined, 1)),
    text("attendance.json", JSON.stringify(administration.attendance, undefined, 1)),
    text("holds.json", JSON.stringify({ rules: administration.retention, holds: administration.holds }, undefined, 1)),
    text("log.json", JSON.stringify({ academy: identity?.id ?? "", entries }, undefined, 1)),
  ];
  const manifest = manifestOf(files, at, identity?.by ?? "", headOf({ academy: identity?.id ?? "", entries }));
  const all = manifest.ok ? [...files, text("manifest.json", JSON.stringify(manifest.value, undefined, 1))] : files;
  return zipOf(all);
}

const text = (name: string, content: string): PacketFile => ({ name, bytes: new TextEncoder().encode(content) });

function summaryOf(
  { heading, lines, columns, locale, direction, after }: PacketWords,
  rows: readonly (readonly string[])[],
): string {
  const row = (cells: readonly string[], tag: "th" | "td"): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return [
    `<!doctype html><html lang="${escaped(locale)}" dir="${direction}"><meta charset="utf-8"><title>${escaped(heading)}</title>`,
    "<style>body{font:16px/1.5 sans-serif;margin:2rem}table{border-collapse:collapse;inline-size:100%}th,td{border:1px solid #999;padding:.2rem .5rem;text-align:start;vertical-align:top}thead{display:table-header-group}tr,li{break-inside:avoid}h2{break-after:avoid}@page{margin:16mm}@media print{body{margin:0;font-size:11pt}}</style>",
    `<h1>${escaped(heading)}</h1>`,
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    `<table><thead>${row(columns, "th")}</thead><tbody>`,
    ...rows.map((cells) => row(cells, "td")),
    "</tbody></table>",
    ...after.flatMap(({ title, lines: said }) =>
      said.length === 0
        ? []
        : [`<h2>${escaped(title)}</h2><ul>`, ...said.map((line) => `<li>${escaped(line)}</li>`), "</ul>"],
    ),
  ].join("\n");
}

const escaped = (value: string): string =>
  value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
