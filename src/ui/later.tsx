import { useEffect, useState, type ComponentType, type ReactNode } from "react";

/**
 * A screen whose code comes when it is first shown, or before, by `preload()`. Instead of `React.lazy`: React holds
 * back what a shown fallback covered for 300 ms. A failure to load goes to the error boundary.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ((props: Props) => ReactNode) & { preload: () => Promise<void> } {
  let loaded: ComponentType<Props> | undefined;
  const preload = async (): Promise<void> => {
    loaded ??= await load();
  };
  function Later(props: Props): ReactNode {
    const [Screen, setScreen] = useState(() => loaded);
    useEffect(() => {
      if (Screen) return;
      preload().then(
        () => setScreen(() => loaded),
        (error: unknown) =>
          setScreen(() => {
            throw error;
          }),
      );
    }, [Screen]);
    return Screen ? <Screen {...props} /> : null;
  }
  return Object.assign(Later, { preload });
}
