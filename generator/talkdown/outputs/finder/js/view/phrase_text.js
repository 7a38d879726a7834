/** A phrase as it is shown: what matched is marked, and gaps are chips. */

/** @import { Span } from "./types.ts" */

import { element } from "../../../js/elements.js";
import { VARIABLE } from "../../../js/patterns.js";
import { gapLabel } from "./gap_label.js";
import { contact } from "./on_device.js";

/**
 * @param {string} text
 * @param {Span[]} marks
 * @returns {(Node | string)[]}
 */
export function markedText(text, marks) {
  let at = 0;
  const parts = marks.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [before, element("mark", "", { text: text.slice(start, end) })];
  });
  return [...parts, text.slice(at)];
}

/**
 * A phrase with its variables as chips: what is filled in shows its value.
 * @param {string} text
 * @param {Span[]} [marks]
 * @param {(name: string) => string} [filling] what a gap is filled with, or nothing
 * @returns {(Node | string)[]}
 */
export function phraseText(text, marks = [], filling = contact.value) {
  /** @type {(from: number, to: number) => (Node | string)[]} */
  function words(from, to) {
    const inside = marks.filter(([start, end]) => start >= from && end <= to);
    return markedText(
      text.slice(from, to),
      inside.map(([start, end]) => [start - from, end - from]),
    );
  }
  let at = 0;
  const parts = Array.from(text.matchAll(VARIABLE)).flatMap(({ 0: variable, 1: name, index }) => {
    const before = words(at, index);
    const value = filling(name);
    const className = `td-var${value ? " td-var--filled" : ""}`;
    at = index + variable.length;
    return [...before, element("var", className, { text: value || gapLabel(name) })];
  });
  return [...parts, ...words(at, text.length)];
}
