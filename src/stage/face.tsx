import { useState, type ReactNode } from "react";
import classes from "./face.module.css";

/**
 * A face by its address. The box stands from the start: initials until the picture is there, and when it never comes.
 * `alt` empty: the name stands beside it anyway.
 */
export function Face({
  url,
  alt,
  name,
  size = "small",
}: {
  url?: string;
  alt: string;
  name: string;
  size?: "small" | "large";
}): ReactNode {
  const [broken, setBroken] = useState<string>();
  const shows = url !== undefined && url !== broken;
  return (
    <span
      className={classes["face"]}
      data-size={size}
      {...(!shows && (alt === "" ? { "aria-hidden": true } : { role: "img", "aria-label": alt }))}
    >
      <span aria-hidden="true">{initials(name)}</span>
      {shows && <img src={url} alt={alt} decoding="async" onError={() => setBroken(url)} />}
    </span>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((word) => word.match(/^\p{L}\p{M}*/u)?.[0] ?? [])
    .slice(0, 2)
    .join("")
    .toLocaleUpperCase();
