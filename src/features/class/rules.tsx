import { useState, type ReactNode } from "react";
import type { Need } from "#engine/insight/class/need-rules.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import type { ClassDesk } from "./class-data.ts";
import classes from "./class.module.css";

/** The rules, each on or off and with its number. */
export function Rules({ desk }: { desk: ClassDesk }): ReactNode {
  const { t } = useWords("overview");
  const [draft, setDraft] = useState(() =>
    desk.rules.map(({ rule, on, threshold }) => ({ rule, on, typed: String(threshold) })),
  );
  const [said, setSaid] = useState<"saved" | "unkept">();
  const change = (of: Need, changed: { on?: boolean; typed?: string }): void => {
    setDraft(draft.map((one) => (one.rule === of ? { ...one, ...changed } : one)));
    setSaid(undefined);
  };
  const save = async (): Promise<void> => {
    if (!draft.every(({ rule, typed }) => isThreshold(rule, typed))) return;
    const kept = await desk.saveRules(draft.map(({ rule, on, typed }) => ({ rule, on, threshold: Number(typed) })));
    setSaid(kept ? "saved" : "unkept");
  };
  return (
    <form
      className={classes["rules"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Muted>{t("rules.text")}</Muted>
      {draft.map(({ rule, on, typed }) => (
        <fieldset key={rule} className={classes["rule"]}>
          <legend>{t(`rules.name.${rule}`)}</legend>
          <label className={classes["check"]}>
            <input type="checkbox" checked={on} onChange={(event) => change(rule, { on: event.target.checked })} />
            <span>{t(`rule.${rule}`, { threshold: typed })}</span>
          </label>
          {rule === "fast" && <Muted>{t("rules.fast")}</Muted>}
          {rule === "asked-for-help" && <Muted>{t("rules.asked")}</Muted>}
          <Field label={t("rules.number")} {...(!isThreshold(rule, typed) && { error: t("rules.bad") })}>
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                size={5}
                value={typed}
                onChange={(event) => change(rule, { typed: event.target.value })}
              />
            )}
          </Field>
        </fieldset>
      ))}
      <Row>
        <Button type="submit">{t("rules.save")}</Button>
        <span role="status">{said !== undefined && t(said === "saved" ? "rules.saved" : "needs.unkept")}</span>
      </Row>
    </form>
  );
}

/** Nobody reads at no words a minute. */
const isThreshold = (rule: Need, typed: string): boolean =>
  /^\d{1,4}$/.test(typed.trim()) && Number(typed) <= 1000 && (rule !== "fast" || Number(typed) > 0);
