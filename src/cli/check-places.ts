import { readFileSync } from "node:fs";
import path from "node:path";
import type { Finding } from "#engine/proof/finding.ts";
import { type JsonFile, parseJson } from "#engine/scenario/parse-json.ts";

/** A place in a file; no line where the file is not there or holds no such thing. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line?: number;
}

/** Finds the places findings speak of. Each file is read and parsed once, and only when something is found in it. */
export class Places {
  readonly #read = new Map<string, JsonFile | undefined>();

  /** Where a finding of this scenario stands: in its own file, in the key or in a translation beside it. */
  of(scenarioFile: string, { file, pointer }: Pick<Finding, "file" | "pointer">): Place {
    const beside =
      file === undefined
        ? scenarioFile
        : path.join(path.dirname(scenarioFile), file === "key" ? "key.json" : path.join("locales", `${file}.json`));
    const line = this.#json(beside)?.lineAt(stepsOf(pointer));
    return { file: beside, ...(line !== undefined && { line }) };
  }

  #json(file: string): JsonFile | undefined {
    if (!this.#read.has(file)) this.#read.set(file, parsed(file));
    return this.#read.get(file);
  }
}

function parsed(file: string): JsonFile | undefined {
  try {
    const json = parseJson(readFileSync(file, "utf8"));
    return json.ok ? json.value : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 6901 to a path; no key of a scenario's file is a number. */
const stepsOf = (pointer: string): (string | number)[] =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll("~1", "/").replaceAll("~0", "~")));

/** `scenario.json:12`, as editors and terminals open it. */
export const placeText = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`);
