/** My lines: the favorites in one row, each a click from being copied or opened. */

/** @import { EntryHit, PhraseHit } from "../view/types.ts" */
/** @import { SharedState } from "./main.js" */

import { createButton, element } from "../../../js/elements.js";
import { VARIABLE } from "../../../js/patterns.js";
import { SITE_ROOT } from "../../../js/site_root.js";
import { icon } from "../view/dom.js";
import { gapLabel } from "../view/gap_label.js";

/**
 * @param {PhraseHit | EntryHit} hit
 * @returns {hit is EntryHit}
 */
export function isEntry(hit) {
  return "kind" in hit;
}

/**
 * @param {PhraseHit | EntryHit} hit
 * @returns {hit is PhraseHit}
 */
export function isPhrase(hit) {
  return !isEntry(hit);
}

/**
 * @param {HTMLElement} bar
 * @param {(PhraseHit | EntryHit)[]} hits
 * @param {SharedState} state
 */
export function showFavoriteBar(bar, hits, state) {
  bar.hidden = !hits.length;
  bar.replaceChildren(
    icon("star"),
    ...hits.map((hit) => (isEntry(hit) ? entryLink(hit) : lineButton(hit, state))),
  );
}

/**
 * A favorite that is opened.
 * @param {EntryHit} hit
 */
export function entryLink({ address, title, stage, level }) {
  const href = new URL(address, SITE_ROOT).href;
  return element("a", "td-chip", { href, "data-stage": stage, "data-level": level, text: title });
}

/**
 * A phrase as it is read out and copied: with what is filled in for this contact.
 * @param {string} text
 * @param {SharedState} state
 */
export function spokenText(text, { contact }) {
  return text.replace(VARIABLE, (_, name) => contact.value(name) || `[${gapLabel(name)}]`);
}

/**
 * A favorite that is copied.
 * @param {PhraseHit} hit
 * @param {SharedState} state
 */
function lineButton({ id, text }, state) {
  const words = spokenText(text, state);
  return createButton("td-copy td-mine__line", {
    "data-clipboard-text": text,
    "data-phrase": id,
    "aria-label": `Copy: ${words}`,
    title: words,
    text: words,
  });
}
