import { LIMITS } from "#engine/scenario/parse-json.ts";
import type { FileAnswer } from "#interop/scenario-file.ts";

/** How long a file may take to check, in milliseconds. */
export const LIMIT_MS = 5000;

/**
 * What came of opening a file. `big`: not even read. `slow`: stopped after `LIMIT_MS`. `stopped`: the check itself
 * failed. `unreadable`: the browser could not read the file.
 */
export type Checked =
  | { readonly code: "answer"; readonly answer: FileAnswer }
  | { readonly code: "big" | "slow" | "stopped" | "unreadable" };

/** Size first, then bytes, then UTF-8, then the text itself, so that each step is safe from what the next would meet. */
export async function checkFile(
  file: File,
  parse: (text: string, signal: AbortSignal) => Promise<FileAnswer>,
  control: AbortController,
): Promise<Checked> {
  if (file.size > LIMITS.bytes) return { code: "big" };
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { code: "unreadable" };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes));
  } catch {
    return {
      code: "answer",
      answer: { ok: false, problems: [{ code: "not-utf8", pointer: "", line: 1, params: {} }] },
    };
  }
  if (control.signal.aborted) return { code: "stopped" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slow = new Promise<Checked>((resolve) => {
    timer = setTimeout(() => {
      resolve({ code: "slow" });
      control.abort();
    }, LIMIT_MS);
  });
  const answered = parse(text, control.signal).then(
    (answer): Checked => ({ code: "answer", answer }),
    (): Checked => ({ code: "stopped" }),
  );
  const checked = await Promise.race([slow, answered]);
  clearTimeout(timer);
  return checked;
}
