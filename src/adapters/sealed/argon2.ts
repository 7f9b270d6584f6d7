import { argon2id } from "hash-wasm";

/** Argon2id (RFC 9106), 32 bytes. `memory` in KiB. Throws where the browser refuses WebAssembly. */
export const argon2 = (
  password: Uint8Array,
  salt: Uint8Array,
  { memory, passes, lanes }: { readonly memory: number; readonly passes: number; readonly lanes: number },
): Promise<Uint8Array> =>
  argon2id({
    password,
    salt,
    parallelism: lanes,
    iterations: passes,
    memorySize: memory,
    hashLength: 32,
    outputType: "binary",
  });
