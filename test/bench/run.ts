import { parseArgs } from "node:util";
import type { Figure } from "./figure.ts";
import { benchPlayer } from "./player.ts";
import { benchProof } from "./proof.ts";
import { benchReplay } from "./replay.ts";

/** `npm run bench -- [name …] [--json]`: every bench, or those named, each printing figures beside a peer of the same run. */
const BENCHES: Readonly<Record<string, (note: (line: string) => void) => Promise<Figure[]>>> = {
  player: benchPlayer,
  proof: benchProof,
  replay: benchReplay,
};

const { values, positionals } = parseArgs({ options: { json: { type: "boolean" } }, allowPositionals: true });
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  const message = `There is no bench called ${unknown.join(", ")}. There are: ${Object.keys(BENCHES).join(", ")}.`;
  process.stderr.write(`${JSON.stringify({ error: { code: "usage", message } })}\n`);
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const name of names)
    figures.push(...((await BENCHES[name]?.((line) => process.stderr.write(`${line}\n`))) ?? []));
  if (values.json === true) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  else for (const figure of figures) process.stdout.write(`${lineOf(figure)}\n`);
}

function lineOf({ name, value, unit, baseline, ratio, n }: Figure): string {
  const peer =
    baseline === undefined ? "" : `   peer ${baseline.toFixed(1)} ${unit}   ratio ${(ratio ?? 0).toFixed(2)}`;
  return `${name.padEnd(28)} ${value.toFixed(2)} ${unit}${peer}   n ${n}`;
}
