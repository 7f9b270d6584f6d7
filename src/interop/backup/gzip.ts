import { err, ok, type Result } from "#engine/result.ts";
import { BACKUP_LIMITS, type BackupError, type BackupLimits } from "./backup.ts";
import { type Bytes, joined } from "./bytes.ts";

/**
 * The ten bytes every backup's gzip begins with: no name, no time, no system. Compressors differ in the last two; written
 * so, a change of any byte of the file is found.
 */
const HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff] as const;

/** Handed over in small pieces: what one of them unpacks to is held before anything can be counted. */
const PIECE = 16_384;

/** One gzip member with nothing in its header. */
export async function zip(bytes: Bytes): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  const reader = pieces(bytes).pipeThrough(new CompressionStream("gzip")).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(next.value);
  const zipped = joined(parts);
  zipped.set(HEADER);
  return zipped;
}

/** Whether the bytes begin as any gzip does. */
export const looksZipped = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacks, counting as it goes: nothing is kept past a limit, whatever the file says of itself. */
export async function unzip(bytes: Bytes, limits: BackupLimits = BACKUP_LIMITS): Promise<Result<Bytes, BackupError>> {
  if (HEADER.some((byte, at) => bytes[at] !== byte)) return err({ code: "damaged", where: "packing" });
  const reader = pieces(bytes).pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(joined(parts));
      size += value.length;
      const refused = overLimits(size, bytes.length, limits);
      if (refused) {
        await reader.cancel().catch(() => undefined);
        return err(refused);
      }
      parts.push(value);
    }
  } catch {
    return err({ code: "damaged", where: "packing" });
  }
}

/** What is too much about so many bytes packed into so few. */
export function overLimits(size: number, packed: number, limits: BackupLimits): BackupError | undefined {
  if (size > Math.max(limits.small, packed * limits.ratio)) return { code: "bomb" };
  return size > limits.unpacked ? { code: "too-large", what: "unpacked" } : undefined;
}

function pieces(bytes: Bytes): ReadableStream<Bytes> {
  let at = 0;
  return new ReadableStream<Bytes>(
    {
      pull(controller) {
        if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += PIECE)));
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
