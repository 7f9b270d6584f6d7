import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

/**
 * The title of a screen, and the focus on its heading when the screen changes: put the ref on an `h1` with `tabIndex={-1}`.
 * `app` stands after the title in the browser's tab.
 */
export function useTitleFocus(title: string, app: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === app ? app : `${title} · ${app}`;
  }, [title, app]);
  // Before it is painted, or it takes the focus from where somebody has gone meanwhile.
  useLayoutEffect(() => {
    // The first screen of a visit keeps the focus where the browser put it: at the top.
    if (visited) heading.current?.focus();
    visited = true;
  }, []);
  return heading;
}

let visited = false;
