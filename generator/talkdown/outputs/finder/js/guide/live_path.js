/** A playbook during a contact: one step at a time, by keys, with a way back and a trail that can be copied. */

/** @import { SharedState } from "./main.js" */
/** @import { Place } from "./place.js" */

import { createButton, element } from "../../../js/elements.js";
import { closest, icon, removeOnAbort } from "../view/dom.js";
import { drawPath } from "./path_drawing.js";
import { idOf, markStep, readSteps, targetOfKey, waysOf } from "./path_page.js";
import { asPlace, choose, describeChoice, goBack, moveTo, trailAsNote } from "./place.js";

/** Whether the whole path is shown; chosen for the tab, as long as its page lasts. */
let showsAll = false;

export class LivePath {
  #root;
  #state;
  #steps;
  /** @type {Place} */
  #place;
  #lifetime = new AbortController();
  #trail = element("ol", "td-trail");
  #drawing = element("figure", "td-drawing");
  #backButton = createButton("td-button", {}, icon("arrow-left"), "Back");
  #viewButton = createButton("td-button", {});
  #noteButton = createButton("td-button", {}, icon("content-copy"), "Copy the trail");
  #restartButton = createButton("td-button", {}, icon("close"), "New contact");

  /**
   * @param {HTMLElement} root of the page's path
   * @param {SharedState} state
   */
  constructor(root, state) {
    const { signal } = this.#lifetime;
    this.#root = root;
    this.#state = state;
    this.#steps = readSteps(root);
    this.#place = this.#placeAtFirst();
    const head = element("p", "td-guide__bar", {}, this.#backButton, this.#viewButton);
    const ends = element("p", "td-guide__bar", {}, this.#noteButton, this.#restartButton);
    const foot = element("div", "td-guide__trail", {}, this.#trail, ends, this.#drawing);
    root.prepend(head);
    root.querySelector(".td-path")?.after(foot);
    removeOnAbort(signal, head, foot);
    root.dataset.on = "yes";
    this.#backButton.addEventListener("click", () => this.#go(goBack(this.#place)));
    this.#viewButton.addEventListener("click", () => this.#toggleView());
    this.#noteButton.addEventListener("click", () => this.#copyTrail());
    this.#restartButton.addEventListener("click", () => {
      state.contact.clear();
      this.#go(this.#place);
    });
    root.addEventListener("click", (event) => this.#onClick(event), { signal });
    root.addEventListener("change", () => this.#show(), { signal });
    state.contact.onClear(() => this.#restart(), signal);
    state.storage.onChange(() => this.#nameKeys(), signal);
    this.#show();
  }

  /** Whether the page is still there: the theme exchanges it for another one. */
  isOnPage() {
    return this.#root.isConnected;
  }

  unmount() {
    this.#lifetime.abort();
    delete this.#root.dataset.on; // the theme may show this very page again
  }

  /** Show the step that the address names now. */
  restore() {
    const step = idOf(location.hash);
    if (this.#steps.some(({ id }) => id === step)) {
      this.#place = moveTo(this.#place, step);
      this.#state.places.set(this.#name, this.#place);
    }
    this.#show();
  }

  /**
   * Take a key, if it means something here; says whether it did.
   * @param {string} key
   */
  takeKey(key) {
    if (showsAll) return false;
    if (key === "Backspace") {
      this.#go(goBack(this.#place));
      return true;
    }
    const item = this.#steps.find(({ id }) => id === this.#place.step)?.item;
    const target = item && targetOfKey(item, key.toLowerCase());
    target?.click();
    return Boolean(target);
  }

  /** Where one has been; the address may name a step. */
  #placeAtFirst() {
    const place = asPlace(this.#state.places.get(this.#name), this.#steps);
    const step = idOf(location.hash);
    return this.#steps.some(({ id }) => id === step) ? moveTo(place, step) : place;
  }

  get #name() {
    return this.#root.dataset.playbook ?? "";
  }

  /** @param {Place} place */
  #go(place) {
    this.#place = place;
    this.#state.places.set(this.#name, place);
    history.replaceState(history.state, "", `#step-${place.step}`);
    this.#show();
    const item = this.#steps.find(({ id }) => id === place.step)?.item;
    item?.querySelector("h3")?.focus({ preventScroll: true });
    if (showsAll) item?.scrollIntoView();
    else if (this.#root.getBoundingClientRect().top < 0) this.#root.scrollIntoView();
  }

  /** Begin a new contact; who is elsewhere on the page stays there. */
  #restart() {
    this.#place = asPlace(null, this.#steps);
    if (idOf(location.hash)) history.replaceState(history.state, "", location.pathname + location.search);
    this.#show();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const way = closest(event, ".td-way");
    if (!way || showsAll || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const item = way.closest("li[id]");
    const number = item ? waysOf(item).indexOf(/** @type {HTMLAnchorElement} */ (way)) : -1;
    if (number < 0) return;
    const leadsElsewhere = !idOf(/** @type {HTMLAnchorElement} */ (way).hash);
    const place = choose(this.#place, this.#steps, number);
    if (leadsElsewhere) return this.#state.places.set(this.#name, place); // the link opens
    event.preventDefault();
    event.stopPropagation();
    this.#go(place);
  }

  #toggleView() {
    showsAll = !showsAll;
    this.#show();
  }

  #copyTrail() {
    this.#state.copyWords(trailAsNote(this.#root.dataset.title ?? "", this.#place, this.#steps));
  }

  /** Say what the keys take, as long as they take anything. */
  #nameKeys() {
    const { takesSingleKeys } = this.#state.storage;
    markStep(this.#steps, showsAll ? "" : this.#place.step, takesSingleKeys);
    if (takesSingleKeys) this.#backButton.setAttribute("aria-keyshortcuts", "Backspace");
    else this.#backButton.removeAttribute("aria-keyshortcuts");
  }

  #show() {
    const { choices } = this.#place;
    this.#root.classList.toggle("td-guide--all", showsAll);
    this.#root.classList.toggle("td-guide--live", !showsAll);
    this.#nameKeys();
    this.#drawing.replaceChildren(drawPath(this.#steps, this.#place));
    this.#backButton.hidden = showsAll || !choices.length;
    this.#viewButton.textContent = showsAll ? "One step at a time" : "Whole path";
    this.#noteButton.hidden = this.#trail.hidden = !choices.length;
    this.#trail.replaceChildren(
      ...choices.map((choice, n) => {
        const button = createButton("td-trail__step", { text: describeChoice(choice, this.#steps) });
        button.addEventListener("click", () => this.#go(goBack(this.#place, n)));
        return element("li", "", {}, button);
      }),
    );
  }
}
