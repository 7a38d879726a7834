/** On a server for authors: shows on the page what keeps it from being brought up to date. */

import { element } from "../../outputs/js/elements.js";
import { startEditor } from "./editor/editor.js";

/** Milliseconds between two looks: an author who saves and looks up sees it; a server does not feel it. */
const LOOK_EVERY = 1000;

const PANEL_STYLE =
  "position:fixed;inset:auto 0 0 0;z-index:1000;max-height:50vh;overflow:auto;padding:.8rem 1rem;" +
  "background:#3d0c11;color:#fff;border-top:.2rem solid #ff8a80;font:.75rem/1.5 ui-monospace,monospace;" +
  "white-space:pre-wrap;overflow-wrap:anywhere";

const address = new URL("problems.txt", /** @type {HTMLScriptElement} */ (document.currentScript).src);
/** @type {HTMLElement | null} */
let panel = null;

/** @param {string} problems nothing takes the panel away */
function show(problems) {
  if (!problems) {
    panel?.remove();
    panel = null;
    return;
  }
  panel ??= openPanel();
  if (panel.textContent !== problems) panel.textContent = problems; // a screen reader says it once
}

function openPanel() {
  // A place in the order of tabs lets it be scrolled with keys.
  const section = element("section", "", { id: "td-problems", role: "alert", tabindex: "0" });
  section.style.cssText = PANEL_STYLE;
  document.body.append(section);
  return section;
}

async function look() {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    show(answer.ok ? (await answer.text()).trim() : "");
  } catch {
    // The server has gone, or is at work.
  }
  setTimeout(look, LOOK_EVERY);
}

// The theme may run a script again that stands in what it exchanges.
if (!window.talkdownServing) {
  window.talkdownServing = true;
  look();
  startEditor();
}
