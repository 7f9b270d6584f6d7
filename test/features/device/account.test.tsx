// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memoryVault } from "#adapters/memory/vault.ts";
import { HIDDEN_MS, lockEverywhere, watchHands } from "#features/device/account/auto-lock.ts";
import { initialsOf, secretTrouble } from "#features/device/account/secrets.ts";
import { SignIn } from "#features/device/account/sign-in.tsx";
import type { SignedIn } from "#ports/vault.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";
import { aChance, aClock } from "../../builders/ports.ts";

afterEach(cleanup);

test.each([
  ["Maria Rivera", "M.R."],
  ["Ofc. Maria Elena Rivera 4471", "M.R."],
  ["rivera", "R."],
  ["Sgt. O'Neill", "O."],
  ["Cpl.", "C."],
  ["حداد يوسف", "ح.ي."],
  ["4471", "?"],
  ["  ", "?"],
])("of %s the list shows %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("a new secret must be long, no row of digits, and typed twice the same", () => {
  expect(secretTrouble("pin", "73529", "73529")).toBe("short");
  for (const easy of ["000000", "123456", "987654", "456789"]) expect(secretTrouble("pin", easy, easy)).toBe("easy");
  expect(secretTrouble("pin", "735291", "735219")).toBe("differs");
  expect(secretTrouble("pin", "735291", "735291")).toBeUndefined();
  expect(secretTrouble("passphrase", "elevenchars", "elevenchars")).toBe("short");
  expect(secretTrouble("passphrase", "four words and more", "four words and more")).toBeUndefined();
});

describe("the sign-in screen", () => {
  /** A vault with a trainer and two officers, and the screen before it. */
  async function stand() {
    const vault = memoryVault({ clock: aClock(), chance: aChance() });
    const code = await vault.found("a trainer's passphrase");
    await vault.enrol("M.R.", "735291");
    await vault.enrol("M.R.", "918273");
    const roster = await vault.roster();
    const words = await createWords("en-US");
    await addAreas(words, ["account"]);
    const signed: SignedIn[] = [];
    render(
      <WordsProvider words={words}>
        <SignIn
          people={(roster.ok && roster.value) || []}
          onReset={vault.reset}
          onSignIn={async (id, secret) => {
            const by = await vault.signIn(id, secret);
            if (by.ok) signed.push(by.value);
            return by.ok ? undefined : by.error;
          }}
        />
      </WordsProvider>,
    );
    return {
      signed,
      code: code.ok ? code.value : "",
      user: userEvent.setup(),
      people: (roster.ok && roster.value) || [],
    };
  }
  const secretBox = (): HTMLInputElement => screen.getByLabelText("PIN or passphrase");

  test("shows initials and numbers, begins on the list, and keeps nothing that is typed", async () => {
    await stand();
    const list = screen.getByLabelText("Who are you?");
    expect(document.activeElement).toBe(list);
    expect([...list.querySelectorAll("option")].map((one) => one.textContent)).toEqual([
      "Choose yourself",
      "Trainer",
      "M.R. · 1",
      "M.R. · 2",
    ]);
    expect([secretBox().type, secretBox().inputMode]).toEqual(["password", "numeric"]);
    expect(secretBox().autocomplete).toBe("one-time-code");
  });

  test("a PIN can be pasted, and shown", async () => {
    const { user, signed, people } = await stand();
    await user.selectOptions(screen.getByLabelText("Who are you?"), "M.R. · 2");
    await user.click(secretBox());
    await user.paste("918273");
    await user.click(screen.getByRole("button", { name: "Show what is typed" }));
    expect([secretBox().type, secretBox().value]).toEqual(["text", "918273"]);
    await user.click(secretBox());
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(signed.map((one) => one.id)).toEqual([people[2]?.id]));
  });

  test("says what is missing, and what is wrong, and empties the box", async () => {
    const { user, signed } = await stand();
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    expect(screen.getAllByText("Choose who you are.").length).toBeGreaterThan(0);
    await user.selectOptions(screen.getByLabelText("Who are you?"), "M.R. · 1");
    await user.type(secretBox(), "918273{Enter}");
    expect((await screen.findAllByText(/That is not right/)).length).toBeGreaterThan(0);
    expect(secretBox().value).toBe("");
    expect(secretBox().getAttribute("aria-invalid")).toBe("true");
    expect(signed).toEqual([]);
  });

  test("after too many wrong ones it says how long to wait, and tries nothing", async () => {
    const { user, signed } = await stand();
    await user.selectOptions(screen.getByLabelText("Who are you?"), "M.R. · 1");
    for (let turn = 0; turn < 4; turn++) {
      await user.type(secretBox(), "000000{Enter}");
      await vi.waitFor(() => expect(secretBox().value).toBe(""));
    }
    expect(await screen.findByText(/Try again in 0:1\d/)).toBeTruthy();
    await user.type(secretBox(), "735291{Enter}");
    expect(signed).toEqual([]);
    // Somebody else need not wait.
    await user.selectOptions(screen.getByLabelText("Who are you?"), "M.R. · 2");
    await user.clear(secretBox());
    await user.type(secretBox(), "918273{Enter}");
    await vi.waitFor(() => expect(signed).toHaveLength(1));
  });

  test("with the academy's code a lost PIN gets a successor", async () => {
    const { user, signed, code } = await stand();
    await user.click(screen.getByRole("button", { name: "PIN or passphrase lost?" }));
    await user.selectOptions(screen.getByLabelText("Who are you?"), "M.R. · 1");
    await user.type(screen.getByLabelText("Recovery code"), "0000");
    await user.type(screen.getByLabelText("New PIN or passphrase"), "204061");
    await user.type(screen.getByLabelText("The same again"), "204061{Enter}");
    expect((await screen.findAllByText(/not this device’s recovery code/)).length).toBeGreaterThan(0);
    await user.clear(screen.getByLabelText("Recovery code"));
    await user.type(screen.getByLabelText("Recovery code"), `${code}{Enter}`);
    expect(await screen.findByText("The new PIN is set. Sign in with it.")).toBeTruthy();
    await user.selectOptions(screen.getByLabelText("Who are you?"), "M.R. · 1");
    await user.type(secretBox(), "204061{Enter}");
    await vi.waitFor(() => expect(signed).toHaveLength(1));
  });

  test("says plainly what it does not protect against", async () => {
    await stand();
    for (const limit of [
      /seconds to hours/,
      /disk encryption/,
      /can linger/,
      /who stands behind you/,
      /copies the browser’s profile back/,
    ])
      expect(screen.getByText(limit)).toBeTruthy();
  });
});

describe("locking by itself", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    vi.stubGlobal("BroadcastChannel", QuietChannel);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    QuietChannel.all.clear();
    seen("visible");
  });

  const seen = (state: "hidden" | "visible"): void => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value: state });
    document.dispatchEvent(new Event("visibilitychange"));
  };
  function watch(limitMs = 120_000) {
    const clock = aClock();
    const told = { locks: 0, warned: undefined as number | undefined };
    const stop = watchHands({
      clock,
      limitMs,
      onWarn: (seconds) => (told.warned = seconds),
      onLock: () => told.locks++,
    });
    const pass = (ms: number): void => {
      clock.pass(ms);
      vi.advanceTimersByTime(1000);
    };
    return { clock, told, pass, stop };
  }

  test("untouched it warns twenty seconds before, and then locks", () => {
    const { told, pass, stop } = watch();
    pass(99_000);
    expect(told).toEqual({ locks: 0, warned: undefined });
    pass(1000);
    expect(told).toEqual({ locks: 0, warned: 20 });
    pass(20_000);
    expect(told.locks).toBe(1);
    stop();
  });

  test("a key, a finger or another window's hand begins it anew", () => {
    const { told, pass, stop } = watch();
    for (const hand of ["keydown", "pointerdown", "wheel"]) {
      pass(110_000);
      expect(told.warned).toBe(10);
      document.dispatchEvent(new Event(hand));
      expect(told.warned).toBeUndefined();
    }
    pass(110_000);
    for (const channel of QuietChannel.all) channel.dispatchEvent(new MessageEvent("message", { data: "hand" }));
    pass(15_000);
    expect(told.locks).toBe(0);
    stop();
  });

  test("hidden for more than half a minute it locks, for less it does not", () => {
    const { told, pass, stop } = watch();
    seen("hidden");
    pass(HIDDEN_MS);
    seen("visible");
    expect(told.locks).toBe(0);
    seen("hidden");
    pass(HIDDEN_MS + 1);
    expect(told.locks).toBe(1);
    stop();
  });

  test("a machine that slept is locked when it wakes, whichever of its clocks stood still", () => {
    const { clock, told, stop } = watch();
    clock.jump(121_000);
    vi.advanceTimersByTime(1000);
    expect(told.locks).toBe(1);
    stop();
  });

  test("locking one window locks the others", () => {
    const { told, stop } = watch();
    lockEverywhere();
    expect(told.locks).toBe(1);
    stop();
    lockEverywhere();
    expect(told.locks).toBe(1);
  });

  test("a page the browser kept in memory locks when it is shown again", () => {
    const { told, stop } = watch();
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    expect(told.locks).toBe(1);
    stop();
  });
});

/** Channels of one page: what one posts all others hear, at once. */
class QuietChannel extends EventTarget {
  static readonly all = new Set<QuietChannel>();
  constructor() {
    super();
    QuietChannel.all.add(this);
  }
  postMessage(data: unknown): void {
    for (const other of QuietChannel.all)
      if (other !== this) other.dispatchEvent(new MessageEvent("message", { data }));
  }
  close(): void {
    QuietChannel.all.delete(this);
  }
}
