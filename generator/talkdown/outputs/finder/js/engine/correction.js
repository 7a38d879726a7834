/** Words that nobody knows are taken for the nearest that the book has. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Dictionary } from "./dictionary.js" */
/** @import { QueryBuilder } from "./query.js" */

/**
 * What a correction counts, by its distance, rounded to 0, 1, 2, 3. Falling, so that other words of the query that are
 * typed well decide. Like the other numbers here chosen by trial; no development query depends on them, as only words
 * that the book does not have are corrected.
 */
const CORRECTION_WEIGHTS = [1, 0.75, 0.45, 0.3];

/** Where nothing at all was found, words further off are tried, and trusted half. */
const LENIENT_TRUST = 0.5;

/** Words of so few letters have many neighbors, so a correction of one is a guess: trusted half. */
const SHORT_WORD = 4;
const SHORT_WORD_TRUST = 0.5;

/** Candidates that are no further than this from the nearest one are as likely to be meant. */
const MAX_DISTANCE_GAP = 0.5;

/** Of candidates further off than the nearest, those that stand in less than a quarter as many phrases are left out. */
const RARITY_RATIO = 4;

/** Near words that an answer names. The page shows five for a whole query. */
const NEAR_WORDS = 3;

/**
 * Correct the words that nothing answers yet; gives the words near to them, and the words that stay unknown.
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {QueryBuilder} builder
 * @param {number[]} targets the places of the words that are looked for
 * @param {boolean} isLenient
 * @returns {{ nearWords: string[], unknown: string[] }}
 */
export function addCorrections(analyzer, dictionary, builder, targets, isLenient) {
  /** @type {Set<string>} */
  const nearWords = new Set();
  const unknown = [];
  for (const n of targets) {
    const word = builder.words[n];
    if (builder.isAnswered(n) || analyzer.isStopWord(word) || dictionary.isWordElsewhere(word)) continue;
    const candidates = dictionary.nearestTerms(word, mistakesAllowed(word, isLenient));
    const trust = (isLenient ? LENIENT_TRUST : 1) * (word.length <= SHORT_WORD ? SHORT_WORD_TRUST : 1);
    for (const candidate of likelyCandidates(dictionary, candidates)) {
      const weight = CORRECTION_WEIGHTS[Math.min(3, Math.round(candidate.distance))];
      builder.addTerm(candidate.term, candidate.factor * weight * trust, n, n + 1);
    }
    for (const candidate of candidates.slice(0, NEAR_WORDS)) nearWords.add(candidate.text);
    if (!builder.isAnswered(n)) unknown.push(word);
  }
  return { nearWords: [...nearWords], unknown };
}

/**
 * None in two letters, one in up to five, two in more. Where nothing was found: one for each three letters, at most three.
 * @param {string} word
 * @param {boolean} isLenient
 */
function mistakesAllowed(word, isLenient) {
  const mistakes = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
  return isLenient ? Math.max(mistakes, Math.min(3, Math.ceil(word.length / 3))) : mistakes;
}

/**
 * Of the nearest candidates, those that may well be meant.
 * @param {Dictionary} dictionary
 * @param {import("./dictionary.js").NearWord[]} candidates nearest first
 */
function likelyCandidates(dictionary, candidates) {
  if (!candidates.length) return [];
  const leastDistance = candidates[0].distance;
  const closeCandidates = candidates.filter(
    (candidate) => candidate.distance <= leastDistance + MAX_DISTANCE_GAP,
  );
  const mostPhrases = Math.max(...closeCandidates.map((candidate) => dictionary.count(candidate.term)));
  return closeCandidates.filter((candidate) => {
    return (
      candidate.distance <= leastDistance || dictionary.count(candidate.term) >= mostPhrases / RARITY_RATIO
    );
  });
}
