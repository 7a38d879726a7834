/** One finder: the field, its chips, its results. A combobox with a listbox, as WAI-ARIA describes it. */

/** @import { Action, SearchAnswer, ComboboxOptions, EngineClient, Result, Search } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { loadFinder } from "./client.js";
import { createContactBar } from "./contact_bar.js";
import { copyPhrase } from "./copy_phrase.js";
import { removeOnAbort } from "./dom.js";
import { createFilters } from "./filters.js";
import { LatestTask } from "./latest_task.js";
import { adviceFor, announcement, isWeak, moreLabel, NOT_LOADED, WEAK_CHOICE } from "./messages.js";
import { contact, storage } from "./on_device.js";
import { isPhrase } from "./result_elements.js";
import { groupResults } from "./result_groups.js";
import { ResultList } from "./result_list.js";
import { emptySearch, hasFilter } from "./search_state.js";
import { navigate } from "./site.js";
import { debounce } from "./timers.js";
import { showToast } from "./toast.js";

/** Results at first: as many as fit a screen; one needs the first three. */
const FIRST_PHRASES = 8;

/** Without words the list is to be read through, not searched. */
const FIRST_BROWSED = 60;

/** What "more" adds: hardly anybody looks further, and more elements would be felt on a phone. */
const MORE_PHRASES = 50;

/** Milliseconds after the last letter: a screen reader would be interrupted by every letter otherwise. */
const ANNOUNCE_AFTER = 350;

/** Milliseconds without another letter, after which a search that found nothing counts as meant. */
const MISSED_AFTER = 1500;

/** Shorter ones are on their way to a word. */
const FEWEST_MISSED_LETTERS = 3;

export class Combobox {
  #search = emptySearch();
  #limit = FIRST_PHRASES;
  #isUnfolded = false;
  #latest = new LatestTask();
  /** @type {EngineClient | null} */
  #client = null;
  /** @type {ReturnType<typeof createFilters> | null} */
  #filters = null;
  #status = element("p", "td-sr", { role: "status" });
  #note = element("div", "td-note");
  #moreButton = createButton("td-button td-more-hits", { hidden: "" });
  #chips = element("div", "td-chipline");
  #clearButton;
  #contactBar;
  #list;
  #results;
  #options;
  #announce;
  #recordMiss;

  /**
   * @param {HTMLElement} root holds the field; the rest is added to it
   * @param {ComboboxOptions} options
   */
  constructor(root, options) {
    this.root = root;
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("input[role=combobox]"));
    this.#clearButton = /** @type {HTMLElement} */ (root.querySelector(".td-field__clear"));
    this.#options = options;
    const { prefix, signal } = options;
    this.#list = new ResultList({
      input: this.input,
      prefix,
      onAct: (action, hit) => this.#runAction(action, hit),
    });
    this.#contactBar = createContactBar(() => this.input.focus());
    this.#results = element(
      "div",
      "td-results",
      { hidden: "" },
      this.#note,
      this.#list.listbox,
      this.#moreButton,
      this.#list.toolbar,
    );
    this.#announce = debounce(ANNOUNCE_AFTER, signal, (/** @type {string} */ text) => {
      this.#status.textContent = text;
    });
    this.#recordMiss = debounce(MISSED_AFTER, signal, storage.addMiss);
    const parts = [this.#chips, this.#contactBar.bar, this.#status, this.#results];
    root.append(...parts);
    removeOnAbort(signal, ...parts);
    this.#listen(signal);
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    this.input.addEventListener("input", () => this.#onInput(), { signal });
    this.input.addEventListener("focus", () => this.whenReady().catch(() => {}), { signal });
    this.input.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    this.root.addEventListener("keydown", (event) => this.#onKeyAround(event), { signal });
    this.#clearButton.addEventListener("click", () => this.set({ text: "" }, { focuses: true }), { signal });
    this.#moreButton.addEventListener("click", () => this.#showMore(), { signal });
    contact.onChange(() => this.#onContact(), signal);
    storage.onChange(() => this.#list.updateFavorites(), signal);
    signal.addEventListener("abort", () => this.#latest.cancel());
  }

  /**
   * The engine, and with it the filters.
   * @returns {Promise<EngineClient>} rejected if it cannot be loaded; that is said on the page
   */
  async whenReady() {
    if (this.#client) return this.#client;
    const client = await loadFinder().catch((error) => {
      this.#status.textContent = NOT_LOADED.status;
      this.#results.hidden = false;
      this.#note.replaceChildren(element("p", "", { text: NOT_LOADED.note }));
      throw error;
    });
    this.#start(client);
    return client;
  }

  /** @param {EngineClient} client */
  #start(client) {
    const { prefix, signal, onReady } = this.#options;
    if (this.#client || signal.aborted) return;
    this.#client = client;
    this.#filters = createFilters({
      bookInfo: client.bookInfo,
      search: this.#search,
      prefix,
      onChange: () => this.#onChange(),
    });
    this.#chips.append(this.#filters.bar, this.#filters.panel);
    if (onReady) debounce(0, signal, onReady).schedule(client); // first what was asked for
  }

  /** Take up what was typed before this script ran. */
  resume() {
    this.#search.text = this.input.value;
    if (this.#isAsked()) this.#ask();
  }

  /**
   * Ask for something else.
   * @param {Partial<Search>} values
   * @param {{ focuses?: boolean }} [options]
   */
  set(values, { focuses = false } = {}) {
    Object.assign(this.#search, values);
    this.input.value = this.#search.text;
    this.#filters?.show();
    this.#onChange();
    if (focuses) this.input.focus();
  }

  #isAsked() {
    return Boolean(this.#search.text.trim()) || hasFilter(this.#search);
  }

  #onChange() {
    this.#limit = FIRST_PHRASES;
    this.#isUnfolded = false;
    this.#options.onSearch?.(this.#search);
    this.#ask();
  }

  #ask() {
    this.#list.setBusy(true);
    this.#latest.run(
      (isLatest) => this.#answer(isLatest),
      () => this.#list.setBusy(false),
    );
  }

  /** @param {() => boolean} isLatest */
  async #answer(isLatest) {
    this.#clearButton.hidden = !this.#search.text;
    if (!this.#isAsked()) return this.#showNothing();
    if (!this.#client) {
      await this.whenReady();
      if (!isLatest()) return;
    }
    // The filters are there now, and have dropped what the book does not have.
    if (!this.#isAsked()) return this.#showNothing();
    const { text } = this.#search;
    const search = { ...this.#search };
    const request = { ...search, limit: text.trim() ? this.#limit : Math.max(this.#limit, FIRST_BROWSED) };
    const answer = await this.#client?.find(request);
    if (answer && isLatest()) this.#show(answer, search);
  }

  /** Nothing is asked. */
  #showNothing() {
    this.#list.clear();
    this.#results.hidden = true;
    this.root.classList.remove("td-finder--busy");
    this.#options.onBusy?.(false);
    this.#announce.cancel();
    this.#status.textContent = "";
  }

  /**
   * @param {SearchAnswer} answer
   * @param {Search} search
   */
  #show(answer, search) {
    const bookInfo = /** @type {EngineClient} */ (this.#client).bookInfo;
    const groups = groupResults(answer, bookInfo.kinds, this.#isUnfolded);
    this.root.classList.add("td-finder--busy");
    this.#options.onBusy?.(groups.length > 0);
    this.#note.replaceChildren(
      ...adviceFor(answer, search, (word) => this.set({ text: word }, { focuses: true })),
    );
    this.#moreButton.textContent = moreLabel(answer, this.#isUnfolded);
    this.#moreButton.hidden = !this.#moreButton.textContent;
    this.#results.hidden = false;
    this.#list.show(bookInfo, groups);
    this.#announce.schedule(announcement(answer));
    this.#recordMiss.cancel();
    const words = search.text.trim();
    const isMiss = words.length >= FEWEST_MISSED_LETTERS && isWeak(answer) && !answer.others.length;
    if (isMiss) this.#recordMiss.schedule(words);
  }

  #showMore() {
    const idsBefore = new Set(this.#list.hits.map((hit) => hit.id));
    this.#limit += MORE_PHRASES;
    this.#isUnfolded = true;
    this.#ask();
    this.input.focus();
    this.#latest.afterwards(() => {
      const next = this.#list.hits.findIndex((hit) => !idsBefore.has(hit.id));
      if (next >= 0) this.#list.choose(next);
    });
  }

  /** @type {(action: Action, hit: Result) => void} */
  #runAction(action, hit) {
    if (action === "open" || !isPhrase(hit)) {
      this.#options.onLeave?.();
      navigate(hit.address);
    } else if (action === "star") {
      const isFavorite = storage.toggleFavorite(hit.id);
      showToast(isFavorite ? "Kept as a favorite on this device" : "No longer a favorite", hit.text);
    } else {
      copyPhrase(hit.text, hit.id);
    }
  }

  /**
   * Do something with the chosen result. Where none is, because the first is a weak match, it is chosen now; a second
   * key copies it.
   * @param {Action} action
   */
  #actOnChosen(action) {
    if (!this.#list.length) return;
    const isChosen = Boolean(this.#list.hit);
    if (!isChosen) this.#list.choose(0);
    if (isChosen || action === "open") this.#list.act(action);
    else showToast(WEAK_CHOICE);
  }

  #onInput() {
    this.#search.text = this.input.value;
    this.#onChange();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.#list.length) {
      event.preventDefault();
      this.#list.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      // What is done with the results of a question waits for its answer.
      this.#latest.afterwards(() => this.#actOnChosen(event.shiftKey ? "open" : "copy"));
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.#escape();
    }
  }

  /** @param {KeyboardEvent} event in a chip, a choice or a button */
  #onKeyAround(event) {
    if (event.key !== "Escape" || event.target === this.input || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.input.focus();
  }

  /** First the words, then the chips, then the focus goes back to where it came from. */
  #escape() {
    const { onLeave } = this.#options;
    if (this.#search.text) this.set({ text: "" }, { focuses: true });
    else if (this.#isAsked()) this.set(emptySearch(), { focuses: true });
    else if (onLeave) onLeave();
    else this.input.blur();
  }

  /** Gaps are filled with other words now. */
  #onContact() {
    this.#contactBar.show();
    if (!this.#list.length) return;
    const { active } = this.#list;
    this.#ask();
    this.#latest.afterwards(() => {
      if (active < this.#list.length) this.#list.choose(active, { scrolls: false });
    });
  }
}
