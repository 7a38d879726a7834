/** Registers the service worker, and says when a new version of the site is there. */

/** The top of the site; this script lies in `assets/talkdown/`. */
const SITE_ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

let isAccepted = false;

/**
 * Offer to show the new version.
 * @param {ServiceWorker} worker that waits to take over
 */
function offer(worker) {
  if (document.querySelector(".td-update")) return;
  const bar = document.createElement("div");
  const text = document.createElement("p");
  /** @type {EventTarget | null} */
  let focusedBefore = null;
  bar.className = "td-update md-typeset";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "Update");
  text.setAttribute("role", "status");
  const acceptButton = createButton("Show it", () => {
    isAccepted = true;
    worker.postMessage("take over");
  });
  const laterButton = createButton("Later", () => {
    bar.remove();
    if (focusedBefore instanceof HTMLElement && focusedBefore.isConnected) focusedBefore.focus();
  });
  bar.append(text, acceptButton, laterButton);
  bar.addEventListener("focusin", ({ relatedTarget }) => {
    const isFromInside = relatedTarget instanceof Node && bar.contains(relatedTarget);
    if (!isFromInside) focusedBefore = relatedTarget;
  });
  document.body.append(bar);
  text.textContent = "A new version of this site is there."; // a screen reader says it once it stands on the page
}

/** @type {(label: string, onClick: () => void) => HTMLButtonElement} */
function createButton(label, onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "td-button";
  button.textContent = label;
  button.addEventListener("click", onClick);
  return button;
}

/** @param {ServiceWorker | null} worker that is being installed */
function offerOnceInstalled(worker) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
  });
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  offerOnceInstalled(registration.installing); // the browser may have begun before this script did
  registration.addEventListener("updatefound", () => offerOnceInstalled(registration.installing));
  function lookForUpdate() {
    if (!document.hidden) registration.update().catch(() => {}); // no network: next time
  }
  document.addEventListener("visibilitychange", lookForUpdate);
  lookForUpdate();
}

function register() {
  // A browser that keeps no worker, as in a private window, shows the site all the same.
  navigator.serviceWorker.register(`${SITE_ROOT}sw.js`, { updateViaCache: "none" }).then(watch, () => {});
}

if ("serviceWorker" in navigator && window.isSecureContext && location.protocol !== "file:") {
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (isAccepted) location.reload();
  });
  // The page first: what the worker brings is for later.
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register, { once: true });
}
