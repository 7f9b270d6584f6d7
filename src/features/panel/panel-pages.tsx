import { useEffect, useState, type ReactNode } from "react";
import { ratedChoices } from "#engine/insight/panel/rating.ts";
import type { CatalogueEntry } from "#ports/catalogue.ts";
import { Field } from "#ui/field.tsx";
import { SectionNav } from "#ui/section-nav.tsx";
import { Notice, Page } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords } from "#words/use-words.tsx";
import { Compare } from "./compare.tsx";
import classes from "./panel.module.css";
import { PANEL_SECTIONS, type PanelLinks, type PanelPorts, type PanelSection, type Rated } from "./panel-desk.ts";
import { Rate } from "./rate.tsx";
import { Results } from "./results.tsx";

/** What reviewers hold of every choice: rating it, seeing what a panel said, and what its key would change. */
export function PanelPages({
  ports,
  links,
  section,
  scenario,
}: {
  ports: PanelPorts;
  links: PanelLinks;
  section: PanelSection;
  /** Id; empty: the first. */
  scenario: string;
}): ReactNode {
  const { t } = useWords("panel");
  const heading = useTitleFocus(t("title"), t("title"));
  const [entries, setEntries] = useState<readonly CatalogueEntry[]>();
  const [rated, setRated] = useState<Rated>();
  const [trouble, setTrouble] = useState(false);
  const [picked, setPicked] = useState(scenario);
  useEffect(() => {
    void ports.catalogue.list().then((listed) => {
      if (listed.ok) setEntries(listed.value);
      else setTrouble(true);
    });
  }, [ports]);
  const entry = entries?.find(({ id }) => id === picked) ?? entries?.[0];
  useEffect(() => {
    if (!entry) return undefined;
    let gone = false;
    void ports.script(entry.id).then((script) => {
      if (gone) return;
      setTrouble(!script.ok);
      if (script.ok) setRated({ entry, scenario: script.value, choices: ratedChoices(script.value) });
    });
    return () => {
      gone = true;
    };
  }, [ports, entry]);
  const open = rated?.entry === entry ? rated : undefined;
  return (
    <Page>
      <div className={classes["head"]}>
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <p>{t("what")}</p>
      </div>
      <SectionNav
        label={t("sections")}
        sections={PANEL_SECTIONS.map((one) => ({
          href: links.section(one, entry?.id),
          label: t(`section.${one}`),
          here: one === section,
        }))}
      />
      {trouble && (
        <Notice tone="warn" live>
          {t("trouble")}
        </Notice>
      )}
      {entries?.length === 0 && <p>{t("none")}</p>}
      {entries && entry && (
        <Field label={t("scenario")}>
          {(control) => (
            <select {...control} value={entry.id} onChange={({ target }) => setPicked(target.value)}>
              {entries.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {open && section === "rate" && <Rate key={open.entry.id} ports={ports} rated={open} />}
      {open && section === "results" && <Results key={open.entry.id} ports={ports} rated={open} />}
      {open && section === "compare" && <Compare key={open.entry.id} ports={ports} links={links} rated={open} />}
      {!open && !trouble && entries?.length !== 0 && <p role="status">{t("loading")}</p>}
    </Page>
  );
}
