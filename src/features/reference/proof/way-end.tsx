import type { ReactNode } from "react";
import type { Moment } from "#engine/attempt/replay.ts";
import { endingAt } from "#engine/attempt/show.ts";
import { offered, placeAt } from "#engine/machine/step.ts";
import { plainText } from "#engine/scenario/text.ts";
import { languageOf } from "#stage/spans.tsx";
import { Notice, Row } from "#ui/surface.tsx";
import { sentenceOf } from "#words/finding-sentence.ts";
import { useWords } from "#words/use-words.tsx";
import { Coded } from "./coded.tsx";
import type { AskedWay, Way } from "./way.ts";
import classes from "./way.module.css";

/** Where a route ends: its ending and what came of it, or what is wrong at that point. `children`: where to go on. */
export function WayEnd({
  way,
  moment,
  of,
  children,
}: {
  way: Way;
  moment?: Moment;
  of: AskedWay["of"];
  children: ReactNode;
}): ReactNode {
  const { t } = useWords("proof");
  const { t: say } = useWords("player");
  const { t: tell } = useWords("findings");
  const { program, telling } = way;
  const place = moment && placeAt(program, moment.state.at);
  const ending = place?.kind === "ending" ? endingAt(program, place.id) : undefined;
  const stuck = moment && !ending && offered(program, moment.state).length === 0;
  return (
    <section className={classes["open"]} aria-labelledby="way-end">
      <h2 id="way-end" {...(ending && languageOf(telling.lang))}>
        {ending ? plainText(ending.title, telling.names, telling.lang) : t("way.ends")}
      </h2>
      {ending && <p>{say(`end.outcome.${ending.outcome}`)}</p>}
      {stuck && <p>{t("way.nothing")}</p>}
      {!way.whole && <Notice tone="warn">{t("way.broken")}</Notice>}
      {of.kind === "finding" && (
        <Notice tone={of.finding.severity === "report" ? "info" : "warn"}>
          <strong>{t("way.found")}:</strong> <Coded text={sentenceOf(tell, of.finding)} />
        </Notice>
      )}
      <Row>{children}</Row>
    </section>
  );
}
