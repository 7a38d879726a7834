/** The form that fills gaps: for one phrase on its way to being copied, or for the whole contact. */

/** @import { Variable } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { loadFinder } from "./client.js";
import { variablesOf } from "./contact.js";
import { returnFocus } from "./dom.js";
import { contact } from "./on_device.js";
import { phraseText } from "./phrase_text.js";

/** @type {HTMLDialogElement | null} */
let dialog = null;
/** @type {Element | null} */
let opener = null;

/**
 * Ask for the gaps of a phrase, and go on with it once none is empty.
 *
 * What is asked for each time begins empty, and goes with this copy: a day that was promised once is not promised again.
 * @param {string} text
 * @param {(valuesOfOneCopy: Map<string, string>) => void} onFilled
 */
export async function openGapForm(text, onFilled) {
  const { bookInfo } = await loadFinder();
  /** @type {Map<string, string>} */
  const valuesOfOneCopy = new Map();
  const preview = element("p", "td-fill__words", { "aria-live": "off" });
  const showPreview = () =>
    preview.replaceChildren(
      ...phraseText(text, [], (name) => valuesOfOneCopy.get(name) || contact.value(name)),
    );
  const rows = variablesOf(text).map((name) => {
    const variable = bookInfo.variables.find((item) => item.name === name);
    return createRow(
      variable ?? { name, label: name, sample: "", eachTime: false },
      showPreview,
      valuesOfOneCopy,
    );
  });
  showPreview();
  openForm({
    title: "Fill the gaps first",
    rows,
    head: preview,
    submit: "Copy",
    onSubmit: () => onFilled(valuesOfOneCopy),
  });
}

/** Change everything that is filled in for this contact; gaps that are still empty lie folded below. */
export async function openContactForm() {
  const { bookInfo } = await loadFinder();
  const rows = bookInfo.variables.filter(({ eachTime }) => !eachTime).map((variable) => createRow(variable));
  const filledRows = rows.filter(({ field }) => field.value);
  const emptyRows = rows.filter(({ field }) => !field.value);
  const summary = element("summary", "", { text: "Other gaps" });
  const foot = emptyRows.length
    ? element("details", "td-fill__more", {}, summary, ...emptyRows.map(({ row }) => row))
    : "";
  openForm({ title: "This contact", rows: filledRows, foot, submit: "Done" });
}

/**
 * @typedef {object} FormOptions
 * @property {string} title
 * @property {Row[]} rows
 * @property {Node} [head] what stands over the rows
 * @property {Node | ""} [foot] what stands under them
 * @property {string} submit what the button says
 * @property {() => void} [onSubmit] called once all rows are filled; without it they may stay empty
 */

/** @param {FormOptions} options */
function openForm({ title, rows, head, foot, submit, onSubmit }) {
  const box = openDialog();
  const form = element("form", "", { novalidate: "", autocomplete: "off" });
  const fields = rows.map(({ field }) => field);
  form.append(element("h2", "", { id: "td-fill-title", text: title }), head ?? "");
  form.append(...rows.map(({ row }) => row), foot ?? "");
  const submitButton = element("button", "td-button td-button--main", { type: "submit", text: submit });
  const cancelButton = createButton("td-button", { text: "Cancel" });
  cancelButton.addEventListener("click", () => box.close());
  form.append(
    element("p", "td-fill__note", { text: "Stays in this tab, and nowhere else." }),
    element("p", "td-fill__ends", {}, onSubmit ? cancelButton : "", submitButton),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const emptyField = onSubmit && fields.find((field) => !field.value.trim());
    if (emptyField) return emptyField.focus();
    box.close();
    onSubmit?.();
  });
  box.replaceChildren(form);
  box.showModal();
  (fields.find((field) => !field.value) ?? fields[0] ?? submitButton).focus();
}

/** @typedef {{ field: HTMLInputElement, row: HTMLElement }} Row */

/**
 * @param {Variable} variable
 * @param {() => void} [onInput]
 * @param {Map<string, string>} [valuesOfOneCopy] where the value goes of a gap that is asked for each time
 * @returns {Row}
 */
function createRow({ name, label, sample, eachTime }, onInput, valuesOfOneCopy) {
  const field = element("input", "", {
    type: "text",
    name: `td-${name}`,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: sample,
  });
  field.value = eachTime ? "" : contact.value(name);
  field.addEventListener("input", () => {
    if (eachTime) valuesOfOneCopy?.set(name, field.value.trim());
    else contact.set(name, field.value);
    onInput?.();
  });
  const hint = eachTime ? element("small", "", { text: " for this copy only" }) : "";
  return {
    field,
    row: element("label", "td-fill__row", {}, element("span", "", { text: label }, hint), field),
  };
}

/** One dialog for all forms; there is never more than one. It is not shown yet. */
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
