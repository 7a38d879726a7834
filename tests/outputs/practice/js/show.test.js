/** A scenario on the wall: slides, hands, and a way back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clockFace } from "#practice/wall/countdown.js";
import {
  beginShow,
  chosenNumber,
  goBack,
  goOn,
  leaders,
  pointAt,
  pointFurther,
  vote,
  votesInWords,
} from "#practice/wall/show.js";
import { BOOK } from "./practice_books.js";

const [SCENARIO] = BOOK.scenarios;
if (!SCENARIO) throw new Error("the book has a scenario");

/** The answers of the first turn. */
const ANSWERS = goOn(SCENARIO, goOn(SCENARIO, beginShow(SCENARIO)));

test("the situation comes first, then the customer's words, then the answers", () => {
  const situation = beginShow(SCENARIO);
  const words = goOn(SCENARIO, situation);
  assert.deepEqual([situation.slide, words.slide, ANSWERS.slide], ["situation", "words", "answers"]);
  assert.equal(goBack(ANSWERS).slide, "words");
  assert.equal(goBack(situation), situation);
});

test("hands are counted and taken back, and never fewer than none", () => {
  const show = vote(vote(vote(ANSWERS, 0, 1), 1, 1), 1, 1);
  assert.deepEqual(show.votes.slice(0, 2), [1, 2]);
  assert.equal(votesInWords(show), "Hands: 1 for 1, 2 for 2.");
  assert.deepEqual(vote(vote(show, 0, -1), 0, -1).votes.slice(0, 2), [0, 2]);
  assert.equal(vote(ANSWERS, 9, 1), ANSWERS);
});

test("the talk goes on with the most hands; when they are level, the trainer points", () => {
  assert.equal(goOn(SCENARIO, ANSWERS), ANSWERS); // nobody has voted
  const level = vote(vote(ANSWERS, 0, 1), 1, 1);
  assert.deepEqual([leaders(level.votes), chosenNumber(level)], [[0, 1], -1]);
  assert.equal(goOn(SCENARIO, level), level);
  assert.equal(chosenNumber(pointFurther(level, 1)), 0);
  assert.equal(chosenNumber(pointFurther(level, -1)), level.votes.length - 1);
  assert.equal(chosenNumber(vote(pointAt(level, 0), 1, 1)), 1); // a hand more counts for more than the finger
});

test("a result leads to the turn of the answer that is shown, and back to the votes as they were", () => {
  const result = goOn(SCENARIO, vote(ANSWERS, 1, 1));
  assert.deepEqual([result.slide, chosenNumber(result)], ["result", 1]);
  const elsewhere = goOn(SCENARIO, pointAt(result, 0));
  assert.equal(elsewhere.play.turn.id, SCENARIO.turns[0]?.choices[0]?.next);
  assert.deepEqual(elsewhere.play.moves.length, 1);
  assert.equal(goBack(result).votes[1], 1);
});

test("an ending has no answers", () => {
  let show = beginShow(SCENARIO);
  for (let step = 0; step < 40 && show.slide !== "end"; step++) show = goOn(SCENARIO, pointAt(show, 0));
  assert.equal(show.slide, "end");
  assert.ok(show.play.turn.ending);
  assert.equal(goOn(SCENARIO, show), show);
});

test("a clock shows minutes and seconds", () => {
  assert.deepEqual([90, 60, 9, 0].map(clockFace), ["1:30", "1:00", "0:09", "0:00"]);
});
