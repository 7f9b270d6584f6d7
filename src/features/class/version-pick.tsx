import { useState, type ReactNode } from "react";
import { Field } from "#ui/field.tsx";
import { useWords } from "#words/use-words.tsx";
import type { Asked, ClassData } from "./class-data.ts";
import { useTexts } from "./use-texts.ts";

/** One version of one scenario: scenes of two versions are not the same scenes. */
export interface Version {
  readonly scenario: string;
  readonly rules: string;
}

/** Which version is looked at, and the control to choose another. */
export function useVersion(data: ClassData, { scenario }: Asked): { version: Version | undefined; picker: ReactNode } {
  const { t, locale } = useWords("overview");
  const { title } = useTexts(data);
  const [picked, setPicked] = useState("");
  const versions = [...data.aggregate.groups.values()]
    .filter((one) => scenario === "" || one.scenario === scenario)
    .toSorted((a, b) => title(a.scenario).localeCompare(title(b.scenario), locale));
  const at = versions.find((one) => nameOf(one) === picked) ?? versions[0];
  const alone = (one: Version): boolean => versions.filter((other) => other.scenario === one.scenario).length === 1;
  const picker = (
    <Field label={t("decisions.which")}>
      {(control) => (
        <select {...control} value={at ? nameOf(at) : ""} onChange={(event) => setPicked(event.target.value)}>
          {versions.map((one) => (
            <option key={nameOf(one)} value={nameOf(one)}>
              {alone(one)
                ? title(one.scenario)
                : t("decisions.version", { title: title(one.scenario), version: one.rules.slice(0, 8) })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return { version: at && { scenario: at.scenario, rules: at.rules }, picker: versions.length > 1 ? picker : null };
}

const nameOf = ({ scenario, rules }: Version): string => `${scenario} ${rules}`;
