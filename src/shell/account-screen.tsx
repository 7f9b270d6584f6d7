import { useEffect, useState, type ReactNode } from "react";
import { Account as Screen } from "#features/device/account/account.tsx";
import { SetUp } from "#features/device/account/set-up.tsx";
import type { Person } from "#ports/vault.ts";
import { type Account, becomeShared, enrol, foundVault } from "./account.ts";
import { href } from "./route.ts";
import type { Wiring } from "./wiring.ts";

export function AccountScreen({ wiring }: { wiring: Wiring }): ReactNode {
  return wiring.account ? <Signed wiring={wiring} account={wiring.account} /> : <Personal wiring={wiring} />;
}

function Personal({ wiring }: { wiring: Wiring }): ReactNode {
  const [runs, setRuns] = useState<number>();
  useEffect(() => {
    void wiring.attempts.list().then((listed) => setRuns(listed.ok ? listed.value.length : 0));
  }, [wiring]);
  if (runs === undefined) return null;
  const refused = wiring.demo ? "demo" : isSecureContext ? undefined : "insecure";
  const share = async (): Promise<boolean> => {
    if (!(await becomeShared(wiring))) return false;
    history.replaceState(null, "", href.home);
    location.reload();
    return true;
  };
  return (
    <SetUp
      runs={runs}
      home={href.home}
      backup={href.backup}
      {...(refused && { refused })}
      now={wiring.clock.now()}
      onFound={(passphrase) => foundVault(wiring, passphrase)}
      onDone={share}
    />
  );
}

interface Known {
  readonly people: readonly Person[];
  readonly names: ReadonlyMap<string, string>;
}

function Signed({ wiring, account }: { wiring: Wiring; account: Account }): ReactNode {
  const [known, setKnown] = useState<Known>();
  const [minutes, setMinutes] = useState(wiring.settings().shared?.lockMinutes ?? 0);
  const { vault, person } = account;
  useEffect(() => {
    let gone = false;
    void Promise.all([vault.roster(), wiring.journal.officers()]).then(([roster, officers]) => {
      if (gone) return;
      setKnown({
        people: (roster.ok && roster.value) || [],
        names: new Map(officers.ok ? officers.value.map((one) => [one.id, one.name]) : []),
      });
    });
    return () => {
      gone = true;
    };
  }, [wiring, vault]);
  if (!known) return null;
  const changeSecret = async (is: string, secret: string) => {
    const done = await vault.reset(person.id, { by: "secret", is }, secret);
    return done.ok ? undefined : done.error;
  };
  if (person.role === "officer") return <Screen home={href.home} role={person.role} onChangeSecret={changeSecret} />;
  return (
    <Screen
      home={href.home}
      role={person.role}
      onChangeSecret={changeSecret}
      roster={{
        ...known,
        lockMinutes: minutes,
        onLockMinutes(lockMinutes) {
          setMinutes(lockMinutes);
          wiring.change({ shared: { lockMinutes } });
        },
        async onEnrol(name, secret) {
          const made = await enrol(wiring, account, name, secret);
          return made.ok ? undefined : made.error;
        },
        async onRemove(id) {
          const gone = await vault.remove(id);
          if (gone.ok) account.leave(id);
          if (gone.ok) setKnown({ ...known, people: known.people.filter((one) => one.id !== id) });
          return gone.ok ? undefined : gone.error;
        },
      }}
    />
  );
}
