import { memoryAgencies } from "#adapters/memory/agency-store.ts";
import { memoryAttempts } from "#adapters/memory/attempt-store.ts";
import { memoryDesk } from "#adapters/memory/desk-store.ts";
import { memoryJournal } from "#adapters/memory/journal-store.ts";
import { memoryRooms } from "#adapters/memory/room-store.ts";
import { agencyStoreContract } from "../contracts/agency-store.contract.ts";
import { attemptStoreContract } from "../contracts/attempt-store.contract.ts";
import { deskStoreContract } from "../contracts/desk-store.contract.ts";
import { journalStoreContract } from "../contracts/journal-store.contract.ts";

attemptStoreContract("attempts in memory", async () => {
  const rooms = memoryRooms();
  return { store: memoryAttempts(rooms), rooms };
});
journalStoreContract("journal in memory", async () => memoryJournal());
agencyStoreContract("agency in memory", async () => memoryAgencies());
deskStoreContract("desk in memory", async () => memoryDesk());
