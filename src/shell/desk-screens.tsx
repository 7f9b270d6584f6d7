import { useState, type ComponentType, type ReactNode } from "react";
import { later } from "#ui/later.tsx";
import { SectionNav } from "#ui/section-nav.tsx";
import type { LaterArea } from "#words/areas.ts";
import { useWords } from "#words/use-words.tsx";
import { addAreas } from "#words/words.ts";
import classes from "./desk-screens.module.css";
import { type Desk, DESKS, href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

export interface DeskProps {
  readonly wiring: Wiring;
  /** The desk's section, from the address; empty: its first. */
  readonly section: string;
  /** What follows the `?` of the address. */
  readonly asked: string;
}

type Screens = Readonly<Record<Desk, ComponentType<DeskProps>>>;

/** Marking and what the community says are still being built: nothing leads there. */
const LED_TO = DESKS.filter((desk) => desk !== "marking" && desk !== "signals");

/** Each desk comes when it is asked for; none of it is in the officer's first load. */
function makeLater({ words }: Wiring): Screens {
  const desk = (load: () => Promise<ComponentType<DeskProps>>, ...areas: LaterArea[]): ComponentType<DeskProps> =>
    later(async () => {
      const [Screen] = await Promise.all([load(), addAreas(words, areas)]);
      return Screen;
    });
  return {
    class: desk(async () => (await import("./class-screen.tsx")).ClassScreen, "overview", "debrief"),
    marking: desk(async () => (await import("./marking-screen.tsx")).MarkingScreen, "marking", "debrief"),
    consistency: desk(async () => (await import("./consistency-screen.tsx")).ConsistencyScreen, "consistency"),
    panel: desk(async () => (await import("./panel-screen.tsx")).PanelScreen, "panel"),
    signals: desk(async () => (await import("./signals-screen.tsx")).SignalsScreen, "signals"),
    health: desk(
      async () => (await import("./health-screen.tsx")).HealthScreen,
      "health",
      "findings",
      "debrief",
      "room",
    ),
    academy: desk(async () => (await import("./academy-screen.tsx")).AcademyScreen, "academy"),
  };
}

/** A desk of trainers or academies, and the way to the others. */
export function DeskScreens({ desk, ...props }: DeskProps & { desk: Desk }): ReactNode {
  const { t } = useWords("desks");
  const [screens] = useState(() => makeLater(props.wiring));
  const Screen = screens[desk];
  return (
    <>
      <div className={classes["desks"]}>
        <SectionNav
          label={t("label")}
          sections={[
            { href: href.review, label: t("review"), here: false },
            ...LED_TO.map((one) => ({ href: href.desk(one), label: t(one), here: one === desk })),
          ]}
        />
      </div>
      <Screen key={desk} {...props} />
    </>
  );
}
