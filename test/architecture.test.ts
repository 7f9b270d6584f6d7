import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** The house: which top folder may import which. This table is the rule; README and design only tell it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  words: ["engine"],
  ports: ["engine"],
  adapters: ["ports", "engine"],
  interop: ["engine"],
  ui: ["words"],
  stage: ["ui", "words", "engine"],
  features: ["stage", "ui", "words", "interop", "ports", "engine"],
  workers: ["engine", "interop"],
  shell: ["features", "stage", "ui", "words", "interop", "ports", "adapters", "workers", "engine"],
  cli: ["engine", "interop", "words", "adapters/memory"],
};

/** Inside the engine the order is law: a later one may import an earlier one. */
const ENGINE_ORDER = [
  "result.ts",
  "scenario",
  "machine",
  "attempt",
  "score",
  "players",
  "proof",
  "insight",
  "programme",
];

/** Who may use which library. `parse` files turn text into values and run where text comes in, never in play. */
const LIBRARIES: readonly { readonly library: RegExp; readonly files: RegExp }[] = [
  { library: /^zod$/, files: /^(engine\/\w+\/(parse-|[\w-]*schema)|interop\/|cli\/)/ },
  { library: /^(jsonc-parser|@formatjs\/)/, files: /^engine\/\w+\/parse-/ },
  { library: /^xstate/, files: /^engine\/machine\// },
  { library: /^(@noble\/hashes|canonicalize)/, files: /^engine\/(attempt\/|scenario\/hash\.ts)/ },
  { library: /^(react|react-dom)(\/|$)/, files: /^(ui|stage|features|shell)\/|^words\/use-words\.tsx$/ },
  { library: /^(i18next|react-i18next)$/, files: /^words\// },
  { library: /^dexie$/, files: /^adapters\/dexie\// },
  { library: /^zustand/, files: /^features\// },
  { library: /^node:/, files: /^cli\// },
];

interface Import {
  readonly from: string;
  /** As written. */
  readonly target: string;
  readonly typeOnly: boolean;
}

type Files = ReadonlyMap<string, string>;

const IMPORT =
  /(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]+?\sfrom\s)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|new URL\(\s*["']([^"']+)["'],\s*import\.meta\.url/g;

function importsOf(files: Files): Import[] {
  return [...files].flatMap(([from, text]) =>
    [...text.matchAll(IMPORT)].map((match) => ({
      from,
      target: match[2] ?? match[3] ?? match[4] ?? "",
      typeOnly: match[1] !== undefined,
    })),
  );
}

/** Path below `src`, for our own; `undefined` for a library. */
function resolved({ from, target }: Import): string | undefined {
  if (target.startsWith("#")) return target.slice(1);
  if (target.startsWith(".")) return path.posix.join(path.posix.dirname(from), target);
  return undefined;
}

const topOf = (file: string): string => file.split("/")[0] ?? "";

/** Every trespass, as a sentence. */
function trespasses(files: Files): string[] {
  const found: string[] = [];
  const runTime = new Map<string, string[]>();
  for (const one of importsOf(files)) {
    const { from, target, typeOnly } = one;
    const to = resolved(one);
    if (to === undefined) {
      if (/\.css$|^virtual:/.test(target)) continue;
      const rule = LIBRARIES.find(({ library }) => library.test(target));
      if (!rule) found.push(`${from} imports ${target}, which no rule names`);
      else if (!rule.files.test(from)) found.push(`${from} may not use ${target}`);
      continue;
    }
    if (to.endsWith(".css")) continue;
    const [a, b] = [topOf(from), topOf(to)];
    const may = MAY_IMPORT[a];
    if (!may) found.push(`${from} lies in a folder the table does not name`);
    else if (a !== b && !may.some((allowed) => allowed === b || to.startsWith(`${allowed}/`))) {
      found.push(`${from} imports ${to}: ${a} may not import ${b}`);
    }
    if (a !== b && target.startsWith(".") && !target.includes("workers/"))
      found.push(`${from} leaves its folder by ${target}`);
    if (a === "features" && b === "features" && from.split("/")[1] !== to.split("/")[1]) {
      found.push(`${from} imports another feature: ${to}`);
    }
    if (a === "engine" && b === "engine") {
      const order = (file: string): number => ENGINE_ORDER.indexOf(file.split("/")[1] ?? "");
      if (order(to) > order(from)) found.push(`${from} imports ${to}: the engine's order runs the other way`);
      if (order(to) === -1) found.push(`${to} has no place in the engine's order`);
    }
    if (!typeOnly) runTime.set(from, [...(runTime.get(from) ?? []), to]);
  }
  for (const file of files.keys()) {
    if (/(^|\/)index\.tsx?$/.test(file)) found.push(`${file} is a barrel`);
    if (file.startsWith("workers/") && (files.get(file)?.split("\n").length ?? 0) > 30)
      found.push(`${file} is longer than 30 lines`);
  }
  return [...found, ...circles(runTime)];
}

function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      found.push(`a circle: ${[...trail.slice(trail.indexOf(file)), file].join(" → ")}`);
      return;
    }
    state.set(file, "open");
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    state.set(file, "done");
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

const filesUnder = (folder: string, ending: RegExp): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => ending.test(file))
      .map((file) => [file, readFileSync(path.join(folder, file), "utf8")]),
  );

test("no file reaches where the table does not let it", () => {
  const files = filesUnder("src", /\.tsx?$/);
  expect(importsOf(files).length).toBeGreaterThan(300);
  expect(trespasses(files)).toEqual([]);
});

test("each kind of trespass is named", () => {
  const planted = (from: string, line: string): string[] => trespasses(new Map([[from, line]]));
  expect(planted("engine/machine/a.ts", 'import { b } from "#ui/b.ts";')).toEqual([
    "engine/machine/a.ts imports ui/b.ts: engine may not import ui",
  ]);
  expect(planted("engine/scenario/a.ts", 'import { b } from "../machine/b.ts";')).toHaveLength(1);
  expect(planted("engine/scenario/a.ts", 'import type { B } from "../machine/b.ts";')).toHaveLength(1);
  expect(planted("features/practice/a.ts", 'import { b } from "#features/review/b.ts";')).toHaveLength(1);
  expect(planted("features/practice/a.ts", 'import { b } from "#adapters/dexie/b.ts";')).toHaveLength(1);
  expect(planted("stage/a.tsx", 'const b = await import("#ports/b.ts");')).toHaveLength(1);
  expect(planted("stage/a.tsx", 'import Dexie from "dexie";')).toEqual(["stage/a.tsx may not use dexie"]);
  expect(planted("engine/machine/a.ts", 'import { z } from "zod";')).toHaveLength(1);
  expect(planted("engine/machine/a.ts", 'import x from "left-pad";')).toHaveLength(1);
  expect(planted("ui/a.ts", 'export { b } from "../engine/b.ts";').length).toBeGreaterThan(0);
  expect(planted("ui/index.ts", "")).toEqual(["ui/index.ts is a barrel"]);
  expect(planted("cli/a.ts", 'import { b } from "#adapters/dexie/b.ts";')).toHaveLength(1);
  expect(planted("cli/a.ts", 'import { b } from "#adapters/memory/b.ts";')).toEqual([]);
  const circle = new Map([
    ["ui/a.ts", 'import { b } from "./b.ts";'],
    ["ui/b.ts", 'import { a } from "./a.ts";'],
  ]);
  expect(trespasses(circle)).toEqual(["a circle: ui/a.ts → ui/b.ts → ui/a.ts"]);
});

test("styles know start and end, not left and right, and ask only what a browser answers", () => {
  const sheets = filesUnder("src", /\.css$/);
  expect(sheets.size).toBeGreaterThan(10);
  const physical =
    /(^|[\s;{-])(margin|padding|border|inset)-(left|right)\b|(^|[\s;{])(left|right)\s*:|text-align\s*:\s*(left|right)|float\s*:\s*(left|right)/;
  // `inline-size` is a property; a media query knows `width` and is never true for the other.
  const deaf = /@media[^{]*\((min-|max-)?(inline|block)-size/;
  const wrong = [...sheets].flatMap(([file, text]) =>
    text
      .split("\n")
      .flatMap((line, at) => (physical.test(line) || deaf.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  );
  expect(wrong).toEqual([]);
});

test("the engine takes time and chance as arguments", () => {
  const engine = filesUnder("src/engine", /\.ts$/);
  const worldly = /\b(Date\.now|new Date|Math\.random|performance\.|setTimeout|localStorage|window\.|document\.)/;
  const wrong = [...engine].flatMap(([file, text]) =>
    text
      .split("\n")
      .flatMap((line, at) =>
        worldly.test(line.replace(/\/\/.*|\/?\*.*/, "")) ? [`${file}:${at + 1} ${line.trim()}`] : [],
      ),
  );
  expect(wrong).toEqual([]);
});
