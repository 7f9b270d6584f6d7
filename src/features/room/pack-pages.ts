/** A piece of paper text that is not broken. */
export interface Block {
  /** In any unit, the same as the limit's. */
  readonly height: number;
  /** Blocks of one group stay on one page when the group is short enough. */
  readonly group: string;
  /** Begins a page. */
  readonly newPage: boolean;
}

/** Groups up to this part of a page are not broken; longer ones are, but never after their first block. */
const WHOLE = 0.5;

/**
 * Pages for blocks in order: the page of each, the first is 1. No page is higher than the limit, unless a single block
 * (or the first two of a group) is.
 */
export function packPages(blocks: readonly Block[], limit: number): number[] {
  const pages: number[] = [];
  let page = 0;
  let used = Infinity;
  for (let at = 0; at < blocks.length;) {
    const length = groupAt(blocks, at);
    const whole = heightOf(blocks, at, length) <= limit * WHOLE;
    let first = true;
    for (let taken = 0; taken < length;) {
      const chunk = whole ? length : first ? Math.min(2, length) : 1;
      const height = heightOf(blocks, at + taken, chunk);
      if (used + height > limit || (first && blocks[at]?.newPage === true)) {
        page += 1;
        used = 0;
      }
      used += height;
      for (let one = 0; one < chunk; one++) pages.push(page);
      taken += chunk;
      first = false;
    }
    at += length;
  }
  return pages;
}

function groupAt(blocks: readonly Block[], at: number): number {
  let length = 1;
  while (blocks[at + length]?.group === blocks[at]?.group) length += 1;
  return length;
}

const heightOf = (blocks: readonly Block[], at: number, length: number): number =>
  blocks.slice(at, at + length).reduce((sum, block) => sum + block.height, 0);
