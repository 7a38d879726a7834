/** The finder in the home page. */

import { element } from "../../../js/elements.js";
import { Combobox } from "./combobox.js";
import { removeOnAbort } from "./dom.js";
import { createFavoriteBar } from "./favorites.js";
import { showStartLists } from "./guide.js";
import { hasFilter, keepSearchInAddress, parseFragment } from "./search_state.js";
import { debounce } from "./timers.js";

/** Milliseconds: browsers refuse a page that changes its address more often than some hundred times in half a minute. */
const REMEMBER_AFTER = 150;

/** @typedef {ReturnType<typeof mountHome>} Home */

/**
 * Take the field of the home page into use.
 * @param {HTMLElement} root holds the field
 */
export function mountHome(root) {
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const page = /** @type {HTMLElement} */ (root.closest(".td-home"));
  const start = element("div", "td-finder__shelf");
  const bar = createFavoriteBar();
  root.dataset.on = "yes";
  const combobox = new Combobox(root, {
    prefix: "td",
    signal,
    onBusy: (isBusy) => page.classList.toggle("td-home--busy", isBusy),
    onSearch: debounce(REMEMBER_AFTER, signal, keepSearchInAddress).schedule,
    onReady: (client) => showStartLists(client, { bar, lists: start }, signal),
  });
  const levels = page.querySelector(".td-levels");
  (levels?.closest("section") ?? page.lastElementChild)?.after(start);
  root.after(bar);

  /** Ask what the page's address asks for. */
  function restore() {
    const search = parseFragment(location.hash);
    if (search.text || hasFilter(search)) {
      page.classList.add("td-home--busy"); // at once, so that nothing moves when the results come
      combobox.whenReady().then(
        () => combobox.set(search),
        () => page.classList.remove("td-home--busy"),
      );
    } else combobox.resume();
    if (document.activeElement === document.body) combobox.input.focus({ preventScroll: true });
  }

  removeOnAbort(signal, start, bar);
  restore();
  document.documentElement.classList.remove("td-asked"); // what the page's head has seen is seen to
  combobox.whenReady().catch(() => {}); // it says on the page that it could not be loaded

  return {
    restore,
    input: combobox.input,
    /** Whether the page is still there: the theme exchanges it for another one. */
    isOnPage: () => root.isConnected,
    unmount: () => lifetime.abort(),
  };
}
