import { useCallback, useMemo, useState, useSyncExternalStore, type ComponentType, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { browserPreferences } from "#adapters/browser/preferences.ts";
import { sealedDesk } from "#adapters/sealed/desk-store.ts";
import { openPlace, type PackShelf, type Place } from "#adapters/sealed/place.ts";
import { sealedRooms } from "#adapters/sealed/room-store.ts";
import { storesOf } from "#adapters/sealed/trainer-stores.ts";
import { LockBar } from "#features/device/account/lock-bar.tsx";
import { SignIn } from "#features/device/account/sign-in.tsx";
import { TrainerOnly } from "#features/device/account/trainer-only.tsx";
import { err } from "#engine/result.ts";
import type { Person, Ring, SignedIn, Vault } from "#ports/vault.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, translate, type Words } from "#words/words.ts";
import { openVault } from "./account.ts";
import { href, type Route, routeOf } from "./route.ts";
import { Trouble } from "./trouble.tsx";
import type { Wiring } from "./wiring.ts";

/** Only with the trainer's passphrase: without it their data would not open either. */
const TRAINERS: readonly Route["at"][] = ["review", "replay", "agency", "demo", "room", "proof", "desk"];
/** Where the trainer sees everybody's; elsewhere a trainer plays, and sees their own. */
const OF_ALL: readonly Route["at"][] = ["review", "replay", "backup", "account", "desk"];

type AppOf = ComponentType<{ wiring: Wiring }>;

/** A device that officers share: sign-in first, then the app with what their keys open, until it locks. */
export async function openShared(element: HTMLElement, wiring: Wiring, App: AppOf): Promise<void> {
  await addAreas(wiring.words, ["account"]);
  const { vault, shelf } = openVault(wiring);
  const roster = await vault.roster();
  if (roster.ok && !roster.value) {
    // Cleared, mark and all but the mark.
    const { shared: _, ...settings } = wiring.settings();
    browserPreferences().write(settings);
    location.reload();
    return;
  }
  sayWhoSees(wiring.words);
  forgetTyped();
  const root = createRoot(element);
  // Nothing stays: not the keys, not the page, not the address of what was open.
  const lock = (): void => {
    root.unmount();
    element.replaceChildren();
    history.replaceState(null, "", href.home);
    location.reload();
  };
  if (!roster.ok) {
    const say = translate(wiring.words, "shell");
    const { error } = roster;
    const reason = error.code === "store" ? say(`store.${error.why.code}`) : say("store.failed");
    root.render(
      <WordsProvider words={wiring.words}>
        <Trouble reason={reason} />
      </WordsProvider>,
    );
    return;
  }
  root.render(
    <WordsProvider words={wiring.words}>
      <Shared wiring={wiring} App={App} vault={vault} shelf={shelf} first={roster.value ?? []} onLock={lock} />
    </WordsProvider>,
  );
}

function Shared({
  wiring,
  App,
  vault,
  shelf,
  first,
  onLock,
}: {
  wiring: Wiring;
  App: AppOf;
  vault: Vault;
  shelf: PackShelf;
  first: readonly Person[];
  onLock: () => void;
}): ReactNode {
  const [people, setPeople] = useState(first);
  const [signed, setSigned] = useState<{ readonly person: Person; readonly by: SignedIn }>();
  if (signed) {
    return <Session wiring={wiring} App={App} vault={vault} shelf={shelf} {...signed} onLock={onLock} />;
  }
  return (
    <SignIn
      people={people}
      onReset={async (id, proof, secret) => {
        const done = await vault.reset(id, proof, secret);
        const roster = await vault.roster();
        // Whoever has a new PIN waits no more.
        if (roster.ok && roster.value) setPeople(roster.value);
        return done;
      }}
      onSignIn={async (id, secret) => {
        const by = await vault.signIn(id, secret);
        const person = people.find((one) => one.id === id);
        if (!by.ok) return by.error;
        if (!person) return { code: "not-found" };
        wiring.change({ officer: id });
        setSigned({ person, by: by.value });
        return undefined;
      }}
    />
  );
}

function Session({
  wiring,
  App,
  vault,
  shelf,
  person,
  by,
  onLock,
}: {
  wiring: Wiring;
  App: AppOf;
  vault: Vault;
  shelf: PackShelf;
  person: Person;
  by: SignedIn;
  onLock: () => void;
}): ReactNode {
  const { at } = routeOf(useSyncExternalStore(watchHash, () => location.hash));
  const [own] = useState(() => openPlace(by.rings[0], shelf));
  const [others, setOthers] = useState<readonly Place[]>(() => by.rings.slice(1).map((ring) => openPlace(ring, shelf)));
  const [minutes, setMinutes] = useState(wiring.settings().shared?.lockMinutes ?? 2);
  const join = useCallback((ring: Ring): void => setOthers((before) => [...before, openPlace(ring, shelf)]), [shelf]);
  const leave = useCallback(
    (officer: string): void => setOthers((before) => before.filter((place) => place.ring.officer !== officer)),
    [],
  );
  const trainer = person.role === "trainer";
  const [mine, all] = useMemo(() => {
    const shared: Wiring = {
      ...wiring,
      ...storesOf([own]),
      rooms: sealedRooms(own),
      desk: sealedDesk(own),
      account: { vault, person, join, leave },
      // The name on the list of officers is the trainer's to give.
      officer: () => Promise.resolve(person.id),
      change(changed) {
        wiring.change(changed);
        if (changed.shared) setMinutes(changed.shared.lockMinutes);
        if (trainer) browserPreferences().write(wiring.settings());
      },
      agencies: trainer
        ? wiring.agencies
        : { ...wiring.agencies, use: () => Promise.resolve(err({ code: "failed", detail: "trainer" })) },
    };
    return [shared, { ...shared, ...storesOf([own, ...others]) }];
  }, [wiring, own, others, vault, person, join, leave, trainer]);
  return (
    <>
      <LockBar person={person} minutes={minutes} clock={wiring.clock} account={href.account} onLock={onLock} />
      {!trainer && TRAINERS.includes(at) ? (
        <TrainerOnly home={href.home} />
      ) : (
        <App wiring={trainer && OF_ALL.includes(at) ? all : mine} />
      )}
    </>
  );
}

const watchHash = (changed: () => void): (() => void) => {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
};

/** What other screens say of a device without sign-in is not true of this one: told as it is, in every language. */
function sayWhoSees(words: Words): void {
  const t = translate(words, "account");
  const say = (): void => {
    const told = [
      ["device", "who.device", t("who")],
      ["brief", "purpose.device", t("whoRun")],
      ["review", "who", t("whoReview")],
      ["debrief", "share.practice", t("whoPractice")],
      ["debrief", "share.record", t("whoRecord")],
    ] as const;
    for (const [area, key, text] of told)
      if (words.hasResourceBundle(words.language, area))
        words.addResource(words.language, area, key, text, { silent: true });
  };
  say();
  words.on("languageChanged", say);
  words.store.on("added", say);
}

/**
 * Browsers keep what stands in a field that allows it, to fill it in again; here a field allows it to nobody, whoever
 * wrote the form. As it appears, before anything can be typed into it.
 */
function forgetTyped(): void {
  const forget = (): void => {
    for (const field of document.querySelectorAll(FIELDS)) field.setAttribute("autocomplete", "off");
  };
  new MutationObserver(forget).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["autocomplete"],
  });
}

const FIELDS = ':is(form, input:not([type="password"]), textarea, select):not([autocomplete="off"])';
