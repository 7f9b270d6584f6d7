import { useState, type ReactNode } from "react";
import { attention, type Item } from "#engine/programme/completion.ts";
import { Card, Muted, Row, Stack } from "#ui/surface.tsx";
import { ButtonLink } from "#ui/button.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./academy.module.css";
import { CellDialog } from "./cell-dialog.tsx";
import type { Academy, AcademyDesk } from "./desk.ts";
import type { AcademyProps } from "./academy.tsx";
import { Matrix } from "./matrix.tsx";
import { titleOf } from "./titles.ts";

/** Named at once; the rest is in the matrix. */
const FEW = 5;

/** Where everybody stands: what presses first, then every officer with every requirement. */
export function Standing({
  desk,
  academy,
  links,
}: {
  desk: AcademyDesk;
  academy: Academy;
  links: AcademyProps["links"];
}): ReactNode {
  const { t } = useWords("academy");
  const [open, setOpen] = useState<{ readonly officer: string; readonly column: number }>();
  const { matrix, officers } = academy;
  if (officers.length === 0 || matrix.columns.length === 0) return <Begin academy={academy} links={links} />;
  const lists = attention(matrix);
  const at = (item: Item): void =>
    setOpen({ officer: item.officer, column: matrix.columns.findIndex(({ address }) => address === item.address) });
  return (
    <Stack>
      <div className={classes["lists"]}>
        {(["overdue", "dueSoon", "expired", "expiring"] as const).map((which) => (
          <section key={which} className={classes["list"]} aria-labelledby={`list-${which}`}>
            <h2 id={`list-${which}`}>
              {t(`lists.${which}`)} <span className={classes["figure"]}>{lists[which].length}</span>
            </h2>
            {lists[which].length === 0 ? (
              <Muted>{t("lists.none")}</Muted>
            ) : (
              <ul>
                {lists[which].slice(0, FEW).map((item) => (
                  <li key={`${item.officer} ${item.address}`}>
                    <button type="button" className={classes["item"]} onClick={() => at(item)}>
                      <bdi>{officers.find(({ id }) => id === item.officer)?.name ?? item.officer}</bdi>
                      <span>{titleOf(academy, item.address)}</span>
                      <span className={classes["quiet"]}>{t(`lists.days.${which}`, { count: item.days })}</span>
                    </button>
                  </li>
                ))}
                {lists[which].length > FEW && (
                  <li className={classes["quiet"]}>{t("lists.more", { count: lists[which].length - FEW })}</li>
                )}
              </ul>
            )}
          </section>
        ))}
      </div>
      <Matrix academy={academy} onOpen={(officer, column) => setOpen({ officer, column })} />
      {open && (
        <CellDialog
          desk={desk}
          academy={academy}
          officer={open.officer}
          column={open.column}
          replay={links.replay}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Stack>
  );
}

/** What comes first, in order, with what is done already marked. */
function Begin({ academy, links }: { academy: Academy; links: AcademyProps["links"] }): ReactNode {
  const { t } = useWords("academy");
  const steps = [
    { section: "roster", done: academy.officers.length > 0 },
    { section: "programmes", done: academy.programmes.length > 0 },
  ] as const;
  const next = steps.find(({ done }) => !done)?.section ?? "programmes";
  return (
    <Card labelledBy="academy-begin">
      <h2 id="academy-begin">{t("begin.title")}</h2>
      <ol className={classes["steps"]}>
        {steps.map(({ section, done }) => (
          <li key={section}>
            {t(`begin.${section}`)} {done && <strong>{t("begin.done")}</strong>}
          </li>
        ))}
        <li>{t("begin.assign")}</li>
      </ol>
      <Row>
        <ButtonLink look="primary" href={links.section(next)}>
          {t(`begin.go.${next}`)}
        </ButtonLink>
      </Row>
      <Muted>{t("begin.then")}</Muted>
    </Card>
  );
}
