import { useLayoutEffect, useRef } from "react";

/** Key (`event.key`, letters lower-case) to what it does; `Shift+ArrowLeft` where the shifted key does something else. */
export type Keys = Readonly<Record<string, () => void>>;

/**
 * Keys of a screen. They act only when no text field has the focus, no dialog is open and no Ctrl, Alt or Meta is held
 * (WCAG 2.1.4). Enter and Space stay with a focused button, link or box.
 */
export function useKeys(keys: Keys, active = true): void {
  const latest = useRef(keys);
  // Before it is painted: a key pressed as soon as the screen is seen must not be lost.
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useLayoutEffect(() => {
    if (!active) return;
    const act = (event: KeyboardEvent): void => {
      // Turned off on this device (WCAG 2.1.4): keys that write a character do nothing on their own.
      if (/^\S$/u.test(event.key) && document.documentElement.dataset["keys"] === "off") return;
      const plain = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const shifted = `Shift+${plain}`;
      const key = event.shiftKey && Object.hasOwn(latest.current, shifted) ? shifted : plain;
      const run = Object.hasOwn(latest.current, key) ? latest.current[key] : undefined;
      if (!run || event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isTyping(event.target) || (isPress(key) && isControl(event.target))) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", act);
    return () => document.removeEventListener("keydown", act);
  }, [active]);
}

const NOT_TEXT = new Set(["button", "checkbox", "radio", "range", "submit", "reset", "color", "file", "image"]);

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

const isPress = (key: string): boolean => key === "Enter" || key === " ";

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("button, a, input, summary, [role=button]") !== null;
