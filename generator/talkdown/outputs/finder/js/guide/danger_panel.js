/** What to do and say in a danger, over whatever is open: a key on every page, and in the finder. */

/** @import { SharedState } from "./main.js" */

import { createButton, element } from "../../../js/elements.js";
import { SITE_ROOT } from "../../../js/site_root.js";
import { icon, returnFocus } from "../view/dom.js";

/** @typedef {{ id: string, text: string, channels: string[] }} Line */

/**
 * @typedef {object} Danger
 * @property {string} title
 * @property {string} key
 * @property {string} do what to do first
 * @property {Line[]} lines
 * @property {{ label: string, reach: string, address: string } | null} number where help is reached
 * @property {string} address of its steps
 */

/** @type {HTMLDialogElement | null} */
let dialog = null;
/** @type {Element | null} */
let opener = null;

/**
 * Show a danger. The line for the agent's channel has the focus: Enter copies it.
 * @param {Danger} danger
 * @param {SharedState} state
 */
export function openDanger(danger, state) {
  if (!dialog) {
    dialog = element("dialog", "td-danger md-typeset", { "aria-labelledby": "td-danger-title" });
    dialog.addEventListener("close", () => {
      if (dialog) returnFocus(dialog, opener);
    });
    document.body.append(dialog);
  }
  const box = dialog;
  if (!box.open) opener = document.activeElement;
  const closeButton = createButton("td-field__leave", { "aria-label": "Close" }, icon("close"));
  closeButton.addEventListener("click", () => box.close());
  box.replaceChildren(
    element(
      "p",
      "td-danger__head",
      {},
      element("b", "", { id: "td-danger-title", text: danger.title }),
      closeButton,
    ),
    element("p", "td-danger__do", { text: danger.do }),
    numberOf(danger),
    element("ul", "td-says", {}, ...linesFor(danger, state).map((line) => createLine(line, state))),
    element("p", "", {}, createLink(danger.address, "All steps", box)),
  );
  if (!box.open) box.showModal();
  const first = box.querySelector(".td-copy");
  if (first instanceof HTMLElement) first.focus();
}

/**
 * The lines of the agent's channel; all of them where none was chosen, or where it has none.
 * @param {Danger} danger
 * @param {SharedState} state
 */
function linesFor({ lines }, { storage }) {
  const ownLines = lines.filter(({ channels }) => channels.includes(storage.ownChannel));
  return ownLines.length ? ownLines : lines;
}

/**
 * @param {Line} line
 * @param {SharedState} state
 */
function createLine({ id, text, channels }, { phraseText }) {
  const label = text.replace(/[{}]/g, "").replace(/_/g, " ");
  const attributes = { "data-clipboard-text": text, "data-phrase": id, "aria-label": `Copy: ${label}` };
  const words = element("q", "td-say__words", { dir: "auto" }, ...phraseText(text));
  const button = createButton("td-copy", attributes, icon("content-copy"));
  const about = element("span", "td-say__when", { text: channels.join(", ").replace(/-/g, " ") });
  return element("li", "td-say", {}, words, button, about);
}

/** @param {Danger} danger */
function numberOf({ number }) {
  if (!number) return "";
  const { label, reach, address } = number;
  if (reach)
    return element(
      "p",
      "td-danger__number",
      {},
      icon("phone-alert"),
      `${label}: `,
      element("b", "", { text: reach }),
    );
  const text = `${label}: your company has not filled in its number yet. `;
  return element(
    "p",
    "td-danger__number",
    {},
    icon("phone-alert"),
    text,
    createLink(address, "What holds meanwhile", null),
  );
}

/**
 * @param {string} address
 * @param {string} text
 * @param {HTMLDialogElement | null} box closed when the link is followed
 */
function createLink(address, text, box) {
  const link = element("a", "", { href: new URL(address, SITE_ROOT).href, text });
  link.addEventListener("click", () => (box ?? dialog)?.close());
  return link;
}
