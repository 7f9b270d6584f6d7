import { useEffect, useState, type ReactNode } from "react";
import type { Recording } from "#engine/attempt/move.ts";

/** Something recorded, to be listened to. It never leaves the page: the address is the page's own. */
export function Sound({ audio, label }: { audio: Recording; label: string }): ReactNode {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(audio.bytes)], { type: audio.type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [audio]);
  // No captions: what was said stands beside it where it was written down.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return url === undefined ? null : <audio controls preload="metadata" src={url} aria-label={label} />;
}
