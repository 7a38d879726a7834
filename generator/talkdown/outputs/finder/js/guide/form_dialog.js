/** The dialog of all forms; there is never more than one. */

import { createButton, element } from "../../../js/elements.js";
import { returnFocus } from "../view/dom.js";

/** @import { GapRow } from "./gap_row.js" */

/** @type {HTMLDialogElement | null} */
let dialog = null;
/** @type {Element | null} */
let opener = null;

/**
 * @typedef {object} FormOptions
 * @property {string} title
 * @property {GapRow[]} rows
 * @property {Node} [head] what stands over the rows
 * @property {Node | ""} [foot] what stands under them
 * @property {string} submit what the button says
 * @property {HTMLElement[]} [buttons] beside it
 * @property {() => void} [onSubmit] called once all rows are filled; without it they may stay empty
 */

/**
 * Show a form.
 * @param {FormOptions} options
 * @returns {() => void} closes it
 */
export function openForm({ title, rows, head, foot, submit, buttons = [], onSubmit }) {
  const box = openDialog();
  const form = element("form", "", { novalidate: "", autocomplete: "off" });
  const fields = rows.map(({ field }) => field);
  const problem = element("p", "td-fill__problem", { role: "alert", id: "td-fill-problem" });
  form.append(element("h2", "", { id: "td-fill-title", text: title }), head ?? "");
  form.append(...rows.map(({ row }) => row), foot ?? "", problem);
  const submitButton = element("button", "td-button td-button--main", { type: "submit", text: submit });
  const cancelButton = createButton("td-button", { text: "Cancel" });
  cancelButton.addEventListener("click", () => box.close());
  form.append(
    element("p", "td-fill__note", { text: "Stays in this tab, and nowhere else." }),
    element("p", "td-fill__ends", {}, onSubmit ? cancelButton : "", ...buttons, submitButton),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const emptyField = onSubmit && fields.find((field) => !field.value.trim());
    if (emptyField) return refuse(emptyField, problem);
    box.close();
    onSubmit?.();
  });
  box.replaceChildren(form);
  box.showModal();
  (fields.find((field) => !field.value) ?? fields[0] ?? submitButton).focus();
  return () => box.close();
}

/**
 * Say that a gap is empty, and go there.
 * @param {HTMLInputElement} field
 * @param {HTMLElement} problem
 */
function refuse(field, problem) {
  const label = field.closest("label")?.querySelector("span")?.firstChild?.textContent;
  problem.textContent = `Still empty: ${label}. Fill it, or copy with blanks.`;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", problem.id);
  field.focus();
}

/** It is not shown yet. */
function openDialog() {
  if (!dialog) {
    dialog = element("dialog", "td-fill md-typeset", { "aria-labelledby": "td-fill-title" });
    dialog.addEventListener("close", giveFocusBack);
    document.body.append(dialog);
  }
  opener = document.activeElement;
  return dialog;
}

function giveFocusBack() {
  if (!dialog) return;
  // Whoever changed the contact came from a button that has been made anew since.
  const field = ".td-over[open] [role=combobox], .td-home [role=combobox]";
  returnFocus(dialog, opener?.isConnected ? opener : document.querySelector(field));
  opener = null;
}
