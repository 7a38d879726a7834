/** What one sees before typing: favorites and recently copied phrases. */

/** @import { EngineClient } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { icon } from "./dom.js";
import { loadGuide } from "./guide.js";
import { contact, storage } from "./on_device.js";
import { phraseText, withNamedGaps } from "./phrase_text.js";

/**
 * Put the lists into a place, and keep them up to date until the signal is aborted.
 * @param {EngineClient} client
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
export function mountStartLists(client, place, signal) {
  const favorites = element("section", "td-shelf");
  const recent = element("section", "td-shelf");
  place.append(favorites, recent);

  function show() {
    const others = storage.recent.filter((id) => !storage.isFavorite(id));
    showPhrases(client, favorites, "Favorites", storage.favorites);
    showPhrases(client, recent, "Recently copied", others);
  }

  show();
  storage.onChange(show, signal);
  contact.onChange(show, signal);
  loadGuide().then(
    ({ mountDevicePanel }) => {
      if (!signal.aborted) mountDevicePanel(place, signal);
    },
    () => {}, // the lists are there without it
  );
}

/** @type {(client: EngineClient, place: HTMLElement, title: string, ids: string[]) => Promise<void>} */
async function showPhrases(client, place, title, ids) {
  if (!ids.length) return place.replaceChildren();
  const hits = await client.get(ids);
  const items = hits.map((hit) => {
    const attributes = {
      "data-clipboard-text": hit.text,
      "data-phrase": hit.id,
      "aria-label": `Copy: ${withNamedGaps(hit.text)}`,
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
