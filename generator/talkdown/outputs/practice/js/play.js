/** A scenario that is being played: where one is, and what was chosen on the way there. */

/** @import { Reply, Scenario, Turn } from "./types.ts" */

/** @typedef {{ turn: Turn, reply: Reply }} Move */

/** @typedef {{ turn: Turn, moves: readonly Move[] }} Play */

/**
 * @param {Scenario} scenario
 * @returns {Play}
 */
export function begin(scenario) {
  return { turn: turnOf(scenario, scenario.start), moves: [] };
}

/**
 * Answer the customer; an answer that is not there changes nothing.
 * @param {Scenario} scenario
 * @param {Play} play
 * @param {number} number of the answer, from 0
 * @returns {Play}
 */
export function answer(scenario, { turn, moves }, number) {
  const reply = turn.choices[number];
  if (!reply) return { turn, moves };
  return { turn: turnOf(scenario, reply.next), moves: [...moves, { turn, reply }] };
}

/**
 * Take the last answer back.
 * @param {Play} play
 * @returns {Play}
 */
export function takeBack({ turn, moves }) {
  const last = moves[moves.length - 1];
  return last ? { turn: last.turn, moves: moves.slice(0, -1) } : { turn, moves };
}

/**
 * What has happened to the customer's mood: -1 if it has come down, 1 if it has risen, 0 if it is as before.
 * @param {readonly { id: string }[]} levels the mildest first
 * @param {string} before
 * @param {string} after
 */
export function moodChange(levels, before, after) {
  /** @param {string} mood */
  const place = (mood) => levels.findIndex(({ id }) => id === mood);
  return Math.sign(place(after) - place(before));
}

/**
 * @param {Scenario} scenario
 * @param {string} id
 * @returns {Turn}
 */
function turnOf(scenario, id) {
  const turn = scenario.turns.find((item) => item.id === id) ?? scenario.turns[0];
  if (!turn) throw new Error(`no turn in ${scenario.id}`); // a book without one does not build
  return turn;
}
