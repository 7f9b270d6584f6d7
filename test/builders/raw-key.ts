/** A key for `rawScenario()` as its file says it. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests break it in every way a file can be broken
export function rawKey(): any {
  const choice = (level: string): unknown => ({
    marks: { "COM.1": level },
    rationale: "Because {ana.name} hears it.",
    sources: ["S1"],
  });
  return {
    format: 1,
    scenario: "small",
    provenance: { kind: "author", by: "Tests", on: "2026-11-22" },
    spine: ["knock"],
    decisions: {
      knock: { behaviours: ["COM.1"], choices: { again: choice("strong"), wait: choice("adequate") } },
      talk: { behaviours: ["COM.1"], choices: { hurt: choice("strong"), bye: choice("weak") } },
    },
  };
}
