/** What came of a session, of a scenario, or of all practice: scores and patterns, as tables and sentences that print. */

/** @import { Attempt, PracticeBook } from "./types.ts" */
/** @import { Score } from "./patterns.js" */

import { createButton, element } from "../../js/elements.js";
import { patternsOf, scoresByTechnique } from "./patterns.js";

/** @param {readonly Attempt[]} attempts */
export function scoreInWords(attempts) {
  const count = (/** @type {string} */ verdict) =>
    attempts.filter((attempt) => attempt.verdict === verdict).length;
  const partly = count("partly");
  return `${count("best")} of ${attempts.length} best${partly ? `, ${partly} partly right` : ""}`;
}

/**
 * By technique, and what wrong answers have in common.
 * @param {readonly Attempt[]} attempts
 * @param {PracticeBook} book
 * @returns {Node[]}
 */
export function describeAttempts(attempts, book) {
  const patterns = patternsOf(attempts, book.stages).map((text) => element("li", "", { text }));
  return [
    ...(patterns.length
      ? [element("h2", "", { text: "What wrong answers have in common" }), element("ul", "", {}, ...patterns)]
      : []),
    ...createTable("By technique", "Technique", scoresByTechnique(attempts, book.techniques)),
  ];
}

/**
 * @param {string} title
 * @param {string} column
 * @param {readonly Score[]} scores
 * @returns {Node[]}
 */
export function createTable(title, column, scores) {
  if (!scores.length) return [];
  const rows = scores.map(({ title: name, best, total }) => {
    const meter = element("meter", "", {
      min: "0",
      max: String(total),
      value: String(best),
      "aria-hidden": "true",
    });
    const cells = [element("td", "", { text: `${best} of ${total}` }), element("td", "", {}, meter)];
    return element("tr", "", {}, element("th", "", { scope: "row", text: name }), ...cells);
  });
  const head = ["Best answers", ""].map((text) =>
    element(text ? "th" : "td", "", { scope: text ? "col" : null, text }),
  );
  const first = element("th", "", { scope: "col", text: column });
  const table = element(
    "table",
    "td-score",
    {},
    element("thead", "", {}, element("tr", "", {}, first, ...head)),
    element("tbody", "", {}, ...rows),
  );
  return [element("h2", "", { text: title }), table];
}

/** A button that prints the page; a browser saves it as a file by the same way. */
export function createPrintButton() {
  const button = createButton("td-button", { text: "Print or save this page" });
  button.addEventListener("click", () => print());
  return button;
}

/** A line for a name on paper: it is kept nowhere. */
export function createNameLine() {
  const input = element("input", "", { autocomplete: "name", maxlength: "80" });
  return element("label", "td-summary__name", {}, "Name, for the print alone ", input);
}
