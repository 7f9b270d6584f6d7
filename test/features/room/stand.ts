import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryRooms } from "#adapters/memory/room-store.ts";
import { readFileSync } from "node:fs";
import { sha256Text } from "#engine/attempt/chain.ts";
import type { Scenario } from "#engine/scenario/scenario.ts";
import { parseScenario } from "#engine/scenario/parse-scenario.ts";
import { parseKey } from "#engine/score/parse-key.ts";
import type { Key } from "#engine/score/key.ts";
import { beginRoom, openRoom, type RoomPorts, type RoomRun } from "#features/room/begin-room.ts";
import type { Link, Message } from "#features/room/link.ts";
import { createRoom, type Room } from "#features/room/room.ts";
import type { OpenPack } from "#ports/catalogue.ts";
import { aChance, aClock } from "../../builders/ports.ts";
import { aHeader } from "../../builders/runs.ts";

const NAMES = { attendance: ["S. Rivera 4471", "حداد"], trainer: "Sgt. Bell", locale: "en-US", build: "test" };

/** The shipped scenario and its key. */
export function theCard(): { scenario: Scenario; key: Key } {
  const read = (file: string): string => readFileSync(`scenarios/reaching-for-the-card/${file}`, "utf8");
  const scenario = parseScenario(read("scenario.json"));
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error[0]));
  const key = parseKey(read("key.json"), scenario.value, aHeader().rules);
  if (!key.ok) throw new Error(JSON.stringify(key.error[0]));
  return { scenario: scenario.value, key: key.value };
}

/** A scenario as the catalogue hands it out. */
export function aPack(scenario: Scenario): OpenPack {
  const text = JSON.stringify(scenario);
  return {
    scenario,
    bytes: new TextEncoder().encode(text),
    entry: {
      id: scenario.id,
      pack: sha256Text(text),
      rules: aHeader().rules,
      key: "2".repeat(64),
      title: scenario.id,
      summary: "",
      language: scenario.language,
      minutes: scenario.minutes,
      decisions: 1,
      contentNotes: [],
      status: scenario.status,
      teaches: scenario.teaches,
      locales: {},
    },
  };
}

export type Ports = RoomPorts & { readonly rooms: ReturnType<typeof memoryRooms> };

export const somePorts = (): Ports => ({
  attempts: memoryAttempts(),
  rooms: memoryRooms(),
  clock: aClock(),
  chance: aChance(),
});

export async function begun(
  scenario: Scenario,
  ports: Ports = somePorts(),
): Promise<{ room: Room; run: RoomRun; ports: Ports }> {
  const run = await beginRoom(ports, aPack(scenario), NAMES);
  if (!run.ok) throw new Error(run.error.code);
  return { room: createRoom(ports, run.value), run: run.value, ports };
}

/** The same room in a window that was loaded anew. */
export async function reloaded(ports: Ports, attempt: string): Promise<Room> {
  const run = await openRoom({ ...ports, wording: { of: async () => (told) => told } }, attempt);
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return createRoom(ports, run.value);
}

/** Counts one hand for a choice, reveals, and takes it. */
export async function decide(room: Room, choice: string): Promise<void> {
  room.count(choice, 1);
  await room.reveal();
  await room.take(choice);
}

/** Windows of one machine: each hears the others. */
export function aLine(): () => Link {
  const ends = new Set<(message: Message) => void>();
  return () => {
    const own = new Set<(message: Message) => void>();
    return {
      send(message) {
        for (const heard of ends) if (!own.has(heard)) heard(structuredClone(message));
      },
      listen(heard) {
        ends.add(heard);
        own.add(heard);
        return () => {
          ends.delete(heard);
          own.delete(heard);
        };
      },
    };
  };
}
