/** The dialog in which a new entry is written: the form of its kind. */

/** @import { EntryForm, FormField, Verdict } from "./types.ts" */

import { element } from "../../../outputs/js/elements.js";
import { openEditDialog } from "./edit_dialog.js";
import { ask } from "./requests.js";

/** Up to so many choices are seen at once, each with a box to tick; more of them scroll in a list. A judgment. */
const MOST_BOXES = 12;

/**
 * Ask for the forms, and open the dialog.
 * @param {string} key
 * @param {(verdict: Verdict) => void} afterSave
 */
export async function openEntryDialog(key, afterSave) {
  /** @type {{ forms: EntryForm[] }} */
  const { forms } = await ask(key, "forms", {});
  const choice = element("select", "", { id: "td-edit-kind" });
  choice.append(...forms.map(({ kind, title }) => element("option", "", { value: kind, text: title })));
  choice.value = forms.some(({ kind }) => kind === "phrase") ? "phrase" : (forms[0]?.kind ?? "");
  const fields = element("div", "td-edit__fields");
  const showFields = () => {
    const form = forms.find(({ kind }) => kind === choice.value);
    fields.replaceChildren(...(form?.fields ?? []).flatMap(createField));
  };
  choice.addEventListener("change", showFields);
  showFields();
  const label = element("label", "td-edit__label", { for: "td-edit-kind", text: "Kind" });
  const where = element("p", "td-edit__where", {
    text: "A draft: readers see it once its status is approved.",
  });
  const entry = () => ({ kind: choice.value, fields: valuesOf(fields) });
  openEditDialog("New entry", [label, choice, fields, where], {
    check: () => ask(key, "try", entry()),
    save: () => ask(key, "add", entry()),
    afterSave,
  });
}

/**
 * @param {FormField} field
 * @returns {HTMLElement[]}
 */
function createField({ name, label, help, is_list, options }) {
  const id = `td-edit-field-${name}`;
  const hint = element("small", "td-edit__help", {
    id: `${id}-help`,
    text: is_list && !options.length ? `${help} One a line.` : help,
  });
  if (is_list && options.length && options.length <= MOST_BOXES) {
    const boxes = options.map(([value, text]) =>
      element("label", "td-edit__box", {}, element("input", "", { type: "checkbox", name, value }), text),
    );
    return [
      element(
        "fieldset",
        "td-edit__boxes",
        { "aria-describedby": hint.id },
        element("legend", "td-edit__label", { text: label }),
        hint,
        ...boxes,
      ),
    ];
  }
  const attributes = { id, name, "aria-describedby": hint.id };
  const input = options.length
    ? element("select", "", { ...attributes, multiple: is_list ? "" : null })
    : element("textarea", "td-edit__text", {
        ...attributes,
        rows: is_list ? "3" : "2",
        "data-list": is_list ? "" : null,
      });
  input.append(...options.map(([value, text]) => element("option", "", { value, text })));
  return [element("label", "td-edit__label", { for: id, text: label }), hint, input];
}

/**
 * What stands in the fields, by name.
 * @param {Element} fields
 * @returns {Record<string, string | string[]>}
 */
export function valuesOf(fields) {
  /** @type {Record<string, string | string[]>} */
  const values = {};
  for (const input of fields.querySelectorAll("input, select, textarea")) {
    if (input instanceof HTMLTextAreaElement)
      values[input.name] = input.dataset.list === undefined ? input.value : input.value.split("\n");
    else if (input instanceof HTMLSelectElement)
      values[input.name] = input.multiple
        ? [...input.selectedOptions].map((option) => option.value)
        : input.value;
    else if (input instanceof HTMLInputElement) {
      const choices = /** @type {string[]} */ (values[input.name] ?? []);
      values[input.name] = input.checked ? [...choices, input.value] : choices;
    }
  }
  return values;
}
