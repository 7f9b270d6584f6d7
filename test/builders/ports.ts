import type { AttemptStore, StoreError } from "#ports/attempt-store.ts";
import type { Chance } from "#ports/chance.ts";
import type { Clock } from "#ports/clock.ts";
import type { Wording } from "#ports/wording.ts";

/** A clock that stands until it is moved. Both hands go together unless `jump` moves the wall alone. */
export interface HandClock extends Clock {
  pass(ms: number): void;
  jump(ms: number): void;
}

export function aClock(start = 1_000_000): HandClock {
  let wall = start;
  let monotonic = 5000;
  return {
    now: () => wall,
    monotonic: () => monotonic,
    pass(ms) {
      wall += ms;
      monotonic += ms;
    },
    jump(ms) {
      wall += ms;
    },
  };
}

/** Ids `1`, `2` … padded to the length of real ones. */
export function aChance(): Chance {
  let next = 0;
  return { id: () => String(++next).padStart(32, "0") };
}

/** Every scenario as it was written. */
export const plainWording: Wording = { of: async () => (scenario) => scenario };

/** A store whose next append fails as told; everything else goes through. */
export function failing(store: AttemptStore, errors: StoreError[]): AttemptStore {
  return {
    ...store,
    begin: store.begin.bind(store),
    open: store.open.bind(store),
    list: store.list.bind(store),
    share: store.share.bind(store),
    remove: store.remove.bind(store),
    async append(...args) {
      const error = errors.shift();
      return error ? { ok: false, error } : store.append(...args);
    },
  };
}
