import type { ReactNode } from "react";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Row, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./keys-help.module.css";

/** The keys of the player, each with what it does. Needs the words of `scenes`. */
export function KeysHelp({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useWords("scenes");
  const { t: say } = useWords("shell");
  const keys: [string, string][] = [
    ["1 – 9", t("keys.choose")],
    ["Enter", t("keys.next")],
    ["P", t("keys.pause")],
    ["T", t("keys.time")],
    ["L", t("keys.log")],
    ["?", t("keys.keys")],
  ];
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <Stack>
        <p>{t("keys.help")}</p>
        <dl className={classes["keys"]}>
          {keys.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <Row>
          <Button look="primary" onClick={onClose}>
            {say("dialog.close")}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
