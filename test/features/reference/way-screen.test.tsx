// @vitest-environment jsdom
import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { prove } from "#engine/proof/prove.ts";
import { proofInput } from "../../builders/proof-input.ts";
import { HandProof, showProof } from "./stand.tsx";

afterEach(cleanup);

const input = proofInput();
const proof = prove(input);
const log = (): HTMLElement => screen.getByRole("log");
const move = (): string | undefined => document.querySelector<HTMLElement>("[data-move]")?.dataset["move"];
const taken = (): string | undefined => document.querySelector<HTMLElement>("[data-taken]")?.dataset["option"];

async function playing(play: string, options: Parameters<typeof showProof>[2] = {}): Promise<void> {
  const hand = new HandProof();
  await showProof(input, hand.prove, { ...options, play });
  await act(async () => hand.run.done(proof));
}

test("a route is played move by move as the officer sees it, with what it takes marked, to its ending and back", async () => {
  const user = userEvent.setup();
  await playing("");
  const link = within(screen.getByRole("region", { name: "Endings" })).getByRole("link", { name: "Play it: Said" });
  await user.click(link);
  await screen.findByRole("heading", { level: 1, name: "Said" });
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  expect(log().textContent).toContain("Nobody comes.");
  const seen: (string | undefined)[] = [];
  const moves = (proof.endings[0]?.witness?.length ?? 0) - 1;
  for (let at = 0; at < moves; at++) {
    expect(move()).toBe(String(at));
    seen.push(taken());
    // What stands open is shown and cannot be chosen.
    expect(document.querySelectorAll("[data-option] button, button[data-option]")).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Next" }));
  }
  expect(seen).toEqual(proof.endings[0]?.witness?.slice(1).map(({ choice, kind }) => choice ?? kind));
  expect(log().textContent).toContain("No.");
  expect(screen.getByRole("heading", { level: 2, name: "Said" })).toBeTruthy();
  expect(screen.getByText("Resolved")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Next" }).getAttribute("aria-disabled")).toBe("true");
  await user.click(screen.getAllByRole("link", { name: "Back to the proof" }).at(-1) ?? document.body);
  await screen.findByRole("region", { name: "Endings" });
  // Whoever comes back goes on where they left.
  expect(document.activeElement?.getAttribute("data-play")).toBe("way=good");
});

test("arrow keys go on and back, and stop at both ends", async () => {
  const user = userEvent.setup();
  await playing("way=plain");
  await user.keyboard("{ArrowLeft}");
  expect(move()).toBe("0");
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowLeft}");
  expect(move()).toBe("1");
  expect(screen.getByRole("status").textContent).toBe("Move 1 of 2");
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
  expect(move()).toBe("2");
  cleanup();
  await playing("way=plain", { locale: "ar-XB" });
  await user.keyboard("{ArrowLeft}");
  expect(move()).toBe("1");
});

test("a finding says at the end of its way what was found there", async () => {
  const user = userEvent.setup();
  const at = proof.findings.findIndex(({ witness, code }) => code === "P14" && witness);
  await playing(`finding=${at + 1}`);
  const moves = (proof.findings[at]?.witness?.length ?? 0) - 1;
  for (let turn = 0; turn < moves; turn++) await user.keyboard("{ArrowRight}");
  expect(screen.getByText(/Found here/).parentElement?.textContent).toContain("The shortest route takes");
});

test("an address that asks for no route says so and leads back", async () => {
  await playing("way=nowhere");
  expect(screen.getByText("There is no such route in this proof.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Back to the proof" }).getAttribute("href")).toBe("#/proof/small");
});
