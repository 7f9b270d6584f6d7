import { useEffect, useState, type ReactNode } from "react";
import { SettingsScreen as Screen } from "#features/device/settings.tsx";
import type { StorageStatus } from "#ui/storage-lines.tsx";
import { isLocale } from "#words/locales.ts";
import { changeLocale } from "#words/words.ts";
import { applySettings } from "./apply-settings.ts";
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
      onChange={(changed) => {
        wiring.change(changed);
        setSettings(wiring.settings());
        applySettings(wiring);
        if (isLocale(changed.locale) && changed.locale !== wiring.words.language) {
          void changeLocale(wiring.words, changed.locale);
        }
      }}
      timeFactors={FACTORS}
      storage={storage}
      offline={offline}
      onAskStorage={() => void ask()}
      version={wiring.build}
      home={href.home}
      testLanguages={new URLSearchParams(location.search).has("test-languages")}
    />
  );
}
