import { z } from "zod";
import { sha256Text, verifyChain, type ChainError } from "#engine/attempt/chain.ts";
import type { Attempt } from "#engine/attempt/move.ts";
import { type Moment, replay, type ReplayError } from "#engine/attempt/replay.ts";
import { compile } from "#engine/machine/compile.ts";
import { err, ok, type Result } from "#engine/result.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { parseJson } from "#engine/scenario/parse-json.ts";
import type { Problem } from "#engine/scenario/problem.ts";
import { type Evidence, score, type ScoreError } from "#engine/score/evidence.ts";
import type { Key } from "#engine/score/key.ts";

z.config({ jitless: true });

/** Attempts as carried in a file, with the packs and keys they are pinned to, as canonical text by hash. */
export interface AttemptFile {
  readonly kind: "common-ground-attempts";
  readonly version: 1;
  readonly attempts: readonly Attempt[];
  readonly packs: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, string>>;
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const fileSchema = z.object({
  kind: z.literal("common-ground-attempts"),
  version: z.literal(1),
  attempts: z
    .array(
      z.object({
        header: z.looseObject({
          attempt: z.string(),
          pack: hex,
          rules: hex,
          key: hex,
          seed: z.string(),
          arm: z.string(),
          format: z.number(),
        }),
        moves: z
          .array(z.looseObject({ kind: z.string(), seq: z.int(), prev: hex, hash: hex, after: z.string() }))
          .min(1),
        notes: z.array(z.object({ hash: hex, salt: z.string(), text: z.string() })),
      }),
    )
    .max(100_000),
  packs: z.record(hex, z.string()),
  keys: z.record(hex, z.string()),
});

/** The text of an attempt file; what its logs say is judged by `judge`, not here. */
export function readAttemptFile(text: string): Result<AttemptFile, Problem[]> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const shaped = fileSchema.safeParse(json.value.value);
  if (shaped.success) return ok(shaped.data as unknown as AttemptFile);
  return err(
    shaped.error.issues.slice(0, 20).map((issue) => ({
      code: "bad-value",
      pointer: `/${issue.path.map(String).join("/")}`,
      line: json.value.lineAt(issue.path),
      params: { expected: issue.message },
    })),
  );
}

/** What an attempt in a file is worth: is the chain whole, does it replay, what does it show. */
export interface Judgement {
  readonly id: string;
  readonly chain: Result<void, ChainError>;
  readonly replay: Result<readonly Moment[], ReplayError | PinError>;
  readonly evidence?: Result<Evidence, ScoreError>;
}

/** The file does not hold the scenario or key the attempt is pinned to, or holds another under its hash. */
export interface PinError {
  readonly code: "pack-missing" | "pack-damaged";
  readonly seq: 0;
}

export function judge(file: AttemptFile, attempt: Attempt): Judgement {
  const { header, moves } = attempt;
  const id = header.attempt;
  const chain = verifyChain(header, moves);
  const pack = pinned<Scenario>(file.packs, header.pack);
  if (!pack.ok) return { id, chain, replay: pack };
  const program = compile(pack.value);
  const replayed = replay(program, header, moves);
  if (!replayed.ok) return { id, chain, replay: replayed };
  const key = pinned<Key>(file.keys, header.key);
  if (!key.ok) return { id, chain, replay: replayed };
  return { id, chain, replay: replayed, evidence: score(program, key.value, header.rules, replayed.value) };
}

function pinned<T>(texts: Readonly<Record<string, string>>, hash: string): Result<T, PinError> {
  const text = Object.hasOwn(texts, hash) ? texts[hash] : undefined;
  if (text === undefined) return err({ code: "pack-missing", seq: 0 });
  // The hash is over the canonical bytes as shipped, so equal bytes are the parsed value that was proved at build.
  if (sha256Text(text) !== hash) return err({ code: "pack-damaged", seq: 0 });
  return ok(JSON.parse(text) as T);
}
