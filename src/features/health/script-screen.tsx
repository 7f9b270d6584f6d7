import { useEffect, useMemo, useState, type ReactNode } from "react";
import { addressOf } from "#engine/insight/health/note.ts";
import { type HealthLinks, type HealthPorts, type Script, healthOf, notesOf } from "./health-data.ts";
import { Notice, Page } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { anchorOf, paperOf } from "./paper.ts";
import { ScriptSheet } from "./script-sheet.tsx";
import type { HealthState } from "./use-health.ts";

/** The script of one scenario, with what was found and said beside each place of it. */
export function ScriptScreen({
  id,
  at,
  state,
  ports,
  links,
}: {
  id: string;
  at: string;
  state: HealthState;
  ports: HealthPorts;
  links: HealthLinks;
}): ReactNode {
  const { t, locale } = useWords("health");
  const { t: say } = useWords("shell");
  const [script, setScript] = useState<Script | "not-found" | "trouble">();
  useEffect(() => {
    let gone = false;
    void ports.script(id).then((found) => {
      if (gone) return;
      setScript(found.ok ? found.value : found.error.code === "not-found" ? "not-found" : "trouble");
    });
    return () => {
      gone = true;
    };
  }, [ports, id]);
  const entry = state.entries?.find((one) => one.id === id);
  const title = entry?.title ?? id;
  const heading = useTitleFocus(t("script.title", { title }), say("name"));
  const told = typeof script === "object" ? script.scenario : undefined;
  const paper = useMemo(
    () => told && paperOf(told, locale, (place) => links.script(id, place)),
    [told, locale, links, id],
  );
  const ready = paper !== undefined && entry !== undefined;
  useEffect(() => {
    if (ready) goTo(at);
  }, [ready, at]);
  const proving = state.proofs.get(id);
  const proof = typeof proving === "object" ? proving : undefined;
  const known = { notes: state.notes, ...(state.heard && { heard: state.heard }), ...(proof && { proof }) };
  const missing = script === "not-found" || (typeof script === "object" && state.entries && !entry);
  return (
    <Page>
      <header>
        <p>
          <a href={links.list}>{t("script.back")}</a>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t("script.title", { title })}
        </h1>
      </header>
      {missing && <Notice tone="warn">{t("script.missing", { id })}</Notice>}
      {script === "trouble" && <Notice tone="warn">{t("script.trouble")}</Notice>}
      {!script && <p role="status">{t("loading")}</p>}
      {paper && entry && typeof script === "object" && (
        <ScriptSheet
          entry={entry}
          paper={paper}
          {...(script.key && { keyed: script.key })}
          health={healthOf(entry, known)}
          notes={notesOf(id, known)}
          at={at}
          state={state}
          ports={ports}
          links={links}
        />
      )}
    </Page>
  );
}

/** Brings a place, or a choice of it, into sight with the focus on it. */
function goTo(at: string): void {
  if (at === "") return;
  const { place, choice } = addressOf(at);
  const own = choice === undefined ? null : document.getElementById(anchorOf(at));
  const found = own ?? document.querySelector<HTMLElement>(`[data-place="${CSS.escape(anchorOf(place))}"]`);
  found?.focus({ preventScroll: true });
  found?.scrollIntoView?.({ block: own ? "center" : "start" });
}
