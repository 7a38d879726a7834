/** Where the finder stands: in the home page, and behind the header's button on every other page. */

import { takesLetters } from "../../../js/takes_letters.js";
import { loadFinder } from "./client.js";
import { copyPhrase } from "./copy_phrase.js";
import { keepLinksWhole, takeDanger } from "./danger_bar.js";
import { closest } from "./dom.js";
import { mountPageStars, switchClickedStar } from "./favorites.js";
import { loadGuide } from "./guide.js";
import { mountHome } from "./home.js";
import { contact, storage } from "./on_device.js";
import { Overlay } from "./overlay.js";
import { chooseOwnChannel, rememberChannel } from "./own_channel.js";
import { fillClickedGap, mountPageGaps } from "./page_gaps.js";
import { mountLivePath, pathOnPage } from "./path_on_page.js";
import { parseFragment } from "./search_state.js";

/** The first signs of a hand. Away from the home page the index comes with them: it is there before the field is. */
const FIRST_INTERACTIONS = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown", "focusin"];

const overlay = new Overlay();
const showPageGaps = mountPageGaps();
const showPageStars = mountPageStars();
/** @type {import("./home.js").Home | null} */
let home = null;

/** What stands in the page now is taken into use, and what stood in the last one is left alone. */
function onPage() {
  overlay.close();
  showPageGaps();
  showPageStars();
  chooseOwnChannel();
  mountLivePath();
  if (home && !home.isOnPage()) {
    home.unmount();
    home = null;
  }
  const root = /** @type {HTMLElement | null} */ (document.querySelector(".td-finder[data-home]"));
  if (root && !root.dataset.on) home = mountHome(root);
  const link = /** @type {HTMLElement | null} */ (document.querySelector(".td-findlink"));
  if (link) link.hidden = Boolean(home);
  if (home) return;
  restore();
  for (const name of FIRST_INTERACTIONS) addEventListener(name, loadEarly, { capture: true, passive: true });
}

/** Ask what the page's address asks for. */
function restore() {
  pathOnPage()?.restore();
  if (home?.isOnPage()) return home.restore();
  const search = parseFragment(location.hash);
  if (search.text) overlay.ask(search).catch(() => {}); // the overlay says that it could not be loaded
}

function loadEarly() {
  for (const name of FIRST_INTERACTIONS) removeEventListener(name, loadEarly, true);
  for (const load of [loadFinder, loadGuide]) load().catch(() => {}); // nobody has asked yet
}

/** Go to the field, wherever it is. */
function focusField() {
  if (home?.isOnPage()) home.input.focus();
  else overlay.open().catch(() => {}); // the overlay says that it could not be loaded
}

/** @param {MouseEvent} event */
function onClick(event) {
  if (takeDanger(event)) return;
  if (closest(event, ".td-findlink, .md-skip") && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    event.stopPropagation();
    focusField();
  }
  // Copy buttons everywhere fill their gaps first.
  const button = closest(event, ".td-copy[data-clipboard-text]");
  if (button) {
    event.preventDefault();
    event.stopPropagation();
    copyPhrase(button.dataset.clipboardText ?? "", button.dataset.phrase || phraseAround(button));
  }
  switchClickedStar(event);
  fillClickedGap(event);
}

/**
 * The id of the phrase in which a button stands: its star has it.
 * @param {HTMLElement} button
 */
function phraseAround(button) {
  return button.closest(".td-say")?.querySelector(".td-star")?.getAttribute("data-favorite") ?? "";
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (takeDanger(event)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || !storage.takesSingleKeys) return;
  if (takesLetters(event.target) || document.querySelector("dialog[open]")) return;
  if (event.repeat) return; // who holds a key means one step
  if (event.key === "/") {
    focusField();
    if (home?.isOnPage()) home.input.select();
  } else if (!pathOnPage()?.takeKey(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("click", onClick, true);
document.addEventListener("keydown", onKey, true);
document.addEventListener("change", rememberChannel);
addEventListener("hashchange", restore);
addEventListener("storage", ({ key }) => storage.reload(key));
addEventListener("pagehide", () => contact.writeHandover());
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) contact.removeHandover();
});

keepLinksWhole();
onPage();
// The theme says when it has exchanged the page; from files it never does.
let pathname = location.pathname;
window.document$?.subscribe(() => {
  if (location.pathname !== pathname || (home && !home.isOnPage())) onPage();
  pathname = location.pathname;
});
