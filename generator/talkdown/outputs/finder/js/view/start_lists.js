/** What one sees before typing: favorites and recently copied phrases, and what is kept on this device. */

/** @import { EngineClient } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { icon } from "./dom.js";
import { contact, storage } from "./on_device.js";
import { phraseText } from "./phrase_text.js";

/** Milliseconds until a file that is being saved may be forgotten; the browser reads it at once. */
const SAVED_AFTER = 1000;

/**
 * Put the lists into a place, and keep them up to date until the signal is aborted.
 * @param {EngineClient} client
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
export function mountStartLists(client, place, signal) {
  const favorites = element("section", "td-shelf");
  const recent = element("section", "td-shelf");
  const device = createDevicePanel();
  place.append(favorites, recent, device.panel);

  function show() {
    const others = storage.recent.filter((id) => !storage.isFavorite(id));
    showPhrases(client, favorites, "Favorites", storage.favorites);
    showPhrases(client, recent, "Recently copied", others);
    device.show();
  }

  show();
  storage.onChange(show, signal);
  contact.onChange(show, signal);
}

/** @type {(client: EngineClient, place: HTMLElement, title: string, ids: string[]) => Promise<void>} */
async function showPhrases(client, place, title, ids) {
  if (!ids.length) return place.replaceChildren();
  const hits = await client.get(ids);
  const items = hits.map((hit) => {
    const attributes = {
      "data-clipboard-text": hit.text,
      "data-phrase": hit.id,
      "aria-label": `Copy: ${hit.text}`,
    };
    const words = element("q", "td-say__words", {}, ...phraseText(hit.text));
    return element("li", "td-say", {}, words, createButton("td-copy", attributes, icon("content-copy")));
  });
  place.replaceChildren();
  if (!items.length) return; // phrases that the book has no longer
  place.append(
    element("h2", "td-shelf__title", { text: title }),
    element("ul", "td-says td-says--small", {}, ...items),
  );
}

/** Switches and buttons for what is kept on this device. */
function createDevicePanel() {
  const slashSwitch = element("input", "", { type: "checkbox" });
  const missesSwitch = element("input", "", { type: "checkbox" });
  const count = element("span");
  const exportButton = createButton("td-button", { text: "Export" });
  const clearButton = createButton("td-button", { text: "Clear" });
  const forgetButton = createButton("td-button", { text: "Forget favorites and copied phrases" });
  const panel = element(
    "details",
    "td-device",
    {},
    element("summary", "", { text: "On this device" }),
    element("label", "", {}, slashSwitch, " The key / goes to the field"),
    element("label", "", {}, missesSwitch, " Keep a list of searches that found nothing"),
    element("p", "", {}, count, exportButton, clearButton),
    element("p", "", {}, forgetButton),
  );
  slashSwitch.addEventListener("change", () => storage.setSlashFocuses(slashSwitch.checked));
  missesSwitch.addEventListener("change", () => storage.setKeepsMisses(missesSwitch.checked));
  clearButton.addEventListener("click", storage.clearMisses);
  forgetButton.addEventListener("click", storage.forgetPhrases);
  exportButton.addEventListener("click", saveMisses);

  function show() {
    const misses = storage.misses.length;
    slashSwitch.checked = storage.slashFocuses;
    missesSwitch.checked = storage.keepsMisses;
    count.textContent = misses === 1 ? "1 search. " : `${misses} searches. `;
    exportButton.hidden = clearButton.hidden = !misses;
    forgetButton.hidden = !storage.favorites.length && !storage.recent.length;
  }

  return { panel, show };
}

function saveMisses() {
  const url = URL.createObjectURL(new Blob([storage.missesAsCsv()], { type: "text/csv" }));
  element("a", "", { href: url, download: "searches-that-found-nothing.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), SAVED_AFTER);
}
