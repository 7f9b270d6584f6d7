import { useMemo, useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { evidenceOf, type OfficerEvidence, type OverScenarios } from "#engine/insight/class/evidence.ts";
import { NEEDS, type Need } from "#engine/insight/class/need-rules.ts";
import type { Hit } from "#engine/insight/class/needs.ts";
import { select } from "#engine/insight/class/select.ts";
import { useBehaviours } from "#stage/behaviours.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row, VisuallyHidden } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import { type Asked, type ClassData, filterOf } from "./class-data.ts";
import classes from "./class.module.css";
import { EvidenceDialog } from "./evidence-dialog.tsx";
import { useTexts } from "./use-texts.ts";

/** Officers drawn at a time: five hundred rows are a wall, and slow to lay out. */
const PAGE = 20;

const SORTS = ["need", "name"] as const;
type Sort = (typeof SORTS)[number];

interface Line {
  readonly officer: string;
  readonly name: string;
  readonly evidence: OfficerEvidence;
  /** Rules that found this officer, the most pressing first; nothing adds them up. */
  readonly needs: readonly Need[];
}

/** An officer a row, a competency a column, counts in each cell; what they rest on is one press away. */
export function Evidence({
  data,
  asked,
  hits,
  replay,
}: {
  data: ClassData;
  asked: Asked;
  hits: readonly Hit[];
  replay: (attempt: string, seq?: number) => string;
}): ReactNode {
  const { t, locale } = useWords("overview");
  const { competencyName } = useBehaviours();
  const { name } = useTexts(data);
  const [sort, setSort] = useState<Sort>("need");
  const [pages, setPages] = useState(1);
  const [open, setOpen] = useState<Line>();
  const body = useRef<HTMLTableSectionElement>(null);
  const found = useMemo(() => evidenceOf(select(data.aggregate, filterOf(data, asked))), [data, asked]);
  const needs = useMemo(() => Map.groupBy(hits, ({ officer }) => officer), [hits]);
  const lines = [...found]
    .filter(([, { spine, repair }]) => spine.size + repair.size > 0)
    .map(([officer, evidence]): Line => {
      const rules = new Set((needs.get(officer) ?? []).map(({ rule }) => rule));
      return { officer, name: name(officer), evidence, needs: NEEDS.filter((rule) => rules.has(rule)) };
    });
  const competencies = [...new Set(lines.flatMap(({ evidence }) => [...evidence.spine.keys()]))].toSorted();
  const all = inOrder(lines, sort, locale);
  const shown = all.slice(0, pages * PAGE);
  const more = Math.min(PAGE, all.length - shown.length);
  const showMore = (): void => {
    flushSync(() => setPages(pages + 1));
    // The button may be gone: the first row it brought takes the focus.
    body.current?.rows[shown.length]?.querySelector("button")?.focus();
  };
  return (
    <section aria-labelledby="class-evidence">
      <h2 id="class-evidence">{t("evidence.title")}</h2>
      <Muted>{t("evidence.help")}</Muted>
      {lines.length === 0 ? (
        <p>{t("evidence.none")}</p>
      ) : (
        <>
          <div className={classes["above"]}>
            <p>{t("evidence.legend")}</p>
            <Field label={t("evidence.sort")}>
              {(control) => (
                <select
                  {...control}
                  value={sort}
                  onChange={({ target }) => setSort(target.value === "name" ? "name" : "need")}
                >
                  {SORTS.map((one) => (
                    <option key={one} value={one}>
                      {t(`evidence.by.${one}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          {/* What scrolls must be reached by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={classes["scroll"]} role="region" aria-label={t("evidence.table")} tabIndex={0}>
            <table className={classes["grid"]} aria-labelledby="class-evidence">
              <thead>
                <tr>
                  <th scope="col">{t("evidence.officer")}</th>
                  <th scope="col">{t("evidence.needs")}</th>
                  {competencies.map((code) => (
                    <th key={code} scope="col">
                      {competencyName(code)}
                    </th>
                  ))}
                  <th scope="col">{t("evidence.more")}</th>
                </tr>
              </thead>
              <tbody ref={body}>
                {shown.map((line) => (
                  <tr key={line.officer}>
                    <th scope="row">
                      <bdi>{line.name}</bdi>
                    </th>
                    <td className={classes["quiet"]}>
                      {line.needs.slice(0, 1).map((rule) => (
                        <span key={rule}>{t(`rules.name.${rule}`)}</span>
                      ))}
                      {line.needs.length > 1 && (
                        <span className={classes["reason"]}>
                          {t("evidence.others", { count: line.needs.length - 1 })}
                        </span>
                      )}
                      {line.needs.length === 0 && <Nothing said={t("evidence.noNeed")} />}
                    </td>
                    {competencies.map((code) => (
                      <td key={code} className={classes["figure"]}>
                        <Count counts={line.evidence.spine.get(code)} />
                      </td>
                    ))}
                    <td>
                      <Button aria-label={t("evidence.openOf", { name: line.name })} onClick={() => setOpen(line)}>
                        {t("evidence.open")}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Row>
            <span role="status">{t("evidence.shown", { n: shown.length, of: all.length })}</span>
            {more > 0 && <Button onClick={showMore}>{t("more", { count: more })}</Button>}
          </Row>
        </>
      )}
      {open && (
        <EvidenceDialog
          data={data}
          asked={asked}
          officer={open.officer}
          evidence={open.evidence}
          needs={open.needs}
          replay={replay}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

/** By need: the most pressing rule first, whoever no rule found last; by name within. */
function inOrder(lines: readonly Line[], sort: Sort, locale: string): Line[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const rank = ({ needs: [first] }: Line): number => (first ? NEEDS.indexOf(first) : NEEDS.length);
  return lines.toSorted((a, b) => (sort === "need" ? rank(a) - rank(b) : 0) || collator.compare(a.name, b.name));
}

function Count({ counts }: { counts: OverScenarios | undefined }): ReactNode {
  const { t } = useWords("overview");
  if (!counts) return <Nothing said={t("evidence.notMet")} />;
  const { strong, adequate, weak, scenarios } = counts;
  return (
    <>
      <span aria-hidden="true">{`${strong}·${adequate}·${weak}`}</span>
      <VisuallyHidden>{t("evidence.line", { strong, adequate, weak, count: scenarios })}</VisuallyHidden>
    </>
  );
}

/** An empty cell is told, too. */
function Nothing({ said }: { said: string }): ReactNode {
  return (
    <>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{said}</VisuallyHidden>
    </>
  );
}
