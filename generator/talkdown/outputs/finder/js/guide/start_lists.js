/** What one sees before typing: favorites and recently copied phrases. */

/** @import { EngineClient, EntryHit, PhraseHit } from "../view/types.ts" */
/** @import { SharedState } from "./main.js" */

import { createButton, element } from "../../../js/elements.js";
import { icon, starIcon } from "../view/dom.js";
import { mountDevicePanel } from "./device_panel.js";
import { entryLink, isEntry, isPhrase, showFavoriteBar, spokenText } from "./favorite_bar.js";

/**
 * @typedef {object} StartPlaces
 * @property {HTMLElement} bar for the favorites in one row
 * @property {HTMLElement} lists for all of them, in whole
 */

/**
 * Put the lists into their places, and keep them up to date until the signal is aborted.
 * @param {EngineClient} client
 * @param {StartPlaces} places
 * @param {AbortSignal} signal
 * @param {SharedState} state
 */
export function mountStartLists(client, { bar, lists }, signal, state) {
  const { contact, storage } = state;
  const favorites = element("section", "td-shelf");
  const recent = element("section", "td-shelf");
  lists.append(favorites, recent);

  async function show() {
    const recentIds = storage.recent.filter((id) => !storage.isFavorite(id));
    const [favoriteHits, recentHits] = await Promise.all([
      client.get(storage.favorites),
      client.get(recentIds),
    ]);
    showFavoriteBar(bar, favoriteHits, state);
    showList(favorites, "Starred", favoriteHits, state);
    showList(recent, "Recently copied", recentHits, state);
  }

  show();
  storage.onChange(show, signal);
  contact.onChange(show, signal);
  mountDevicePanel(lists, storage, signal);
}

/** @type {(place: HTMLElement, title: string, hits: (PhraseHit | EntryHit)[], state: SharedState) => void} */
function showList(place, title, hits, state) {
  const entries = hits.filter(isEntry).map(entryLink);
  const phrases = hits.filter(isPhrase).map((hit) => phraseItem(hit, state));
  place.replaceChildren();
  if (!hits.length) return;
  place.append(element("h2", "td-shelf__title", { text: title }));
  if (entries.length) place.append(element("p", "td-chips", {}, ...entries));
  if (phrases.length) place.append(element("ul", "td-says td-says--small", {}, ...phrases));
}

/**
 * @param {PhraseHit} hit
 * @param {SharedState} state
 */
function phraseItem({ id, text }, state) {
  const title = spokenText(text, state);
  const attributes = { "data-clipboard-text": text, "data-phrase": id, "aria-label": `Copy: ${title}` };
  const words = element("q", "td-say__words", { dir: "auto" }, ...state.phraseText(text));
  const copyButton = createButton("td-copy", attributes, icon("content-copy"));
  return element("li", "td-say", {}, words, copyButton, starButton(id, title, state.storage.isFavorite(id)));
}

/**
 * As on other pages: who clicks it is heard by the script of all pages.
 * @param {string} id
 * @param {string} title
 * @param {boolean} isFavorite
 */
function starButton(id, title, isFavorite) {
  const attributes = {
    "data-favorite": id,
    "data-title": title,
    "aria-pressed": String(isFavorite),
    "aria-label": `Star: ${title}`,
    title: "Star",
  };
  return createButton("td-star", attributes, starIcon(isFavorite));
}
