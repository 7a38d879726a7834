/** A dialog with fields, what the rules say of them while they are filled in, and a button that saves. */

/** @import { Verdict } from "./types.ts" */

import { createButton, element } from "../../../outputs/js/elements.js";
import { isWrongElsewhere, refusalLine, verdictLines } from "./verdict_list.js";

/** Milliseconds from the last key to the question what the rules say: a pause in typing, by trial. */
const PAUSE = 500;

/**
 * What a dialog asks of the server.
 * @typedef {object} DialogRequests
 * @property {() => Promise<Verdict>} check
 * @property {(knowsOfErrors: boolean) => Promise<Verdict>} save told whether errors elsewhere were shown
 * @property {(verdict: Verdict) => void} afterSave
 * @property {() => void} [afterClose]
 */

/**
 * Open a dialog; it goes when it is closed.
 * @param {string} title
 * @param {(Node | string)[]} fields the first one that can be typed in has the focus
 * @param {DialogRequests} requests
 */
export function openEditDialog(title, fields, { check, save, afterSave, afterClose }) {
  const report = element("div", "td-edit__report", { role: "status" });
  const saveButton = element("button", "td-edit__save", { type: "submit", text: "Save" });
  const closeButton = createButton("td-edit__cancel", { text: "Cancel" });
  const heading = element("h2", "", { id: "td-edit-title", text: title });
  const buttons = element("p", "td-edit__buttons", {}, saveButton, closeButton);
  const form = element("form", "", { method: "dialog" }, heading, ...fields, report, buttons);
  const dialog = element("dialog", "td-edit md-typeset", { "aria-labelledby": "td-edit-title" }, form);
  let timer = 0;
  let turn = 0;
  let knowsOfErrors = false;

  const showVerdict = async () => {
    turn += 1;
    const thisTurn = turn;
    try {
      const verdict = await check();
      if (thisTurn === turn) report.replaceChildren(...verdictLines(verdict));
    } catch (error) {
      if (thisTurn === turn) report.replaceChildren(refusalLine(error));
    }
  };
  const saveFields = async () => {
    clearTimeout(timer);
    turn += 1; // an answer that is still on its way counts no more
    saveButton.disabled = true;
    try {
      const verdict = await save(knowsOfErrors);
      report.replaceChildren(...verdictLines(verdict));
      if (!verdict.is_saved) {
        knowsOfErrors = isWrongElsewhere(verdict);
        saveButton.textContent = knowsOfErrors ? "Save all the same" : "Save";
        return;
      }
      dialog.close();
      afterSave(verdict);
    } catch (error) {
      report.replaceChildren(refusalLine(error));
    } finally {
      saveButton.disabled = false;
    }
  };

  form.addEventListener("input", () => {
    knowsOfErrors = false;
    saveButton.textContent = "Save";
    clearTimeout(timer);
    timer = setTimeout(showVerdict, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saveFields();
  });
  form.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the theme and the finder have keys of their own
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) saveFields();
  });
  closeButton.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    clearTimeout(timer);
    dialog.remove();
    afterClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  const field = form.querySelector("textarea, input, select");
  if (field instanceof HTMLElement) field.focus();
}
