/** One question on the page: the customer's words, the answers by keys 1–4, and after the choice what it does and why. */

/** @import { Exercise, Choice, PracticeBook } from "./types.ts" */

import { createButton, element } from "../../js/elements.js";
import { SITE_ROOT } from "../../js/site_root.js";

/** A shape for each, so that no color has to be seen. */
export const VERDICT_MARKS = { best: "✓", partly: "≈", weak: "–", harmful: "✗" };

/**
 * @typedef {object} Question
 * @property {string} customer
 * @property {string} shows
 * @property {Choice[]} choices
 */

/**
 * @param {Question} question
 * @param {(number: number) => void} onChoice is called once
 */
export function createQuestion({ customer, shows, choices }, onChoice) {
  const words = element(
    "blockquote",
    "td-ask__customer",
    { tabindex: "-1" },
    element("p", "", { text: `“${customer}”` }),
  );
  const buttons = choices.map(({ text, isAct }, number) =>
    createButton(
      "td-ask__choice",
      { "aria-keyshortcuts": String(number + 1) },
      element("kbd", "", { "aria-hidden": "true", text: String(number + 1) }),
      element(isAct ? "i" : "span", "", { text }),
    ),
  );
  const after = element("div", "td-ask__after", { role: "status" });
  const list = element("ul", "td-ask__choices", { "aria-label": "What do you do?" });
  list.append(...buttons.map((button) => element("li", "", {}, button)));
  const notes = shows ? [element("p", "td-ask__shows", { text: shows })] : [];
  const view = element("section", "td-ask", {}, words, ...notes, list, after);
  let isAnswered = false;

  /** @param {number} number */
  function choose(number) {
    if (isAnswered || !choices[number]) return;
    isAnswered = true;
    onChoice(number);
  }
  buttons.forEach((button, number) => {
    button.addEventListener("click", () => choose(number));
  });

  return {
    view,
    choose,
    focus: () => words.focus({ preventScroll: true }),
    /** Where the customer's words end in the window, in pixels from its top. */
    end: () => words.getBoundingClientRect().bottom,

    /**
     * Say how good the answer is; the answers cannot be chosen any more.
     * @param {number} number
     * @param {...(Node | string)} nodes what stands below
     */
    showFeedback(number, ...nodes) {
      buttons.forEach((button, n) => {
        button.disabled = true;
        button.classList.toggle("td-ask__chosen", n === number);
      });
      const choice = choices[number];
      if (choice) after.replaceChildren(verdictLine(choice), ...nodes);
    },
  };
}

/**
 * @param {Choice} choice
 * @param {...(Node | string)} before
 */
export function verdictLine({ verdict, feedback }, ...before) {
  const mark = element("span", "td-ask__mark", { "aria-hidden": "true", text: VERDICT_MARKS[verdict] });
  const title = element("b", "", { text: `${TALKDOWN_VERDICTS[verdict]}. ` });
  return element("p", `td-ask__verdict td-ask__verdict--${verdict}`, {}, ...before, mark, title, feedback);
}

/**
 * What the answers do that were not chosen, behind a fold: on demand.
 * @param {readonly Choice[]} choices
 * @param {number} chosenNumber
 */
export function createOthers(choices, chosenNumber) {
  const rows = choices
    .filter((_, number) => number !== chosenNumber)
    .map((choice) => element("li", "", {}, element("q", "", { text: choice.text }), verdictLine(choice)));
  const title = choices[chosenNumber]?.verdict === "best" ? "Why the others fail" : "What the others do";
  return element(
    "details",
    "td-ask__others",
    {},
    element("summary", "", { text: title }),
    element("ul", "", {}, ...rows),
  );
}

/**
 * A link to a technique, by its id; nothing for one that the book has not.
 * @param {PracticeBook} book
 * @param {string} id
 * @returns {Node[]}
 */
export function techniqueLink(book, id) {
  const technique = book.techniques.find((item) => item.id === id);
  if (!technique) return [];
  const link = element("a", "td-chip", { href: SITE_ROOT + technique.address, text: technique.title });
  return [element("p", "td-ask__technique", {}, "It trains ", link)];
}

/**
 * What is going on, and what was said before. A narrow panel shows the first lines of the one, the last words of the other, and
 * the rest when it is asked for: the customer's words, which are to be answered, stay in view.
 * @param {Pick<Exercise, "situation" | "before">} exercise
 */
export function createSituation({ situation, before }) {
  const turns = before.flatMap(({ customer, agent }) => [
    element("li", "", {}, element("b", "", { text: "Customer " }), `“${customer}”`),
    element("li", "", {}, element("b", "", { text: "You " }), agent),
  ]);
  const fold = element("div", "td-fold", {}, element("p", "td-play__situation", { text: situation }));
  if (turns.length > 0)
    fold.append(element("ol", "td-ask__before", { "aria-label": "What was said before" }, ...turns));
  // Three lines of a narrow panel hold some 130 characters.
  if (situation.length > 130 || turns.length > 0)
    fold.append(
      element(
        "label",
        "td-fold__more",
        {},
        element("input", "", { type: "checkbox" }),
        "The whole situation",
      ),
    );
  return fold;
}
