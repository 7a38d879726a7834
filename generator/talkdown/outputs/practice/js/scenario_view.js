/** A scenario as it is played: the customer's words, a mood that moves, and at the end what came of it. */

/** @import { PracticeBook, Scenario } from "./types.ts" */
/** @import { Play } from "./play.js" */
/** @import { PracticeRecord } from "./record.js" */

import { createButton, element } from "../../js/elements.js";
import { SITE_ROOT } from "../../js/site_root.js";
import { techniqueOf } from "./exercises.js";
import { listenToKeys } from "./keys.js";
import { createMoodBar } from "./mood_bar.js";
import { answer, begin, takeBack } from "./play.js";
import { createOthers, createQuestion, techniqueLink, verdictLine } from "./question_view.js";
import { attemptOf } from "./session.js";
import { createPrintButton, describeAttempts, scoreInWords } from "./summary_view.js";

/**
 * @param {HTMLElement} root
 * @param {PracticeBook} book
 * @param {PracticeRecord} record
 */
export function mountScenario(root, book, record) {
  const scenario = book.scenarios.find(({ id }) => id === root.dataset.scenario);
  if (scenario) new ScenarioView(root, scenario, book, record);
}

class ScenarioView {
  #root;
  #scenario;
  #book;
  #record;
  /** @type {Play} */
  #play;
  #mood;
  #stage = element("div", "td-play__stage");
  #backButton = createButton("td-button", { "aria-keyshortcuts": "Backspace", text: "Take it back" });
  #againButton = createButton("td-button", { text: "Start again" });
  #viewButton = createButton("td-button", { "aria-pressed": "false", text: "Read it as a whole" });
  /** Turns that were answered since the beginning: what is tried a second time is no score. */
  #answeredIds = new Set();
  /** @type {import("./types.ts").Attempt[]} */
  #attempts = [];
  /** @type {ReturnType<typeof createQuestion> | null} */
  #question = null;

  /**
   * @param {HTMLElement} root
   * @param {Scenario} scenario
   * @param {PracticeBook} book
   * @param {PracticeRecord} record
   */
  constructor(root, scenario, book, record) {
    this.#root = root;
    this.#scenario = scenario;
    this.#book = book;
    this.#record = record;
    this.#play = begin(scenario);
    this.#mood = createMoodBar(book.levels);
    const bar = element("p", "td-play__bar", {}, this.#backButton, this.#againButton, this.#viewButton);
    root.prepend(this.#mood.bar, this.#stage, bar);
    this.#backButton.addEventListener("click", () => this.#takeBack());
    this.#againButton.addEventListener("click", () => this.#restart());
    this.#viewButton.addEventListener("click", () => this.#toggleView());
    listenToKeys(root, (key) => this.#takeKey(key));
    root.classList.add("td-play");
    this.#show();
  }

  /** @param {string} key */
  #takeKey(key) {
    if (this.#root.classList.contains("td-play--all")) return false;
    if (key === "Backspace" && !this.#backButton.disabled) {
      this.#takeBack();
      return true;
    }
    if (!/^[1-4]$/.test(key) || !this.#question) return false;
    this.#question.choose(Number(key) - 1);
    return true;
  }

  #takeBack() {
    this.#play = takeBack(this.#play);
    this.#show(true);
  }

  #restart() {
    this.#play = begin(this.#scenario);
    this.#answeredIds.clear();
    this.#attempts = [];
    this.#mood.reset();
    this.#show(true);
  }

  #toggleView() {
    const isWhole = this.#root.classList.toggle("td-play--all");
    this.#viewButton.textContent = isWhole ? "Play it" : "Read it as a whole";
    this.#viewButton.setAttribute("aria-pressed", String(isWhole));
  }

  /** @param {boolean} [takesFocus] */
  #show(takesFocus = false) {
    const { turn, moves } = this.#play;
    this.#backButton.disabled = moves.length === 0;
    this.#mood.show(turn.mood);
    this.#root.dataset.state = turn.ending ? "end" : "playing"; // what is printed: what came of it, or the whole
    if (turn.ending) this.#showEnding(takesFocus);
    else {
      this.#question = createQuestion(turn, (number) => this.#answer(number));
      const place = element("p", "td-ask__place", { text: `Turn ${moves.length + 1}` });
      this.#stage.replaceChildren(place, this.#question.view);
      if (takesFocus) this.#question.focus();
    }
    if (takesFocus && this.#root.getBoundingClientRect().top < 0) this.#root.scrollIntoView();
  }

  /** @param {number} number */
  #answer(number) {
    const { turn } = this.#play;
    const reply = turn.choices[number];
    if (!reply) return;
    this.#keep(number);
    this.#play = answer(this.#scenario, this.#play, number);
    this.#backButton.disabled = false;
    const next = createButton("td-button td-button--main", {
      text: this.#play.turn.ending ? "How it ends" : "Go on",
    });
    next.addEventListener("click", () => this.#show(true));
    this.#question?.showFeedback(
      number,
      this.#describeNext(),
      createOthers(turn.choices, number),
      ...techniqueLink(this.#book, techniqueOf(this.#scenario, turn)),
      element("p", "td-play__bar", {}, next),
    );
    this.#mood.show(this.#play.turn.mood);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  /** What the answer has done: the customer's next words, and the mood they come in. */
  #describeNext() {
    const { mood, customer } = this.#play.turn;
    const title = this.#book.levels.find(({ id }) => id === mood)?.title ?? "";
    return element(
      "p",
      "td-ask__then",
      {},
      element("b", "", { text: `Then, at ${title}: ` }),
      `“${customer}”`,
    );
  }

  /** @param {number} number */
  #keep(number) {
    const { turn } = this.#play;
    const reply = turn.choices[number];
    if (!reply || this.#answeredIds.has(turn.id)) return;
    this.#answeredIds.add(turn.id);
    const exercise = {
      id: `${this.#scenario.id}/${turn.id}`,
      technique: techniqueOf(this.#scenario, turn),
      choices: turn.choices,
    };
    const attempt = attemptOf(exercise, reply, new Date());
    this.#attempts.push(attempt);
    this.#record.add(attempt);
  }

  /** @param {boolean} takesFocus */
  #showEnding(takesFocus) {
    const { turn, moves } = this.#play;
    this.#question = null;
    const result = (turn.ending ?? "") + (turn.wellDone ? ", and well done" : "");
    const head = element("h2", "td-play__end", { tabindex: "-1", text: result });
    const trail = moves.map(({ turn: { customer }, reply }) =>
      element(
        "li",
        "",
        {},
        element("p", "", {}, element("b", "", { text: "Customer " }), `“${customer}”`),
        verdictLine(reply, element("q", "", { text: reply.text }), " "),
      ),
    );
    const others = element("a", "td-button", {
      href: new URL("scenarios/index.html", SITE_ROOT).href,
      text: "Other scenarios",
    });
    this.#stage.replaceChildren(
      head,
      element("blockquote", "td-ask__customer", {}, element("p", "", { text: `“${turn.customer}”` })),
      ...(turn.shows ? [element("p", "td-ask__shows", { text: turn.shows })] : []),
      element("p", "td-lead", { text: turn.debrief ?? "" }),
      element("p", "", {}, element("b", "", { text: scoreInWords(this.#attempts) }), " at the first try."),
      element("h2", "", { text: "What was said" }),
      element("ol", "td-play__trail", {}, ...trail),
      ...describeAttempts(this.#attempts, this.#book),
      element("p", "td-play__bar", {}, createPrintButton(), others),
    );
    if (takesFocus) head.focus({ preventScroll: true });
  }
}
