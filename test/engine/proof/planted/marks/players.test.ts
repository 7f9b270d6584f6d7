import { describe, expect, test } from "vitest";
import type { Code } from "#engine/proof/finding.ts";
import { prove } from "#engine/proof/prove.ts";
import { CHOICE_KINDS } from "#engine/scenario/scenario.ts";
import { shows, story, WHOLE } from "../marks-plant.ts";
import { spares } from "../plant.ts";
import { changed, contest, type Round, ROUNDS } from "./contest.ts";

const shareOf = (rounds: readonly Round[], player: string): number | undefined =>
  prove(contest(rounds)).naive.find((one) => one.player === player)?.share;

const claim = (params: { readonly why: string; readonly player?: string; readonly share: number }) => ({
  params,
  pointer: "",
  thing: WHOLE,
  way: null,
});
const half = (player: string) => claim({ why: "naive", player, share: 50 });

/** Found: these come to 12 of 24, half exactly. Spared: to 10 of 24. */
function comesToHalf(
  players: readonly string[],
  found: readonly Round[],
  spared: readonly Round[],
  alongside: readonly Code[] = [],
): void {
  // Weak choices of a round lead to the same and are marked alike: P11.
  shows(contest(found), "C06", players.map(half), [...alongside, "P11"], "error");
  spares(contest(spared), "C06");
  for (const player of players) {
    expect(shareOf(found, player), player).toBe(12 / 24);
    expect(shareOf(spared, player), player).toBeCloseTo(10 / 24, 12);
  }
}

describe("C06: who knows nothing of the matter does not come to half", () => {
  test("the contest has none who does, and who takes the best but one comes to half exactly", () => {
    const proof = spares(contest(ROUNDS), "C06");
    const others = proof.findings.flatMap(({ code, severity }) => (severity === "report" ? [] : [code]));
    expect([...new Set(others)]).toEqual(["P11"]);
    const shares = Object.fromEntries(proof.naive.map(({ player, share }) => [player, share]));
    for (const player of ["longest", "shortest", "enforcing", "calmest"]) expect(shares[player], player).toBe(0);
    for (const kind of [...CHOICE_KINDS, "waiting"]) expect(shares[kind], kind).toBe(6 / 24);
    expect(shares["second-best"]).toBe(12 / 24);
    for (const { player, decisions, ending } of proof.naive) {
      expect(decisions, player).toBe(6);
      expect(["good", "plain"], player).toContain(ending);
    }
  });

  /** What makes a choice theirs is on the strong one in three rounds; or in two, and on the adequate one in a third. */
  const threeTimes = (mine: "longest" | "shortest" | "authority" | "calmest") =>
    [
      changed((round, at) => (at < 3 ? { [mine]: round.strong } : {})),
      changed((round, at) => (at < 2 ? { [mine]: round.strong } : at === 2 ? { [mine]: round.adequate } : {})),
    ] as const;

  test("by what is longest", () => comesToHalf(["longest"], ...threeTimes("longest")));

  test("by what is shortest", () => comesToHalf(["shortest"], ...threeTimes("shortest")));

  test("by what is most like enforcing", () => comesToHalf(["enforcing"], ...threeTimes("authority")));

  test("by what leaves people calmest the moment after", () => comesToHalf(["calmest"], ...threeTimes("calmest")));

  test("by what is shown first", () => {
    const shown = (third: "strong" | "adequate") =>
      changed((round, at) => ({ first: at < 2 ? round.strong : at === 2 ? round[third] : round.shortest }));
    comesToHalf(["first"], shown("strong"), shown("adequate"));
  });

  test("by what is shown last", () => {
    const shown = (third: "strong" | "adequate") =>
      changed((round, at) => ({
        first: undefined,
        last: (at < 2 ? round.strong : at === 2 ? round[third] : round.shortest) ?? round.shortest,
      }));
    comesToHalf(["last"], shown("strong"), shown("adequate"));
  });

  /** The rounds with the first of them changed so. */
  const opening = (...first: readonly Partial<Round>[]) => changed((_, at) => first[at] ?? {});

  test("by asking each time", () => {
    const ask: Partial<Round> = { strong: "ask", adequate: "do" };
    comesToHalf(["ask"], opening(ask, ask), opening(ask, ask, { strong: "do", adequate: "ask" }));
  });

  test("by waiting each time", () => {
    const wait: Partial<Round> = { strong: "wait", adequate: "do" };
    // The fourth round is strong for them as it stands, the third adequate.
    comesToHalf(["wait", "waiting"], opening(wait, wait, { adequate: "do" }), opening(wait));
  });

  test("by letting the time run out where nothing waits, if that is assessed and marked well", () => {
    // Where one can wait it earns 6. Timed out: 2, and 4 or 2, and nothing. Who looks for a wait takes the first, a weak one.
    const timed = (second: "strong" | "adequate") =>
      changed((round, at): Partial<Round> => {
        const bare = { without: "wait", first: round.longest } as const;
        if (at === 0) return { ...bare, shortest: "radio", timeout: "adequate" };
        if (at === 4) return { ...bare, timeout: second };
        return at === 5 ? { ...bare, timeout: "weak" } : {};
      });
    comesToHalf(["waiting"], timed("strong"), timed("adequate"), ["P15"]);
    expect(shareOf(timed("strong"), "wait")).toBe(6 / 24);
  });

  test("who takes the best but one must: not where all others are weak once", () => {
    const once = changed((_, at) => (at === 0 ? { adequate: undefined } : {}));
    shows(contest(once), "C06", [claim({ why: "second-best", share: 42 })], ["P10", "P11"], "error");
    expect(shareOf(once, "second-best")).toBeCloseTo(10 / 24, 12);
    spares(contest(ROUNDS), "C06");
  });

  test("a player's share counts the first visit to a decision, and what it never met as nothing earned", () => {
    // The longest first: `push` (0 of 4), then `ask` on a second visit; `thank` (2 of 4) ends it, and `last` is never met.
    const told = story({
      open: {
        choices: {
          push: ["weak", "open", { once: true, text: "Say it once more, and slowly." }],
          ask: ["strong", "close"],
        },
      },
      close: {
        choices: { thank: ["adequate", "plain", { text: "Say it once more, and slowly." }], on: ["strong", "last"] },
      },
      last: { choices: { offer: ["strong", "good"], give: ["adequate", "good"] } },
    });
    const { naive } = prove(told);
    const of = (name: string) => naive.find(({ player }) => player === name);
    expect(of("longest")).toEqual({ player: "longest", share: 2 / 12, decisions: 2, ending: "plain" });
  });

  test("of fewer than six decisions luck says nothing: not decided", () => {
    const lucky = changed((round) => ({ longest: round.strong }));
    const five = prove(contest(lucky.slice(0, 5)));
    expect(five.checks.C06).toBe("not decided");
    expect(five.findings.filter(({ code }) => code === "C06")).toEqual([]);
    expect(five.naive.find(({ player }) => player === "longest")?.share).toBe(1);
    const six = prove(contest(lucky)).findings.filter(({ code }) => code === "C06");
    expect(six.map(({ params }) => params)).toEqual([{ why: "naive", player: "longest", share: 100 }]);
  });
});
