/** Favorites: what an agent keeps at hand on this device. */

/** @import { Result } from "./types.ts" */

import { element } from "../../../js/elements.js";
import { closest, starIcon } from "./dom.js";
import { storage } from "./on_device.js";
import { showToast } from "./toast.js";

/** Kinds of entries, besides phrases, that one comes back to in a contact. */
const KINDS = ["technique", "playbook", "sign"];

/**
 * The name by which a result is kept; empty if it is none to keep.
 * @param {Result} hit
 */
export function favoriteName({ kind, id }) {
  if (kind === "phrase") return id;
  return KINDS.includes(kind) ? `${kind}/${id}` : "";
}

/**
 * Make an entry a favorite, or no longer, and say so.
 * @param {string} name
 * @param {string} [quote] the words that it is known by
 */
export function switchFavorite(name, quote) {
  const isFavorite = storage.toggleFavorite(name);
  showToast(isFavorite ? "Starred on this device" : "No longer starred", quote);
}

/** A bar for the favorites, which the guide fills: its place is taken at once, so that nothing moves when they come. */
export function createFavoriteBar() {
  const bar = element("nav", "td-mine", { "aria-label": "My lines" });
  bar.hidden = !storage.favorites.length;
  return bar;
}

/** @param {MouseEvent} event */
export function switchClickedStar(event) {
  const star = closest(event, ".td-star");
  if (star) switchFavorite(star.dataset.favorite ?? "", star.dataset.title);
}

/** Show in the stars of the page what is a favorite now. */
function showStars() {
  for (const star of document.querySelectorAll(".td-star")) {
    const isFavorite = storage.isFavorite(star.getAttribute("data-favorite") ?? "");
    star.setAttribute("aria-pressed", String(isFavorite));
    star.replaceChildren(starIcon(isFavorite));
  }
}

/**
 * Keep the stars of this page, and of those that the theme exchanges it for, right.
 * @returns {() => void} to be called when the page has been exchanged
 */
export function mountPageStars() {
  storage.onChange(showStars, new AbortController().signal); // for as long as the tab has this script
  return showStars;
}
