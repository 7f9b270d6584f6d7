// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import { afterEach, expect, test } from "vitest";
import { SettingsScreen } from "#features/device/settings/settings.tsx";
import type { Settings } from "#ports/preferences.ts";
import type { Locale } from "#words/locales.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { addAreas, createWords } from "#words/words.ts";

afterEach(cleanup);

const usual: Settings = {
  locale: "en-US",
  theme: "system",
  motion: "system",
  keys: "on",
  timeFactor: 0,
  officer: "o1",
};

/** The screen as it is used: what it changes is what it shows next. Gives the settings as they are. */
async function show(settings: Settings = usual, locale: Locale = "en-US"): Promise<() => Settings> {
  const words = await createWords(locale);
  await addAreas(words, ["settings", "device"]);
  const now = { is: settings };
  function Whole(): ReactNode {
    const [all, setAll] = useState(settings);
    return (
      <SettingsScreen
        settings={all}
        onChange={(changed) => {
          now.is = { ...now.is, ...changed };
          setAll(now.is);
        }}
        timeFactors={[0, 1, 2]}
        storage={{ kept: "kept" }}
        offline="ready"
        version="1"
        home="#/"
        links={{ agency: "#/agency", backup: "#/backup" }}
      />
    );
  }
  render(
    <WordsProvider words={words}>
      <Whole />
    </WordsProvider>,
  );
  return () => now.is;
}

const pick = async (group: string, name: string): Promise<void> => {
  const box = screen.getByRole("group", { name: group });
  await userEvent.setup().click(within(box).getByRole("radio", { name }));
};

test("settings stand in four groups and say that no trainer sees them", async () => {
  await show();
  screen.getByText("Settings stay on this device. No trainer sees them.");
  for (const name of ["How it looks", "Reading", "While you play", "This device"]) screen.getByRole("region", { name });
});

test("reading options are kept as what they set; back to usual keeps nothing of them", async () => {
  const settings = await show();
  fireEvent.change(screen.getByRole("slider", { name: "Text size" }), { target: { value: "1.5" } });
  await pick("Room between lines", "Wide");
  await pick("Room between letters", "Wider");
  await pick("Length of lines", "Short");
  await pick("Font", "OpenDyslexic");
  await pick("Background", "Cream");
  expect(settings().reading).toEqual({
    size: 1.5,
    lines: 1.8,
    letters: 0.12,
    column: 48,
    font: "dyslexic",
    tint: "cream",
  });
  screen.getByText("150 percent");
  await pick("Room between lines", "Usual");
  expect(settings().reading).not.toHaveProperty("lines");
});

test("one press sets the text back, and leaves how one plays as it is", async () => {
  const settings = await show({ ...usual, reading: { size: 2, words: 0.16, confirm: "on" } });
  await userEvent.setup().click(screen.getByRole("button", { name: "Back to normal" }));
  expect(settings().reading).toEqual({ confirm: "on" });
  expect(screen.queryByRole("button", { name: "Back to normal" })).toBeNull();
});

test("choosing, time, pictures, motion and keys are each one choice, kept at once", async () => {
  const settings = await show();
  await pick("Choosing", "Mark, then confirm");
  await pick("Time left", "Hidden");
  await pick("Pictures", "None, a calm screen");
  await pick("Motion", "Less motion");
  await pick("Keys that act on their own", "Off");
  await pick("Theme", "Night");
  await pick("Time on decisions, in practice", "×2");
  expect(settings()).toEqual({
    ...usual,
    theme: "night",
    motion: "reduce",
    keys: "off",
    timeFactor: 2,
    reading: { confirm: "on", timer: "hidden", calm: "on" },
  });
  await pick("Choosing", "At once");
  expect(settings().reading).toEqual({ timer: "hidden", calm: "on" });
});

test("what was set before is what stands chosen, and the size is read out in words", async () => {
  await show({ ...usual, theme: "night", reading: { size: 1.2, font: "atkinson", timer: "hidden" } });
  expect(screen.getByRole("slider", { name: "Text size" }).getAttribute("aria-valuetext")).toBe("120 percent");
  for (const name of ["Night", "Atkinson Hyperlegible Next", "Hidden"])
    expect(screen.getByRole<HTMLInputElement>("radio", { name }).checked, name).toBe(true);
});

test("languages made for tests are offered only when asked for", async () => {
  await show();
  const names = within(screen.getByRole("combobox", { name: "Language" })).getAllByRole("option");
  expect(names.map((one) => one.getAttribute("lang"))).toEqual(["en-US", "es"]);
});

test("a language no native speaker has read says so, the others do not", async () => {
  await show({ ...usual, locale: "es" });
  const language = screen.getByRole("combobox", { name: "Language" });
  expect(document.getElementById(language.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "Translated; not reviewed by a native speaker yet.",
  );
  cleanup();
  await show();
  expect(screen.getByRole("combobox", { name: "Language" }).hasAttribute("aria-describedby")).toBe(false);
});

test("what else sets this device up is one link away, where it is on offer", async () => {
  await show();
  const here = within(screen.getByRole("region", { name: "This device" }));
  expect(here.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["Your agency", "#/agency"],
    ["Back up and restore", "#/backup"],
  ]);
});
