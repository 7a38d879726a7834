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
 * @param {string} text
 * @param {() => void} onFilled
 */
export function openGapForm(text, onFilled) {
  return openForm({ title: "Fill the gaps first", names: variablesOf(text), submit: "Copy", text, onFilled });
}

/** Change everything that is filled in for this contact. */
export async function openContactForm() {
  const { bookInfo } = await loadFinder();
  return openForm({
    title: "This contact",
    names: bookInfo.variables.map(({ name }) => name),
    submit: "Done",
  });
}

/**
 * @typedef {object} FormOptions
 * @property {string} title
 * @property {string[]} names of variables
 * @property {string} submit what the button says
 * @property {string} [text] a phrase that is shown as it will be; all its gaps must be filled
 * @property {() => void} [onFilled]
 */

/** @param {FormOptions} options */
async function openForm({ title, names, submit, text, onFilled }) {
  const { bookInfo } = await loadFinder();
  const box = openDialog();
  const form = element("form", "", { novalidate: "", autocomplete: "off" });
  const preview = text ? element("p", "td-fill__words", { "aria-live": "off" }) : null;
  const showPreview = () => preview?.replaceChildren(...phraseText(text ?? ""));
  const rows = names.map((name) => {
    const variable = bookInfo.variables.find((item) => item.name === name) ?? {
      name,
      label: name,
      sample: "",
    };
    return createRow(variable, showPreview);
  });
  const fields = rows.map(({ field }) => field);
  form.append(element("h2", "", { id: "td-fill-title", text: title }), preview ?? "");
  form.append(...rows.map(({ row }) => row));
  const submitButton = element("button", "td-button td-button--main", { type: "submit", text: submit });
  const cancelButton = createButton("td-button", { text: "Cancel" });
  cancelButton.addEventListener("click", () => box.close());
  form.append(
    element("p", "td-fill__note", { text: "Stays in this tab, and nowhere else." }),
    element("p", "td-fill__ends", {}, text ? cancelButton : "", submitButton),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const emptyField = text && fields.find((field) => !field.value.trim());
    if (emptyField) return emptyField.focus();
    box.close();
    onFilled?.();
  });
  box.replaceChildren(form);
  showPreview();
  box.showModal();
  (fields.find((field) => !field.value) ?? fields[0] ?? submitButton).focus();
}

/**
 * @param {Variable} variable
 * @param {() => void} onInput
 */
function createRow({ name, label, sample }, onInput) {
  const field = element("input", "", {
    type: "text",
    name: `td-${name}`,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: sample,
  });
  field.value = contact.value(name);
  field.addEventListener("input", () => {
    contact.set(name, field.value);
    onInput();
  });
  return { field, row: element("label", "td-fill__row", {}, element("span", "", { text: label }), field) };
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
