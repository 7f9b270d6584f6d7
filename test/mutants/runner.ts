import { globSync, readFileSync, writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import type { Registered } from "./registry.ts";

/**
 * The tests of one part of the engine. A change that only another part's tests would notice counts as one that none does.
 */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  machine: ["test/engine/machine/**/*.test.ts", "test/engine/attempt/**/*.test.ts", "test/golden/**/*.test.ts"],
  score: ["test/engine/score/**/*.test.ts", "test/engine/scenario/{translation,defects}.test.ts"],
  proof: ["test/engine/proof/**/*.test.ts"],
};

/** Proving what ships takes four fifths of the time of all tests of the proof, and no finding of theirs depends on it. */
const NEVER = ["test/engine/proof/shipped.test.ts"];

/** How long each test took unchanged, beside the copy that is being changed: the quick ones are asked first. */
const TIMES = "test-times.json";

type Registry = typeof import("./registry.ts");

/**
 * Runs the tests in the process it is loaded in, shortest first, until one fails. A module is loaded once and then serves one
 * change after the other: a change of what happens while it loads is tried in a process of its own, which Stryker sees to
 * when told that this runner cannot load anew.
 */
class InProcess implements TestRunner {
  static readonly inject = [] as const;
  /** What the changed code and whoever changes it tell each other. */
  readonly #context: InstrumenterContext = ((globalThis as unknown as Record<string, InstrumenterContext>)[
    INSTRUMENTER_CONSTANTS.NAMESPACE
  ] ??= {});
  #registry: Registry | undefined;
  #times: Readonly<Record<string, number>> = {};

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<DryRunResult> {
    const tests = await this.#load();
    const results: TestResult[] = [];
    for (const one of tests) {
      this.#context.currentTestId = one.id;
      results.push(await resultOf(one));
      delete this.#context.currentTestId;
    }
    writeFileSync(TIMES, JSON.stringify(Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]))));
    return {
      status: DryRunStatus.Complete,
      tests: results,
      mutantCoverage: this.#context.mutantCoverage ?? { static: {}, perTest: {} },
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, mutantActivation, testFilter } = options;
    delete this.#context.hitLimit;
    delete this.#context.hitCount;
    if (hitLimit !== undefined) Object.assign(this.#context, { hitLimit, hitCount: 0 });
    if (mutantActivation === "static") this.#context.activeMutant = activeMutant.id;
    const asked = testFilter && new Set(testFilter);
    const loaded = await this.#load(asked && new Set([...asked].map(fileOf))).catch(unloadable);
    if ("status" in loaded) return loaded;
    this.#context.activeMutant = activeMutant.id;
    const results: TestResult[] = [];
    for (const one of this.#shortestFirst(loaded.filter(({ id }) => !asked || asked.has(id)))) {
      const result = await resultOf(one);
      results.push(result);
      if (result.status === TestStatus.Failed) break;
    }
    delete this.#context.activeMutant;
    const endless = determineHitLimitReached(this.#context.hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: results });
  }

  /** The tests of the part, or of these files of it, each file loaded once. */
  async #load(files?: ReadonlySet<string>): Promise<readonly Registered[]> {
    const registry = (this.#registry ??= await begin());
    if (Object.keys(this.#times).length === 0) this.#times = timesKnown();
    const done = new Set(registry.registered.map(({ file }) => file));
    for (const file of filesOf(process.env["MUTANTS"] ?? "")) {
      if (done.has(file) || (files && !files.has(file))) continue;
      registry.beginFile(file);
      await import(pathToFileURL(path.resolve(file)).href);
    }
    return registry.registered;
  }

  #shortestFirst(tests: readonly Registered[]): readonly Registered[] {
    return tests.toSorted((a, b) => (this.#times[a.id] ?? 0) - (this.#times[b.id] ?? 0));
  }
}

/** Files named in MUTANTS_TESTS instead, for trying one file of the engine against one of tests. */
const filesOf = (part: string): readonly string[] =>
  globSync([...(process.env["MUTANTS_TESTS"]?.split(",") ?? TESTS[part] ?? [])], { exclude: NEVER })
    .map((file) => file.replaceAll("\\", "/"))
    .toSorted();

/** A file of tests that the change keeps from loading has noticed it. */
const unloadable = (error: unknown): MutantRunResult => ({
  status: MutantRunStatus.Killed,
  killedBy: [],
  failureMessage: error instanceof Error ? error.message : String(error),
  nrOfTests: 0,
});

const fileOf = (id: string): string => id.slice(0, id.indexOf("#"));

/** From here on whoever imports Vitest in this process gets the registry. */
async function begin(): Promise<Registry> {
  const stead = pathToFileURL(path.resolve("test/mutants/registry.ts")).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "vitest" && context.parentURL !== stead
        ? { url: stead, shortCircuit: true }
        : next(specifier, context),
  });
  Object.assign(globalThis, { __BUILD__: "test" });
  await import(pathToFileURL(path.resolve("test/setup.ts")).href);
  return (await import(stead)) as Registry;
}

function timesKnown(): Readonly<Record<string, number>> {
  try {
    return JSON.parse(readFileSync(TIMES, "utf8")) as Record<string, number>;
  } catch {
    return {};
  }
}

async function resultOf({ id, name, file, run }: Registered): Promise<TestResult> {
  const began = performance.now();
  const base = { id, name, fileName: file };
  try {
    await run();
    return { ...base, status: TestStatus.Success, timeSpentMs: performance.now() - began };
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error);
    return { ...base, status: TestStatus.Failed, failureMessage, timeSpentMs: performance.now() - began };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", InProcess)];
