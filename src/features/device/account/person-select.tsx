import type { ReactNode, Ref } from "react";
import type { Person } from "#ports/vault.ts";
import type { ControlProps } from "#ui/field.tsx";
import { useWords } from "#words/use-words.tsx";

/** Everybody who may sign in, by initials and number. */
export function PersonSelect({
  control,
  people,
  value,
  onChange,
  listRef,
}: {
  control: ControlProps;
  people: readonly Person[];
  value: string;
  onChange: (id: string) => void;
  listRef?: Ref<HTMLSelectElement>;
}): ReactNode {
  const { t } = useWords("account");
  return (
    <select
      {...control}
      {...(listRef && { ref: listRef })}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t("signIn.choose")}</option>
      {people.map((person) => (
        <option key={person.id} value={person.id}>
          {person.role === "trainer" ? t("trainer") : t("name", person)}
        </option>
      ))}
    </select>
  );
}
