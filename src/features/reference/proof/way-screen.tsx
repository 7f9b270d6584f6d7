import { useMemo, useState, type ReactNode } from "react";
import { shownBy } from "#engine/attempt/show.ts";
import type { ShownLine } from "#engine/attempt/shown.ts";
import type { Program } from "#engine/machine/program.ts";
import type { Proof } from "#engine/proof/finding.ts";
import { Face } from "#stage/face.tsx";
import { Frame } from "#stage/frame.tsx";
import type { FaceUrl } from "#stage/line.tsx";
import { Lines } from "#stage/lines.tsx";
import { SceneHead } from "#stage/scene-head.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Muted, Notice, Page } from "#ui/surface.tsx";
import { useKeys } from "#ui/use-keys.ts";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { directionOf } from "#words/locales.ts";
import { useWords } from "#words/use-words.tsx";
import { useWayName } from "./names.ts";
import { askedWay, type AskedWay, wayOf } from "./way.ts";
import classes from "./way.module.css";
import { WayEnd } from "./way-end.tsx";
import { WayOpen } from "./way-open.tsx";

interface WayScreenProps {
  readonly proof: Proof;
  readonly program: Program;
  /** Which route, as the address says it. */
  readonly play: string;
  /** Address of the proof. */
  readonly back: string;
  readonly faceUrl?: FaceUrl;
}

/** A route of the proof, move by move, as an officer would see it. Nothing is chosen here and nothing is stored. */
export function WayScreen(props: WayScreenProps): ReactNode {
  const asked = useMemo(() => askedWay(props.proof, props.play), [props.proof, props.play]);
  return asked ? <Played {...props} asked={asked} /> : <Lost back={props.back} />;
}

function Played({ program, asked, back, faceUrl }: WayScreenProps & { asked: AskedWay }): ReactNode {
  const { t, locale } = useWords("proof");
  const { t: say } = useWords("shell");
  const { name, lang } = useWayName(program)(asked.of);
  const heading = useTitleFocus(`${t("title")}: ${name}`, say("name"));
  const way = useMemo(() => wayOf(program, asked.steps), [program, asked]);
  const shown = useMemo(() => way.moments.map((moment) => shownBy(way.telling, moment)), [way]);
  const [at, setAt] = useState(0);
  const last = way.moments.length - 1;
  // What was rated, reported or said in own words is in no route: only that it was.
  const lines = useMemo(
    () => shown.slice(0, at + 1).flatMap((some) => some.filter((one) => one.kind === "line" || !isAnswer(one.how))),
    [shown, at],
  );
  const go = (by: 1 | -1) => (): void => setAt((now) => Math.min(last, Math.max(0, now + by)));
  // The arrow that points the way one reads goes on.
  const [back1, on] =
    directionOf(locale) === "rtl" ? (["ArrowRight", "ArrowLeft"] as const) : (["ArrowLeft", "ArrowRight"] as const);
  useKeys({ [on]: go(1), [back1]: go(-1) });
  const speaker = lines.findLast((one): one is ShownLine => one.kind === "line" && one.name !== "");
  const next = way.moments[at + 1];
  const moment = way.moments[at];
  return (
    <Frame
      head={
        <SceneHead title={name} lang={lang ?? locale} headingRef={heading}>
          <a className={classes["leave"]} href={back}>
            {t("way.toProof")}
          </a>
        </SceneHead>
      }
      {...(speaker && { person: <Person line={speaker} {...(faceUrl && { faceUrl })} /> })}
      lines={<Lines shown={lines} {...(faceUrl && { faceUrl })} />}
    >
      <div className={classes["dock"]} data-move={at} data-of={last}>
        {moment && next ? (
          <WayOpen way={way} moment={moment} next={next} />
        ) : (
          <WayEnd way={way} {...(moment && { moment })} of={asked.of}>
            <ButtonLink look="primary" href={back}>
              {t("way.toProof")}
            </ButtonLink>
          </WayEnd>
        )}
        <nav className={classes["steps"]} aria-label={t("way.steps")}>
          <Button aria-keyshortcuts={back1} {...(at === 0 && { "aria-disabled": true })} onClick={go(-1)}>
            {t("way.back")}
          </Button>
          <Button
            look={next ? "primary" : "quiet"}
            aria-keyshortcuts={on}
            {...(!next && { "aria-disabled": true })}
            onClick={go(1)}
          >
            {t("way.next")}
          </Button>
          <p className={classes["count"]}>
            <span role="status">{at === 0 ? t("way.start", { count: last }) : t("way.move", { at, of: last })}</span>
          </p>
        </nav>
        <Muted>
          {t("way.kind")} <span className={classes["keys"]}>{t("way.keys")}</span>
        </Muted>
      </div>
    </Frame>
  );
}

const isAnswer = (how: string): boolean => how === "respond" || how === "rate" || how === "report";

/** The one who spoke last, in the mood of that line. */
function Person({ line, faceUrl }: { line: ShownLine; faceUrl?: FaceUrl }): ReactNode {
  const { t } = useWords("player");
  const { name, mood = "calm" } = line;
  const url = faceUrl?.({ ...line, mood });
  return (
    <>
      <Face
        name={name}
        size="large"
        alt={t("face", { name, mood: t(`mood.${mood}`) })}
        {...(url !== undefined && { url })}
      />
      <Muted>
        <bdi>{name}</bdi>
      </Muted>
    </>
  );
}

function Lost({ back }: { back: string }): ReactNode {
  const { t } = useWords("proof");
  const { t: say } = useWords("shell");
  const heading = useTitleFocus(t("title"), say("name"));
  return (
    <Page>
      <h1 ref={heading} tabIndex={-1}>
        {t("title")}
      </h1>
      <Notice tone="warn" live>
        {t("way.lost")}
      </Notice>
      <p>
        <a href={back}>{t("way.toProof")}</a>
      </p>
    </Page>
  );
}
