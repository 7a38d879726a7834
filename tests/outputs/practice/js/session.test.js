/** Which questions a session asks. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { exercisesOf } from "#practice/exercises.js";
import {
  asTestName,
  attemptOf,
  attemptsBefore,
  choosingOf,
  fitting,
  quickSession,
  testOf,
  testSession,
} from "#practice/session.js";
import { attempt, BOOK } from "./practice_books.js";

const EXERCISES = exercisesOf(BOOK);
const ANYTHING = { technique: "", stage: "", level: "", channel: "" };

test("a session is of what was chosen", () => {
  /** @param {Partial<typeof ANYTHING>} choosing */
  const ids = (choosing) => fitting(EXERCISES, { ...ANYTHING, ...choosing }).map(({ id }) => id);
  assert.equal(ids({}).length, EXERCISES.length);
  assert.deepEqual(ids({ channel: "chat" }), ["late-bus"]);
  assert.deepEqual(ids({ level: "boil", stage: "listen" }), ["two-visits/opening"]);
  assert.deepEqual(ids({ technique: "offer-options", channel: "chat" }), []);
});

test("five quick ones begin with what was missed", () => {
  const attempts = [attempt("two-visits/day", "2026-11-27", "weak")];
  const { exercises } = quickSession(EXERCISES, attempts, "2026-11-28", "seed");
  assert.equal(exercises.length, 5);
  assert.equal(exercises[0]?.id, "two-visits/day");
});

test("a test is the same for everybody who has its name, before and after", () => {
  const questions = (/** @type {string} */ name, /** @type {"before" | "after"} */ part) =>
    testSession(EXERCISES, { test: name, part }).exercises.map(({ id, choices }) => [
      id,
      ...choices.map(({ text }) => text),
    ]);
  assert.deepEqual(questions("spring", "before"), questions("spring", "after"));
  const orders = new Set(
    ["a", "b", "c", "d", "e", "f"].map((name) => JSON.stringify(questions(name, "before"))),
  );
  assert.ok(orders.size > 1);
  assert.deepEqual(
    questions("spring", "before")
      .map(([id]) => id)
      .sort(),
    ["late-bus", "no-heat", "wrong-bill"],
  );
});

test("a test stands in the address", () => {
  assert.deepEqual(testOf("#test=team-7&part=after"), { test: "team-7", part: "after" });
  assert.deepEqual(testOf("#test=team-7"), { test: "team-7", part: "before" });
  for (const fragment of ["", "#late-bus", "#test=", "#test=<b>", `#test=${"a".repeat(65)}`]) {
    assert.equal(testOf(fragment), null, fragment);
  }
  assert.equal(asTestName(" Team 7: Spring! "), "team-7-spring");
  assert.equal(asTestName("…"), "");
});

test("a test is compared with the first answers to the same questions before", () => {
  const fields = /** @type {const} */ ({ test: "spring", part: "before" });
  const first = attempt("no-heat", "2026-11-01", "weak", fields);
  const attempts = [
    first,
    attempt("no-heat", "2026-11-02", "best", fields), // tried again
    attempt("late-bus", "2026-11-01", "best", { ...fields, test: "autumn" }),
    attempt("late-bus", "2026-11-01", "best"),
  ];
  const answers = EXERCISES.slice(0, 2).map((exercise) => ({ exercise }));
  assert.deepEqual(attemptsBefore("spring", answers, attempts), [first]);
});

test("what to practice stands in the address", () => {
  assert.deepEqual(choosingOf("#technique=say-it-back&channel=chat"), {
    technique: "say-it-back",
    channel: "chat",
  });
  assert.deepEqual(choosingOf("#late-bus"), {});
});

test("what is kept of an answer says what was due and what was chosen", () => {
  const opening = EXERCISES.find(({ id }) => id === "two-visits/opening");
  const choice = opening?.choices[0];
  assert.ok(opening && choice);
  assert.deepEqual(attemptOf(opening, choice, new Date("2026-11-28T12:00:00Z")), {
    exercise: "two-visits/opening",
    at: "2026-11-28T12:00:00.000Z",
    verdict: "weak",
    technique: "say-it-back",
    dueStage: "listen",
    chosenStage: "solve",
    test: "",
    part: "",
  });
});
