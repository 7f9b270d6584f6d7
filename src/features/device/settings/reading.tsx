import type { ReactNode } from "react";
import type { Reading } from "#ports/preferences.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./settings.module.css";

/** Each choice with what it sets; the first of each is as usual and sets nothing. */
const STEPS = {
  lines: { usual: undefined, wide: 1.8, wider: 2.1 },
  letters: { usual: undefined, wide: 0.06, wider: 0.12 },
  words: { usual: undefined, wide: 0.16, wider: 0.32 },
  column: { usual: undefined, short: 48, shorter: 34 },
} as const;
const FONTS = ["system", "atkinson", "dyslexic"] as const;
const TINTS = ["none", "cream", "rose", "blue", "green"] as const;
const MOST = 2;
const STEP = 0.1;
/** What reading options there are to set back; the rest of `Reading` is about playing. */
const TEXT = ["size", "lines", "letters", "words", "column", "font", "tint"] as const;

type Stepped = keyof typeof STEPS;

/** How text is set, with lines that show it. */
export function ReadingOptions({
  reading,
  onChange,
}: {
  reading: Reading;
  onChange: (reading: Reading) => void;
}): ReactNode {
  const { t, locale } = useWords("settings");
  const set = (changed: { readonly [K in keyof Reading]: Reading[K] | undefined }): void => {
    const all = Object.entries({ ...reading, ...changed }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(all));
  };
  const steps = (name: Stepped): ReactNode => {
    const values = STEPS[name] as Readonly<Record<string, number | undefined>>;
    const say = t as (key: string) => string;
    const is = Object.keys(values).find((step) => values[step] === reading[name]) ?? "usual";
    return (
      <Options
        legend={say(`read.${name}.title`)}
        name={name}
        options={Object.keys(values).map((step) => ({ value: step, label: say(`read.${name}.${step}`) }))}
        value={is}
        onChange={(step) => set({ [name]: values[step] })}
      />
    );
  };
  const size = reading.size ?? 1;
  const percent = new Intl.NumberFormat(locale).format(Math.round(size * 100));
  return (
    <>
      <Muted>{t("read.help")}</Muted>
      <figure className={classes["preview"]} aria-labelledby="reading-preview">
        <figcaption id="reading-preview">{t("preview.title")}</figcaption>
        <p>
          <strong>{t("preview.who")}</strong> {t("preview.line")}
        </p>
        <p className={classes["you"]}>{t("preview.you")}</p>
      </figure>
      <Field label={t("read.size")}>
        {(control) => (
          <input
            {...control}
            className={classes["slider"]}
            type="range"
            min={1}
            max={MOST}
            step={STEP}
            value={size}
            aria-valuetext={t("read.sizeIs", { percent })}
            onChange={(event) => {
              const value = Math.round(Number(event.target.value) * 10) / 10;
              set({ size: value === 1 ? undefined : value });
            }}
          />
        )}
      </Field>
      <Muted>{t("read.sizeIs", { percent })}</Muted>
      {steps("lines")}
      {steps("letters")}
      {steps("words")}
      {steps("column")}
      <Options
        legend={t("read.font.title")}
        name="font"
        options={FONTS.map((font) => ({ value: font, label: t(`read.font.${font}`) }))}
        value={reading.font ?? "system"}
        onChange={(font) => set({ font: font === "system" ? undefined : font })}
      />
      <Options
        legend={t("read.tint.title")}
        name="tint"
        help={t("read.tint.help")}
        options={TINTS.map((tint) => ({ value: tint, label: t(`read.tint.${tint}`) }))}
        value={reading.tint ?? "none"}
        onChange={(tint) => set({ tint: tint === "none" ? undefined : tint })}
      />
      {TEXT.some((name) => name in reading) && (
        <Row>
          <Button onClick={() => set(Object.fromEntries(TEXT.map((name) => [name, undefined])))}>
            {t("read.reset")}
          </Button>
        </Row>
      )}
    </>
  );
}
