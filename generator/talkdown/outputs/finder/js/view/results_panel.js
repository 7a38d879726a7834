/** What stands below the field: the results of an answer, what is said about it, and the button for more. */

/** @import { Action, BookInfo, Result, Search, SearchAnswer } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { adviceFor, announcement, isWeak, moreLabel, NOT_LOADED } from "./messages.js";
import { ResultList } from "./result_list.js";
import { debounce } from "./timers.js";

/** Milliseconds after the last letter: a screen reader would be interrupted by every letter otherwise. */
const ANNOUNCE_AFTER = 350;

export class ResultsPanel {
  #status = element("p", "td-sr", { role: "status" });
  #note = element("div", "td-note");
  #moreButton = createButton("td-button td-more-hits", { hidden: "" });
  #region;
  #announce;
  #onPick;

  /**
   * @param {object} options
   * @param {HTMLInputElement} options.input the combobox's field
   * @param {string} options.prefix of ids
   * @param {AbortSignal} options.signal
   * @param {(action: Action, hit: Result) => void} options.onAct
   * @param {() => void} options.onMore
   * @param {(word: string) => void} options.onPick one of the words that are near what was asked
   */
  constructor({ input, prefix, signal, onAct, onMore, onPick }) {
    this.#onPick = onPick;
    this.list = new ResultList({ input, prefix, onAct });
    const { listbox, toolbar } = this.list;
    this.#region = element(
      "div",
      "td-results",
      { hidden: "" },
      this.#note,
      listbox,
      this.#moreButton,
      toolbar,
    );
    this.elements = [this.#status, this.#region];
    this.#announce = debounce(ANNOUNCE_AFTER, signal, (/** @type {string} */ text) => {
      this.#status.textContent = text;
    });
    this.#moreButton.addEventListener("click", onMore, { signal });
  }

  /** Say that the finder could not be loaded. */
  showNotLoaded() {
    this.#status.textContent = NOT_LOADED.status;
    this.#region.hidden = false;
    this.#note.replaceChildren(element("p", "", { text: NOT_LOADED.note }));
  }

  /**
   * @param {SearchAnswer} answer
   * @param {Search} search
   * @param {BookInfo} bookInfo
   */
  show(answer, search, bookInfo) {
    this.#note.replaceChildren(...adviceFor(answer, search, this.#onPick));
    const furtherCount = answer.total - answer.phrases.length;
    this.#moreButton.hidden = furtherCount <= 0;
    this.#moreButton.textContent = moreLabel(furtherCount);
    this.#region.hidden = false;
    this.list.show(bookInfo, resultsOf(answer));
    this.#announce.schedule(announcement(answer));
  }

  /** Nothing is asked. */
  clear() {
    this.list.clear();
    this.#region.hidden = true;
    this.#announce.cancel();
    this.#status.textContent = "";
  }
}

/**
 * Phrases first; where they are weak, other entries come before them.
 * @param {SearchAnswer} answer
 * @returns {Result[]}
 */
function resultsOf(answer) {
  /** @type {Result[]} */
  const phrases = answer.phrases.map((hit) => ({ ...hit, kind: "phrase" }));
  return isWeak(answer) ? [...answer.others, ...phrases] : [...phrases, ...answer.others];
}
