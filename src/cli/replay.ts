import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Judgement, judge, readAttemptFile } from "#interop/bundle/attempt-file.ts";
import { sentenceFor } from "#words/problems.ts";

/** `npm run replay -- FILE [--json]`: does every attempt of a file over again. Exit 0 all equal, 1 not, 2 usage. */
function main(): number {
  const { values, positionals } = parseArgs({ options: { json: { type: "boolean" } }, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) return fail("usage", "Name the file to replay: npm run replay -- FILE [--json]");
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return fail("unreadable", `${file} cannot be read.`);
  }
  const read = readAttemptFile(text);
  if (!read.ok) {
    return fail("not-attempts", read.error.map((problem) => `line ${problem.line}: ${sentenceFor(problem)}`).join(" "));
  }
  const attempts = read.value.attempts.map((attempt) => reportOf(judge(read.value, attempt)));
  if (values.json === true) process.stdout.write(`${JSON.stringify({ version: 1, attempts }, null, 2)}\n`);
  else
    for (const attempt of attempts)
      process.stdout.write(`${attempt.id}  chain ${attempt.chain}  replay ${attempt.replay}\n`);
  return attempts.every((attempt) => attempt.chain === "whole" && attempt.replay === "equal") ? 0 : 1;
}

interface Report {
  readonly id: string;
  readonly chain: "whole" | "broken";
  readonly replay: "equal" | "drift" | "refused";
  /** The entry at which the log stops being true. */
  readonly at?: number;
  readonly evidence: unknown;
}

function reportOf(judged: Judgement): Report {
  const at = judged.chain.ok ? (judged.replay.ok ? undefined : judged.replay.error.seq) : judged.chain.error.seq;
  return {
    id: judged.id,
    chain: judged.chain.ok ? "whole" : "broken",
    replay: judged.replay.ok ? "equal" : judged.replay.error.code === "drift" ? "drift" : "refused",
    ...(at !== undefined && { at }),
    evidence: judged.evidence?.ok === true ? judged.evidence.value : null,
  };
}

function fail(code: string, message: string): number {
  process.stderr.write(`${JSON.stringify({ error: { code, message } })}\n`);
  return 2;
}

process.exitCode = main();
