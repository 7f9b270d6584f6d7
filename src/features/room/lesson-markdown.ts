import type { Translate } from "#words/areas.ts";
import { formatList } from "#words/format.ts";
import type { Lesson } from "./lesson.ts";

/** What the file is written with. */
export interface Speech {
  readonly t: Translate<"room">;
  readonly locale: string;
  /** Name of `CUL.3`. */
  readonly behaviour: (code: string) => string;
  readonly lure: (kind: Lesson["decisions"][number]["tempting"][number]["lure"]) => string;
  /** An ISO date as people read it. */
  readonly date: (iso: string) => string;
}

/** The plan as a Markdown file. Text of the scenario is escaped: it is text, whatever signs are in it. */
export function lessonMarkdown(lesson: Lesson, pack: string, { t, locale, behaviour, lure, date }: Speech): string {
  const { minutes, provenance } = lesson;
  const out: string[] = [];
  const put = (...lines: string[]): void => void out.push(...lines, "");
  const list = (items: readonly string[], mark = "-"): void => put(...items.map((item) => `${mark} ${item}`));
  const h2 = (title: string): void => put(`## ${title}`);
  put(`# ${t("lesson.title", { title: md(lesson.title) })}`);
  put(md(lesson.summary));
  list([
    `${t("lesson.audience")}: ${md(lesson.audience)}`,
    `${t("lesson.minutes")}: ${t("lesson.minutesText", minutes)}`,
    `${t("lesson.jurisdiction")}: ${md(lesson.jurisdiction)}`,
    `${t("lesson.status")}: ${t(`lesson.statuses.${lesson.status}`)}`,
  ]);
  h2(t("lesson.objectives"));
  list(
    lesson.objectives.map((one) => md(t("lesson.objective", one))),
    "1.",
  );
  put(
    `${t("lesson.teaches")}: ${formatList(
      locale,
      lesson.teaches.map((code) => `${behaviour(code)} (${code})`),
    )}`,
  );
  h2(t("lesson.materials.title"));
  list([t("lesson.materials.device"), t("lesson.materials.paper"), t("lesson.materials.sheet")]);
  h2(t("lesson.before.title"));
  list(beforeLines(lesson, t, locale).map(md));
  h2(t("lesson.timetable.title"));
  put(
    `| ${t("lesson.timetable.from")} | ${t("lesson.timetable.minutes")} | ${t("lesson.timetable.what")} |`,
    "| ---: | ---: | --- |",
    ...lesson.timetable.map((step) => `| ${step.from} | ${step.minutes} | ${t(`lesson.timetable.${step.what}`)} |`),
    `| | ${minutes.total} | ${t("lesson.timetable.total")} |`,
  );
  h2(t("lesson.decisions"));
  put(provenance ? t(provenance.kind === "author" ? "lesson.author" : "lesson.panel") : t("lesson.noKey"));
  for (const decision of lesson.decisions) {
    put(`### ${t("lesson.decision", { number: decision.number })}: ${md(decision.prompt)}`);
    put(`**${t("lesson.ask")}**`);
    list([
      t("questions.fixed.see"),
      t("questions.fixed.else"),
      ...decision.behaviours.map((code) => t("questions.behaviour", { behaviour: behaviour(code) })),
      t("questions.fixed.say"),
    ]);
    if (!provenance) continue;
    if (decision.expected.length === 0) put(t("lesson.noAnswer"));
    else {
      put(`**${t("lesson.expected")}**`);
      list(decision.expected.map((one) => `*${md(one.choice)}* ${md(one.because)}`));
    }
    if (decision.tempting.length > 0) {
      put(`**${t("lesson.tempting")}**`);
      list(decision.tempting.map((one) => `*${md(one.choice)}* ${lure(one.lure)}: ${md(one.why)} ${md(one.instead)}`));
    }
  }
  h2(t("lesson.law.title"));
  put(t("lesson.law.first"));
  list(
    lesson.law.map((note) => {
      const due = date(note.expires);
      const checked = t("lesson.law.checked", { date: date(note.checkedOn), due });
      return `${md(note.claim)} (${md(note.source)}) ${note.past ? t("lesson.law.past", { due }) : checked}`;
    }),
  );
  h2(t("lesson.sources"));
  list(lesson.sources.map(({ title, url }) => (url === undefined ? md(title) : `${md(title)}: <${url}>`)));
  h2(t("lesson.claims.title"));
  list(CLAIMS.map((claim) => t(`lesson.claims.${claim}`)));
  put(t("lesson.made", { id: lesson.id, pack: pack.slice(0, 8) }));
  return `${out.join("\n").trimEnd()}\n`;
}

export const CLAIMS = ["force", "tactics", "hours", "endorsed", "level"] as const;

/** What to see to before anybody plays. */
export function beforeLines(lesson: Lesson, t: Translate<"room">, locale: string): string[] {
  return [
    t("lesson.before.you"),
    lesson.contentNotes.length > 0
      ? t("lesson.before.contains", { notes: formatList(locale, lesson.contentNotes) })
      : t("lesson.before.containsNone"),
    t("lesson.before.optOut"),
    t("lesson.before.aim"),
    t("lesson.before.care"),
    t("lesson.before.after"),
  ];
}

/** Text that means nothing to Markdown. One line: a line break would begin something else. */
const md = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
