import { useState, type ReactNode } from "react";
import type { Person, VaultError } from "#ports/vault.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { Muted, Row } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import classes from "./account.module.css";
import { useSaid } from "./said.ts";
import { NewSecret } from "./secret-fields.tsx";
import { secretTrouble, type SecretTrouble } from "./secrets.ts";

export interface RosterProps {
  readonly people: readonly Person[];
  /** By id, as far as they are known. */
  readonly names: ReadonlyMap<string, string>;
  /** The answer is what went wrong. */
  readonly onEnrol: (name: string, secret: string) => Promise<VaultError | undefined>;
  readonly onRemove: (id: string) => Promise<VaultError | undefined>;
}

/** The officers of a shared device, for its trainer: to add, and to remove. */
export function Roster({ people, names, onEnrol, onRemove }: RosterProps): ReactNode {
  const { t } = useWords("account");
  const said = useSaid();
  const [going, setGoing] = useState<Person>();
  const [told, setTold] = useState<string>();
  const officers = people.filter((one) => one.role === "officer");
  const nameOf = (person: Person): string => names.get(person.id) ?? t("roster.unnamed");
  const remove = async (person: Person): Promise<void> => {
    setGoing(undefined);
    const failed = await onRemove(person.id);
    setTold(failed ? said(failed) : t("roster.removed"));
  };
  return (
    <section className={classes["form"]} aria-labelledby="roster">
      <h2 id="roster">{t("roster.title")}</h2>
      <p>{t("roster.lead")}</p>
      {officers.length === 0 ? (
        <Muted>{t("roster.none")}</Muted>
      ) : (
        <ul className={classes["people"]}>
          {officers.map((person) => (
            <li key={person.id}>
              <span>
                {t("name", person)} <bdi>{nameOf(person)}</bdi>
              </span>
              <Button
                look="danger"
                aria-label={t("roster.removeWho", { who: nameOf(person) })}
                onClick={() => setGoing(person)}
              >
                {t("roster.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div role="status">{told}</div>
      <Add onEnrol={onEnrol} onTold={setTold} />
      {going && (
        <Dialog title={t("roster.removeTitle", { who: nameOf(going) })} onClose={() => setGoing(undefined)}>
          <p>{t("roster.removeText")}</p>
          <Row>
            <Button onClick={() => setGoing(undefined)}>{t("roster.removeNo")}</Button>
            <Button look="danger" onClick={() => void remove(going)}>
              {t("roster.removeYes")}
            </Button>
          </Row>
        </Dialog>
      )}
    </section>
  );
}

function Add({ onEnrol, onTold }: Pick<RosterProps, "onEnrol"> & { onTold: (told: string) => void }): ReactNode {
  const { t } = useWords("account");
  const said = useSaid();
  const [name, setName] = useState("");
  const [[secret, again], setSecret] = useState<readonly [string, string]>(["", ""]);
  const [asked, setAsked] = useState(false);
  const [wrong, setWrong] = useState<SecretTrouble>();
  const [busy, setBusy] = useState(false);
  const nameless = name.trim() === "";
  const add = async (): Promise<void> => {
    if (busy) return;
    const trouble = secretTrouble("pin", secret, again);
    setAsked(true);
    setWrong(trouble);
    if (trouble || nameless) return;
    setBusy(true);
    const failed = await onEnrol(name.trim(), secret);
    setBusy(false);
    onTold(failed ? said(failed) : t("roster.added", { who: name.trim() }));
    if (failed) return;
    setName("");
    setSecret(["", ""]);
    setAsked(false);
  };
  return (
    <form
      className={classes["form"]}
      autoComplete="off"
      aria-labelledby="roster-add"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h3 id="roster-add">{t("roster.add")}</h3>
      <Field
        label={t("roster.name")}
        help={t("roster.nameHelp")}
        {...(asked && nameless && { error: t("roster.nameMissing") })}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Muted>{t("roster.handOver")}</Muted>
      <NewSecret
        kind="pin"
        label={t("secret.pin")}
        value={secret}
        again={again}
        trouble={wrong}
        onChange={(typed, twice) => setSecret([typed, twice])}
      />
      <Row>
        <Button type="submit" look="primary" aria-disabled={busy}>
          {t("roster.go")}
        </Button>
        <span role="status">{busy && t("signIn.checking")}</span>
      </Row>
    </form>
  );
}
