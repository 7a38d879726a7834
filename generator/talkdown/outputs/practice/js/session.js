/** A session: which exercises it asks, in which order, and what is kept of an answer. */

/** @import { Attempt, Choice, Exercise } from "./types.ts" */

import { randomFrom, shuffle } from "./chance.js";
import { bestOf } from "./exercises.js";
import { cardsOf, pickExercises } from "./leitner.js";
import { TEST_NAME } from "./record.js";

/** As many as are done between two calls. */
export const QUICK_COUNT = 5;

/** Characters: it is read out, and stands in an address that is passed on. */
const LONGEST_TEST_NAME = 40;

/** As many as a group answers in ten minutes, and enough that one slip is not everything. A judgment. */
export const TEST_COUNT = 12;

/** @typedef {{ technique: string, stage: string, level: string, channel: string }} Choosing empty where anything will do */

/** @typedef {{ test: string, part: "before" | "after" }} Test */

/**
 * @typedef {object} Session
 * @property {Exercise[]} exercises
 * @property {Test | null} test
 */

/**
 * The exercises that fit what was chosen.
 * @param {readonly Exercise[]} exercises
 * @param {Choosing} choosing
 */
export function fitting(exercises, choosing) {
  const wishes = /** @type {[keyof Choosing, string][]} */ (Object.entries(choosing));
  return exercises.filter((exercise) => wishes.every(([field, id]) => !id || exercise[field] === id));
}

/**
 * Some quick ones: what was missed comes back, and what is new comes by chance.
 * @param {readonly Exercise[]} exercises
 * @param {readonly Attempt[]} attempts
 * @param {string} today
 * @param {string} seed another one for each session
 * @returns {Session}
 */
export function quickSession(exercises, attempts, today, seed) {
  const random = randomFrom(seed);
  const order = shuffle(exercises, random);
  const pickedExercises = pickExercises(order, cardsOf(attempts), today, QUICK_COUNT);
  return { exercises: pickedExercises.map((exercise) => withShuffledChoices(exercise, random)), test: null };
}

/**
 * A test: drills by chance, the same ones in the same order wherever its name is the same, before and after.
 * @param {readonly Exercise[]} exercises
 * @param {Test} test
 * @returns {Session}
 */
export function testSession(exercises, test) {
  const random = randomFrom(test.test);
  const drills = exercises.filter(({ before, level }) => !before.length && !level);
  const byId = [...drills].sort((a, b) => (a.id < b.id ? -1 : 1));
  const pickedExercises = shuffle(byId, random).slice(0, TEST_COUNT);
  return { exercises: pickedExercises.map((exercise) => withShuffledChoices(exercise, random)), test };
}

/**
 * The test that an address asks for: `#test=spring&part=before`.
 * @param {string} fragment with its `#`
 * @returns {Test | null}
 */
export function testOf(fragment) {
  const values = new URLSearchParams(fragment.slice(1));
  const test = values.get("test") ?? "";
  if (!test || !TEST_NAME.test(test)) return null;
  return { test, part: values.get("part") === "after" ? "after" : "before" };
}

/**
 * What an address asks to practice: `#technique=say-it-back`.
 * @param {string} fragment with its `#`
 * @returns {Partial<Choosing>}
 */
export function choosingOf(fragment) {
  const values = new URLSearchParams(fragment.slice(1));
  const fields = ["technique", "stage", "level", "channel"].map((field) => [field, values.get(field) ?? ""]);
  return Object.fromEntries(fields.filter(([, id]) => id));
}

/**
 * A name that may stand in an address, of what a trainer has typed.
 * @param {string} text
 */
export function asTestName(text) {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, LONGEST_TEST_NAME);
}

/**
 * What is kept of an answer.
 * @param {Pick<Exercise, "id" | "technique" | "choices">} exercise
 * @param {Choice} choice
 * @param {Date} now
 * @param {Test | null} [test]
 * @returns {Attempt}
 */
export function attemptOf(exercise, choice, now, test = null) {
  return {
    exercise: exercise.id,
    at: now.toISOString(),
    verdict: choice.verdict,
    technique: exercise.technique,
    dueStage: bestOf(exercise.choices)?.stage ?? "",
    chosenStage: choice.stage,
    test: test?.test ?? "",
    part: test?.part ?? "",
  };
}

/**
 * The first answers to the same questions in the test before; what was tried again is no measure.
 * @param {string} test
 * @param {readonly { exercise: Exercise }[]} answers
 * @param {readonly Attempt[]} attempts the oldest first
 */
export function attemptsBefore(test, answers, attempts) {
  const earlier = attempts.filter((attempt) => attempt.test === test && attempt.part === "before");
  return answers.flatMap(({ exercise: { id } }) => earlier.find(({ exercise }) => exercise === id) ?? []);
}

/**
 * @param {Exercise} exercise
 * @param {() => number} random
 * @returns {Exercise}
 */
function withShuffledChoices(exercise, random) {
  return { ...exercise, choices: shuffle(exercise.choices, random) };
}
