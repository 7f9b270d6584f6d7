import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { tellingOf } from "#engine/attempt/show.ts";
import { compile } from "#engine/machine/compile.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { plainText } from "#engine/scenario/text.ts";
import type { Key } from "#engine/score/key.ts";
import { Button } from "#ui/button.tsx";
import { Muted } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { bookletOf } from "./booklet.ts";
import { type Paper, PartOn, SectionHead } from "./booklet-parts.tsx";
import { Cover, keyPieces, Sheet } from "./booklet-ends.tsx";
import { packPages } from "./pack-pages.ts";
import classes from "./paper.module.css";

/** A piece of the booklet that is not broken over pages. */
export interface Piece {
  readonly id: string;
  readonly group: string;
  readonly newPage: boolean;
  readonly node: ReactNode;
}

/** How much of a page is filled, of 250 mm less its foot: print and screen do not wrap quite alike. */
const FILLED = 0.96;

/**
 * A scenario on paper. Pages are laid out here, not by the printer: every piece is measured at the width of the page,
 * packed, and drawn again with the page numbers that came of it. All pages are as wide and as high on A4 as on Letter.
 */
export function BookletPages({
  scenario,
  keyOf,
  pack,
  back,
}: {
  scenario: Scenario;
  /** `undefined`: not on this device. */
  keyOf: Key | undefined;
  /** Hash of the pack: the same scenario gives the same booklet. */
  pack: string;
  back: string;
}): ReactNode {
  const { t, locale } = useWords("room");
  const { t: say } = useWords("shell");
  const title = plainText(scenario.title, {}, scenario.language);
  const heading = useTitleFocus(t("booklet.title", { title }), say("name"));
  const [pages, setPages] = useState<readonly number[]>();
  const measure = useRef<HTMLDivElement>(null);
  const limit = useRef<HTMLDivElement>(null);

  const base = useMemo(() => {
    const booklet = bookletOf(scenario, pack);
    return { booklet, telling: tellingOf(compile(scenario), { seed: pack, arm: booklet.arm }) };
  }, [scenario, pack]);
  /** While measured, any page is as wide as a number of two figures. */
  const guess: Paper = { ...base, locale, pageOf: () => 88 };
  const pieces = piecesOf(guess, keyOf);

  useLayoutEffect(() => setPages(undefined), [base, keyOf, locale]);
  useEffect(() => {
    let gone = false;
    // Fonts change what fits.
    void document.fonts.ready.then(() => {
      if (gone || !measure.current || !limit.current) return;
      const heights = [...measure.current.children].map((piece) => piece.getBoundingClientRect().height);
      const whole = limit.current.getBoundingClientRect().height * FILLED;
      setPages(
        packPages(
          pieces.map(({ group, newPage }, at) => ({ group, newPage, height: heights[at] ?? 0 })),
          whole,
        ),
      );
    });
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the pieces follow from these
  }, [base, keyOf, locale]);

  const pageByGroup = new Map<string, number>();
  for (const [at, piece] of pieces.entries()) {
    const page = pages?.[at];
    if (page !== undefined && !pageByGroup.has(piece.group)) pageByGroup.set(piece.group, page);
  }
  const paper: Paper = { ...base, locale, pageOf: (section) => pageByGroup.get(`section ${section}`) ?? 0 };
  const drawn = pages ? piecesOf(paper, keyOf) : [];
  const count = pages?.at(-1) ?? 0;
  return (
    <main className={classes["paper"]} id="content" tabIndex={-1} data-pages={count}>
      <div className={classes["screenOnly"]}>
        <p>
          <a href={back}>{t("booklet.back")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t("booklet.title", { title })}
        </h1>
        <Muted>{pages ? t("booklet.how") : t("booklet.laying")}</Muted>
        <p>
          <Button look="primary" onClick={() => print()}>
            {t("booklet.print")}
          </Button>
        </p>
      </div>
      {!pages && (
        <div className={classes["measure"]} aria-hidden="true" inert>
          <div ref={limit} className={classes["limit"]} />
          <div ref={measure} className={classes["column"]}>
            {pieces.map((piece) => (
              <div key={piece.id} className={classes["piece"]}>
                {piece.node}
              </div>
            ))}
          </div>
        </div>
      )}
      {Array.from({ length: count }, (_, at) => at + 1).map((page) => (
        <section key={page} className={classes["page"]} aria-label={t("booklet.page", { page })}>
          <div className={classes["column"]}>
            {drawn.map(
              (piece, at) =>
                pages?.[at] === page && (
                  <div key={piece.id} className={classes["piece"]}>
                    {piece.node}
                  </div>
                ),
            )}
          </div>
          <p className={classes["foot"]}>{t("booklet.page", { page })}</p>
        </section>
      ))}
    </main>
  );
}

function piecesOf(paper: Paper, keyOf: Key | undefined): Piece[] {
  const sections = paper.booklet.sections.flatMap((section, index) => {
    const group = `section ${section.id}`;
    const head = { id: group, group, newPage: index === 0, node: <SectionHead section={section} /> };
    return [
      head,
      ...section.parts.map((part, at): Piece => ({
        id: `${group} ${at}`,
        group,
        newPage: false,
        node: <PartOn paper={paper} part={part} />,
      })),
    ];
  });
  return [
    { id: "cover", group: "cover", newPage: true, node: <Cover paper={paper} /> },
    ...sections,
    { id: "sheet", group: "sheet", newPage: true, node: <Sheet paper={paper} /> },
    ...keyPieces(paper, keyOf),
  ];
}
