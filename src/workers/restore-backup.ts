import { readBackup } from "#interop/backup/read-backup.ts";

interface Asked {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly passphrase?: string;
}

// Apart from the screen: unpacking and doing every run over again takes its time, and a hostile file takes more.
addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  const onProgress = (done: number, of: number): void => postMessage({ done, of });
  const { bytes, passphrase } = data;
  void readBackup(bytes, { onProgress, ...(passphrase !== undefined && { passphrase }) }).then((answer) =>
    postMessage({ answer }),
  );
});
