import { useEffect, useState, type ReactNode } from "react";
import { SettingsScreen as Screen } from "#features/device/settings/settings.tsx";
import type { StorageStatus } from "#ui/storage-lines.tsx";
import { changeSettings } from "./change-settings.ts";
import { href } from "./route.ts";
import { useOffline } from "./use-offline.ts";
import type { Wiring } from "./wiring.ts";

const FACTORS = [0, 1, 1.5, 2, 3, 10];

export function SettingsScreen({ wiring }: { wiring: Wiring }): ReactNode {
  const offline = useOffline(wiring.updates);
  const [settings, setSettings] = useState(wiring.settings());
  const [storage, setStorage] = useState<StorageStatus>({ kept: "unknown" });
  useEffect(() => {
    void wiring.storage.status().then(setStorage);
  }, [wiring]);
  const ask = async (): Promise<void> => setStorage(await wiring.storage.ask());
  return (
    <Screen
      settings={settings}
      onChange={(changed) => setSettings(changeSettings(wiring, changed))}
      timeFactors={FACTORS}
      storage={storage}
      offline={offline}
      onAskStorage={() => void ask()}
      version={wiring.build}
      home={href.home}
      links={{ agency: href.agency, ...(!wiring.demo && { account: href.account, backup: href.backup }) }}
      testLanguages={new URLSearchParams(location.search).has("test-languages")}
    />
  );
}
