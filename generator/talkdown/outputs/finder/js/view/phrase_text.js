/** A phrase as it is shown: what matched is marked, and gaps are chips. */

/** @import { Span } from "./types.ts" */

import { contact, VARIABLE } from "./contact.js";
import { element } from "./dom.js";

/**
 * @param {string} text
 * @param {Span[]} marks
 */
export function markedText(text, marks) {
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const [start, end] of marks) {
    parts.append(text.slice(at, start), element("mark", "", { text: text.slice(start, end) }));
    at = end;
  }
  parts.append(text.slice(at));
  return parts;
}

/**
 * A phrase with its variables as chips: what is filled in shows its value.
 * @param {string} text
 * @param {Span[]} [marks]
 */
export function phraseText(text, marks = []) {
  const parts = document.createDocumentFragment();
  /** @type {(from: number, to: number) => void} */
  function appendWords(from, to) {
    const inside = marks.filter(([start, end]) => start >= from && end <= to);
    parts.append(
      markedText(
        text.slice(from, to),
        inside.map(([start, end]) => [start - from, end - from]),
      ),
    );
  }
  let at = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const [variable, name] = match;
    const value = contact.value(name);
    appendWords(at, match.index);
    parts.append(
      element("var", `td-var${value ? " td-var--filled" : ""}`, { text: value || name.replace(/_/g, " ") }),
    );
    at = match.index + variable.length;
  }
  appendWords(at, text.length);
  return parts;
}
