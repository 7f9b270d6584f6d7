import { useState, type ReactNode } from "react";
import { later } from "#ui/later.tsx";
import { addAreas } from "#words/words.ts";
import type { Further } from "./route.ts";
import type { Wiring } from "./wiring.ts";

/** Each comes when it is asked for. */
const makeLater = (wiring: Wiring) => {
  const words = async (...areas: Parameters<typeof addAreas>[1][number][]): Promise<void> =>
    addAreas(wiring.words, areas);
  return {
    settings: later(async () => {
      const [{ SettingsScreen }] = await Promise.all([import("./settings-screen.tsx"), words("settings", "device")]);
      return SettingsScreen;
    }),
    account: later(async () => {
      const [{ AccountScreen }] = await Promise.all([import("./account-screen.tsx"), words("account")]);
      return AccountScreen;
    }),
    backup: later(async () => {
      const [{ BackupScreen }] = await Promise.all([import("./backup-screen.tsx"), words("backup", "device")]);
      return BackupScreen;
    }),
    agency: later(async () => {
      const [{ AgencyScreen }] = await Promise.all([import("./agency-screen.tsx"), words("agency")]);
      return AgencyScreen;
    }),
    demo: later(async () => {
      const [{ DemoScreen }] = await Promise.all([import("./demo-screen.tsx"), words("demo")]);
      return DemoScreen;
    }),
    room: later(async () => {
      const [{ RoomScreen }] = await Promise.all([import("./room-screen.tsx"), words("room", "scenes")]);
      return RoomScreen;
    }),
    desk: later(async () => {
      const [{ DeskScreens }] = await Promise.all([import("./desk-screens.tsx"), words("desks")]);
      return DeskScreens;
    }),
    paper: later(async () => {
      const [{ PaperScreen }] = await Promise.all([import("./paper-screen.tsx"), words("room")]);
      return PaperScreen;
    }),
    proof: later(async () => {
      const [{ ProofScreen }] = await Promise.all([import("./proof-screen.tsx"), words("proof", "findings")]);
      return ProofScreen;
    }),
    open: later(async () => {
      const [{ OpenScreen }] = await Promise.all([import("./open-screen.tsx"), words("open")]);
      return OpenScreen;
    }),
  };
};

/** Screens that are not on the way to a run: even where they are found is no part of the officer's first load. */
export function FurtherScreens({ wiring, route }: { wiring: Wiring; route: Further }): ReactNode {
  const [screens] = useState(() => makeLater(wiring));
  switch (route.at) {
    case "room":
      return <screens.room key={route.scenario} wiring={wiring} {...route} />;
    case "desk":
      return <screens.desk wiring={wiring} {...route} />;
    case "paper":
      return <screens.paper key={route.scenario} wiring={wiring} {...route} />;
    case "proof":
      return <screens.proof key={route.scenario} wiring={wiring} {...route} />;
    default: {
      const Plain = screens[route.at];
      return <Plain wiring={wiring} />;
    }
  }
}
