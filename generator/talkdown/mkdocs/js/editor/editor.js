/** Changes texts on the page: a button beside each, and a bar with what else there is to do. */

/** @import { PageText } from "./page_texts.js" */
/** @import { Draft, TextPlace, Verdict } from "./types.ts" */

import { createButton, element } from "../../../outputs/js/elements.js";
import { loadStyles } from "../../../outputs/js/loading.js";
import { readDraft } from "./draft.js";
import { takeKey } from "./edit_key.js";
import { openEntryDialog } from "./entry_dialog.js";
import { placeButton, textsIn } from "./page_texts.js";
import { nearestPlaces } from "./place_choice.js";
import { openPlaceDialog } from "./place_dialog.js";
import { ask } from "./requests.js";
import { openTextDialog } from "./text_dialog.js";

/** Whether the texts have buttons, for as long as the tab lives: a page that is loaded again has them again. */
const IS_ON_AS = "talkdown-edit-is-on";
const CHANGED_AS = "talkdown-edit-changed";
/** Texts of one page, as many as the server looks up in one request: the longest page of the shipped book has a fifth. */
const MOST_TEXTS = 5000;
/** Characters of a text that its button is called by: enough to tell it from its neighbors. */
const NAME_LENGTH = 60;

/** The tools of an author who may change texts. */
class Editor {
  #key;
  #isOn = sessionStorage.getItem(IS_ON_AS) !== null;
  /** @type {WeakMap<Element, HTMLElement>} */
  #buttons = new WeakMap();
  #status = element("p", "td-edit-bar__status", { role: "status" });
  #toggle = createButton("td-edit-bar__toggle", { "aria-pressed": "false", text: "Edit texts" });

  /** @param {string} key */
  constructor(key) {
    this.#key = key;
    const newButton = createButton("td-edit-bar__new", { text: "New entry" });
    newButton.addEventListener("click", () =>
      this.#try(() => openEntryDialog(this.#key, (verdict) => this.#tell(verdict))),
    );
    this.#toggle.addEventListener("click", () => this.#turn(!this.#isOn));
    document.addEventListener("click", (event) => this.#openClicked(event));
    // What was changed last has the focus again after every load, of which one edit may bring two, until the author
    // goes on.
    for (const type of ["keydown", "pointerdown"])
      document.addEventListener(type, () => sessionStorage.removeItem(CHANGED_AS), { capture: true });
    loadStyles("assets/talkdown/editor.css");
    document.body.append(
      element(
        "section",
        "td-edit-bar",
        { "aria-label": "Edit this page" },
        this.#toggle,
        newButton,
        this.#status,
      ),
    );
  }

  /** The page has been exchanged: its texts get their buttons again, if they had them. */
  start() {
    const place = sessionStorage.getItem(CHANGED_AS);
    if (this.#isOn) this.#turn(true, place ?? "");
    if (place) this.#status.textContent = "Saved.";
    const draft = readDraft();
    if (draft && !document.querySelector("dialog.td-edit")) this.#open(draft.place, draft);
  }

  /** @param {boolean} isOn @param {string} [place] the place whose button takes the focus */
  async #turn(isOn, place = "") {
    this.#isOn = isOn;
    if (isOn) sessionStorage.setItem(IS_ON_AS, "");
    else sessionStorage.removeItem(IS_ON_AS);
    this.#toggle.setAttribute("aria-pressed", String(isOn));
    for (const button of document.querySelectorAll(".td-edit-text")) button.remove();
    for (const span of document.querySelectorAll(".td-edit-words")) span.replaceWith(...span.childNodes);
    if (isOn) await this.#try(() => this.#mark(place));
  }

  /** @param {string} focusedPlace */
  async #mark(focusedPlace) {
    const root = document.querySelector(".md-content");
    if (!root) return;
    const texts = textsIn(root);
    const content = { texts: [...new Set(texts.map(({ text }) => text))].slice(0, MOST_TEXTS) };
    /** @type {{ places: Record<string, TextPlace[]> }} */
    const { places } = await ask(this.#key, "places", content);
    if (!this.#isOn) return;
    const elements = new Set();
    /** @type {HTMLElement | undefined} */
    let focusedButton;
    for (const pageText of texts) {
      const candidates = places[pageText.text];
      if (!candidates || elements.has(pageText.element.parentElement)) continue;
      elements.add(pageText.element);
      const textPlaces = nearestPlaces(candidates, outerIds(pageText.element), location.pathname);
      const button = this.#createButton(pageText, textPlaces);
      this.#buttons.set(placeButton(pageText, button), button);
      if (textPlaces.some((place) => JSON.stringify(place) === focusedPlace)) focusedButton ??= button;
    }
    focusedButton?.focus();
    if (!elements.size) this.#status.textContent = "No text of an entry stands on this page.";
  }

  /** @param {PageText} pageText @param {TextPlace[]} places */
  #createButton({ text }, places) {
    const name = text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH)}…` : text;
    const button = createButton("td-edit-text", { "aria-label": `Change: ${name}` });
    button.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      const [place] = places;
      if (places.length > 1) openPlaceDialog(places, (selectedPlace) => this.#open(selectedPlace));
      else if (place) this.#open(place);
    });
    return button;
  }

  /** @param {TextPlace} place @param {Draft | null} [draft] */
  #open(place, draft = null) {
    const afterSave = (/** @type {Verdict} */ verdict) => this.#tell(verdict, JSON.stringify(place));
    this.#try(() => openTextDialog(this.#key, place, afterSave, draft));
  }

  /** A click on a text is one on its button; on a gap in it, one on the gap. @param {MouseEvent} event */
  #openClicked({ target }) {
    if (!this.#isOn || !(target instanceof Element) || target.closest("a,button,input,label,dialog,.td-var"))
      return;
    for (let outer = /** @type {Element | null} */ (target); outer; outer = outer.parentElement) {
      const button = this.#buttons.get(outer);
      if (button?.isConnected) return button.click();
    }
  }

  /** The server builds the page anew, and has it loaded again. @param {Verdict} verdict @param {string} [place] */
  #tell({ file, effect }, place) {
    this.#status.textContent = {
      none: "The text is as it was.",
      write: `Saved in ${file}.`,
      delete: `Saved. ${file} said nothing else, and is deleted.`,
    }[effect];
    if (place && effect !== "none") sessionStorage.setItem(CHANGED_AS, place);
  }

  /** @param {() => Promise<unknown>} action */
  async #try(action) {
    try {
      await action();
    } catch (error) {
      this.#status.textContent = error instanceof Error ? error.message : String(error);
    }
  }
}

/** The ids of what a text stands in, from the inside out. @param {Element} around */
function outerIds(around) {
  const ids = [];
  for (let outer = around.closest("[id]"); outer; outer = outer.parentElement?.closest("[id]") ?? null)
    ids.push(outer.id);
  return ids;
}

/** Begin, on a page that has the key. */
export function startEditor() {
  const key = takeKey();
  if (!key) return;
  const editor = new Editor(key);
  // The theme says when it has exchanged the page, and now.
  if (window.document$) window.document$.subscribe(() => editor.start());
  else editor.start();
}
