import type { ReactNode } from "react";
import { OpenFile } from "#features/authoring/open-file.tsx";
import { href } from "./route.ts";
import { parseApart } from "./parse-apart.ts";

export function OpenScreen(): ReactNode {
  return <OpenFile links={{ home: href.home }} parse={parseApart} />;
}
