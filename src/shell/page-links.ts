/**
 * Links the app's icon and its manifest. A browser fetches what a page links at once, and both together are a kilobyte
 * that no first choice needs; so the page itself links neither.
 */
export function linkIconAndManifest(): void {
  const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (icon) icon.href = "./icon.svg";
  for (const [rel, href] of [
    ["apple-touch-icon", "./icon-192.png"],
    ["manifest", "./manifest.webmanifest"],
  ] as const) {
    const link = document.createElement("link");
    link.rel = rel;
    link.href = href;
    document.head.append(link);
  }
}
