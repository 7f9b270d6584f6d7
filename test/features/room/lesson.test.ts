import { beforeAll, expect, test } from "vitest";
import { type Lesson, lessonOf } from "#features/room/lesson.ts";
import { lessonMarkdown, type Speech } from "#features/room/lesson-markdown.ts";
import { addAreas, createWords, translate } from "#words/words.ts";
import { theCard } from "./stand.ts";

const TODAY = "2026-12-01";
let speech: Speech;
beforeAll(async () => {
  const words = await createWords("en-US");
  await addAreas(words, ["room"]);
  speech = {
    t: translate(words, "room"),
    locale: "en-US",
    behaviour: (code) => `<${code}>`,
    lure: (kind) => kind,
    date: (iso) => iso,
  };
});

test("twice the time of play goes to talk, and the steps follow each other without a gap", () => {
  const { scenario, key } = theCard();
  for (const minutes of [1, 2, 7, 10, 33]) {
    const debrief = Math.max(4, 2 * minutes);
    const lesson = lessonOf({ ...scenario, minutes }, key, TODAY);
    expect(lesson.minutes).toEqual({ before: 5, play: minutes, debrief, total: 5 + minutes + debrief });
    let from = 0;
    for (const step of lesson.timetable) {
      expect(step.from).toBe(from);
      expect(step.minutes).toBeGreaterThan(0);
      from += step.minutes;
    }
    expect(from).toBe(lesson.minutes.total);
  }
});

test("each decision has what one could hear, and what tempts, as the key has it", () => {
  const { scenario, key } = theCard();
  const lesson = lessonOf(scenario, key, TODAY);
  expect(lesson.decisions).toHaveLength(17);
  const first = lesson.decisions[0];
  expect(first?.prompt).toBe("Two tries, no answer. What do you do?");
  expect(first?.expected.map((one) => one.choice)).toEqual([
    "Turn your light onto your own open hand, out where she can see it, and wave.",
  ]);
  expect(first?.tempting.map((one) => one.lure)).toEqual(["authority", "speed"]);
  for (const decision of lesson.decisions) expect(decision.expected.length, decision.prompt).toBeGreaterThan(0);
});

test("without a key the plan stands, and says that no answers do", () => {
  const { scenario } = theCard();
  const lesson = lessonOf(scenario, undefined, TODAY);
  expect(lesson.decisions.every((decision) => decision.expected.length === 0)).toBe(true);
  const text = lessonMarkdown(lesson, "abcdef0123", speech);
  expect(text).toContain("The key is not on this device, so no answers stand here.");
  expect(text).not.toContain("One could hear");
});

test("a legal note whose day has passed is not to be relied on", () => {
  const { scenario, key } = theCard();
  expect(lessonOf(scenario, key, "2027-05-22").law.map((note) => note.past)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  const late = lessonOf(scenario, key, "2027-05-23");
  expect(late.law.every((note) => note.past)).toBe(true);
  expect(lessonMarkdown(late, "", speech)).toContain(
    "Should have been checked again by 2027-05-22. Do not rely on it.",
  );
});

test("the file holds all of the plan: objectives, every decision, sources with addresses, what is not claimed", () => {
  const { scenario, key } = theCard();
  const lesson = lessonOf(scenario, key, TODAY);
  const text = lessonMarkdown(lesson, "abcdef0123", speech);
  expect(text.startsWith("# Lesson plan: Reaching for the card\n")).toBe(true);
  expect(text).toContain(
    "1. The officer, given a driver who does not answer and reaches out of sight, keeps safe, tests another explanation than refusal, and gives an order that can be seen, before any hands-on act and without reading silence as refusal.",
  );
  expect(text.match(/^### Decision \d+: /gm)).toHaveLength(17);
  for (const { url } of scenario.sources) if (url !== undefined) expect(text).toContain(`<${url}>`);
  for (const said of ["What we do not claim", "988", "35 minutes: 10 to play, 20 to talk, 5 before", "author’s view"]) {
    expect(text).toContain(said);
  }
  expect(text.endsWith("abcdef01.\n")).toBe(true);
  expect(text).not.toMatch(/undefined|\{\{|\[object/);
});

test("signs in a scenario's text are text in the file, and never Markdown", () => {
  const { scenario, key } = theCard();
  const lesson: Lesson = {
    ...lessonOf(scenario, key, TODAY),
    title: "# a *b* _c_ [d](e) <img> `f` | g\n\n## h",
  };
  expect(lessonMarkdown(lesson, "", speech).split("\n")[0]).toBe(
    String.raw`# Lesson plan: \# a \*b\* \_c\_ \[d\](e) \<img\> \`f\` \| g \#\# h`,
  );
});
