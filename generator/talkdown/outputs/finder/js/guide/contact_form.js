/** The form that fills gaps: for one phrase on its way to being copied, or for the whole contact. */

/** @import { SharedState } from "./main.js" */

import { createButton, element } from "../../../js/elements.js";
import { variablesOf } from "../view/contact.js";
import { openForm } from "./form_dialog.js";
import { createGapRow } from "./gap_row.js";

/** What stands for a gap that is copied as a blank on purpose: seen at once in any window, and never a customer's word. */
const BLANK = "____";

/**
 * Ask for the gaps of a phrase, and go on with it once none is empty, or once blanks are asked for.
 *
 * The form is there at once: keys that are typed while the book is on its way go into its first field. What is asked for
 * each time begins empty, and goes with this copy: a day that was promised once is not promised again.
 * @param {SharedState} state
 * @param {string} text
 * @param {(valuesOfOneCopy: Map<string, string>) => void} onFilled
 * @param {string} [letters] that were typed before the form was there
 */
export function openGapForm({ contact, loadFinder, phraseText }, text, onFilled, letters = "") {
  /** @type {Map<string, string>} */
  const valuesOfOneCopy = new Map();
  const preview = element("p", "td-fill__words", { "aria-live": "off" });
  const showPreview = () =>
    preview.replaceChildren(
      ...phraseText(text, [], (name) => valuesOfOneCopy.get(name) || contact.value(name)),
    );
  const rows = variablesOf(text).map((name) => createGapRow(contact, name, valuesOfOneCopy, showPreview));
  showPreview();
  const blankButton = createButton("td-button", { text: "Copy with blanks" });
  const close = openForm({
    title: "Fill the gaps first",
    rows,
    head: preview,
    submit: "Copy",
    buttons: [blankButton],
    onSubmit: () => onFilled(valuesOfOneCopy),
  });
  blankButton.addEventListener("click", () => {
    for (const { name, field } of rows) if (!field.value.trim()) valuesOfOneCopy.set(name, BLANK);
    close();
    onFilled(valuesOfOneCopy);
  });
  const field = document.activeElement;
  if (letters && field instanceof HTMLInputElement) {
    field.value = letters;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  loadFinder().then(
    ({ bookInfo }) => {
      for (const row of rows) row.describe(bookInfo.variables.find(({ name }) => name === row.name));
    },
    () => {}, // the gaps keep their names, and what is filled in goes with this copy
  );
}

/**
 * Change everything that is filled in for this contact; gaps that are still empty lie folded below.
 * @param {SharedState} state
 * @param {string} [nameFirst] the gap that is filled first
 * @param {() => void} [onAskedEachTime] called in place of the form if that gap is not kept for a contact
 */
export async function openContactForm({ contact, loadFinder }, nameFirst = "", onAskedEachTime) {
  const { bookInfo } = await loadFinder();
  const variables = bookInfo.variables.filter(({ eachTime }) => !eachTime);
  if (nameFirst && !variables.some(({ name }) => name === nameFirst)) return onAskedEachTime?.();
  const rows = variables.map((variable) => {
    const row = createGapRow(contact, variable.name, new Map());
    row.describe(variable);
    return row;
  });
  const isShown = (/** @type {typeof rows[number]} */ { name, field }) => name === nameFirst || field.value;
  const emptyRows = rows.filter((row) => !isShown(row));
  const summary = element("summary", "", { text: "Other gaps" });
  const foot = emptyRows.length
    ? element("details", "td-fill__more", {}, summary, ...emptyRows.map(({ row }) => row))
    : "";
  const shownRows = rows.filter(isShown);
  openForm({ title: "This contact", rows: shownRows, foot, submit: "Done" });
  shownRows.find(({ name }) => name === nameFirst)?.field.focus();
}
