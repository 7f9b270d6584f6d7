import type { Proof, Range } from "#engine/proof/finding.ts";
import type { Translate } from "#words/areas.ts";
import { playerName } from "#words/finding-sentence.ts";
import { type Paper, table, wrapped } from "./check-lines.ts";
import type { Routes } from "./check-routes.ts";

interface ToTell {
  readonly t: Translate<"findings">;
  readonly paper: Paper;
}

const INDENT = "    ";

/** What can be reached and earned: endings with their routes, ranges of shares, players who go by a rule. */
export const figureLines = (proof: Proof, routes: Routes, tell: ToTell): string[] => [
  ...endingLines(proof, routes, tell),
  ...rangeLines(proof, tell),
  ...playerLines(proof, tell),
];

const heading = (text: string, { paper }: ToTell): string[] => ["", ...wrapped(text, paper.width, "  ")];

function endingLines({ endings, decided }: Proof, routes: Routes, tell: ToTell): string[] {
  const { t, paper } = tell;
  return [
    ...heading(t("told.endings"), tell),
    ...endings.flatMap(({ id, outcome, witness }) => [
      `${INDENT}${id} (${outcome}), ${witness ? t("told.moves", { count: witness.length - 1 }) : t(decided ? "told.never" : "told.unmet")}`,
      ...(witness ? routes.listed(witness, `${INDENT}  `) : []).map((line) => paper.paint("quiet", line)),
    ]),
  ];
}

function rangeLines({ score }: Proof, tell: ToTell): string[] {
  const { t } = tell;
  const row = (name: string, { min, max }: Range): string[] => [name, percent(min), percent(max)];
  if (!score.all) return [];
  const rows = [
    row(t("told.all"), score.all),
    ...Object.entries(score.competency).map(([id, range]) => row(id, range)),
    ...Object.entries(score.ending).map(([id, range]) => row(t("told.ending", { id }), range)),
  ];
  return [...heading(t("told.ranges"), tell), ...table(rows, INDENT, [1, 2])];
}

function playerLines({ naive, random }: Proof, tell: ToTell): string[] {
  const { t } = tell;
  const rows = naive.map(({ player, share, ending }) => [
    playerName(t, player),
    percent(share),
    ending === "" ? t("told.noEnd") : t("told.ends", { ending }),
  ]);
  if (random) {
    const chance = small.format(random.reachesHalf * 100);
    rows.push([t("told.lot"), percent(random.mean), t("told.lotEnds", { percent: chance })]);
  }
  return rows.length === 0 ? [] : [...heading(t("told.players"), tell), ...table(rows, INDENT, [1])];
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** A small chance is not none. */
const small = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 2 });
