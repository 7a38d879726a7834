/** The wall: slides over the whole screen, moved by arrow keys. The page behind it stays as it is. */

/** @import { PracticeBook, Scenario } from "../types.ts" */
/** @import { Show } from "./show.js" */
/** @import { SlideContent } from "./slides.js" */

import { createButton, element } from "../../../js/elements.js";
import { listenToKeys } from "../keys.js";
import { createMoodBar } from "../mood_bar.js";
import { WALL } from "../wall_link.js";
import { createCountdown } from "./countdown.js";
import { fitText } from "./fit_text.js";
import { beginShow, chosenReply, goBack, goOn, pointAt, pointFurther, vote } from "./show.js";
import { createSlide } from "./slides.js";

/** What each slide waits for. */
const PROMPTS = {
  situation: "",
  words: "What do you say?",
  answers: "Count hands by 1–4, or choose by ↑ ↓. Shift takes a hand back.",
  result: "↑ ↓ look at the other answers. The talk goes on with the one that is shown.",
  end: "",
};

export class WallView {
  #scenario;
  #book;
  #mood;
  #countdown = createCountdown();
  #slide = element("div", "td-wall__slide", { tabindex: "-1" });
  #place = element("p", "td-wall__place");
  #prompt = element("p", "td-wall__prompt");
  #backButton = createButton("td-wall__key", { "aria-keyshortcuts": "ArrowLeft", text: "Back" });
  #onButton = createButton("td-wall__key td-wall__key--main", {
    "aria-keyshortcuts": "ArrowRight",
    text: "On",
  });
  #wall;
  #lifetime = new AbortController();
  /** @type {Show} */
  #show;
  /** @type {SlideContent} */
  #content = { nodes: [] };

  /**
   * @param {HTMLElement} root
   * @param {Scenario} scenario
   * @param {PracticeBook} book
   */
  constructor(root, scenario, book) {
    this.#scenario = scenario;
    this.#book = book;
    this.#show = beginShow(scenario);
    this.#mood = createMoodBar(book.levels);
    const fullButton = createButton("td-wall__key", { "aria-keyshortcuts": "f", text: "Full screen" });
    const leaveButton = createButton("td-wall__key", { "aria-keyshortcuts": "Escape", text: "Leave" });
    for (const [button, key] of /** @type {const} */ ([
      [this.#backButton, "←"],
      [this.#onButton, "→"],
      [fullButton, "F"],
      [leaveButton, "Esc"],
    ])) {
      button.append(element("kbd", "", { "aria-hidden": "true", text: key }));
    }
    fullButton.hidden = !document.fullscreenEnabled;
    this.#backButton.addEventListener("click", () => this.#move(goBack(this.#show)));
    this.#onButton.addEventListener("click", () => this.#move(goOn(this.#scenario, this.#show)));
    fullButton.addEventListener("click", () => toggleFullScreen());
    leaveButton.addEventListener("click", () => this.#leave());
    const head = element("header", "td-wall__head", {}, this.#place, this.#mood.bar);
    const keys = element(
      "div",
      "td-wall__keys",
      {},
      this.#backButton,
      this.#onButton,
      ...this.#countdown.parts,
      fullButton,
      leaveButton,
    );
    const foot = element("footer", "td-wall__foot", {}, this.#prompt, keys);
    this.#wall = element(
      "section",
      "td-wall",
      { "aria-label": `On the wall: ${scenario.title}` },
      head,
      this.#slide,
      foot,
    );
    root.append(this.#wall);
    const { signal } = this.#lifetime;
    addEventListener("resize", () => fitText(this.#slide), { signal });
    addEventListener("hashchange", () => location.hash !== WALL && this.#close(), { signal });
    listenToKeys(this.#wall, (key, event) => this.#takeKey(key, event));
    this.#draw();
  }

  /**
   * @param {string} key
   * @param {KeyboardEvent} event
   */
  #takeKey(key, event) {
    // By its place on the keyboard: with Shift, and in some countries without, the key of 1 gives another sign.
    const digit = /^Digit([1-4])$/.exec(event.code)?.[1] ?? (/^[1-4]$/.test(key) ? key : "");
    if (digit) return this.#update(vote(this.#show, Number(digit) - 1, event.shiftKey ? -1 : 1));
    switch (key.length === 1 ? key.toLowerCase() : key) {
      case "ArrowRight":
      case "PageDown": // what presenters have in their hand sends this, and PageUp
        return this.#move(goOn(this.#scenario, this.#show));
      case "ArrowLeft":
      case "PageUp":
      case "Backspace":
        return this.#move(goBack(this.#show));
      case "ArrowDown":
        return this.#update(pointFurther(this.#show, 1));
      case "ArrowUp":
        return this.#update(pointFurther(this.#show, -1));
      case "t":
        this.#countdown.toggle();
        return true;
      case "l":
        this.#countdown.nextLength();
        return true;
      case "f":
        toggleFullScreen();
        return true;
      case "Escape":
        this.#leave();
        return true;
      default:
        return false;
    }
  }

  /**
   * Go to another slide.
   * @param {Show} show
   */
  #move(show) {
    if (show === this.#show) {
      if (show.slide === "answers") this.#prompt.classList.add("td-wall__prompt--open");
      return true;
    }
    if (show.play.turn !== this.#show.play.turn) this.#countdown.reset();
    this.#show = show;
    this.#draw();
    return true;
  }

  /**
   * Change what stands on this slide; says whether something did.
   * @param {Show} show
   */
  #update(show) {
    if (show === this.#show) return false;
    this.#show = show;
    this.#content.update?.(show);
    this.#showMood();
    this.#prompt.classList.remove("td-wall__prompt--open");
    fitText(this.#slide);
    return true;
  }

  #draw() {
    const { slide, play, before } = this.#show;
    this.#content = createSlide(this.#show, this.#scenario, this.#book, {
      onVote: (number, change) => this.#update(vote(this.#show, number, change)),
      onPoint: (number) => this.#update(pointAt(this.#show, number)),
    });
    this.#slide.replaceChildren(...this.#content.nodes);
    this.#wall.dataset.slide = slide;
    const turn = play.turn.ending ? "The end" : `Turn ${play.moves.length + 1}`;
    this.#place.textContent =
      slide === "situation" ? this.#scenario.title : `${this.#scenario.title} · ${turn}`;
    this.#prompt.textContent = PROMPTS[slide];
    this.#prompt.classList.remove("td-wall__prompt--open");
    this.#backButton.disabled = !before;
    this.#onButton.disabled = slide === "end";
    this.#mood.bar.hidden = slide === "situation";
    this.#showMood();
    this.#slide.scrollTop = 0;
    this.#slide.focus({ preventScroll: true });
    fitText(this.#slide);
  }

  /** The mood of the turn; once an answer is shown, the mood that it leads to. */
  #showMood() {
    const { slide, play } = this.#show;
    if (slide === "situation") return;
    const next = slide === "result" ? chosenReply(this.#show)?.next : play.turn.id;
    const turn = this.#scenario.turns.find(({ id }) => id === next) ?? play.turn;
    this.#mood.reset();
    if (turn !== play.turn) this.#mood.show(play.turn.mood); // so that it says whether it has risen
    this.#mood.show(turn.mood);
  }

  #leave() {
    history.replaceState(history.state, "", location.pathname + location.search);
    this.#close();
    const link = /** @type {HTMLElement | null} */ (document.querySelector(`a[href$="${WALL}"]`));
    link?.focus();
  }

  #close() {
    if (document.fullscreenElement) document.exitFullscreen();
    this.#lifetime.abort();
    this.#wall.remove();
  }
}

function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {}); // a browser may say no
}
