/** What stands on each slide of the wall. */

/** @import { PracticeBook, Scenario } from "../types.ts" */
/** @import { Show } from "./show.js" */

import { element } from "../../../js/elements.js";
import { SITE_ROOT } from "../../../js/site_root.js";
import { verdictLine } from "../question_view.js";
import { createAnswerList } from "./answer_list.js";
import { chosenReply } from "./show.js";

/**
 * @typedef {object} SlideContent
 * @property {Node[]} nodes
 * @property {(show: Show) => void} [update] shows other votes, or another answer that is pointed at
 */

/**
 * @typedef {object} SlideActions
 * @property {(number: number, change: 1 | -1) => void} onVote
 * @property {(number: number) => void} onPoint
 */

/**
 * @param {Show} show
 * @param {Scenario} scenario
 * @param {PracticeBook} book
 * @param {SlideActions} actions
 * @returns {SlideContent}
 */
export function createSlide(show, scenario, book, actions) {
  const { turn } = show.play;
  switch (show.slide) {
    case "situation":
      return { nodes: describeSituation(scenario, book) };
    case "words":
      return { nodes: [customerWords(turn.customer), ...(turn.shows ? [note(turn.shows)] : [])] };
    case "answers": {
      const list = createAnswerList(turn.choices, actions);
      list.update(show);
      const words = element("p", "td-wall__before", {}, element("q", "", { text: turn.customer }));
      return { nodes: [words, list.view], update: list.update };
    }
    case "result": {
      const place = element("div", "td-wall__result");
      const update = (/** @type {Show} */ newShow) => place.replaceChildren(...describeResult(newShow));
      update(show);
      return { nodes: [place], update };
    }
    case "end":
      return { nodes: describeEnd(show) };
  }
}

/** @param {string} text */
function customerWords(text) {
  return element("blockquote", "td-wall__customer", {}, element("p", "", { text: `“${text}”` }));
}

/** @param {string} text */
function note(text) {
  return element("p", "td-wall__note", { text });
}

/**
 * @param {Scenario} scenario
 * @param {PracticeBook} book
 */
function describeSituation({ title, channel, situation, isAboutDanger }, book) {
  const channelTitle = book.channels.find(({ id }) => id === channel)?.title ?? "";
  const warning =
    "This one is talked through, and not acted. Whoever does not want to be here may go, and comes back later.";
  return [
    element("h1", "td-wall__heading", { text: title }),
    note(channelTitle),
    element("p", "td-wall__situation", { text: situation }),
    ...(isAboutDanger ? [element("p", "td-wall__warning", { text: warning })] : []),
  ];
}

/** @param {Show} show */
function describeResult(show) {
  const reply = chosenReply(show);
  if (!reply) return [];
  const votes = show.votes.reduce((sum, count) => sum + count, 0);
  const count = show.votes[show.play.turn.choices.indexOf(reply)] ?? 0;
  const share = votes ? `${count} of ${votes} hands` : "";
  return [
    element("p", "td-wall__chosen", {}, element(reply.isAct ? "i" : "q", "", { text: reply.text })),
    ...(share ? [note(share)] : []),
    verdictLine(reply),
  ];
}

/** @param {Show} show */
function describeEnd({ play: { turn, moves } }) {
  const outcome = `${turn.ending ?? ""}${turn.wellDone ? ", and well done" : ""}`;
  const way = moves.map(({ reply }) =>
    element("li", "", {}, verdictLine({ ...reply, feedback: reply.text })),
  );
  return [
    element("h1", "td-wall__heading", { text: outcome }),
    element("p", "td-wall__situation", { text: turn.debrief ?? "" }),
    element("ol", "td-wall__way", { "aria-label": "What the group said" }, ...way),
    element(
      "p",
      "td-wall__note",
      {},
      element("a", "td-wall__another", {
        href: new URL("training/index.html", SITE_ROOT).href,
        text: "Another scenario",
      }),
    ),
  ];
}
