import { useEffect, type RefObject } from "react";

/** Opens everything folded before the page is printed, and folds it again after. */
export function usePrintOpen(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = (): void => {
      opened = [...(page.current?.querySelectorAll("details") ?? [])].filter((one) => !one.open);
      for (const one of opened) one.open = true;
    };
    const close = (): void => {
      for (const one of opened) one.open = false;
      opened = [];
    };
    addEventListener("beforeprint", open);
    addEventListener("afterprint", close);
    return () => {
      removeEventListener("beforeprint", open);
      removeEventListener("afterprint", close);
    };
  }, [page]);
}
