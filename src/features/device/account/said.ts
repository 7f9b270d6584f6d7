import type { VaultError } from "#ports/vault.ts";
import { useWords } from "#words/use-words.tsx";

/** What a refusal of the vault says on screen. */
export function useSaid(): (error: VaultError) => string {
  const { t } = useWords("account");
  const { t: say } = useWords("shell");
  return (error) => (error.code === "store" ? say(`store.${error.why.code}`) : t(`trouble.${error.code}`));
}
