/** A line that says what has just happened, and goes again. */

import { element } from "../../../js/elements.js";

/** Milliseconds: long enough to see which words it was, without looking for them. */
const SHOWN_FOR = 3500;

/** @type {HTMLElement | null} */
let box = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {string} text
 * @param {string} [quote] the words that it is about
 */
export function showToast(text, quote = "") {
  box ??= element("div", "td-toast", { role: "status" });
  const place = document.querySelector("dialog[open]") ?? document.body; // a modal dialog hides what is outside
  if (box.parentNode !== place) place.append(box);
  box.replaceChildren(element("b", "", { text }), quote ? element("q", "", { text: quote }) : "");
  box.classList.add("td-toast--on");
  clearTimeout(timer);
  timer = setTimeout(() => box?.classList.remove("td-toast--on"), SHOWN_FOR);
}
