import { unzipSync, zipSync } from "fflate";
import { err, ok, type Result } from "#engine/result.ts";

export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a zip may unpack to: more is no packet of ours. */
const LARGEST = 200_000_000;

/** Files as one zip; of two with the same name the later one stands. */
export const zipOf = (files: readonly ZipFile[]): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 6 });

/** The files of a zip from anywhere. `unreadable`: no zip, damaged, or it unpacks to more than 200 MB. */
export function unzipped(bytes: Uint8Array): Result<readonly ZipFile[], { readonly code: "unreadable" }> {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        if (size > LARGEST) throw new Error("too large");
        return true;
      },
    });
    return ok(Object.entries(files).map(([name, content]) => ({ name, bytes: content })));
  } catch {
    return err({ code: "unreadable" });
  }
}
