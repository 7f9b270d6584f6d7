import { useEffect, useId, useRef, type ReactNode } from "react";
import classes from "./dialog.module.css";

/**
 * A native modal dialog: the browser keeps the focus inside, Escape closes, focus returns to where it was.
 * Mount it to open it, unmount it to close it.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    if (shown && !shown.open) shown.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes["dialog"]}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault(); // the owner unmounts it
        onClose();
      }}
    >
      <div className={classes["content"]}>
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
