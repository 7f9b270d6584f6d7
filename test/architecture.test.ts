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
  { library: /^i18next$/, files: /^words\// },
  { library: /^dexie$/, files: /^adapters\/dexie\// },
  { library: /^hash-wasm$/, files: /^adapters\/sealed\// },
  { library: /^@fontsource/, files: /^shell\/looks\.ts$/ },
  { library: /^zustand/, files: /^features\// },
  { library: /^@tanstack\//, files: /^features\// },
  { library: /^fflate$/, files: /^interop\/zip\.ts$/ },
  { library: /^papaparse$/, files: /^interop\/csv\// },
  { library: /^@fontsource/, files: /^shell\/looks\.ts$/ },
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
  for (const [file, text] of files) {
    // An address put together at run time would be one this table cannot see.
    if (/\bimport\((?!\s*["'])|import\.meta\.glob/.test(text)) found.push(`${file} imports by an address put together`);
  }
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
    if (!typeOnly && !to.endsWith(".css")) runTime.set(from, [...(runTime.get(from) ?? []), to]);
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
  expect(planted("interop/csv/a.ts", 'import { b } from "#words/b.ts";')).toHaveLength(1);
  expect(planted("interop/csv/a.ts", 'export type { B } from "#ports/b.ts";')).toHaveLength(1);
  expect(planted("stage/a.tsx", 'import classes from "#features/practice/b.module.css";')).toHaveLength(1);
  expect(planted("features/practice/a.ts", 'new URL("../../shell/b.ts", import.meta.url)')).toHaveLength(2);
  expect(planted("stage/a.tsx", 'import { b } from "../ui/b.ts";')).toEqual([
    "stage/a.tsx leaves its folder by ../ui/b.ts",
  ]);
  expect(planted("shell/a.ts", "await import(`./${name}.ts`);")).toEqual([
    "shell/a.ts imports by an address put together",
  ]);
  expect(planted("shell/a.ts", 'import { b } from "../../tools/b.ts";').length).toBeGreaterThan(0);
  expect(planted("helpers/a.ts", 'import { b } from "./b.ts";')).toHaveLength(1);
  expect(planted("words/a.ts", 'import { useState } from "react";')).toEqual(["words/a.ts may not use react"]);
  expect(planted("workers/a.ts", "\n".repeat(40))).toEqual(["workers/a.ts is longer than 30 lines"]);
  expect(planted("ui/index.ts", "")).toEqual(["ui/index.ts is a barrel"]);
  expect(planted("cli/a.ts", 'import { b } from "#adapters/dexie/b.ts";')).toHaveLength(1);
  expect(planted("cli/a.ts", 'import { b } from "#adapters/memory/b.ts";')).toEqual([]);
  const circle = new Map([
    ["ui/a.ts", 'import { b } from "./b.ts";'],
    ["ui/b.ts", 'import { a } from "./a.ts";'],
  ]);
  expect(trespasses(circle)).toEqual(["a circle: ui/a.ts → ui/b.ts → ui/a.ts"]);
  const types = new Map([...circle, ["ui/b.ts", 'import type { A } from "./a.ts";']]);
  expect(trespasses(types)).toEqual([]);
});

const PHYSICAL =
  /(^|[\s;{-])(margin|padding|border|inset)-(left|right)\b|border-(top|bottom)-(left|right)-radius|(^|[\s;{])(left|right)\s*:|(text-align|float|clear)\s*:\s*(left|right)/;
// `inline-size` is a property; a media query knows `width` and is never true for the other.
const DEAF = /@media[^{]*\((min-|max-)?(inline|block)-size/;

const WORLDLY =
  /(?<![.\w$])(Date|Math\.random|performance|crypto|globalThis|window|document|navigator|localStorage|sessionStorage|indexedDB|fetch|setTimeout|setInterval|process)\b(?!\s*\??:)/;

/** Code alone: comments and plain strings emptied, line breaks kept. */
const codeOf = (text: string): string =>
  text.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (match) =>
    match.replaceAll(/[^\n]/g, ""),
  );

/** `file:line text` of every line that one of the patterns meets. */
const linesWith = (files: Files, ...patterns: readonly RegExp[]): string[] =>
  [...files].flatMap(([file, text]) =>
    (file.endsWith(".css") ? text : codeOf(text))
      .split("\n")
      .flatMap((line, at) => (patterns.some((one) => one.test(line)) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  );

test("styles know start and end, not left and right, and ask only what a browser answers", () => {
  const sheets = filesUnder("src", /\.css$/);
  expect(sheets.size).toBeGreaterThan(10);
  expect(linesWith(sheets, PHYSICAL, DEAF)).toEqual([]);
  const planted = ["margin-left: 1px", "right: 0", "text-align: left", "border-top-left-radius: 2px", "float:right"];
  for (const line of planted) expect(linesWith(new Map([["a.css", `p { ${line}; }`]]), PHYSICAL)).toHaveLength(1);
  expect(linesWith(new Map([["a.css", "p { margin-inline-start: 1px; inset-inline-end: 0 }"]]), PHYSICAL)).toEqual([]);
});

test("the engine takes time and chance as arguments", () => {
  const engine = filesUnder("src/engine", /\.ts$/);
  expect(engine.size).toBeGreaterThan(20);
  expect(linesWith(engine, WORLDLY)).toEqual([]);
  const planted = [
    "Date.now()",
    "new Date(0)",
    "Math.random()",
    "fetch(url)",
    "setTimeout(go)",
    "window.x",
    "performance.now()",
  ];
  for (const line of planted) expect(linesWith(new Map([["a.ts", `const a = ${line};`]]), WORLDLY)).toHaveLength(1);
  const innocent = ['const a = "the window"; // Date', "a.document", "/* fetch */ const updated = 1;", "{ window: 1 }"];
  for (const line of innocent) expect(linesWith(new Map([["a.ts", line]]), WORLDLY)).toEqual([]);
});
