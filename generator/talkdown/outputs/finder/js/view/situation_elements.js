/** The heading of a situation, and what stands between its lines. Headings are no options: nothing is done with them. */

/** @import { BookInfo, SituationHit, SituationStep } from "./types.ts" */

import { element } from "../../../js/elements.js";
import { icon } from "./dom.js";
import { markedText } from "./phrase_text.js";

/**
 * The icon of each sort of situation.
 * @type {Record<string, () => HTMLElement>}
 */
const SORT_ICONS = {
  emergency: () => icon("alert"),
  behavior: () => icon("account-voice"),
  feeling: () => icon("heart-outline"),
  service: () => icon("clock-outline"),
  trade: () => icon("package-variant-closed"),
  channel: () => icon("headset"),
  access: () => icon("wheelchair-accessibility"),
  task: () => icon("clipboard-check-outline"),
};

/**
 * When the lines of a step are said; of the first ones that needs no word.
 * @param {SituationStep} step
 */
export function stepTitle(step) {
  if (step === "then") return "If it goes on";
  return step === "after" ? "When it has passed" : "";
}

/**
 * @param {BookInfo} bookInfo
 * @param {SituationHit} situation
 * @param {string} id
 */
export function situationHeading(bookInfo, { title, sort, level, marks, weak }, id) {
  return element(
    "div",
    "td-situation",
    { id, role: "presentation", "data-sort": sort },
    SORT_ICONS[sort](),
    element("span", "td-sr", { text: "Situation: " }),
    element("b", "td-situation__title", {}, ...markedText(title, marks)),
    sort === "emergency" ? element("span", "td-situation__emergency", { text: "Emergency" }) : "",
    level ? levelMark(bookInfo, level) : "",
    weak ? element("span", "td-hit__weak", { text: "weak match" }) : "",
  );
}

/**
 * How far things have gone: its name, and bars as the book's pages have them.
 * @param {BookInfo} bookInfo
 * @param {string} id
 */
function levelMark({ levels }, id) {
  const place = levels.findIndex((level) => level.id === id);
  const bars = levels.map((_, n) => element("i", n <= place ? "on" : ""));
  return element(
    "span",
    "td-situation__level",
    { "data-level": id },
    element("span", "td-bars", { "aria-hidden": "true" }, ...bars),
    levels[place]?.title ?? "",
  );
}

/** @param {SituationStep} step */
export function stepLabel(step) {
  return element("div", "td-step", { role: "presentation", "aria-hidden": "true", text: stepTitle(step) });
}
