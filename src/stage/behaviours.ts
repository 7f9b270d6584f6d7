import { useWords } from "#words/use-words.tsx";

/** Names of competencies (`CUL`) and behaviours (`CUL.3`); one this app has no name for goes by its code. */
export function useBehaviours(): { behaviourName: (code: string) => string; competencyName: (code: string) => string } {
  const { t } = useWords("debrief");
  const named = (area: "behaviour" | "competency", code: string): string => {
    const key = `${area}.${code}`;
    // Codes come from data; a missing text reads as its own key.
    const name = (t as (key: string) => string)(key);
    return name === key ? code : name;
  };
  return { behaviourName: (code) => named("behaviour", code), competencyName: (code) => named("competency", code) };
}
