/** Sessions on the practice page: five quick ones, or a trainer's test; a question at a time, and at the end what came of it. */

/** @import { Attempt, Exercise, PracticeBook } from "./types.ts" */
/** @import { PracticeRecord } from "./record.js" */
/** @import { Session } from "./session.js" */

import { createButton, element } from "../../js/elements.js";
import { dayOf } from "./days.js";
import { reviewTest } from "./end_of_test.js";
import { exercisesOf } from "./exercises.js";
import { listenToKeys } from "./keys.js";
import { createMoodBar } from "./mood_bar.js";
import { createOthers, createQuestion, createSituation, techniqueLink } from "./question_view.js";
import { createRecordPanel } from "./record_panel.js";
import { attemptOf, choosingOf, fitting, quickSession, testOf, testSession } from "./session.js";
import { createStartForm, createTestForm, describeTest } from "./start_form.js";
import { createNameLine, createPrintButton, describeAttempts, scoreInWords } from "./summary_view.js";

/**
 * @param {HTMLElement} root
 * @param {PracticeBook} book
 * @param {PracticeRecord} record
 */
export function mountSessions(root, book, record) {
  new SessionView(root, book, record);
}

class SessionView {
  #root;
  #book;
  #record;
  #exercises;
  #place = element("div", "td-play__stage");
  #panel;
  #start;
  /** @type {Session} */
  #session = { exercises: [], test: null };
  /** @type {{ exercise: Exercise, number: number }[]} */
  #answers = [];
  /** @type {Attempt[]} */
  #attempts = [];
  /** @type {ReturnType<typeof createQuestion> | null} */
  #question = null;

  /**
   * @param {HTMLElement} root
   * @param {PracticeBook} book
   * @param {PracticeRecord} record
   */
  constructor(root, book, record) {
    this.#root = root;
    this.#book = book;
    this.#record = record;
    this.#exercises = exercisesOf(book);
    this.#panel = createRecordPanel(book, record);
    this.#start = createStartForm(book, this.#exercises, (choosing) => {
      const seed = `${Date.now()}`;
      const exercisesThatFit = fitting(this.#exercises, choosing);
      this.#begin(quickSession(exercisesThatFit, record.attempts, dayOf(new Date()), seed));
    });
    root.prepend(this.#place);
    root.append(this.#panel.panel, createTestForm());
    root.classList.add("td-play");
    listenToKeys(root, (key) => this.#takeKey(key));
    const lifetime = new AbortController();
    addEventListener("hashchange", () => (root.isConnected ? this.#showStart() : lifetime.abort()), {
      signal: lifetime.signal,
    });
    this.#showStart();
  }

  #showStart() {
    const test = testOf(location.hash);
    this.#question = null;
    this.#root.dataset.state = test ? "test" : "start";
    const start = createButton("td-button td-button--main", { text: "Begin" });
    start.addEventListener("click", () => test && this.#begin(testSession(this.#exercises, test)));
    const session = test && testSession(this.#exercises, test);
    this.#place.replaceChildren(
      ...(session && test
        ? [
            ...describeTest(test, session.exercises.length),
            element("p", "td-play__bar", {}, start, this.#homeLink("Leave the test")),
          ]
        : [this.#start.form]),
    );
    this.#start.choose(choosingOf(location.hash));
  }

  /** @param {string} text */
  #homeLink(text) {
    const link = createButton("td-button", { text });
    link.addEventListener("click", () => {
      if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
      this.#showStart();
      this.#panel.update();
      this.#place.querySelector("button")?.focus();
    });
    return link;
  }

  /** @param {Session} session */
  #begin(session) {
    this.#session = session;
    this.#answers = [];
    this.#attempts = [];
    this.#root.dataset.state = "asking";
    this.#ask();
  }

  /** @param {string} key */
  #takeKey(key) {
    if (!/^[1-4]$/.test(key) || !this.#question) return false;
    this.#question.choose(Number(key) - 1);
    return true;
  }

  #ask() {
    const { exercises } = this.#session;
    const exercise = exercises[this.#answers.length];
    if (!exercise) return this.#end();
    const question = createQuestion(exercise, (number) => this.#answer(exercise, number));
    this.#question = question;
    const mood = createMoodBar(this.#book.levels);
    mood.show(exercise.level);
    const channel = this.#book.channels.find(({ id }) => id === exercise.channel)?.title ?? "";
    const place = `Question ${this.#answers.length + 1} of ${exercises.length} · ${channel}`;
    this.#place.replaceChildren(
      element("p", "td-ask__place", { text: place }),
      element("h2", "td-ask__title", { text: exercise.title }),
      createSituation(exercise),
      mood.bar,
      question.view,
    );
    question.focus();
    // Below the bar at the top of the window, which the styles leave room for.
    const top = Number.parseFloat(getComputedStyle(this.#root).scrollMarginTop);
    const isInView = this.#root.getBoundingClientRect().top >= top && question.end() <= innerHeight;
    if (!isInView) this.#root.scrollIntoView();
  }

  /**
   * @param {Exercise} exercise
   * @param {number} number
   */
  #answer(exercise, number) {
    const choice = exercise.choices[number];
    if (!choice) return;
    const attempt = attemptOf(exercise, choice, new Date(), this.#session.test);
    this.#answers.push({ exercise, number });
    this.#attempts.push(attempt);
    this.#record.add(attempt);
    if (this.#session.test) return this.#ask();
    const isLast = this.#answers.length === this.#session.exercises.length;
    const next = createButton("td-button td-button--main", { text: isLast ? "How it went" : "Next" });
    next.addEventListener("click", () => this.#ask());
    this.#question?.showFeedback(
      number,
      createOthers(exercise.choices, number),
      ...techniqueLink(this.#book, exercise.technique),
      element("p", "td-play__bar", {}, next),
    );
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  #end() {
    this.#question = null;
    this.#root.dataset.state = "end";
    this.#panel.update();
    const { test } = this.#session;
    const title = element("h2", "", {
      tabindex: "-1",
      text: test ? `Test ${test.test}: ${test.part}` : "How it went",
    });
    const score = element("p", "td-summary__score", { text: `${scoreInWords(this.#attempts)}.` });
    const day = element("p", "", { text: `${document.title.split(" - ")[0]}, ${dayOf(new Date())}` });
    this.#place.replaceChildren(
      title,
      day,
      createNameLine(),
      score,
      ...describeAttempts(this.#attempts, this.#book),
      ...(test ? reviewTest(test, this.#answers, this.#record.attempts) : []),
      element(
        "p",
        "td-play__bar",
        {},
        createPrintButton(),
        this.#homeLink(test ? "To the practice page" : "Once more"),
      ),
    );
    title.focus({ preventScroll: true });
  }
}
