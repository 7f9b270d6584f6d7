import type { Bytes } from "#interop/backup/bytes.ts";

/**
 * Somewhere a file can be put. `verified`: it was written, read again and is the same. `differs`: it was read again and
 * is not. `unconfirmed`: handed to the browser, which does not tell what came of it. Rejects when it could not be written.
 */
export interface Place {
  put(bytes: Bytes): Promise<"verified" | "differs" | "unconfirmed">;
}

/** Asks where a file of this name shall go; `undefined` when the person thinks better of it. Call it from a click. */
export type ChoosePlace = (name: string) => Promise<Place | undefined>;

/** The part of the File System Access API used here; only some browsers have it. */
interface PickerWindow {
  showSaveFilePicker?(options: {
    suggestedName: string;
    types: readonly { accept: Readonly<Record<string, readonly string[]>> }[];
  }): Promise<FileSystemFileHandle>;
}

export const EXTENSION = ".cgbackup";
const TYPE = "application/octet-stream";

/** A place on the disk where the browser has them, the downloads otherwise. */
export const choosePlace: ChoosePlace = async (name) => {
  const picker = (window as PickerWindow).showSaveFilePicker;
  if (!picker) return downloads(name);
  try {
    const types = [{ accept: { [TYPE]: [EXTENSION] } }];
    return onDisk(await picker.call(window, { suggestedName: name, types }));
  } catch (error) {
    // Refused by policy or by the browser's own doubts: the downloads are still there.
    return error instanceof DOMException && error.name === "AbortError" ? undefined : downloads(name);
  }
};

const onDisk = (handle: FileSystemFileHandle): Place => ({
  async put(bytes) {
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    const written = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    return written.length === bytes.length && written.every((byte, at) => byte === bytes[at]) ? "verified" : "differs";
  },
});

/** The browser reads the file after the click has returned; a minute later it has, or never will. */
const KEEP_MS = 60_000;

const downloads = (name: string): Place => ({
  async put(bytes) {
    const url = URL.createObjectURL(new Blob([bytes], { type: TYPE }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
    return "unconfirmed";
  },
});
