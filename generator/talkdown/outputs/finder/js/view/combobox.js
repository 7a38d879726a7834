/** One finder: the field, its chips, its results. A combobox with a listbox, as WAI-ARIA describes it. */

/** @import { BookInfo, ComboboxOptions, EngineClient, Search, SearchAnswer } from "./types.ts" */

import { element } from "../../../js/elements.js";
import { loadFinder } from "./client.js";
import { listenToKeys } from "./combobox_keys.js";
import { createContactBar } from "./contact_bar.js";
import { removeOnAbort } from "./dom.js";
import { createFilters } from "./filters.js";
import { createMissRecorder } from "./missed_searches.js";
import { contact, storage } from "./on_device.js";
import { runAction } from "./result_actions.js";
import { ResultsPanel } from "./results_panel.js";
import { SearchSession } from "./search_session.js";
import { emptySearch } from "./search_state.js";
import { debounce } from "./timers.js";

export class Combobox {
  #session = new SearchSession({
    ownChannel: () => storage.ownChannel,
    whenReady: () => this.whenReady(),
    onBusy: (isBusy) => this.#list.setBusy(isBusy),
    onAnswer: (answer, search, bookInfo, options) =>
      this.#show(answer, search, bookInfo, options?.keepsChoice ?? false),
    onNothing: () => this.#showNothing(),
  });
  /** @type {ReturnType<typeof createFilters> | null} */
  #filters = null;
  #chips = element("div", "td-chipline");
  #clearButton;
  #contactBar;
  #panel;
  #list;
  #options;
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
    this.#panel = new ResultsPanel({
      input: this.input,
      prefix,
      signal,
      onAct: (action, hit) => runAction(action, hit, options.onLeave),
      onMore: () => this.#showMore(),
      onPick: (word) => this.set({ text: word }, { focuses: true }),
    });
    this.#list = this.#panel.list;
    this.#contactBar = createContactBar(() => this.input.focus());
    this.#recordMiss = createMissRecorder(signal, storage.addMiss);
    const parts = [this.#chips, this.#contactBar.bar, ...this.#panel.elements];
    root.append(...parts);
    removeOnAbort(signal, ...parts);
    this.#listen(signal);
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    this.input.addEventListener("input", () => this.#onInput(), { signal });
    this.input.addEventListener("focus", () => this.whenReady().catch(() => {}), { signal });
    const keyTargets = { root: this.root, input: this.input, list: this.#list, session: this.#session };
    listenToKeys({ ...keyTargets, onEscape: () => this.#escape() }, signal);
    this.#clearButton.addEventListener("click", () => this.set({ text: "" }, { focuses: true }), { signal });
    contact.onChange(() => this.#onContact(), signal);
    storage.onChange(() => this.#list.updateFavorites(), signal);
    signal.addEventListener("abort", () => this.#session.cancel());
  }

  /**
   * The engine, and with it the filters.
   * @returns {Promise<EngineClient>} rejected if it cannot be loaded; that is said on the page
   */
  async whenReady() {
    if (this.#session.client) return this.#session.client;
    const client = await loadFinder().catch((error) => {
      this.#panel.showNotLoaded();
      throw error;
    });
    this.#start(client);
    return client;
  }

  /** @param {EngineClient} client */
  #start(client) {
    const { prefix, signal, onReady } = this.#options;
    if (this.#session.client || signal.aborted) return;
    this.#session.client = client;
    this.#filters = createFilters({
      bookInfo: client.bookInfo,
      search: this.#session.search,
      prefix,
      onChange: () => this.#onFilter(),
    });
    this.#chips.append(this.#filters.bar, this.#filters.panel);
    if (onReady) debounce(0, signal, onReady).schedule(client); // first what was asked for
  }

  /** Take up what was typed before this script ran. */
  resume() {
    this.#session.search.text = this.input.value;
    if (!this.#session.isAsked()) return;
    this.#showClearButton();
    this.#session.ask();
  }

  /**
   * Ask for something else.
   * @param {Partial<Search>} values
   * @param {{ focuses?: boolean }} [options]
   */
  set(values, { focuses = false } = {}) {
    Object.assign(this.#session.search, values);
    this.input.value = this.#session.search.text;
    this.#filters?.show();
    this.#onChange();
    if (focuses) this.input.focus();
  }

  /** The channel that is chosen here stays the agent's own: its lines come first in later searches, too. */
  #onFilter() {
    storage.setOwnChannel(this.#session.search.channel ?? "");
    this.#onChange();
  }

  #onInput() {
    this.#session.search.text = this.input.value;
    this.#onChange();
  }

  #onChange() {
    this.#options.onSearch?.(this.#session.search);
    this.#showClearButton();
    this.#session.askAnew();
  }

  #showClearButton() {
    this.#clearButton.hidden = !this.#session.search.text;
  }

  /** Nothing is asked. */
  #showNothing() {
    this.#panel.clear();
    this.root.classList.remove("td-finder--busy");
    this.#options.onBusy?.(false);
  }

  /**
   * @param {SearchAnswer} answer
   * @param {Search} search
   * @param {BookInfo} bookInfo
   * @param {boolean} keepsChoice whether what is chosen stays so
   */
  #show(answer, search, bookInfo, keepsChoice) {
    this.root.classList.add("td-finder--busy");
    this.#panel.show(answer, search, bookInfo, this.#session.isUnfolded, keepsChoice);
    this.#options.onBusy?.(this.#list.length > 0);
    this.#recordMiss(answer, search.text);
  }

  #showMore() {
    const idsBefore = new Set(this.#list.hits.map((hit) => hit.id));
    this.#session.askForMore();
    this.input.focus();
    this.#session.afterwards(() => {
      const next = this.#list.hits.findIndex((hit) => !idsBefore.has(hit.id));
      if (next >= 0) this.#list.choose(next);
    });
  }

  /** Gaps are filled with other words now. */
  #onContact() {
    this.#contactBar.show();
    if (!this.#list.length) return;
    const { active } = this.#list;
    this.#session.ask();
    this.#session.afterwards(() => {
      if (active < this.#list.length) this.#list.choose(active, { scrolls: false });
    });
  }

  /** First the words, then the chips, then the focus goes back to where it came from. */
  #escape() {
    const { onLeave } = this.#options;
    if (this.#session.search.text) this.set({ text: "" }, { focuses: true });
    else if (this.#session.isAsked()) this.set(emptySearch(), { focuses: true });
    else if (onLeave) onLeave();
    else this.input.blur();
  }
}
