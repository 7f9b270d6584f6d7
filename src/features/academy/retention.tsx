import { useCallback, useEffect, useState, type ReactNode } from "react";
import { Notice, Stack } from "#ui/surface.tsx";
import { useWords } from "#words/use-words.tsx";
import type { Academy, AcademyDesk, Stored } from "./desk.ts";
import { Holds } from "./holds.tsx";
import { Removal } from "./removal.tsx";
import { RetentionRulesForm } from "./retention-rules.tsx";

/** How long things are kept, what is held, and what would be removed: seen first, then signed. */
export function Retention({ desk, academy }: { desk: AcademyDesk; academy: Academy }): ReactNode {
  const { t: say } = useWords("shell");
  const { ports } = desk;
  const [kept, setKept] = useState<readonly Stored[]>();
  const [trouble, setTrouble] = useState<string>();
  const read = useCallback(async (): Promise<void> => {
    const answer = await ports.kept();
    if (answer.ok) setKept(answer.value);
    else setTrouble(answer.error.code);
  }, [ports]);
  useEffect(() => void read(), [read, academy]);
  return (
    <Stack>
      {trouble !== undefined && <Notice tone="warn">{say(`store.${trouble as "failed"}`)}</Notice>}
      <RetentionRulesForm key={academy.entries.length} desk={desk} academy={academy} />
      <Holds desk={desk} academy={academy} />
      {kept && <Removal desk={desk} academy={academy} kept={kept} onRemoved={read} />}
    </Stack>
  );
}
