/** What answers have in common. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, mondayOf } from "#practice/days.js";
import { latestOf, patternsOf, scoresByTechnique, scoresByWeek } from "#practice/patterns.js";
import { attempt, BOOK } from "./practice_books.js";

test("lines of a later stage, chosen twice, are a pattern; one is a slip", () => {
  const once = [attempt("no-heat", "2026-11-28", "weak")];
  assert.deepEqual(patternsOf(once, BOOK.stages), []);
  const twice = [...once, attempt("late-bus", "2026-11-28", "harmful")];
  assert.deepEqual(patternsOf(twice, BOOK.stages), [
    "You went to “Solve” before “Listen” was done: 2 times.",
  ]);
});

test("so are lines of an earlier stage", () => {
  const stages = { dueStage: "solve", chosenStage: "listen" };
  const attempts = ["a", "b", "c"].map((id) => attempt(id, "2026-11-28", "partly", stages));
  assert.deepEqual(patternsOf(attempts, BOOK.stages), [
    "You stayed with “Listen” when “Solve” was due: 3 times.",
  ]);
});

test("best answers, and answers that are no lines of the book, make no pattern", () => {
  const attempts = [
    attempt("a", "2026-11-28", "best", { chosenStage: "solve" }),
    attempt("b", "2026-11-28", "best", { chosenStage: "solve" }),
    attempt("c", "2026-11-28", "weak", { chosenStage: "" }),
    attempt("d", "2026-11-28", "weak", { chosenStage: "" }),
    attempt("e", "2026-11-28", "weak", { chosenStage: "of-another-book" }),
    attempt("f", "2026-11-28", "weak", { chosenStage: "of-another-book" }),
  ];
  assert.deepEqual(patternsOf(attempts, BOOK.stages), []);
});

test("scores by technique begin with what needs practice; one that the book no longer has is left out", () => {
  const attempts = [
    attempt("a", "2026-11-28", "best"),
    attempt("b", "2026-11-28", "weak", { technique: "offer-options" }),
    attempt("c", "2026-11-28", "weak", { technique: "gone" }),
  ];
  assert.deepEqual(scoresByTechnique(attempts, BOOK.techniques), [
    { title: "Offer options", best: 0, total: 1 },
    { title: "Say it back", best: 1, total: 1 },
  ]);
});

test("of a scenario, the newest answer to each turn counts", () => {
  const attempts = [
    attempt("two-visits/opening", "2026-11-01", "weak"),
    attempt("two-visits/opening", "2026-11-02", "best"),
    attempt("two-visits-more/opening", "2026-11-02", "weak"),
  ];
  assert.deepEqual(latestOf(attempts, "two-visits/"), [attempts[1]]);
});

test("scores by week go by Mondays", () => {
  const attempts = [
    attempt("c", "2026-11-30", "weak"),
    attempt("a", "2026-11-23", "best"),
    attempt("b", "2026-11-29", "weak"),
  ];
  assert.deepEqual(scoresByWeek(attempts), [
    { title: "2026-11-23", best: 1, total: 2 },
    { title: "2026-11-30", best: 0, total: 1 },
  ]);
  assert.equal(mondayOf("2026-11-30"), "2026-11-30");
  assert.equal(addDays("2026-12-31", 1), "2027-01-01");
});
