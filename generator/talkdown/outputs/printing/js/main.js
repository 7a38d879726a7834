/** A deck of one's own, on the page of what there is to print: without a script, the decks of the site are there. */

import { mountDeck } from "./deck_form.js";

const root = /** @type {HTMLElement | null} */ (document.querySelector(".td-deck[hidden]"));
if (root) mountDeck(root).catch(() => {}); // the decks of the site are there
