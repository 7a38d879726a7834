/** What stands below the field: the results of an answer, what is said about it, and the button for more. */

/** @import { Action, BookInfo, Result, Search, SearchAnswer } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { adviceFor, announcement, moreLabel, NOT_LOADED } from "./messages.js";
import { groupResults } from "./result_groups.js";
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
   * @param {boolean} isUnfolded whether situations show all of their lines
   * @param {boolean} keepsChoice whether what is chosen stays so
   */
  show(answer, search, bookInfo, isUnfolded, keepsChoice) {
    this.#note.replaceChildren(...adviceFor(answer, search, this.#onPick));
    this.#moreButton.textContent = moreLabel(answer, isUnfolded);
    this.#moreButton.hidden = !this.#moreButton.textContent;
    this.#region.hidden = false;
    const kinds = [...bookInfo.kinds, ...bookInfo.libraryKinds];
    this.list.show(bookInfo, groupResults(answer, kinds, isUnfolded, search.text), keepsChoice);
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
