/** A row of a form: the field of one gap. */

/** @import { Contact } from "../view/contact.js" */
/** @import { Variable } from "../view/types.ts" */

import { element } from "../../../js/elements.js";
import { gapLabel } from "../view/gap_label.js";

/** @typedef {ReturnType<typeof createGapRow>} GapRow */

/**
 * The field is there before the book says what its gap is called. Until then a value is this copy's alone.
 * @param {Contact} contact
 * @param {string} name the gap's
 * @param {Map<string, string>} valuesOfOneCopy where the value goes of a gap that is asked for each time
 * @param {() => void} [onInput]
 */
export function createGapRow(contact, name, valuesOfOneCopy, onInput) {
  const label = element("span", "", { text: gapLabel(name) });
  const field = element("input", "", {
    dir: "auto",
    type: "text",
    name: `td-${name}`,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  });
  field.value = contact.value(name); // none for what is asked for each time
  let isKept = false;

  function keep() {
    if (isKept) {
      valuesOfOneCopy.delete(name);
      contact.set(name, field.value);
    } else valuesOfOneCopy.set(name, field.value.trim());
    if (field.value.trim()) field.removeAttribute("aria-invalid");
    onInput?.();
  }

  field.addEventListener("input", keep);
  return {
    name,
    field,
    row: element("label", "td-fill__row", {}, label, field),

    /** @param {Variable} [variable] what the book says of the gap */
    describe(variable) {
      if (!variable) return;
      label.textContent = variable.label;
      field.placeholder = variable.sample;
      isKept = !variable.eachTime;
      if (variable.eachTime) label.append(element("small", "", { text: " for this copy only" }));
      else if (valuesOfOneCopy.has(name)) keep();
    },
  };
}
