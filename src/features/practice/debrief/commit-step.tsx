import { useState, type ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./debrief.module.css";
import type { Entry } from "./load.ts";
import { Step } from "./steps.tsx";

/** One thing to take along, said as "when … then": kept, and shown back as a sentence. */
export function CommitStep({
  kept,
  onKeep,
  children,
}: {
  kept?: NonNullable<Entry["commitment"]>;
  onKeep: (commitment: NonNullable<Entry["commitment"]>) => void;
  children?: ReactNode;
}): ReactNode {
  const { t } = useWords("debrief");
  const [editing, setEditing] = useState(kept === undefined);
  const [see, setSee] = useState(kept?.see ?? "");
  const [say, setSay] = useState(kept?.say ?? "");
  const [asked, setAsked] = useState(false);
  const missing = (text: string): boolean => asked && text.trim() === "";
  return (
    <Step step="commit" title={t("commit.title")}>
      {editing || !kept ? (
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (see.trim() === "" || say.trim() === "") return;
            setEditing(false);
            onKeep({ see: see.trim(), say: say.trim() });
          }}
        >
          <Field label={t("commit.whenSee")} {...(missing(see) && { error: t("commit.both") })}>
            {(control) => (
              <input
                {...control}
                type="text"
                dir="auto"
                maxLength={300}
                value={see}
                onChange={(event) => setSee(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("commit.firstSay")} {...(missing(say) && { error: t("commit.both") })}>
            {(control) => (
              <input
                {...control}
                type="text"
                dir="auto"
                maxLength={300}
                value={say}
                onChange={(event) => setSay(event.target.value)}
              />
            )}
          </Field>
          <Row>
            <Button type="submit" look="primary">
              {t("commit.save")}
            </Button>
          </Row>
        </form>
      ) : (
        <Stack>
          <p className={classes["promise"]} dir="auto" role="status">
            {t("commit.sentence", kept)}
          </p>
          <Muted>{t("commit.saved")}</Muted>
          <Row>
            <Button onClick={() => setEditing(true)}>{t("commit.change")}</Button>
          </Row>
        </Stack>
      )}
      {children}
    </Step>
  );
}
