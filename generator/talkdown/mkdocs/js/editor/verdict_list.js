/** What the rules say of a text, below the field in which it is written. */

/** @import { Verdict } from "./types.ts" */

import { element } from "../../../outputs/js/elements.js";

const WORDS = { error: "Not like this", warning: "Look again", note: "A note" };

/**
 * The lines for a verdict.
 * @param {Verdict} verdict
 * @returns {HTMLElement[]}
 */
export function verdictLines(verdict) {
  const lines = verdict.problems.map(({ severity, message, hint, is_elsewhere }) =>
    element(
      "p",
      `td-edit__problem td-edit__problem--${severity}`,
      {},
      element("b", "", { text: is_elsewhere ? "In another text" : WORDS[severity] }),
      ` ${message}${hint ? `. ${hint[0]?.toUpperCase()}${hint.slice(1)}` : ""}.`,
    ),
  );
  if (verdict.omission_count) lines.push(element("p", "", { text: `And ${verdict.omission_count} more.` }));
  if (!lines.length)
    lines.push(element("p", "td-edit__good", { text: "The rules have nothing against it." }));
  return lines;
}

/**
 * The line for a request that was refused.
 * @param {unknown} error
 * @returns {HTMLElement}
 */
export function refusalLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  return element("p", "td-edit__problem td-edit__problem--error", { text: `${text}.` });
}

/**
 * Whether nothing but errors in other texts keeps it from being saved.
 * @param {Verdict} verdict
 */
export function isWrongElsewhere({ problems }) {
  const errors = problems.filter(({ severity }) => severity === "error");
  return errors.length > 0 && errors.every(({ is_elsewhere }) => is_elsewhere);
}
