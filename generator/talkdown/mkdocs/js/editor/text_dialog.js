/** The dialog in which one text is changed. */

/** @import { Draft, TextPlace, TextSource, Verdict } from "./types.ts" */

import { createButton, element } from "../../../outputs/js/elements.js";
import { forgetDraft, keepDraft } from "./draft.js";
import { openEditDialog } from "./edit_dialog.js";
import { ask } from "./requests.js";

/**
 * Ask for the text in a place, and open the dialog for it. Throws `RefusalError` if it is not there any more.
 * @param {string} key
 * @param {TextPlace} place
 * @param {(verdict: Verdict) => void} afterSave
 * @param {Draft | null} [draft] what was typed before the page was loaded again
 */
export async function openTextDialog(key, place, afterSave, draft = null) {
  /** @type {TextSource} */
  const source = await ask(key, "source", place);
  const area = element("textarea", "td-edit__text", {
    id: "td-edit-text",
    rows: String(rowsFor(source.text)),
  });
  area.value = draft?.text ?? source.text;
  const label = element("label", "td-edit__label", {
    for: "td-edit-text",
    text: source.label,
  });
  const before = draft?.before ?? source.text;
  const edit = () => ({ ...place, text: area.value, before });
  area.addEventListener("input", () => keepDraft({ place, text: area.value, before }));
  const fields = [label, area, whereItGoes(source), ...textBelow(source.text_below, area)];
  openEditDialog("Change this text", fields, {
    check: () => ask(key, "check", edit()),
    save: (elsewhere) => ask(key, "save", { ...edit(), elsewhere }),
    afterSave,
    afterClose: forgetDraft,
  });
}

/** @param {TextSource} source */
function whereItGoes({ file, line, is_own, text_below }) {
  const text = text_below
    ? `Your book overrides the one that it extends here: ${file}, line ${line}.`
    : is_own
      ? `In ${file}, line ${line}. Nothing else in the file changes.`
      : "This text comes with another book. Yours gets an override of this field; that book stays as it is.";
  return element("p", "td-edit__where", { text });
}

/**
 * What the book below says in the place of an override, and a way back to it; nothing where there is none.
 * @param {string} text
 * @param {HTMLTextAreaElement} area
 */
function textBelow(text, area) {
  if (!text) return [];
  const button = createButton("td-edit__back", { text: "Go back to this text" });
  button.addEventListener("click", () => {
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  });
  const heading = element("p", "td-edit__label", { text: "What that book says" });
  return [
    heading,
    element("blockquote", "td-edit__below", { text }),
    element("p", "td-edit__buttons", {}, button),
  ];
}

/** @param {string} text */
function rowsFor(text) {
  // 60 characters fit a line of the dialog; 3 rows invite, and 14 leave room for what the rules say.
  const lines = text.split("\n").reduce((count, line) => count + 1 + Math.floor(line.length / 60), 0);
  return Math.min(14, Math.max(3, lines + 1));
}
