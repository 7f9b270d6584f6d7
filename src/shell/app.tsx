import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { ErrorBoundary } from "#ui/error-boundary.tsx";
import { later } from "#ui/later.tsx";
import { Page } from "#ui/surface.tsx";
import { useTitleFocus } from "#ui/use-title-focus.ts";
import { useWords, WordsProvider } from "#words/use-words.tsx";
import { addAreas } from "#words/words.ts";
import { BeginScreen } from "./begin-screen.tsx";
import { PlayScreen } from "./play-screen.tsx";
import { href, isFurther, type Route, routeOf } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** The screens an officer does not need for the first choice come when they are asked for. */
const makeLater = (wiring: Wiring) => {
  const words = async (...areas: Parameters<typeof addAreas>[1][number][]): Promise<void> =>
    addAreas(wiring.words, areas);
  return {
    home: later(async () => {
      const [{ HomeScreen }] = await Promise.all([import("./home-screen.tsx"), words("home", "device")]);
      return HomeScreen;
    }),
    brief: later(async () => {
      const [{ BriefScreen }] = await Promise.all([import("./brief-screen.tsx"), words("brief")]);
      return BriefScreen;
    }),
    debrief: later(async () => {
      const [{ DebriefScreen }] = await Promise.all([import("./debrief-screen.tsx"), words("debrief", "scenes")]);
      return DebriefScreen;
    }),
    review: later(async () => {
      const [{ ReviewScreen }] = await Promise.all([
        import("./review-screen.tsx"),
        words("debrief", "review", "scenes"),
      ]);
      return ReviewScreen;
    }),
    further: later(async () => (await import("./further-screens.tsx")).FurtherScreens),
    demoBanner: later(async () => {
      const [{ DemoBanner }] = await Promise.all([import("./demo-banner.tsx"), words("demo")]);
      return DemoBanner;
    }),
    update: later(async () => {
      const [{ UpdateBanner }] = await Promise.all([import("./update-banner.tsx"), words("device")]);
      return UpdateBanner;
    }),
  };
};

export function App({ wiring }: { wiring: Wiring }): ReactNode {
  const [screens] = useState(() => makeLater(wiring));
  const route = routeOf(useHash());
  const { at } = route;
  useEffect(() => {
    if (at !== "attempt") return;
    // What follows a run is fetched while it is played, so that the network may go; after the first choice stands.
    const soon = setTimeout(() => void screens.debrief.preload(), 2000);
    return () => clearTimeout(soon);
  }, [at, screens]);
  return (
    <WordsProvider words={wiring.words}>
      {wiring.demo && <screens.demoBanner wiring={wiring} />}
      <ErrorBoundary key={keyOf(route)} home={href.home} onReload={() => location.reload()}>
        {at === "home" && <screens.home wiring={wiring} />}
        {at === "brief" && route.begin && (
          <BeginScreen key={route.scenario} wiring={wiring} scenario={route.scenario} />
        )}
        {at === "brief" && !route.begin && (
          <screens.brief key={route.scenario} wiring={wiring} scenario={route.scenario} />
        )}
        {at === "attempt" && <PlayScreen key={route.attempt} wiring={wiring} attempt={route.attempt} />}
        {at === "debrief" && <screens.debrief key={route.attempt} wiring={wiring} attempt={route.attempt} />}
        {at === "replay" && <screens.review wiring={wiring} attempt={route.attempt} seq={route.seq} />}
        {at === "review" && <screens.review wiring={wiring} />}
        {isFurther(route) && <screens.further wiring={wiring} route={route} />}
        {at === "nowhere" && <Nowhere />}
      </ErrorBoundary>
      {at !== "attempt" && !(at === "brief" && route.begin) && <screens.update updates={wiring.updates} />}
    </WordsProvider>
  );
}

const keyOf = (route: Route): string =>
  "attempt" in route ? `${route.at} ${route.attempt}` : route.at === "desk" ? route.desk : route.at;

const watchHash = (changed: () => void): (() => void) => {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
};
const useHash = (): string => useSyncExternalStore(watchHash, () => location.hash);

function Nowhere(): ReactNode {
  const { t } = useWords("shell");
  const heading = useTitleFocus(t("missing.title"), t("name"));
  return (
    <Page>
      <h1 ref={heading} tabIndex={-1}>
        {t("missing.title")}
      </h1>
      <p>{t("missing.text")}</p>
      <p>
        <a href={href.home}>{t("trouble.home")}</a>
      </p>
    </Page>
  );
}
