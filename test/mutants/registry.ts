import { format } from "node:util";

/**
 * What stands in for Vitest while changes are tried (runner.ts): the tests of a file are only written down here, to be run one by
 * one in the same process. Vitest loads every module anew for each run, which costs seconds; there are thousands of runs.
 * Its `expect` is the real one. What is not offered here fails at the import, so that no test is passed over in silence.
 */
export { expect } from "vitest";

export interface Registered {
  /** Of the file and its place among the tests of that name: what a test is known by from one process to the next. */
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly run: () => unknown;
}

type Body = (...given: never[]) => unknown;

export const registered: Registered[] = [];
const within: string[] = [];
let file = "";

/** The tests that are written down from now on are those of this file. */
export function beginFile(name: string): void {
  file = name;
}

function add(name: string, run: () => unknown): void {
  const full = [...within, name].join(" > ");
  const before = registered.filter((one) => one.file === file && one.name === full).length;
  registered.push({ id: `${file}#${full}#${before}`, name: full, file, run });
}

export const test = Object.assign((name: string, body: () => unknown) => add(name, body), {
  each: (cases: readonly unknown[]) => (name: string, body: Body) => {
    for (const given of cases.map(spread)) add(format(name, ...given), () => body(...(given as never[])));
  },
  fails: (name: string, body: () => unknown) =>
    add(name, async () => {
      const failed = await Promise.resolve()
        .then(body)
        .then(
          () => false,
          () => true,
        );
      if (!failed) throw new Error(`${name}: was to fail and did not`);
    }),
});

export const describe = Object.assign((name: string, body: () => void) => inside(name, body), {
  each: (cases: readonly unknown[]) => (name: string, body: Body) => {
    for (const given of cases.map(spread)) inside(format(name, ...given), () => body(...(given as never[])));
  },
});

function inside(name: string, body: () => unknown): void {
  within.push(name);
  body();
  within.pop();
}

const spread = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : [given]);
