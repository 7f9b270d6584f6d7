import { useRef, useState, type ReactNode } from "react";
import { type Comparison, ENOUGH } from "#engine/insight/arms/compare.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import { ArmTable } from "./arm-table.tsx";
import type { Declared } from "./consistency-data.ts";
import classes from "./consistency.module.css";

/** Locked until somebody unlocks it; the first look is the result, each later one exploration. */
export function Results({
  declared,
  nameOf,
  ready,
  look,
}: {
  declared?: Declared;
  nameOf: (arm: string) => string;
  ready: boolean;
  look: (by: string) => Promise<boolean>;
}): ReactNode {
  const { t, locale } = useWords("consistency");
  const heading = useRef<HTMLHeadingElement>(null);
  const [open, setOpen] = useState(false);
  const looks = declared?.looks ?? [];
  return (
    <section aria-labelledby="consistency-result">
      <h2 id="consistency-result" ref={heading} tabIndex={-1}>
        {t("result.title")}
      </h2>
      {!declared ? (
        <p>{t("result.first")}</p>
      ) : !ready ? (
        <p>{t("result.none")}</p>
      ) : (
        looks.length === 0 && <p>{t("result.locked")}</p>
      )}
      {declared &&
        looks.map(({ by, at, found }, index) => (
          <div key={`${at}/${index}`} className={classes["look"]}>
            <h3 id={`consistency-look-${index}`}>
              {t(index === 0 ? "result.official" : "result.exploratory", { by, when: formatWhen(locale, at, 0) })}
            </h3>
            {found ? (
              <Found found={found} declared={declared} nameOf={nameOf} labelledBy={`consistency-look-${index}`} />
            ) : (
              <p>{t("result.lost")}</p>
            )}
          </div>
        ))}
      {declared && ready && (
        <div>
          <Button look={looks.length === 0 ? "primary" : "quiet"} onClick={() => setOpen(true)}>
            {t(looks.length === 0 ? "result.unlock" : "result.again")}
          </Button>
        </div>
      )}
      {open && (
        <Unlock
          look={look}
          onClose={(done) => {
            setOpen(false);
            // Once the dialog has given the focus back.
            if (done) setTimeout(() => heading.current?.focus());
          }}
        />
      )}
    </section>
  );
}

function Unlock({
  look,
  onClose,
}: {
  look: (by: string) => Promise<boolean>;
  onClose: (done: boolean) => void;
}): ReactNode {
  const { t } = useWords("consistency");
  const [by, setBy] = useState("");
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const unlock = async (): Promise<void> => {
    setAsked(true);
    if (by.trim() === "") return;
    const kept = await look(by.trim());
    if (kept) onClose(true);
    else setFailed(true);
  };
  return (
    <Dialog title={t("result.dialog")} onClose={() => onClose(false)}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <p>{t("result.once")}</p>
        <Muted>{t("result.planned", { enough: ENOUGH })}</Muted>
        <Field label={t("declare.name")} {...(asked && by.trim() === "" && { error: t("declare.noName") })}>
          {(control) => (
            <input {...control} autoComplete="name" value={by} onChange={({ target }) => setBy(target.value)} />
          )}
        </Field>
        {failed && <p role="alert">{t("declare.failed")}</p>}
        <Row>
          <Button type="submit" look="primary">
            {t("result.unlock")}
          </Button>
          <Button onClick={() => onClose(false)}>{t("result.cancel")}</Button>
        </Row>
      </form>
    </Dialog>
  );
}

function Found({
  found,
  declared,
  nameOf,
  labelledBy,
}: {
  found: Comparison;
  declared: Declared;
  nameOf: (arm: string) => string;
  labelledBy: string;
}): ReactNode {
  const { t, locale } = useWords("consistency");
  if (found.code === "same-arm") return <p>{t("declare.same")}</p>;
  if (found.code === "too-few") return <p>{t("result.tooFew", found.params)}</p>;
  if (found.code === "too-close") return <p>{t("result.tooClose", found.params)}</p>;
  const hundred = (share: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: "exceptZero" }).format(share * 100);
  const names = { base: nameOf(declared.base), other: nameOf(declared.other) };
  return (
    <>
      <ArmTable labelledBy={labelledBy} counts={found.counts} nameOf={nameOf} strong />
      {found.code === "cannot-tell" && <p>{t("result.cannotTell", found.params)}</p>}
      {found.code === "not-dealt" && <p>{t("result.notDealt")}</p>}
      {found.code === "compared-hidden" && (
        <>
          <p>{t("result.figuresHidden", found.params)}</p>
          <p>{t(found.apart ? "result.apart" : "result.notApart")}</p>
        </>
      )}
      {found.code === "compared" && (
        <>
          <p>
            {t("result.difference", {
              ...names,
              difference: hundred(found.difference.difference),
              low: hundred(found.difference.low),
              high: hundred(found.difference.high),
            })}
          </p>
          <p>{t(found.difference.low > 0 || found.difference.high < 0 ? "result.apart" : "result.notApart")}</p>
          <Muted>
            {t("result.p", {
              draws: found.params.draws,
              p: new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(found.p),
            })}
          </Muted>
        </>
      )}
      <p>{t("street")}</p>
    </>
  );
}
