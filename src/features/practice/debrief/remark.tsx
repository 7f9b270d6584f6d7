import { useRef, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import type { Reopened } from "#engine/attempt/reopen.ts";
import { placeAt } from "#engine/machine/step.ts";
import type { StoreError } from "#ports/attempt-store.ts";
import type { MomentView } from "#stage/moment.tsx";
import { plain } from "#stage/spans.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { LongField } from "#ui/text-field.tsx";
import { Muted, Notice, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./debrief.module.css";
import type { DebriefPorts } from "./load.ts";

/** "Something is wrong with this scene": for those who look after the scenario, without a name, and no part of any mark. */
export function Remark({
  run,
  views,
  ports,
}: {
  run: Reopened;
  views: readonly MomentView[];
  ports: Pick<DebriefPorts, "journal" | "clock" | "chance">;
}): ReactNode {
  const { t } = useWords("debrief");
  const { t: say } = useWords("shell");
  const [writing, setWriting] = useState(false);
  const [seq, setSeq] = useState<number>();
  const [text, setText] = useState("");
  const [empty, setEmpty] = useState(false);
  const [sent, setSent] = useState(false);
  const [trouble, setTrouble] = useState<StoreError["code"]>();
  const box = useRef<HTMLElement>(null);
  const scenes = new Map(run.moments.map(({ move, before }) => [move.seq, placeAt(run.program, before.at).id]));
  const told = views.filter((view) => scenes.has(view.seq));
  const at = told.find((view) => view.seq === seq) ?? told[0];
  const show = (open: boolean): void => {
    flushSync(() => setWriting(open));
    box.current?.querySelector<HTMLElement>(open ? "select" : "button")?.focus();
  };
  const busy = useRef(false);
  const send = async (): Promise<void> => {
    if (busy.current) return;
    const scene = at && scenes.get(at.seq);
    setEmpty(text.trim() === "");
    if (text.trim() === "" || !at || scene === undefined) {
      box.current?.querySelector("textarea")?.focus();
      return;
    }
    busy.current = true;
    const kept = await ports.journal.addComment({
      id: ports.chance.id(),
      attempt: run.header.attempt,
      seq: at.seq,
      text: text.trim(),
      by: "",
      at: ports.clock.now(),
      kind: "remark",
      of: scene,
    });
    busy.current = false;
    setTrouble(kept.ok ? undefined : kept.error.code);
    if (!kept.ok) return;
    setText("");
    setSent(true);
    show(false);
  };
  if (told.length === 0) return null;
  return (
    <section ref={box} className={classes["foot"]} aria-labelledby="debrief-remark" data-remark="">
      <h2 id="debrief-remark">{t("remark.title")}</h2>
      <p>{t("remark.what")}</p>
      {writing ? (
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Field label={t("remark.where")}>
            {(control) => (
              <select {...control} value={at?.seq} onChange={(event) => setSeq(Number(event.target.value))}>
                {told.map((view) => (
                  <option key={view.seq} value={view.seq}>
                    {view.number}. {plain(view.prompt)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <LongField
            label={t("remark.text")}
            help={t("remark.help")}
            {...(empty && { error: t("remark.empty") })}
            rows={3}
            most={2000}
            value={text}
            onValue={setText}
          />
          <Row>
            <Button type="submit">{t("remark.send")}</Button>
            <Button onClick={() => show(false)}>{t("remark.cancel")}</Button>
          </Row>
        </form>
      ) : (
        <Row>
          <Button onClick={() => show(true)}>{t(sent ? "remark.another" : "remark.write")}</Button>
        </Row>
      )}
      <div role="status">{sent && !writing && <Muted>{t("remark.sent")}</Muted>}</div>
      {trouble && (
        <Notice tone="warn" live>
          {say(`store.${trouble}`)}
        </Notice>
      )}
    </section>
  );
}
