import { err, ok, type Result } from "../result.ts";
import { sha256Hex } from "../scenario/hash.ts";
import type { Head } from "./record.ts";

/** A file of a packet, by its name within. */
export interface PacketFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ManifestFile {
  readonly name: string;
  /** How many. */
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** What an audit packet holds. It lies beside the files and does not list itself. */
export interface Manifest {
  readonly format: 1;
  /** By name, in the order of their UTF-16 code units. */
  readonly files: readonly ManifestFile[];
  /** UTC milliseconds. */
  readonly madeAt: number;
  /** Who made it. */
  readonly by: string;
  /** Where the administrative log ended then. */
  readonly log: Head;
}

/** The manifest of these files; `doubled` when two have the same name. */
export function manifestOf(
  files: readonly PacketFile[],
  madeAt: number,
  by: string,
  log: Head,
): Result<Manifest, { readonly code: "doubled"; readonly name: string }> {
  const listed = files
    .map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256Hex(bytes) }))
    .toSorted(byName);
  const doubled = listed.find(({ name }, index) => listed[index + 1]?.name === name);
  return doubled ? err({ code: "doubled", name: doubled.name }) : ok({ format: 1, files: listed, madeAt, by, log });
}

/** One thing about one file. `doubled`: the name stands twice among the files or in the manifest. */
export interface PacketFault {
  readonly code: "missing" | "changed" | "extra" | "doubled";
  readonly name: string;
}

/** Holds files against their manifest and names every one that does not fit, by name. */
export function verifyPacket(manifest: Manifest, files: readonly PacketFile[]): Result<void, readonly PacketFault[]> {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const there = new Map(files.map((file) => [file.name, file]));
  const doubled = new Set([...twice(manifest.files), ...twice(files)]);
  const faults: PacketFault[] = [...doubled].map((name) => ({ code: "doubled", name }));
  for (const [name, { bytes, sha256 }] of listed) {
    const file = there.get(name);
    if (doubled.has(name)) continue;
    if (!file) faults.push({ code: "missing", name });
    else if (file.bytes.length !== bytes || sha256Hex(file.bytes) !== sha256) faults.push({ code: "changed", name });
  }
  for (const name of there.keys()) {
    if (!listed.has(name) && !doubled.has(name)) faults.push({ code: "extra", name });
  }
  return faults.length === 0 ? ok(undefined) : err(faults.toSorted(byName));
}

function twice(list: readonly { readonly name: string }[]): string[] {
  const seen = new Set<string>();
  return list.flatMap(({ name }) => {
    if (seen.has(name)) return [name];
    seen.add(name);
    return [];
  });
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
