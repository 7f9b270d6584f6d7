import { useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useWords } from "#words/use-words.tsx";
import { Button } from "./button.tsx";
import classes from "./data-table.module.css";
import { Row } from "./surface.tsx";

export interface Column<T> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: T) => ReactNode;
  /** What rows are sorted by when this column is asked for; absent: by this column they are not. */
  readonly by?: (row: T) => string | number;
  /** Figures stand under each other. */
  readonly figures?: boolean;
}

/** Rows drawn at a time: more is a page nobody reads and a browser is slow to lay out. */
const PAGE = 50;

/**
 * A table with a name a row, which the first column holds. Sorted by a press on a column's head; on a narrow screen each row
 * is a card, its values with their columns' names before them.
 */
export function DataTable<T>({
  labelledBy,
  columns,
  rows,
  idOf,
  sorted,
  moreLabel,
}: {
  labelledBy: string;
  columns: readonly [Column<T>, ...Column<T>[]];
  rows: readonly T[];
  idOf: (row: T) => string;
  /** Key of the column it is sorted by at first; `-` before it: from the largest. Absent: as given. */
  sorted?: string;
  /** "Show 50 more" */
  moreLabel: (count: number) => string;
}): ReactNode {
  const { locale } = useWords("shell");
  const [order, setOrder] = useState(sorted ?? "");
  const [pages, setPages] = useState(1);
  const body = useRef<HTMLTableSectionElement>(null);
  const down = order.startsWith("-");
  const by = columns.find(({ key }) => key === (down ? order.slice(1) : order))?.by;
  const all = by ? inOrder(rows, by, down, locale) : rows;
  const shown = all.slice(0, pages * PAGE);
  const more = Math.min(PAGE, all.length - shown.length);
  const [head, ...others] = columns;
  const showMore = (): void => {
    flushSync(() => setPages(pages + 1));
    // The button may be gone: the first row it brought takes the focus.
    const first = body.current?.rows[shown.length];
    (first?.querySelector<HTMLElement>("a, button") ?? first)?.focus();
  };
  return (
    <>
      <table className={classes["table"]} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {columns.map(({ key, label, by: sorts, figures }) => (
              <th
                key={key}
                scope="col"
                {...(figures && { className: classes["figures"] })}
                {...(sorts && {
                  "aria-sort": order === key ? "ascending" : order === `-${key}` ? "descending" : "none",
                })}
              >
                {sorts ? (
                  <button type="button" onClick={() => setOrder(order === key ? `-${key}` : key)}>
                    {label}
                    <span aria-hidden="true">{order === key ? " ▲" : order === `-${key}` ? " ▼" : ""}</span>
                  </button>
                ) : (
                  label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {shown.map((row) => (
            <tr key={idOf(row)} tabIndex={-1}>
              <th scope="row">{head.cell(row)}</th>
              {others.map(({ key, label, cell, figures }) => (
                <td key={key} data-label={label} {...(figures && { className: classes["figures"] })}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <Row>
          <Button onClick={showMore}>{moreLabel(more)}</Button>
        </Row>
      )}
    </>
  );
}

function inOrder<T>(rows: readonly T[], by: (row: T) => string | number, down: boolean, locale: string): readonly T[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const sign = down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  return keyed
    .toSorted((a, b) =>
      typeof a.key === "number" && typeof b.key === "number"
        ? sign * (a.key - b.key)
        : sign * collator.compare(String(a.key), String(b.key)),
    )
    .map(({ row }) => row);
}
