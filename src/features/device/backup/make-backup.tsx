import { useRef, useState, type ReactNode, type RefObject } from "react";
import type { Scope } from "#interop/backup/backup.ts";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Options } from "#ui/options.tsx";
import { Muted, Notice, Stack } from "#ui/surface.tsx";
import { formatSize, formatWhen } from "#words/format.ts";
import { useWords } from "#words/use-words.tsx";
import classes from "./backup.module.css";
import { flawText } from "./flaw-text.ts";
import type { Person } from "./gather.ts";
import { makeBackup, type Made, type MakePorts, type Step } from "./make.ts";
import { Progress } from "./progress.tsx";

/** Below this a passphrase is guessed in an afternoon, however often the key is stirred. */
const SHORTEST = 8;

export interface MakeBackupProps {
  readonly ports: MakePorts;
  readonly people: readonly Person[];
  readonly runs: number;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
  /** Whether this page may encrypt. */
  readonly sealable: boolean;
  readonly lastBackup?: number;
  readonly onBackedUp: (scope: Scope) => void;
  /** Focused when somebody came here to move their runs. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

type Working = { readonly step: Step; readonly done: number; readonly of: number };

/** What will be in the file, who can read it, how much of the device, and the file itself. */
export function MakeBackup(props: MakeBackupProps): ReactNode {
  const { ports, people, scope, onScope, sealable, lastBackup, onBackedUp, heading } = props;
  const { t, locale } = useWords("backup");
  const [sealed, setSealed] = useState<"open" | "sealed">("open");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [wrong, setWrong] = useState<"short" | "differ">();
  const [working, setWorking] = useState<Working>();
  const [made, setMade] = useState<Made>();
  const first = useRef<HTMLInputElement>(null);
  const nameOf = (person: Person): string => person.name ?? t("make.unnamed", { id: person.id.slice(0, 8) });
  const chosen = scope.of === "device" ? people : people.filter((one) => one.id === scope.officer);
  const runs = scope.of === "device" ? props.runs : (chosen[0]?.runs ?? 0);

  const withDesk = ports.beside !== undefined && scope.of === "device";
  const named = chosen.some(({ name }) => name !== undefined);

  const go = async (): Promise<void> => {
    const trouble =
      sealed === "open"
        ? undefined
        : passphrase.length < SHORTEST
          ? "short"
          : passphrase === again
            ? undefined
            : "differ";
    setWrong(trouble);
    if (trouble) return first.current?.focus();
    setMade(undefined);
    setWorking({ step: "gather", done: 0, of: runs });
    const result = await makeBackup(ports, scope, sealed === "sealed" ? passphrase : undefined, (step, done, of) =>
      setWorking({ step, done, of }),
    );
    setWorking(undefined);
    setMade(result);
    if (result.code === "saved") {
      setPassphrase("");
      setAgain("");
      onBackedUp(scope);
    }
  };

  return (
    <section className={classes["section"]} aria-labelledby="backup-make">
      <h2 id="backup-make" ref={heading} tabIndex={-1}>
        {t("make.title")}
      </h2>
      <Muted>
        {lastBackup === undefined ? t("never") : t("last", { when: formatWhen(locale, lastBackup, ports.clock.now()) })}
      </Muted>
      <Options
        legend={t("make.scope")}
        name="backup-scope"
        options={[
          { value: "device", label: t("make.device") },
          ...(people.length > 0 ? [{ value: "officer" as const, label: t("make.officer") }] : []),
        ]}
        value={scope.of}
        onChange={(of) => onScope(of === "device" ? { of } : { of, officer: people[0]?.id ?? "" })}
      />
      {scope.of === "officer" && (
        <Field label={t("make.who")}>
          {(control) => (
            <select
              {...control}
              value={scope.officer}
              onChange={(event) => onScope({ of: "officer", officer: event.target.value })}
            >
              {people.map((one) => (
                <option key={one.id} value={one.id}>
                  {t("make.person", { name: nameOf(one), count: one.runs })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Stack>
        <h3>{t("make.holds")}</h3>
        <ul className={classes["list"]}>
          <li>{t("make.runs", { count: runs })}</li>
          <li>{t("make.scenarios")}</li>
          <li>{t("make.words")}</li>
          {/* The desk's roster has names of its own. */}
          {(named || !withDesk) && <li>{namesText(t, chosen)}</li>}
          {withDesk && <li>{t("make.desk")}</li>}
        </ul>
        <Muted>{t("make.not")}</Muted>
      </Stack>
      {sealable ? (
        <Options
          legend={t("make.protection")}
          name="backup-protection"
          options={(["open", "sealed"] as const).map((value) => ({ value, label: t(`make.${value}`) }))}
          value={sealed}
          onChange={setSealed}
        />
      ) : (
        <Muted>{t("make.noCrypto")}</Muted>
      )}
      <form
        className={classes["section"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (!working) void go();
        }}
      >
        {sealed === "sealed" && (
          <>
            <Field
              label={t("make.passphrase")}
              help={t("make.passphraseHelp")}
              {...(wrong === "short" && { error: t("make.short") })}
            >
              {(control) => (
                <input
                  {...control}
                  ref={first}
                  type="password"
                  autoComplete="new-password"
                  value={passphrase}
                  onChange={(event) => setPassphrase(event.target.value)}
                />
              )}
            </Field>
            <Field label={t("make.again")} {...(wrong === "differ" && { error: t("make.differ") })}>
              {(control) => (
                <input
                  {...control}
                  type="password"
                  autoComplete="new-password"
                  value={again}
                  onChange={(event) => setAgain(event.target.value)}
                />
              )}
            </Field>
          </>
        )}
        <Stack>
          <h3>{t("make.reads")}</h3>
          <p>{t(sealed === "sealed" ? "make.readsSealed" : "make.readsOpen")}</p>
        </Stack>
        <div>
          <Button look="primary" type="submit" aria-disabled={working !== undefined}>
            {t("make.go")}
          </Button>
        </div>
      </form>
      {working && (
        <Progress
          label={working.step === "write" ? t("make.write") : t(`make.${working.step}`, working)}
          done={working.done}
          of={working.of}
        />
      )}
      <div className={classes["result"]} role="status" {...(made && { "data-made": made.code })}>
        {made && <MadeText made={made} />}
      </div>
    </section>
  );
}

function namesText(t: ReturnType<typeof useWords<"backup">>["t"], chosen: readonly Person[]): string {
  const named = chosen.filter((one) => one.name !== undefined).length;
  return named === 0 ? t("make.noNames") : t("make.names", { count: named });
}

function MadeText({ made }: { made: Made }): ReactNode {
  const { t, locale } = useWords("backup");
  const { t: say } = useWords("shell");
  if (made.code === "cancelled") return <p>{t("make.cancelled")}</p>;
  if (made.code === "store") return <Notice tone="warn">{say(`store.${made.error.code}`)}</Notice>;
  if (made.code !== "saved") return <Notice tone="warn">{t(`make.${made.code}`)}</Notice>;
  const { how, runs, size, name, leftOut, desk } = made;
  return (
    <>
      <Notice tone={how === "verified" ? "info" : "warn"}>
        <p>{t(`make.${how}`, { count: runs, size: formatSize(locale, size) })}</p>
        {how === "unconfirmed" && <p>{t("make.look", { name })}</p>}
        {desk && !desk.broken && <p>{t("make.deskIn", { acts: desk.acts, rows: desk.rows })}</p>}
        <p>{t("make.copy")}</p>
      </Notice>
      {desk?.broken && <Notice tone="warn">{t("make.deskBroken")}</Notice>}
      {leftOut.length > 0 && (
        <Notice tone="warn">
          <p>{t("make.damaged", { count: leftOut.length })}</p>
          <ul className={classes["list"]}>
            {leftOut.map((one) => (
              <li key={one.line}>
                {one.scenario ?? t("restore.unknown", { line: one.line })}: {flawText(t, one.why)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
