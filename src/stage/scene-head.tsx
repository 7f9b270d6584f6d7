import type { ReactNode, Ref } from "react";
import classes from "./scene-head.module.css";
import { languageOf } from "./spans.tsx";

/** Where and when one is. Hand it the ref of `useTitleFocus`. `children`: timer, pause and the like, at the far end. */
export function SceneHead({
  title,
  lang,
  place,
  time,
  headingRef,
  children,
}: {
  title: string;
  lang: string;
  place?: string;
  time?: string;
  headingRef?: Ref<HTMLHeadingElement>;
  children?: ReactNode;
}): ReactNode {
  return (
    <header className={classes["head"]}>
      <div className={classes["where"]}>
        <h1 ref={headingRef} tabIndex={-1} className={classes["title"]} {...languageOf(lang)}>
          {title}
        </h1>
        {(place !== undefined || time !== undefined) && (
          <p className={classes["place"]} {...languageOf(lang)}>
            {[time, place].filter((part) => part !== undefined).join(" · ")}
          </p>
        )}
      </div>
      {children}
    </header>
  );
}
