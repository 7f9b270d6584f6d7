// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { reopen } from "#engine/attempt/reopen.ts";
import { add, empty } from "#engine/insight/class/aggregate.ts";
import { type AttemptFacts, factsOf } from "#engine/insight/class/facts.ts";
import type { Dismissal } from "#engine/insight/class/needs.ts";
import type { NeedRule } from "#engine/insight/class/need-rules.ts";
import { demoBatches } from "#engine/players/demo/academy.ts";
import { type ClassData, type ClassDesk, FIRST_RULES } from "#features/class/class-data.ts";
import { ClassReview, type ClassSection } from "#features/class/class-review.tsx";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";
import { anOrder, TODAY } from "../../builders/demo.ts";
import { aClock } from "../../builders/ports.ts";

afterEach(cleanup);

// jsdom has the element and not what opens it.
HTMLDialogElement.prototype.showModal ??= function open(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};

const order = anOrder();
const [pack] = order.packs;
const batches = [...demoBatches(order)];
const people = new Map(batches.flatMap(({ officers }) => officers.map(({ id, name }) => [id, name])));
/** The runs on record of the made-up academy's first lots. */
const FACTS: readonly AttemptFacts[] = batches.slice(0, 4).flatMap(({ runs }) =>
  runs.flatMap(({ attempt: { header, moves }, sharedAt }) => {
    const again = pack && reopen(header, moves, pack.bytes);
    if (!pack || !again?.ok) throw new Error("a made-up run does not fit");
    if (header.purpose !== "record" && sharedAt === undefined) return [];
    const { program, moments } = again.value;
    const facts = factsOf(program, { key: pack.key, hash: pack.keyHash }, header, moments);
    if (!facts.ok) throw new Error(facts.error.code);
    return [facts.value];
  }),
);

function aClass(facts: readonly AttemptFacts[] = FACTS): ClassData {
  const aggregate = empty();
  for (const fact of facts) add(aggregate, fact);
  return {
    aggregate,
    facts,
    names: people,
    titles: new Map([["reaching-for-the-card", "Reaching for the card"]]),
    texts: new Map(),
    unread: 0,
    known: { now: TODAY, ruled: [], marked: [], due: [], since: new Map(), words: () => undefined },
  };
}

interface Kept {
  rules: readonly NeedRule[];
  dismissals: readonly Dismissal[];
}

async function shown(section: ClassSection, data: ClassData | undefined = aClass(), refuse = false) {
  const words = await createWords("en-US");
  await addAreas(words, ["overview", "debrief"]);
  const kept: Kept = { rules: FIRST_RULES, dismissals: [] };
  const desk = (): ClassDesk => ({
    ...kept,
    saveRules: async (rules) => {
      if (refuse) return false;
      kept.rules = rules;
      view.rerender(screenOf());
      return true;
    },
    saveDismissal: async (one) => {
      if (refuse) return false;
      kept.dismissals = [...kept.dismissals, one];
      view.rerender(screenOf());
      return true;
    },
  });
  const screenOf = () => (
    <WordsProvider words={words}>
      <ClassReview
        data={data}
        desk={desk()}
        clock={aClock(TODAY)}
        section={section}
        links={{
          home: "#/",
          review: "#/review",
          demo: "#/demo",
          section: (one) => `#/class/${one}`,
          replay: (id, seq = 0) => `#/review/${id}?at=${seq}`,
          script: (scenario, scene) => `#/health/${scenario}?at=${scene}`,
        }}
      />
    </WordsProvider>
  );
  const view = render(screenOf());
  return { kept, user: userEvent.setup() };
}

const region = (name: string): ReturnType<typeof within> => within(screen.getByRole("region", { name }));

test("questions come before needs, and needs before every figure", async () => {
  await shown("overview");
  const titles = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
  expect(titles).toEqual(["Ask before you read the figures", "Needs you", "Completion", "Evidence by officer"]);
  const asked = region("Ask before you read the figures").getAllByRole("listitem");
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThanOrEqual(3);
});

test("every reason to look prints its rule, and leads to the moment it rests on", async () => {
  await shown("overview");
  const needs = region("Needs you");
  const rows = needs.getAllByText(/^Rule: /);
  const links = needs.getAllByRole("link");
  expect(rows.length).toBeGreaterThan(0);
  expect(links).toHaveLength(rows.length);
  const known = new Set(FACTS.map(({ attempt }) => attempt));
  for (const link of links) {
    const [, id = ""] = /#\/review\/(.*)\?at=\d+$/.exec(link.getAttribute("href") ?? "") ?? [];
    expect(known).toContain(id);
  }
});

test("evidence is counts over scenarios: no percent and no level of a person", async () => {
  await shown("overview");
  const evidence = region("Evidence by officer");
  expect(evidence.getAllByText(/^\d+ strong, \d+ adequate, \d+ weak, over \d+ scenarios?$/).length).toBeGreaterThan(10);
  const main = screen.getByRole("main").textContent ?? "";
  expect(main).not.toMatch(/%|Developing|risk|score/i);
});

test("a reason is let rest with a reason and a name, and goes", async () => {
  const { kept, user } = await shown("overview");
  const [first] = region("Needs you").getAllByRole("button", { name: /^Let it rest: / });
  if (!first) throw new Error("no need");
  const name = first.getAttribute("aria-label") ?? "";
  await user.click(first);
  const dialog = within(screen.getByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Let it rest" }));
  expect(dialog.getByText("Give a reason and your name.")).toBeTruthy();
  expect(kept.dismissals).toEqual([]);
  await user.type(dialog.getByLabelText("Reason"), "Talked it through on Monday");
  await user.type(dialog.getByLabelText("Your name"), "Sgt. Ortiz");
  await user.click(dialog.getByRole("button", { name: "Let it rest" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(kept.dismissals).toMatchObject([{ reason: "Talked it through on Monday", by: "Sgt. Ortiz", at: TODAY }]);
  expect(screen.queryByRole("button", { name })).toBeNull();
  expect(screen.getByText("1 reason was let rest")).toBeTruthy();
});

test("what cannot be kept says so, and the reason stays typed", async () => {
  const { user } = await shown("overview", aClass(), true);
  await user.click(region("Needs you").getAllByRole("button", { name: /^Let it rest: / })[0] as HTMLElement);
  const dialog = within(screen.getByRole("dialog"));
  await user.type(dialog.getByLabelText("Reason"), "Seen");
  await user.type(dialog.getByLabelText("Your name"), "Ortiz");
  await user.click(dialog.getByRole("button", { name: "Let it rest" }));
  expect(dialog.getByText("It could not be kept on this device. Try again.")).toBeTruthy();
  expect(dialog.getByLabelText<HTMLTextAreaElement>("Reason").value).toBe("Seen");
});

test("the rule about pace is off and says why; a rule is turned off and its reasons are gone", async () => {
  const { kept, user } = await shown("overview");
  const rules = within(screen.getByText("Rules").closest("details") as HTMLElement);
  const pace = within(rules.getByRole("group", { name: "Very fast", hidden: true }));
  expect(pace.getByRole<HTMLInputElement>("checkbox", { hidden: true }).checked).toBe(false);
  expect(pace.getByText(/^Off unless you turn it on/)).toBeTruthy();
  await user.click(screen.getByText("Rules"));
  for (const box of rules.getAllByRole<HTMLInputElement>("checkbox")) if (box.checked) await user.click(box);
  await user.click(rules.getByRole("button", { name: "Keep the rules" }));
  expect(kept.rules.every(({ on }) => !on)).toBe(true);
  expect(region("Needs you").getByText(/^No rule that is on finds anybody/)).toBeTruthy();
});

test("a number that is none is refused beside it, and nothing is kept", async () => {
  const { kept, user } = await shown("overview");
  await user.click(screen.getByText("Rules"));
  const [number] = screen.getAllByLabelText("Number");
  await user.clear(number as HTMLElement);
  await user.type(number as HTMLElement, "many");
  expect(screen.getByText("A whole number from 0 to 1000.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Keep the rules" }));
  expect(kept.rules).toBe(FIRST_RULES);
});

test("finding an officer narrows needs and evidence; a filter that hides all can be cleared", async () => {
  const { user } = await shown("overview");
  const name = people.get(FACTS[0]?.officer ?? "") ?? "";
  await user.type(screen.getByLabelText("Find an officer"), name);
  expect(
    region("Evidence by officer")
      .getAllByRole("rowheader")
      .map((cell: HTMLElement) => cell.textContent),
  ).toEqual([name]);
  await user.type(screen.getByLabelText("Find an officer"), "zzz");
  expect(
    screen.getByText(`No run of ${FACTS.filter(({ from }) => !from).length} fits what is asked for.`),
  ).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Clear the filter" }));
  expect(region("Evidence by officer").getAllByRole("rowheader").length).toBeGreaterThan(1);
});

test("without runs the screen teaches how one comes here", async () => {
  await shown("overview", aClass([]));
  expect(screen.getByRole("heading", { name: "No runs yet" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "See it with a made-up class" }).getAttribute("href")).toBe("#/demo");
});

test("under twenty a decision says that it is too few, and prints no share", async () => {
  await shown("decisions", aClass(FACTS.slice(0, 8)));
  const table = within(screen.getByRole("table"));
  expect(table.getAllByText("Too few to mean anything (under 20).")).toHaveLength(
    table.getAllByRole("rowheader").length,
  );
  expect(screen.getByRole("table").textContent).not.toContain("%");
});

test("with enough officers each option has its share with an interval, beside who came there", async () => {
  // As many officers as it takes: the same runs under other names.
  const many = [0, 1, 2].flatMap((copy) =>
    FACTS.map((fact) => ({ ...fact, attempt: `${fact.attempt} ${copy}`, officer: `${fact.officer} ${copy}` })),
  );
  await shown("decisions", aClass(many));
  const table = screen.getByRole("table");
  expect(table.textContent).toMatch(/\d+ of \d+: \d+% \(\d+% to \d+%\)/);
  // No share without its interval.
  expect(table.textContent?.match(/%/g)?.length).toBe(3 * (table.textContent?.match(/% to /g)?.length ?? 0));
});

test("flow shows steps, paths with the rest pooled, a table, and first beside latest", async () => {
  const { user } = await shown("flow");
  await user.click(screen.getByRole("radio", { name: "Steps" }));
  expect(screen.getByRole("heading", { name: "Step 1" })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Paths most took" })).toBeTruthy();
  expect(screen.getByText(/^Other \(\d+\): each taken by fewer than 3 officers/)).toBeTruthy();
  await user.click(screen.getByRole("radio", { name: "Table" }));
  expect(within(screen.getByRole("table")).getAllByRole("row").length).toBeGreaterThan(5);
  await user.click(screen.getByRole("radio", { name: "First and latest" }));
  expect(screen.getByRole("columnheader", { name: "Latest run" })).toBeTruthy();
});

test("a place of the graph is chosen by keyboard, says where runs came from and went, and leads to them", async () => {
  const { user } = await shown("flow");
  const graph = region("Graph of where runs went");
  const [place] = graph.getAllByRole("button", { name: /, reached \d+ times?$/ });
  if (!place) throw new Error("no place");
  place.focus();
  await user.keyboard("{Enter}");
  expect(place.getAttribute("aria-pressed")).toBe("true");
  const [text = ""] = (place.getAttribute("aria-label") ?? "").split(/, reached \d+ times?$/);
  expect(screen.getByRole("heading", { name: text })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Came from" })).toBeTruthy();
  await user.click(screen.getByText("Runs behind it"));
  const links = screen
    .getAllByRole("link", { name: /./ })
    .filter((one) => /^#\/review\/.+at=/.test(one.getAttribute("href") ?? ""));
  expect(links.length).toBeGreaterThan(0);
});

test("the graph has a list that says the same, a line for every way between two places", async () => {
  await shown("flow");
  const list = within(screen.getByText("The same as a list").closest("details") as HTMLElement);
  const lines = list.getAllByText(/ → .*: \d+$/);
  expect(lines.length).toBeGreaterThan(3);
  expect(document.querySelectorAll("svg path").length).toBeLessThanOrEqual(lines.length);
});

test("a decision leads to its place in the script and to the runs behind each figure", async () => {
  const { user } = await shown("decisions");
  const [script] = screen.getAllByRole("link", { name: /^In the script: / });
  expect(script?.getAttribute("href")).toMatch(/^#\/health\/reaching-for-the-card\?at=./);
  const [behind] = screen.getAllByText(/^Runs behind it \(\d+\)$/);
  const n = Number(/\((\d+)\)/.exec(behind?.textContent ?? "")?.[1]);
  await user.click(behind as HTMLElement);
  const box = within(behind?.closest("details") as HTMLElement);
  expect(box.getAllByRole("link")).toHaveLength(n);
});

test("after a reason is let rest the next one has the focus, and the heading when none is left", async () => {
  const { user } = await shown("overview", aClass(FACTS.slice(0, 3)));
  const buttons = () => region("Needs you").queryAllByRole("button", { name: /^Let it rest: / });
  expect(buttons().length).toBeGreaterThan(1);
  for (let left = buttons().length; left > 0; left--) {
    const next = region("Needs you").getAllByRole("link")[1];
    await user.click(buttons()[0] as HTMLElement);
    const dialog = within(screen.getByRole("dialog"));
    await user.type(dialog.getByLabelText("Reason"), "Seen");
    await user.clear(dialog.getByLabelText("Your name"));
    await user.type(dialog.getByLabelText("Your name"), "Ortiz");
    await user.click(dialog.getByRole("button", { name: "Let it rest" }));
    const at = next ?? screen.getByRole("heading", { name: "Needs you" });
    expect(document.activeElement?.textContent).toBe(at.textContent);
    expect(document.activeElement?.getAttribute("aria-label")).toBe(at.getAttribute("aria-label"));
  }
});

test("five hundred officers stand twenty at a time, by need or by name, and the first new row takes the focus", async () => {
  const many = Array.from({ length: 500 }, (_, at) => {
    const fact = FACTS[at % FACTS.length] as AttemptFacts;
    return { ...fact, attempt: `${fact.attempt} ${at}`, officer: `officer ${String(at).padStart(3, "0")}` };
  }).filter(({ from, state }) => !from && state === "ended");
  const { user } = await shown("overview", aClass(many));
  const evidence = region("Evidence by officer");
  expect(evidence.getAllByRole("rowheader")).toHaveLength(20);
  await user.click(evidence.getByRole("button", { name: "Show 20 more" }));
  const rows = evidence.getAllByRole("rowheader");
  expect(rows).toHaveLength(40);
  expect(rows[20]?.closest("tr")?.contains(document.activeElement)).toBe(true);
  const needed = rows.map((row: HTMLElement) => row.nextElementSibling?.textContent !== "–no rule");
  expect(needed.indexOf(false) === -1 || !needed.slice(needed.indexOf(false)).includes(true)).toBe(true);
});

test("details of an officer are counts in words and the runs they come from", async () => {
  const { user } = await shown("overview");
  const [open] = region("Evidence by officer").getAllByRole("button", { name: /^Details of / });
  await user.click(open as HTMLElement);
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getAllByText(/^\d+ strong, \d+ adequate, \d+ weak, over/).length).toBeGreaterThan(0);
  expect(dialog.getAllByRole("link").length).toBeGreaterThan(0);
  await user.click(dialog.getByRole("button", { name: "Close" }));
  expect(document.activeElement).toBe(open);
});

test("one rule can be looked at alone, with how many it finds", async () => {
  const { user } = await shown("overview");
  const needs = region("Needs you");
  const choice = needs.getByRole("combobox", { name: "Show one rule" });
  const option = within(choice).getByRole("option", {
    name: /^Acts that wait for a ruling \(\d+\)$/,
  });
  await user.selectOptions(choice, option);
  const n = Number(/\((\d+)\)/.exec(option.textContent ?? "")?.[1]);
  expect(needs.getAllByRole("status")[0]?.textContent).toMatch(new RegExp(`^${n} reasons? to look$`));
  for (const rule of needs.getAllByText(/^Rule: /)) expect(rule.textContent).toContain("unruled critical");
});

test("the wish to go through a run is a rule of its own, printed with what it rests on", async () => {
  const [fact] = FACTS;
  if (!fact) throw new Error("no run");
  await shown("overview", aClass([{ ...fact, askedForHelp: TODAY }]));
  expect(screen.getByText(/^Asked to go through/)).toBeTruthy();
  expect(screen.getByText("Rule: runs an officer asked to go through, at least 1")).toBeTruthy();
});
