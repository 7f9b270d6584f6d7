// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import { afterEach, expect, test } from "vitest";
import { ErrorBoundary } from "#ui/error-boundary.tsx";
import { Field } from "#ui/field.tsx";
import { later } from "#ui/later.tsx";
import { Options } from "#ui/options.tsx";
import { useKeys, type Keys } from "#ui/use-keys.ts";
import { WordsProvider } from "#words/use-words.tsx";
import { createWords } from "#words/words.ts";

afterEach(cleanup);
const user = userEvent.setup();
const words = await createWords("en-US");

function Keyed({ keys, children }: { keys: Keys; children?: ReactNode }): ReactNode {
  useKeys(keys);
  return children;
}

test("a letter acts on the screen, and not while somebody types", async () => {
  const pressed: string[] = [];
  render(
    <Keyed keys={{ p: () => pressed.push("p") }}>
      <input aria-label="note" />
    </Keyed>,
  );
  await user.keyboard("pP");
  expect(pressed).toEqual(["p", "p"]);
  await user.type(screen.getByLabelText("note"), "p");
  expect(pressed).toEqual(["p", "p"]);
});

test("a letter does nothing where single keys are turned off, and Enter still does", async () => {
  const pressed: string[] = [];
  render(
    <Keyed keys={{ p: () => pressed.push("p"), "1": () => pressed.push("1"), Enter: () => pressed.push("Enter") }} />,
  );
  document.documentElement.dataset["keys"] = "off";
  await user.keyboard("p1{Enter}");
  delete document.documentElement.dataset["keys"];
  expect(pressed).toEqual(["Enter"]);
  await user.keyboard("p");
  expect(pressed).toEqual(["Enter", "p"]);
});

test("a letter with Ctrl, Alt or Meta is left to the browser, and a held key acts once", () => {
  const pressed: string[] = [];
  render(<Keyed keys={{ p: () => pressed.push("p") }} />);
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }])
    fireEvent.keyDown(document.body, { key: "p", ...held });
  expect(pressed).toEqual([]);
});

test("Enter on a button presses the button, not the screen's key", async () => {
  const pressed: string[] = [];
  render(
    <Keyed keys={{ Enter: () => pressed.push("screen") }}>
      <button onClick={() => pressed.push("button")}>go</button>
    </Keyed>,
  );
  screen.getByRole("button").focus();
  await user.keyboard("{Enter}");
  expect(pressed).toEqual(["button"]);
});

test("keys rest while a dialog is open", async () => {
  const pressed: string[] = [];
  render(
    <Keyed keys={{ "1": () => pressed.push("1") }}>
      <dialog open>paused</dialog>
    </Keyed>,
  );
  await user.keyboard("1");
  expect(pressed).toEqual([]);
});

test("a screen loaded before it is shown is there at once", async () => {
  const Screen = later(() => Promise.resolve(() => <p>debrief</p>));
  await Screen.preload();
  render(<Screen />);
  screen.getByText("debrief");
});

test("a screen that cannot be loaded says that nothing is lost", async () => {
  const Screen = later<object>(() => Promise.reject(new Error("network")));
  const errors: unknown[] = [];
  render(
    <WordsProvider words={words}>
      <ErrorBoundary home="#/" onReload={() => undefined} onError={(error) => errors.push(error)}>
        <Screen />
      </ErrorBoundary>
    </WordsProvider>,
    { onCaughtError: () => undefined },
  );
  await waitFor(() => screen.getByRole("alert"));
  screen.getByText("Every choice you made is saved. You can go on from there.");
  expect(errors).toHaveLength(1);
});

test("a field names its control and says what is wrong with it", () => {
  render(
    <Field label="Your name" help="As on your badge" error="Write a name first.">
      {(control) => <input {...control} />}
    </Field>,
  );
  const input = screen.getByLabelText("Your name");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const described = (input.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(["As on your badge", "Write a name first."]);
});

test("one of a few is chosen with the arrows", async () => {
  function Theme(): ReactNode {
    const [theme, setTheme] = useState<"light" | "dark">("light");
    const options = [
      { value: "light", label: "Light" },
      { value: "dark", label: "Dark" },
    ] as const;
    return <Options legend="Theme" name="theme" options={options} value={theme} onChange={setTheme} />;
  }
  render(<Theme />);
  await user.tab();
  await user.keyboard("{ArrowRight}");
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Dark" }).checked).toBe(true);
});
