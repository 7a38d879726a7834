/** A scenario as a group sees it on the wall: slide by slide, with hands that are counted, and a way back. Knows no page. */

/** @import { Reply, Scenario, Turn } from "../types.ts" */
/** @import { Play } from "../play.js" */

import { answer, begin } from "../play.js";

/** More hands than one trainer counts; two digits have room. */
const MOST_HANDS = 99;

/**
 * A slide: the situation, the customer's words, the answers with their votes, what the chosen one does, or how it ended.
 * @typedef {object} Show
 * @property {"situation" | "words" | "answers" | "result" | "end"} slide
 * @property {Play} play
 * @property {readonly number[]} votes a number for each answer of the turn
 * @property {number} pick the answer that the trainer points at, from 0; -1 for none
 * @property {Show | null} before the slide that one came from
 */

/**
 * @param {Scenario} scenario
 * @returns {Show}
 */
export function beginShow(scenario) {
  return { slide: "situation", play: begin(scenario), votes: [], pick: -1, before: null };
}

/**
 * The answers with the most hands; none before anybody has voted.
 * @param {readonly number[]} votes
 */
export function leaders(votes) {
  const most = Math.max(0, ...votes);
  return votes.flatMap((count, number) => (most > 0 && count === most ? [number] : []));
}

/**
 * The answer that the talk goes on with: the one that is pointed at, or else the one with the most hands; -1 while that is open.
 * @param {Show} show
 */
export function chosenNumber({ pick, votes }) {
  if (pick >= 0) return pick;
  const [leader, ...others] = leaders(votes);
  return leader === undefined || others.length ? -1 : leader;
}

/**
 * The chosen answer; nothing while that is open.
 * @param {Show} show
 * @returns {Reply | undefined}
 */
export function chosenReply(show) {
  return show.play.turn.choices[chosenNumber(show)];
}

/**
 * The next slide. Where it is open which answer the group takes, the same one.
 * @param {Scenario} scenario
 * @param {Show} show
 * @returns {Show}
 */
export function goOn(scenario, show) {
  const { slide, play } = show;
  if (slide === "end" || (slide === "answers" && !chosenReply(show))) return show;
  if (slide === "situation") return { ...show, slide: "words", before: show };
  if (slide === "words") {
    const votes = play.turn.choices.map(() => 0);
    return { slide: play.turn.ending ? "end" : "answers", play, votes, pick: -1, before: show };
  }
  if (slide === "answers") return { ...show, slide: "result", pick: chosenNumber(show), before: show };
  const next = answer(scenario, play, chosenNumber(show));
  return { slide: "words", play: next, votes: [], pick: -1, before: show };
}

/**
 * The slide before, as it was left.
 * @param {Show} show
 * @returns {Show}
 */
export function goBack(show) {
  return show.before ?? show;
}

/**
 * Count a hand, or take one back; what was pointed at no longer counts.
 * @param {Show} show
 * @param {number} number of the answer, from 0
 * @param {1 | -1} change
 * @returns {Show}
 */
export function vote(show, number, change) {
  if (show.slide !== "answers" || !(number in show.votes)) return show;
  const votes = show.votes.map((count, n) =>
    n === number ? Math.min(MOST_HANDS, Math.max(0, count + change)) : count,
  );
  return { ...show, votes, pick: -1 };
}

/**
 * Point at an answer.
 * @param {Show} show
 * @param {number} number from 0
 * @returns {Show}
 */
export function pointAt(show, number) {
  const canPoint = show.slide === "answers" || show.slide === "result";
  return canPoint && show.play.turn.choices[number] ? { ...show, pick: number } : show;
}

/**
 * Point at the answer below or above; from the last one to the first.
 * @param {Show} show
 * @param {1 | -1} step
 * @returns {Show}
 */
export function pointFurther(show, step) {
  const count = show.play.turn.choices.length;
  const from = chosenNumber(show);
  const first = step > 0 ? 0 : count - 1;
  return pointAt(show, from < 0 ? first : (from + step + count) % count);
}

/**
 * The votes in words, for those who do not see them: "Hands: 3 for 1, 2 for 4."
 * @param {Show} show
 */
export function votesInWords({ votes }) {
  const rows = votes.flatMap((count, number) => (count ? [`${count} for ${number + 1}`] : []));
  return rows.length ? `Hands: ${rows.join(", ")}.` : "No hand is counted yet.";
}
