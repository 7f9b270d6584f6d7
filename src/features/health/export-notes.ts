import { addressOf, type ScriptNote } from "#engine/insight/health/note.ts";
import { csvOf } from "#interop/csv/write-csv.ts";
import type { Translate } from "#words/areas.ts";
import { versionOf } from "./health-data.ts";

/** What is sent to the author: every note and remark of one scenario, open ones and resolved ones. */
export interface NoteSheet {
  readonly title: string;
  /** Of the version in use. */
  readonly rules: string;
  readonly notes: readonly ScriptNote[];
  /** Place ids in the order of the script; notes stand in that order, those on no such place last. */
  readonly order: readonly string[];
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace("T", " ");

/** One row a note; spreadsheets open it and run nothing of it. Times are UTC. */
export function notesCsv(sheet: NoteSheet, t: Translate<"health">): string {
  const names = [
    "place",
    "choice",
    "state",
    "kind",
    "by",
    "when",
    "version",
    "text",
    "resolvedBy",
    "resolvedWhen",
    "reason",
  ] as const;
  const rows = inOrder(sheet).map((note) => {
    const { place, choice } = addressOf(note.at);
    const { resolved } = note;
    return [
      place === "" ? t("export.whole") : place,
      choice,
      t(resolved ? "export.resolved" : "export.open"),
      t(note.remark === undefined ? "export.note" : "export.remark"),
      note.by,
      day(note.when),
      versionOf(note.rules),
      note.text,
      ...(resolved ? [resolved.by, day(resolved.when), resolved.reason] : []),
    ];
  });
  return csvOf([names.map((name) => t(`export.columns.${name}`)), ...rows], { bom: true });
}

/** The same to be read: a heading a place, a quoted block a note. Nothing typed can become markup of its own. */
export function notesMarkdown(sheet: NoteSheet, t: Translate<"health">): string {
  const lines = [
    `# ${inert(t("export.heading", { title: sheet.title }))}`,
    "",
    t("export.version", { version: versionOf(sheet.rules) }),
  ];
  for (const [place, notes] of Map.groupBy(inOrder(sheet), ({ at }) => addressOf(at).place)) {
    lines.push("", `## ${inert(place === "" ? t("export.whole") : place)}`);
    for (const note of notes) {
      const { choice } = addressOf(note.at);
      const { resolved } = note;
      const head = [
        t(resolved ? "export.resolved" : "export.open"),
        note.remark === undefined ? note.by : t("export.remark"),
        day(note.when),
        versionOf(note.rules),
        ...(choice === undefined ? [] : [`${t("export.columns.choice")}: ${choice}`]),
      ];
      lines.push("", `**${head.map(inert).join(" · ")}**`, "", ...quoted(note.text));
      if (resolved) {
        lines.push("", `${inert(resolved.by)}, ${day(resolved.when)}:`, "", ...quoted(resolved.reason));
      }
    }
  }
  return `${lines.join("\n")}\n`;
}

function inOrder({ notes, order }: NoteSheet): ScriptNote[] {
  const rank = ({ at }: ScriptNote): number => {
    const { place } = addressOf(at);
    const found = order.indexOf(place);
    return place === "" ? -1 : found === -1 ? order.length : found;
  };
  return notes.toSorted((a, b) => rank(a) - rank(b) || (a.at < b.at ? -1 : a.at > b.at ? 1 : a.when - b.when));
}

const quoted = (text: string): string[] => text.split(/\r\n|\r|\n/).map((line) => `> ${inert(line)}`);
const inert = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>#+!|~-]/g, String.raw`\$&`).replaceAll(/\s+/g, " ");
