/** What comes again when. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { exercisesOf } from "#practice/exercises.js";
import { cardsOf, pickExercises } from "#practice/leitner.js";
import { attempt, BOOK } from "./practice_books.js";

test("a best answer moves an exercise on, a partly right one leaves it, a wrong one brings it back", () => {
  const first = [attempt("no-heat", "2026-11-01", "best"), attempt("no-heat", "2026-11-02", "best")];
  assert.deepEqual(cardsOf(first).get("no-heat"), { box: 2, due: "2026-11-05" });
  const partly = [...first, attempt("no-heat", "2026-11-05", "partly")];
  assert.deepEqual(cardsOf(partly).get("no-heat"), { box: 2, due: "2026-11-08" });
  const missedAgain = [...partly, attempt("no-heat", "2026-11-08", "harmful")];
  assert.deepEqual(cardsOf(missedAgain).get("no-heat"), { box: 0, due: "2026-11-08" });
});

test("the wait has an end", () => {
  const attempts = Array.from({ length: 9 }, () => attempt("no-heat", "2026-11-01", "best"));
  assert.deepEqual(cardsOf(attempts).get("no-heat"), { box: 5, due: "2026-12-01" });
});

test("what was missed comes first, then what is new, and last what is not due", () => {
  const drills = exercisesOf(BOOK).slice(0, 3);
  const attempts = [attempt("no-heat", "2026-11-28", "best"), attempt("wrong-bill", "2026-11-28", "weak")];
  const ids = pickExercises(drills, cardsOf(attempts), "2026-11-28", 5).map(({ id }) => id);
  assert.deepEqual(ids, ["wrong-bill", "late-bus", "no-heat"]);
  assert.equal(pickExercises(drills, cardsOf(attempts), "2026-11-28", 1).length, 1);
});
