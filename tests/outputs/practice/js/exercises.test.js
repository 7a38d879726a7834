/** Drills and the turns of scenarios as questions. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { exercisesOf } from "#practice/exercises.js";
import { answer, begin, moodChange, takeBack } from "#practice/play.js";
import { BOOK } from "./practice_books.js";

const [SCENARIO] = BOOK.scenarios;
if (!SCENARIO) throw new Error("the book has a scenario");

test("there is one for each drill, and for each turn that can be answered", () => {
  assert.deepEqual(
    exercisesOf(BOOK).map(({ id, technique, stage, level }) => [id, technique, stage, level]),
    [
      ["no-heat", "say-it-back", "listen", ""],
      ["late-bus", "say-it-back", "listen", ""],
      ["wrong-bill", "offer-options", "solve", ""],
      ["two-visits/opening", "say-it-back", "listen", "boil"],
      ["two-visits/louder", "offer-options", "solve", "boil"], // its best answer is no line of the book
      ["two-visits/day", "offer-options", "solve", "heat"],
    ],
  );
});

test("a turn says what was said before it, on the shortest way", () => {
  const turn = exercisesOf(BOOK).find(({ id }) => id === "two-visits/day");
  assert.deepEqual(turn?.before, [{ customer: "Two visits!", agent: "Since Monday?" }]);
});

test("a scenario is played answer by answer, and an answer can be taken back", () => {
  const louder = answer(SCENARIO, begin(SCENARIO), 0);
  assert.equal(louder.turn.id, "louder");
  assert.deepEqual(
    louder.moves.map(({ turn, reply }) => [turn.id, reply.verdict]),
    [["opening", "weak"]],
  );
  assert.deepEqual(answer(SCENARIO, louder, 3), louder); // there is no fourth answer
  const back = takeBack(louder);
  assert.deepEqual([back.turn.id, back.moves.length], ["opening", 0]);
  assert.equal(takeBack(back).turn.id, "opening");
});

test("a mood comes down, rises or stays", () => {
  assert.equal(moodChange(BOOK.levels, "boil", "heat"), -1);
  assert.equal(moodChange(BOOK.levels, "simmer", "boil"), 1);
  assert.equal(moodChange(BOOK.levels, "heat", "heat"), 0);
});
