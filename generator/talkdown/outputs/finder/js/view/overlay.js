/** The finder in a dialog over every page but the home page. */

/** @import { EngineClient, Search } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { Combobox } from "./combobox.js";
import { copyOfBar } from "./danger_bar.js";
import { closest, icon, returnFocus } from "./dom.js";
import { createFavoriteBar } from "./favorites.js";
import { showStartLists } from "./guide.js";

/** Made when it is first opened, and kept: it lies outside of what the theme exchanges. */
export class Overlay {
  /** @type {Combobox | null} */
  #combobox = null;
  /** @type {Element | null} */
  #opener = null;
  #dialog = element("dialog", "td-over md-typeset", { "aria-label": "Find words" });

  /** @returns {Combobox} */
  #mount() {
    if (this.#combobox) return this.#combobox;
    const { signal } = new AbortController(); // lives as long as the site
    const root = element("div", "td-finder td-finder--over", {}, createField("td-over"));
    const closeButton = createButton("td-field__leave", { "aria-label": "Close the finder" }, icon("close"));
    const start = element("div", "td-finder__start");
    this.#dialog.append(copyOfBar(), closeButton, root, start);
    document.body.append(this.#dialog);
    const combobox = new Combobox(root, {
      prefix: "td-over",
      signal,
      onLeave: () => this.close(),
      onBusy: (isBusy) => {
        start.hidden = isBusy;
      },
      onReady: (client) => {
        const bar = createFavoriteBar();
        start.append(
          bar,
          createStages(client, (stage) => combobox.set({ text: "", stage }, { focuses: true })),
        );
        showStartLists(client, { bar, lists: start }, signal);
      },
    });
    closeButton.addEventListener("click", () => this.close());
    start.addEventListener("click", (event) => {
      if (closest(event, "a")) this.close(); // it may lead to another place of this very page
    });
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog && isOutside(this.#dialog, event)) this.close();
    });
    this.#dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.#dialog.addEventListener("close", () => this.#afterClose());
    this.#combobox = combobox;
    return combobox;
  }

  /** @returns {Promise<unknown>} fulfilled once it can be asked */
  open() {
    const combobox = this.#mount();
    if (!this.#dialog.open) {
      const focusedElement = document.activeElement;
      this.#opener =
        focusedElement === document.body ? document.querySelector(".td-findlink") : focusedElement;
      this.#dialog.showModal();
      document.documentElement.classList.add("td-behind");
    }
    combobox.input.focus();
    combobox.input.select();
    return combobox.whenReady();
  }

  /** @param {Search} search */
  async ask(search) {
    await this.open();
    this.#mount().set(search);
  }

  close() {
    if (!this.#dialog.open) return;
    this.#dialog.close();
    this.#afterClose(); // the event that says so comes a moment later
  }

  #afterClose() {
    document.documentElement.classList.remove("td-behind");
    returnFocus(this.#dialog, this.#opener);
    this.#opener = null;
  }
}

/** @param {string} prefix of ids */
function createField(prefix) {
  const input = element("input", "", {
    dir: "auto",
    type: "text",
    inputmode: "search",
    enterkeyhint: "search",
    role: "combobox",
    id: `${prefix}-q`,
    "aria-label": "Find words",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: "What do you hear?",
  });
  const attributes = { hidden: "", "aria-label": "Clear" };
  const clearButton = createButton("td-field__clear", attributes, icon("close"));
  return element("div", "td-field", {}, icon("magnify"), input, clearButton);
}

/**
 * Stages to begin with; the page behind may have none.
 * @param {EngineClient} client
 * @param {(id: string) => void} onChoose
 */
function createStages({ bookInfo }, onChoose) {
  const items = bookInfo.stages.map((stage) => {
    const title = element("b", "", { text: stage.title });
    const ask = element("small", "", { text: stage.ask });
    const button = createButton("td-begin__stage", {}, icon(stage.icon), title, ask);
    button.addEventListener("click", () => onChoose(stage.id));
    return element("li", "", { "data-stage": stage.id }, button);
  });
  return element("ul", "td-begin", {}, ...items);
}

/**
 * Whether a click is beside the dialog, on what dims the page.
 * @param {HTMLDialogElement} dialog
 * @param {MouseEvent} event
 */
function isOutside(dialog, { clientX, clientY }) {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
