/** What one sees before typing: favorites and recently copied phrases. */

/** @import { EngineClient } from "../view/types.ts" */
/** @import { SharedState } from "./main.js" */

import { createButton, element } from "../../../js/elements.js";
import { VARIABLE } from "../../../js/patterns.js";
import { icon } from "../view/dom.js";
import { gapLabel } from "../view/gap_label.js";
import { mountDevicePanel } from "./device_panel.js";

/**
 * Put the lists into a place, and keep them up to date until the signal is aborted.
 * @param {EngineClient} client
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 * @param {SharedState} state
 */
export function mountStartLists(client, place, signal, state) {
  const { contact, storage } = state;
  const favorites = element("section", "td-shelf");
  const recent = element("section", "td-shelf");
  place.append(favorites, recent);

  function show() {
    const others = storage.recent.filter((id) => !storage.isFavorite(id));
    showPhrases(client, favorites, "Starred", storage.favorites, state);
    showPhrases(client, recent, "Recently copied", others, state);
  }

  show();
  storage.onChange(show, signal);
  contact.onChange(show, signal);
  mountDevicePanel(place, storage, signal);
}

/** @type {(client: EngineClient, place: HTMLElement, title: string, ids: string[], state: SharedState) => Promise<void>} */
async function showPhrases(client, place, title, ids, { contact, phraseText }) {
  if (!ids.length) return place.replaceChildren();
  const hits = await client.get(ids);
  const items = hits.map((hit) => {
    const attributes = {
      "data-clipboard-text": hit.text,
      "data-phrase": hit.id,
      "aria-label": `Copy: ${hit.text.replace(VARIABLE, (_, name) => contact.value(name) || `[${gapLabel(name)}]`)}`,
    };
    const words = element("q", "td-say__words", { dir: "auto" }, ...phraseText(hit.text));
    return element("li", "td-say", {}, words, createButton("td-copy", attributes, icon("content-copy")));
  });
  place.replaceChildren();
  if (!items.length) return; // phrases that the book has no longer
  place.append(
    element("h2", "td-shelf__title", { text: title }),
    element("ul", "td-says td-says--small", {}, ...items),
  );
}
