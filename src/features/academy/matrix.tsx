import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { CellState } from "#engine/programme/cell.ts";
import { Field } from "#ui/field.tsx";
import { Muted, VisuallyHidden } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import type { Academy } from "./desk.ts";
import { MARKS, marksOf } from "./marks.ts";
import { titleOf } from "./titles.ts";

/** Each state has a sign of its own, so that nobody needs colours to tell them apart. */
const SIGNS: Readonly<Record<CellState, string>> = {
  done: "✓",
  expiring: "✓",
  exempt: "–",
  expired: "✕",
  overdue: "!",
  "due-soon": "◔",
  started: "◐",
  "not-started": "○",
};
const ROW_HEIGHT = 44;
const COLUMN_WIDTH = 120;
/** So many are drawn whole: they print, and are found by the browser's own search. */
const DRAWN_WHOLE = 60;

/**
 * Every officer with every requirement. A grid: one stop for Tab, arrows within. Only what is in sight is drawn, so that 500
 * officers with 40 requirements scroll as one does.
 */
export function Matrix({
  academy,
  onOpen,
}: {
  academy: Academy;
  onOpen: (officer: string, column: number) => void;
}): ReactNode {
  const { t } = useWords("academy");
  const { matrix } = academy;
  const [find, setFind] = useState("");
  const [group, setGroup] = useState("");
  const classesOf = [...new Set(academy.officers.flatMap(({ class: one }) => one ?? []))].toSorted();
  const officers = useMemo(() => {
    const sought = find.trim().toLowerCase();
    return academy.officers.filter(
      ({ name, number = "", class: one = "" }) =>
        (group === "" || one === group) && `${name} ${number}`.toLowerCase().includes(sought),
    );
  }, [academy, find, group]);
  return (
    <section className={classes["matrixBox"]} aria-labelledby="matrix">
      <h2 id="matrix">{t("matrix.title")}</h2>
      <div className={classes["filters"]}>
        <Field label={t("matrix.find")}>
          {(control) => (
            <input
              {...control}
              type="search"
              dir="auto"
              value={find}
              onChange={(event) => setFind(event.target.value)}
            />
          )}
        </Field>
        {classesOf.length > 1 && (
          <Field label={t("matrix.class")}>
            {(control) => (
              <select {...control} value={group} onChange={(event) => setGroup(event.target.value)}>
                <option value="">{t("matrix.all")}</option>
                {classesOf.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      <p className={classes["legend"]}>
        {(Object.keys(SIGNS) as CellState[]).map((state) => (
          <span key={state}>
            <span className={classes["sign"]} data-state={state} aria-hidden="true">
              {SIGNS[state]}
            </span>{" "}
            {t(`state.${state}`)}
          </span>
        ))}
      </p>
      <p className={classes["legend"]}>
        {(["dispute", "plan"] as const).map((mark) => (
          <span key={mark}>
            <span aria-hidden="true">{MARKS[mark]}</span> {t(`${mark}.marked`)}
          </span>
        ))}
      </p>
      <p role="status" className={classes["quiet"]}>
        {t("matrix.count", { count: officers.length })}
      </p>
      {officers.length === 0 ? (
        <Muted>{t("matrix.nobody")}</Muted>
      ) : (
        <Grid key={matrix.columns.length} academy={academy} officers={officers} onOpen={onOpen} />
      )}
    </section>
  );
}

function Grid({
  academy,
  officers,
  onOpen,
}: {
  academy: Academy;
  officers: Academy["officers"];
  onOpen: (officer: string, column: number) => void;
}): ReactNode {
  const { t, locale } = useWords("academy");
  const { matrix } = academy;
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const marks = useMemo(() => marksOf(academy), [academy]);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is handed on to what is memoized
  const rows = useVirtualizer({
    count: officers.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialRect: { width: 800, height: 600 },
  });
  const here = { row: Math.min(at.row, officers.length - 1), column: Math.min(at.column, matrix.columns.length - 1) };
  // The row that has the focus stays drawn wherever one scrolls, or the next key would go nowhere.
  const inSight =
    officers.length <= DRAWN_WHOLE
      ? officers.map((_, index) => index)
      : rows.getVirtualItems().map(({ index }) => index);
  const drawn = inSight.includes(here.row) ? inSight : [...inSight, here.row];
  const moved = useRef(false);
  const go = (row: number, column: number): void => {
    const to = {
      row: Math.min(Math.max(0, row), officers.length - 1),
      column: Math.min(Math.max(0, column), matrix.columns.length - 1),
    };
    moved.current = true;
    setAt(to);
    rows.scrollToIndex(to.row);
  };
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    box.current?.querySelector<HTMLElement>(`[data-at="${here.row} ${here.column}"]`)?.focus();
  });
  const onward = box.current && getComputedStyle(box.current).direction === "rtl" ? -1 : 1;
  const move = (event: KeyboardEvent): void => {
    const to = {
      ArrowDown: [here.row + 1, here.column],
      ArrowUp: [here.row - 1, here.column],
      ArrowRight: [here.row, here.column + onward],
      ArrowLeft: [here.row, here.column - onward],
      Home: [here.row, 0],
      End: [here.row, matrix.columns.length - 1],
      PageDown: [here.row + 10, here.column],
      PageUp: [here.row - 10, here.column],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    go(to[0] ?? 0, to[1] ?? 0);
  };
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return (
    <div ref={box} className={classes["matrix"]}>
      <div
        role="grid"
        tabIndex={-1}
        aria-labelledby="matrix"
        aria-rowcount={officers.length + 1}
        aria-colcount={matrix.columns.length + 1}
        onKeyDown={move}
        style={{ inlineSize: `calc(12rem + ${matrix.columns.length * COLUMN_WIDTH}px)` }}
      >
        <div role="row" aria-rowindex={1} className={classes["head"]}>
          <span role="columnheader" className={classes["who"]}>
            {t("matrix.officer")}
          </span>
          {matrix.columns.map(({ address }) => (
            <span key={address} role="columnheader" className={classes["column"]}>
              {titleOf(academy, address)}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ blockSize: officers.length * ROW_HEIGHT, position: "relative" }}>
          {drawn.map((index) => {
            const officer = officers[index];
            if (!officer) return null;
            const cells = matrix.rows.get(officer.id) ?? [];
            return (
              <div
                key={officer.id}
                role="row"
                aria-rowindex={index + 2}
                className={classes["line"]}
                style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}
              >
                <span role="rowheader" className={classes["who"]}>
                  <bdi>{officer.name}</bdi>
                  {officer.number !== undefined && <span className={classes["quiet"]}> {officer.number}</span>}
                </span>
                {matrix.columns.map(({ address }, column) => {
                  const cell = cells[column];
                  const mark = marks.get(`${officer.id} ${address}`);
                  const day = cell?.state === "overdue" || cell?.state === "due-soon" ? cell.due : cell?.until;
                  return (
                    <span key={address} role="gridcell" className={classes["column"]}>
                      {!cell && (
                        <span
                          data-at={`${index} ${column}`}
                          className={classes["cell"]}
                          tabIndex={index === here.row && column === here.column ? 0 : -1}
                          onFocus={() => setAt({ row: index, column })}
                        >
                          <VisuallyHidden>
                            {`${officer.name}, ${titleOf(academy, address)}: ${t("matrix.notAsked")}`}
                          </VisuallyHidden>
                        </span>
                      )}
                      {cell && (
                        <button
                          type="button"
                          data-at={`${index} ${column}`}
                          data-state={cell.state}
                          className={classes["cell"]}
                          tabIndex={index === here.row && column === here.column ? 0 : -1}
                          onFocus={() => setAt({ row: index, column })}
                          onClick={() => onOpen(officer.id, column)}
                          aria-label={`${officer.name}, ${titleOf(academy, address)}: ${t(`state.${cell.state}`)}${mark ? `, ${t(`${mark}.marked`)}` : ""}`}
                        >
                          <span aria-hidden="true">
                            {SIGNS[cell.state]}
                            {mark && ` ${MARKS[mark]}`} {day !== undefined && <small>{date.format(day)}</small>}
                          </span>
                        </button>
                      )}
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
