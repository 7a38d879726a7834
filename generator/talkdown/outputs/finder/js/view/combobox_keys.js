/** What the keys of a combobox do, as WAI-ARIA describes it: arrows choose, Enter takes, Escape leaves step by step. */

/** @import { Action } from "./types.ts" */
/** @import { ResultList } from "./result_list.js" */
/** @import { SearchSession } from "./search_session.js" */

import { WEAK_CHOICE } from "./messages.js";
import { showToast } from "./toast.js";

/**
 * @param {object} options
 * @param {HTMLElement} options.root holds the field, and chips and buttons around it
 * @param {HTMLInputElement} options.input the field
 * @param {ResultList} options.list
 * @param {SearchSession} options.session
 * @param {() => void} options.onEscape from the field; from elsewhere, Escape leads back to it
 * @param {AbortSignal} signal
 */
export function listenToKeys({ root, input, list, session, onEscape }, signal) {
  /** @param {KeyboardEvent} event */
  function onFieldKey(event) {
    if (event.isComposing) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list.length) {
      event.preventDefault();
      list.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      // What is done with the results of a question waits for its answer.
      session.afterwards(() => actOnChosen(event.shiftKey ? "open" : "copy"));
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    }
  }

  /**
   * Do something with the chosen result. Where none is, because the first is a weak match, it is chosen now; a second
   * key copies it.
   * @param {Action} action
   */
  function actOnChosen(action) {
    if (!list.length) return;
    const isChosen = Boolean(list.hit);
    if (!isChosen) list.choose(0);
    if (isChosen || action === "open") list.act(action);
    else showToast(WEAK_CHOICE);
  }

  /** @param {KeyboardEvent} event in a chip, a choice or a button */
  function onKeyAround(event) {
    if (event.key !== "Escape" || event.target === input || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    input.focus();
  }

  input.addEventListener("keydown", onFieldKey, { signal });
  root.addEventListener("keydown", onKeyAround, { signal });
}
