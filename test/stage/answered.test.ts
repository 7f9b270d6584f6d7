import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { beginLive, play } from "#engine/attempt/live.ts";
import type { Act } from "#engine/attempt/move.ts";
import { noteOf } from "#engine/attempt/note.ts";
import { shownBy, tellingOf } from "#engine/attempt/show.ts";
import type { Shown } from "#engine/attempt/shown.ts";
import { compile } from "#engine/machine/compile.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import { answered } from "#stage/moment-view.ts";
import { aHeader } from "../builders/runs.ts";

/** What a fixture shows when these acts are made in it, and its key. */
function played(kind: string, acts: readonly Act[]) {
  const read = (file: string): string => readFileSync(`test/fixtures/scenes/${kind}/${file}.json`, "utf8");
  const scenario = parseScenario(read("scenario"));
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  const key = parseKey(read("key"), scenario.value, aHeader().rules);
  if (!key.ok) throw new Error(JSON.stringify(key.error));
  const program = compile(scenario.value);
  const telling = tellingOf(program, aHeader());
  let { live, moment } = beginLive(program, aHeader(), { at: 0, ms: 0 });
  const shown: Shown[] = shownBy(telling, moment);
  for (const act of acts) {
    const made = play(live, act, { at: 0, ms: 0 });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    ({ live, moment } = made.value);
    shown.push(...shownBy(telling, moment));
  }
  return { shown, key: key.value };
}

const rowsOf = (shown: readonly Shown[]): unknown =>
  shown.flatMap((one) =>
    one.kind === "act" && one.how === "report" ? (one.rows ?? []).map((row) => [row.id, row.answer, row.really]) : [],
  );

test("a report is held against the key, item by item, what was left out too; without a key it is as it was filed", () => {
  const { shown, key } = played("report", [
    { kind: "chose", scene: "look", choice: "road" },
    { kind: "reported", scene: "report", items: { glass: "saw", "on-phone": "saw" } },
  ]);
  expect(rowsOf(answered(shown, [], key))).toEqual([
    ["glass", "saw", "saw"],
    ["horn", undefined, "heard"],
    ["on-phone", "saw", "told"],
    ["drunk", undefined, "unknown"],
  ]);
  expect(rowsOf(answered(shown, []))).toEqual([
    ["glass", "saw", undefined],
    ["horn", undefined, undefined],
    ["on-phone", "saw", undefined],
    ["drunk", undefined, undefined],
  ]);
});

test("one's own words are put in from beside the log, and stay out where they are not there", () => {
  const audio = { type: "audio/webm", bytes: Uint8Array.from([1]) };
  const note = noteOf("salt", "Good evening.", audio);
  const { shown } = played("respond", [{ kind: "responded", scene: "door", note: note.hash, by: "speech" }]);
  const words = (all: readonly Shown[]): unknown =>
    all.flatMap((one) => (one.kind === "act" ? [[one.spans.map((span) => span.text).join(""), one.audio]] : []));
  expect(words(answered(shown, [note]))).toEqual([["Good evening.", audio]]);
  expect(words(answered(shown, []))).toEqual([["", undefined]]);
});
