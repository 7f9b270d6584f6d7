import fc from "fast-check";
import { expect, test } from "vitest";
import { afterErrata } from "#engine/programme/errata.ts";
import { countsOf } from "#engine/score/counts.ts";
import type { Evidence, Mark } from "#engine/score/evidence.ts";
import { LEVELS } from "#engine/score/key.ts";
import { runs } from "../../builders/property-runs.ts";

const mark = (scene: string, behaviour: string, level: Mark["level"]): Mark => ({
  scene,
  behaviour,
  level,
  choice: "ask",
  seq: 3,
  spine: true,
  because: "chosen",
});
const evidence = (marks: readonly Mark[], extra: Partial<Evidence> = {}): Evidence => ({
  marks,
  critical: [],
  disrespect: [],
  state: "ended",
  ...extra,
});

test("of each mark the better one stands, and what became of each is told", () => {
  const before = evidence([
    mark("door", "CUL.1", "weak"),
    mark("door", "EI.2", "strong"),
    mark("yard", "CUL.1", "adequate"),
    mark("yard", "EI.2", "weak"),
    mark("road", "EI.4", "adequate"),
    mark("road", "CUL.1", "strong"),
  ]);
  const now = evidence([
    mark("door", "CUL.1", "strong"),
    mark("door", "EI.2", "adequate"),
    mark("road", "CUL.1", "strong"),
    mark("desk", "EI.2", "strong"),
    mark("desk", "CUL.1", "adequate"),
    mark("yard", "EI.2", "weak"),
  ]);
  const after = afterErrata(before, now);
  expect(after.evidence.marks.map(({ scene, behaviour, level }) => `${scene} ${behaviour} ${level}`)).toEqual([
    "door CUL.1 strong",
    "door EI.2 strong",
    "yard CUL.1 adequate",
    "yard EI.2 weak",
    "road EI.4 adequate",
    "road CUL.1 strong",
    "desk EI.2 strong",
  ]);
  expect(after.marks).toEqual([
    { code: "raised", scene: "door", behaviour: "CUL.1", before: "weak", now: "strong" },
    { code: "kept", scene: "door", behaviour: "EI.2", before: "strong", now: "adequate" },
    { code: "kept", scene: "yard", behaviour: "CUL.1", before: "adequate" },
    { code: "kept", scene: "road", behaviour: "EI.4", before: "adequate" },
    { code: "added", scene: "desk", behaviour: "EI.2", now: "strong" },
    { code: "not-added", scene: "desk", behaviour: "CUL.1", now: "adequate" },
  ]);
});

test("a weak mark that the new key does not know is withdrawn", () => {
  const after = afterErrata(evidence([mark("door", "CUL.1", "weak")]), evidence([]));
  expect(after.evidence.marks).toEqual([]);
  expect(after.marks).toEqual([{ code: "withdrawn", scene: "door", behaviour: "CUL.1", before: "weak" }]);
});

test("a critical act or disrespect may be taken away and never put in", () => {
  const [old, added] = [
    { scene: "door", choice: "push", seq: 3, severity: "safety" as const },
    { scene: "yard", choice: "joke", seq: 5 },
  ];
  const after = afterErrata(
    evidence([], { critical: [old], disrespect: [added] }),
    evidence([], { critical: [added], disrespect: [added] }),
  );
  expect(after.evidence.critical).toEqual([]);
  expect(after.evidence.disrespect).toEqual([added]);
  expect(after.flags).toEqual([
    { code: "withdrawn", flag: "critical", scene: "door", choice: "push", seq: 3 },
    { code: "not-added", flag: "critical", scene: "yard", choice: "joke", seq: 5 },
  ]);
});

test("the same evidence twice changes nothing and says nothing", () => {
  const same = evidence([mark("door", "CUL.1", "weak"), mark("yard", "EI.2", "strong")]);
  expect(afterErrata(same, same)).toEqual({ evidence: same, marks: [], flags: [] });
});

test("in no competency does an erratum lower a decision, add a weak one, or lower the share of strong or not weak", () => {
  const marks = fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom("door", "yard", "road"),
        fc.constantFrom("CUL.1", "CUL.2", "EI.1", "EI.2"),
        fc.constantFrom(...LEVELS),
      )
      .map(([scene, behaviour, level]) => mark(scene, behaviour, level)),
    { selector: ({ scene, behaviour }) => `${scene} ${behaviour}`, maxLength: 12 },
  );
  fc.assert(
    fc.property(marks, marks, (before, now) => {
      const after = countsOf(afterErrata(evidence(before), evidence(now)).evidence.marks);
      for (const [competency, old] of countsOf(before)) {
        const is = after.get(competency) ?? { strong: 0, adequate: 0, weak: 0 };
        const [oldAll, all] = [old.strong + old.adequate + old.weak, is.strong + is.adequate + is.weak];
        expect(is.weak).toBeLessThanOrEqual(old.weak);
        expect(is.strong).toBeGreaterThanOrEqual(old.strong);
        expect(is.strong + is.adequate).toBeGreaterThanOrEqual(old.strong + old.adequate);
        expect(is.strong * oldAll).toBeGreaterThanOrEqual(old.strong * all);
        expect(is.weak * oldAll).toBeLessThanOrEqual(old.weak * all);
      }
    }),
    { numRuns: runs(2000) },
  );
});
