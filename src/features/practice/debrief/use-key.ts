import { useCallback, useEffect, useMemo, useState } from "react";
import type { Key } from "#engine/score/key.ts";
import type { Catalogue, CatalogueError } from "#ports/catalogue.ts";
import { type Keyed, keyedOf } from "./keyed.ts";
import type { Loaded } from "./load.ts";

/** The key of a run on its way. `other-rules`: there is one, but for another version of the scenario. */
export type KeyState =
  | { readonly is: "waiting" }
  | { readonly is: "here"; readonly keyed: Keyed }
  | { readonly is: "missing"; readonly why: CatalogueError["code"] | "other-rules" };

/** Fetches the key a run is pinned to, once `wanted`: not before the officer has spoken. */
export function useKey(catalogue: Catalogue, loaded: Loaded, wanted: boolean): { state: KeyState; again: () => void } {
  const { header } = loaded.run;
  const [found, setFound] = useState<Key | CatalogueError["code"]>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    void catalogue.key(header.scenario, header.key).then((result) => {
      if (!gone) setFound(result.ok ? result.value : result.error.code);
    });
    return () => {
      gone = true;
    };
  }, [catalogue, header, wanted, turn]);
  const again = useCallback(() => {
    setFound(undefined);
    setTurn((before) => before + 1);
  }, []);
  const state = useMemo((): KeyState => {
    if (found === undefined) return { is: "waiting" };
    if (typeof found === "string") return { is: "missing", why: found };
    const keyed = keyedOf(loaded.run, loaded.stored.notes, found);
    return keyed ? { is: "here", keyed } : { is: "missing", why: "other-rules" };
  }, [found, loaded]);
  return { state, again };
}
