/** The listbox of results, the one that is chosen in it, and the toolbar for that one. */

/** @import { Action, BookInfo, Result, ResultGroup } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { closest, icon, starIcon } from "./dom.js";
import { favoriteName } from "./favorites.js";
import { storage } from "./on_device.js";
import { createResults, isPhrase, showFavorite } from "./result_elements.js";

/** A combobox's list, as WAI-ARIA describes it: the focus stays in the field, which names the chosen option. */
export class ResultList {
  /** @type {{ option: HTMLElement, hit: Result }[]} */
  #rows = [];
  #active = -1;
  #input;
  #prefix;
  #onAct;

  /**
   * @param {object} options
   * @param {HTMLInputElement} options.input the combobox's field
   * @param {string} options.prefix of ids
   * @param {(action: Action, hit: Result) => void} options.onAct
   */
  constructor({ input, prefix, onAct }) {
    this.#input = input;
    this.#prefix = prefix;
    this.#onAct = onAct;
    this.listbox = element("div", "td-list", {
      role: "listbox",
      id: `${prefix}-list`,
      "aria-label": "Results",
    });
    this.toolbar = element("div", "td-tools", { role: "toolbar", "aria-label": "Chosen result", hidden: "" });
    this.listbox.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.listbox.addEventListener("click", (event) => this.#onClick(event));
    this.toolbar.addEventListener("click", (event) => this.#onTool(event));
    input.setAttribute("aria-controls", this.listbox.id);
  }

  get length() {
    return this.#rows.length;
  }

  get active() {
    return this.#active;
  }

  /** The results in the order of the page. */
  get hits() {
    return this.#rows.map(({ hit }) => hit);
  }

  /** The chosen result. */
  get hit() {
    return this.#rows[this.#active]?.hit;
  }

  /** @param {boolean} isBusy whether the list does not answer the field yet */
  setBusy(isBusy) {
    if (isBusy) this.listbox.setAttribute("aria-busy", "true");
    else this.listbox.removeAttribute("aria-busy");
  }

  /**
   * Show results and choose the first, unless that is a weak match: such words are copied by nobody who has not chosen them.
   * @param {BookInfo} bookInfo
   * @param {ResultGroup[]} resultGroups
   * @param {boolean} [keepsChoice] whether what is chosen stays so, if it is still there
   */
  show(bookInfo, resultGroups, keepsChoice = false) {
    const chosenHit = keepsChoice ? this.hit : undefined;
    const { groups, rows } = createResults(bookInfo, resultGroups, this.#prefix);
    this.#rows = rows;
    this.listbox.replaceChildren(...groups);
    this.listbox.hidden = !rows.length;
    this.#input.setAttribute("aria-expanded", String(rows.length > 0));
    if (chosenHit) {
      const place = rows.findIndex(({ hit }) => hit.kind === chosenHit.kind && hit.id === chosenHit.id);
      return this.choose(place, { scrolls: false });
    }
    const first = rows[0]?.hit;
    this.choose(first && !(isPhrase(first) && first.weak) ? 0 : -1, { scrolls: false });
  }

  clear() {
    this.#active = -1;
    this.#rows = [];
    this.listbox.replaceChildren();
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  /**
   * @param {number} n
   * @param {{ scrolls?: boolean }} [options]
   */
  choose(n, { scrolls = true } = {}) {
    this.#rows[this.#active]?.option.setAttribute("aria-selected", "false");
    this.#active = n;
    const row = this.#rows[n];
    this.toolbar.hidden = !row;
    if (!row) return this.#input.removeAttribute("aria-activedescendant");
    row.option.setAttribute("aria-selected", "true");
    this.#input.setAttribute("aria-activedescendant", row.option.id);
    if (scrolls) row.option.scrollIntoView({ block: "nearest" });
    this.#showTools(row.hit);
  }

  /** @param {1 | -1} step down or up; after the last comes the first */
  move(step) {
    const count = this.#rows.length;
    const start = this.hit ? this.#active : Math.min(-step, 0);
    if (count) this.choose((start + step + count) % count);
  }

  /** @param {Action} action for the chosen result */
  act(action) {
    if (this.hit) this.#onAct(action, this.hit);
  }

  /** Show which results are favorites now. */
  updateFavorites() {
    for (const { option, hit } of this.#rows) showFavorite(option, storage.isFavorite(favoriteName(hit)));
    if (this.hit) this.#showTools(this.hit);
  }

  /** @param {Result} hit */
  #showTools(hit) {
    const name = favoriteName(hit);
    const isFavorite = storage.isFavorite(name);
    this.toolbar.replaceChildren(
      ...(isPhrase(hit)
        ? [tool("copy", icon("content-copy"), "Copy", "Enter"), openTool("Technique", "Shift+Enter")]
        : [openTool("Open", "Enter")]),
      ...(name
        ? [tool("star", starIcon(isFavorite), "Star", "", { "aria-pressed": String(isFavorite) })]
        : []),
    );
  }

  /** @param {Event} event */
  #onClick(event) {
    const option = closest(event, "[role=option]");
    const n = this.#rows.findIndex((row) => row.option === option);
    if (n < 0) return;
    this.choose(n, { scrolls: false });
    this.act(actionOf(event) ?? (this.hit && isPhrase(this.hit) ? "copy" : "open"));
  }

  /** @param {Event} event */
  #onTool(event) {
    const action = actionOf(event);
    if (!action) return;
    this.act(action);
    // The button has been made anew; who pressed it with a key stays on it.
    if (action === "star")
      /** @type {HTMLElement | null} */ (this.toolbar.querySelector("[data-act=star]"))?.focus();
  }
}

/**
 * @param {Event} event
 * @returns {Action | undefined}
 */
function actionOf(event) {
  return /** @type {Action | undefined} */ (closest(event, "[data-act]")?.dataset.act);
}

/** @type {(text: string, key: string) => HTMLElement} */
function openTool(text, key) {
  return tool("open", icon("arrow-right"), text, key);
}

/** @type {(action: Action, image: HTMLElement, text: string, key: string, attributes?: Record<string, string>) => HTMLElement} */
function tool(action, image, text, key, attributes = {}) {
  const label = element("span", "", { text });
  const hint = key ? element("kbd", "", { "aria-hidden": "true", text: key }) : "";
  return createButton("td-tool", { "data-act": action, ...attributes }, image, label, hint);
}
