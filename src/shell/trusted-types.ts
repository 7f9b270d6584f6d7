// Called first. `null` is how a policy says no: the browser then refuses and reports, where a throw would go unreported.
const refused = null as unknown as string;

const isOurs = (url: string): boolean => new URL(url, document.baseURI).origin === location.origin;

window.trustedTypes?.createPolicy("default", {
  // The empty string alone: libraries clear with it.
  createHTML: (html) => (html === "" ? html : refused),
  // The service worker and workers, from this origin.
  createScriptURL: (url) => (isOurs(url) ? url : refused),
});
