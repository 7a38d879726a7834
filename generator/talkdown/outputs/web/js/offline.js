/* Registers the service worker, and says when a new version of the site is there. */
(() => {
  "use strict";
  if (!("serviceWorker" in navigator) || !window.isSecureContext || location.protocol === "file:") return;

  var root = new URL("../../", document.currentScript.src).href, asked = false;

  function offer(worker) {
    if (document.querySelector(".td-update")) return;
    var bar = document.createElement("div"), text = document.createElement("p"), before = null;
    bar.className = "td-update md-typeset";
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", "Update");
    text.setAttribute("role", "status");
    bar.append(text, button("Show it", () => {
      asked = true;
      worker.postMessage("take over");
    }), button("Later", () => {
      bar.remove();
      if (before && before.isConnected) before.focus();
    }));
    bar.addEventListener("focusin", event => { before = bar.contains(event.relatedTarget) ? before : event.relatedTarget; });
    document.body.append(bar);
    text.textContent = "A new version of this site is there."; /* said once it stands on the page */
  }

  function button(label, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "td-button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }

  function follow(coming) {
    if (coming) coming.addEventListener("statechange", () => {
      if (coming.state === "installed" && navigator.serviceWorker.controller) offer(coming);
    });
  }

  function watch(registration) {
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
    follow(registration.installing); /* the browser may have begun before this script did */
    registration.addEventListener("updatefound", () => { follow(registration.installing); });
    function look() {
      if (!document.hidden) registration.update().catch(() => {});
    }
    document.addEventListener("visibilitychange", look);
    look();
  }

  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
  });
  function register() {
    navigator.serviceWorker.register(root + "sw.js", { updateViaCache: "none" }).then(watch, () => {});
  }
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register, { once: true });
})();
