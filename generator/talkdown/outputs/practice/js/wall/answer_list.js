/** The answers of a turn on the wall, each with its hands and two buttons to count them. */

/** @import { Reply } from "../types.ts" */
/** @import { Show } from "./show.js" */
/** @import { SlideActions } from "./slides.js" */

import { createButton, element } from "../../../js/elements.js";
import { chosenNumber, leaders, votesInWords } from "./show.js";

/**
 * @param {readonly Reply[]} replies
 * @param {SlideActions} actions
 */
export function createAnswerList(replies, { onVote, onPoint }) {
  const rows = replies.map(({ text, isAct }, number) => {
    const key = String(number + 1);
    const words = createButton(
      "td-wall__answer",
      { "aria-pressed": "false" },
      element("b", "td-wall__number", { text: key }),
      element(isAct ? "i" : "span", "", { text }),
    );
    const count = element("output", "td-wall__count", { "aria-hidden": "true" });
    const lessButton = createButton("td-wall__hand", {
      "aria-label": `A hand less for answer ${key}`,
      text: "−",
    });
    const moreButton = createButton("td-wall__hand", {
      "aria-label": `A hand more for answer ${key}`,
      "aria-keyshortcuts": key,
      text: "+",
    });
    words.addEventListener("click", () => onPoint(number));
    lessButton.addEventListener("click", () => onVote(number, -1));
    moreButton.addEventListener("click", () => onVote(number, 1));
    const item = element(
      "li",
      "",
      {},
      words,
      element("span", "td-wall__hands", {}, lessButton, count, moreButton),
    );
    return { item, words, count };
  });
  const status = element("p", "td-sr", { role: "status" });
  const list = element("ol", "td-wall__answers", { "aria-label": "What do you do?" });
  list.append(...rows.map(({ item }) => item));
  return {
    view: element("div", "", {}, list, status),
    /** @param {Show} show */
    update(show) {
      const goesOnWith = chosenNumber(show);
      const leadingNumbers = leaders(show.votes);
      rows.forEach(({ item, words, count }, number) => {
        count.textContent = String(show.votes[number] ?? 0);
        item.classList.toggle("td-wall__leads", leadingNumbers.includes(number));
        item.classList.toggle("td-wall__picked", number === goesOnWith);
        words.setAttribute("aria-pressed", String(number === goesOnWith));
        if (number === goesOnWith) item.scrollIntoView({ block: "nearest" });
      });
      const next = goesOnWith < 0 ? "" : ` The talk goes on with ${goesOnWith + 1}.`;
      status.textContent = votesInWords(show) + next;
    },
  };
}
