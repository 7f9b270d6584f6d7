import { DELIMITERS, type Delimiter, rowsOf } from "./split.ts";

/** So much of a file is looked at, in characters and in rows. */
const SAMPLE = 65_536;
const SAMPLE_ROWS = 50;

/** The delimiter of a text; `assumed` where no delimiter makes two columns of its first row. */
export interface Sniffed {
  readonly delimiter: Delimiter;
  readonly assumed: boolean;
}

/**
 * The delimiter that gives most rows as many cells as the first, and of those that do so equally the one that gives more cells.
 * Each is tried by reading with it, so that a comma in quotes is none.
 */
export function sniff(text: string): Sniffed {
  let best: { readonly delimiter: Delimiter; readonly share: number; readonly width: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const widths = widthsOf(text, delimiter);
    const width = widths[0] ?? 0;
    if (width < 2) continue;
    const share = widths.filter((one) => one === width).length / widths.length;
    if (!best || share > best.share || (share === best.share && width > best.width)) best = { delimiter, share, width };
  }
  return best ? { delimiter: best.delimiter, assumed: false } : { delimiter: ",", assumed: true };
}

function widthsOf(text: string, delimiter: Delimiter): number[] {
  const widths: number[] = [];
  for (const { cells } of rowsOf(text.slice(0, SAMPLE), delimiter)) {
    if (cells.some((cell) => cell.trim() !== "")) widths.push(cells.length);
    if (widths.length > SAMPLE_ROWS) break;
  }
  // The sample may end within a row.
  return text.length > SAMPLE && widths.length > 1 ? widths.slice(0, -1) : widths;
}
