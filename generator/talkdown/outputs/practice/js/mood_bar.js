/** How far the customer has gone: a bar from the mildest level to the worst, with its word, and what has just changed. */

/** @import { Named } from "./types.ts" */

import { element } from "../../js/elements.js";
import { moodChange } from "./play.js";

const CHANGES = { "-1": "It has come down.", 0: "", 1: "It has risen." };

/**
 * A bar that lasts through a talk, so that a screen reader says what changes in it.
 * @param {readonly Named[]} levels the mildest first
 */
export function createMoodBar(levels) {
  const steps = levels.map(({ id, title }) =>
    element("li", "", { "data-level": id }, element("span", "", { text: title })),
  );
  const status = element("p", "td-moods__status", { role: "status" });
  const bar = element("div", "td-moods", {}, element("ol", "", { "aria-hidden": "true" }, ...steps), status);
  let before = "";
  return {
    bar,
    /** @param {string} mood the id of a level */
    show(mood) {
      const place = levels.findIndex(({ id }) => id === mood);
      bar.hidden = place < 0;
      steps.forEach((step, number) => {
        step.classList.toggle("td-moods__on", number <= place);
        step.classList.toggle("td-moods__here", number === place);
      });
      const change = before ? CHANGES[/** @type {-1 | 0 | 1} */ (moodChange(levels, before, mood))] : "";
      const words = `Mood: ${levels[place]?.title ?? ""}, ${place + 1} of ${levels.length}.`;
      status.textContent = `${words} ${change}`.trim();
      before = mood;
    },
    /** Begin anew: what comes next is no change. */
    reset() {
      before = "";
    },
  };
}
