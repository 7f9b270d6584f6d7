export type Bytes = Uint8Array<ArrayBuffer>;

/** Lengths are told in steps of this many bytes, or a move's length would tell the choice that was made. */
const STEP = 512;
const HEAD = 4;

/** A value of JSON, with byte arrays anywhere in it, as padded bytes: length of the JSON, the JSON, the arrays. */
export function encode(value: unknown): Bytes {
  const arrays: Uint8Array[] = [];
  let offset = 0;
  const json = utf8(
    JSON.stringify(value, (_, inner: unknown) => {
      if (!(inner instanceof Uint8Array)) return inner;
      const at = [offset, inner.length];
      arrays.push(inner);
      offset += inner.length;
      return { [ARRAY]: at };
    }),
  );
  const bytes = new Uint8Array(Math.ceil((HEAD + json.length + offset) / STEP) * STEP);
  new DataView(bytes.buffer).setUint32(0, json.length);
  bytes.set(json, HEAD);
  let at = HEAD + json.length;
  for (const array of arrays) {
    bytes.set(array, at);
    at += array.length;
  }
  return bytes;
}

/** What `encode` was given. The bytes were authenticated before. */
export function decode(bytes: Bytes): unknown {
  const end = HEAD + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD, end)), (_, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || !(ARRAY in inner)) return inner;
    const [at, length] = inner[ARRAY] as [number, number];
    return bytes.slice(end + at, end + at + length);
  });
}

/** No text a person types becomes a key of an object, and none of ours begins so. */
const ARRAY = "\0bytes";

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((byte, at) => byte === b[at]));
