/** The path of the page, if it is a playbook's. */

/** @import { LivePath } from "../guide/live_path.js" */

import { loadGuide } from "./guide.js";

/** @type {LivePath | null} */
let livePath = null;

/** The path of the page, once it is there. */
export function pathOnPage() {
  return livePath?.isOnPage() ? livePath : null;
}

/** Show the path of this page a step at a time; the one of the last page is left alone. */
export function mountLivePath() {
  if (livePath && !livePath.isOnPage()) {
    livePath.unmount();
    livePath = null;
  }
  const root = /** @type {HTMLElement | null} */ (document.querySelector(".td-guide"));
  if (!root || root.dataset.on) return;
  const page = document.documentElement.classList;
  page.add("td-first-step"); // as the head of a page does that was loaded as a whole
  loadGuide()
    .then(
      (guide) => {
        if (root.isConnected && !root.dataset.on) livePath = guide.mountPath(root);
      },
      () => root.classList.add("td-guide--all"), // without it, the page has the whole path
    )
    .finally(() => page.remove("td-first-step"));
}
