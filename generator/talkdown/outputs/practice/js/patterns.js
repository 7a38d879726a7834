/** What answers have in common: how many were best by technique and by week, and what wrong ones did in place of what was due. */

/** @import { Attempt, Named, PracticeBook } from "./types.ts" */

import { dayOf, mondayOf } from "./days.js";

/** One is a slip; two of the same are worth a word. */
const FEWEST_ALIKE = 2;

/** More than three are read by nobody. */
const MOST_PATTERNS = 3;

/** @typedef {{ title: string, best: number, total: number }} Score */

/**
 * What wrong answers have in common, the most frequent first: they are lines of another stage than the best answer.
 * @param {readonly Attempt[]} attempts
 * @param {readonly Named[]} stages in the order of a contact
 * @returns {string[]} sentences
 */
export function patternsOf(attempts, stages) {
  const places = new Map(stages.map(({ id }, place) => [id, place]));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { verdict, dueStage, chosenStage } of attempts) {
    const isKnown = places.has(dueStage) && places.has(chosenStage);
    if (verdict === "best" || !isKnown || dueStage === chosenStage) continue;
    const pair = `${chosenStage} ${dueStage}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST_ALIKE)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_PATTERNS)
    .map(([pair, count]) => {
      const [chosenPlace = 0, duePlace = 0] = pair.split(" ").map((id) => places.get(id) ?? 0);
      const [chosenTitle, dueTitle] = [chosenPlace, duePlace].map((place) => stages[place]?.title);
      const times = `${count} times`;
      return chosenPlace > duePlace
        ? `You went to “${chosenTitle}” before “${dueTitle}” was done: ${times}.`
        : `You stayed with “${chosenTitle}” when “${dueTitle}” was due: ${times}.`;
    });
}

/**
 * How many answers were best, by what they train; what needs practice most comes first.
 * @param {readonly Attempt[]} attempts
 * @param {PracticeBook["techniques"]} techniques
 * @returns {Score[]}
 */
export function scoresByTechnique(attempts, techniques) {
  const titles = new Map(techniques.map(({ id, title }) => [id, title]));
  const knownAttempts = attempts.filter(({ technique }) => titles.has(technique));
  return scoresBy(knownAttempts, ({ technique }) => titles.get(technique) ?? "").sort(
    (a, b) => a.best / a.total - b.best / b.total || a.title.localeCompare(b.title),
  );
}

/**
 * The newest answer to each exercise whose id begins so.
 * @param {readonly Attempt[]} attempts the oldest first
 * @param {string} beginning
 */
export function latestOf(attempts, beginning) {
  const ours = attempts.filter(({ exercise }) => exercise.startsWith(beginning));
  return [...new Map(ours.map((attempt) => [attempt.exercise, attempt])).values()];
}

/**
 * How many answers were best, week by week: a week is called by its Monday.
 * @param {readonly Attempt[]} attempts
 */
export function scoresByWeek(attempts) {
  return scoresBy(attempts, ({ at }) => mondayOf(dayOf(new Date(at)))).sort((a, b) =>
    a.title < b.title ? -1 : 1,
  );
}

/**
 * @param {readonly Attempt[]} attempts
 * @param {(attempt: Attempt) => string} titleOf
 */
function scoresBy(attempts, titleOf) {
  /** @type {Map<string, Score>} */
  const scores = new Map();
  for (const attempt of attempts) {
    const title = titleOf(attempt);
    const { best, total } = scores.get(title) ?? { best: 0, total: 0 };
    scores.set(title, { title, best: best + (attempt.verdict === "best" ? 1 : 0), total: total + 1 });
  }
  return [...scores.values()];
}
