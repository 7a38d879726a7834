/** Registers the service worker, and says when a new version of the site is there. */

import { createButton, element } from "../../js/elements.js";
import { SITE_ROOT } from "../../js/site_root.js";

let isAccepted = false;

/**
 * Offer to show the new version.
 * @param {ServiceWorker} worker that waits to take over
 */
function offer(worker) {
  if (document.querySelector(".td-update")) return;
  const text = element("p", "", { role: "status" });
  const acceptButton = createButton("td-button", { text: "Show it" });
  const laterButton = createButton("td-button", { text: "Later" });
  const attributes = { role: "region", "aria-label": "Update" };
  const bar = element("div", "td-update md-typeset", attributes, text, acceptButton, laterButton);
  /** @type {EventTarget | null} */
  let focusedBefore = null;
  acceptButton.addEventListener("click", () => {
    isAccepted = true;
    worker.postMessage("take over");
  });
  laterButton.addEventListener("click", () => {
    bar.remove();
    if (focusedBefore instanceof HTMLElement && focusedBefore.isConnected) focusedBefore.focus();
  });
  bar.addEventListener("focusin", ({ relatedTarget }) => {
    const isFromInside = relatedTarget instanceof Node && bar.contains(relatedTarget);
    if (!isFromInside) focusedBefore = relatedTarget;
  });
  document.body.append(bar);
  text.textContent = "A new version of this site is there."; // a screen reader says it once it stands on the page
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
