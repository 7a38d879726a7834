/**
 * How likely it is that a search speaks of an emergency, in whatever words. The lexicon (`emergencies.js`) knows what an author
 * foresaw; here words are weighed: those of the ways of asking against one another, and the words of the book's `danger.yaml`.
 */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { BookIndex, Lexeme } from "./types.ts" */

import { splitBars } from "./phrases.js";
import { eachPair, pairNumber } from "./words.js";

/**
 * What the evidence counts, in log odds: the words of `danger.yaml` as they stand there, and these, beside them. Fitted on the rounds
 * in `bench/finder/rounds` by `python -m bench.finder.danger`, which fits the words with these numbers given.
 */
const BASE = -0.2;
/** Of the odds of each word and each pair of neighbors, by how often it stands in ways of asking for emergencies and for others. */
const ODDS_TRUST = 0.35;
/** Of the logarithm of the share that the best emergency's score is of its rival's, the best situation that is none. */
const LEAD_TRUST = 1.2;
/** Of the share of the search that the best emergency answers. */
const COVERAGE_TRUST = 0.9;

/**
 * Each term counts as if it stood in so many more ways of asking on both sides, or one that stands once would be taken for certain; and
 * of few ways of asking none says much: the second is divided by how many there are.
 */
const SMOOTHING = 0.2;
const SMOOTHING_OF_FEW = 100;

/** Below these log odds the words around a foreseen way of asking say that something else is meant: `choked on the price`. */
const NO_DANGER = -3;

/** What the words of `danger.yaml` add to the score of the emergency that they speak for, in scores of a word that it alone has. */
const KIND_TRUST = 0.35;

/** @typedef {{ row: number, score: number, coverage: number }} ScoredRow */

/** @typedef {ReturnType<typeof createDanger>} Danger */

/**
 * @param {BookIndex} book
 * @param {Analyzer} analyzer
 */
export function createDanger(book, analyzer) {
  /** @type {Map<number, { emergencies: number, others: number }>} how many ways of asking have a term, by its number */
  const counts = new Map();
  const sums = { emergencies: 0, others: 0 };
  /** @type {Map<number, { weight: number, row: number }> | null} by the number of a term; read once the synonyms are learned */
  let weights = null;

  /**
   * Learn a way of asking, or a denial of one, which is none for an emergency.
   * @param {string[]} words
   * @param {boolean} isForEmergency
   */
  function learn(words, isForEmergency) {
    const side = isForEmergency ? "emergencies" : "others";
    sums[side]++;
    for (const term of termNumbersOf(words)) {
      let count = counts.get(term);
      if (!count) {
        count = { emergencies: 0, others: 0 };
        counts.set(term, count);
      }
      count[side]++;
    }
  }

  /** @param {string[]} words */
  function termNumbersOf(words) {
    /** @type {Set<number>} */
    const numbers = new Set();
    eachTerm(words.map(analyzer.lexeme), (first, second) => numbers.add(numberOf(first, second)));
    return numbers;
  }

  /**
   * What a term says for an emergency by the ways of asking that have it, in log odds; 0 if none has.
   * @param {number} term
   */
  function oddsOf(term) {
    const count = counts.get(term);
    if (!count) return 0;
    const { emergencies, others } = sums;
    const smoothing = SMOOTHING + SMOOTHING_OF_FEW / (emergencies + others);
    const smoothingOfOthers = (0.5 * smoothing * others) / emergencies;
    return (
      Math.log((count.emergencies + smoothing) / (emergencies + 2 * smoothing)) -
      Math.log((count.others + smoothingOfOthers) / (others + 2 * smoothing))
    );
  }

  function readWeights() {
    /** @type {NonNullable<typeof weights>} */
    const byTerm = new Map();
    for (const { situation, weight, words } of book.danger) {
      for (const text of splitBars(words)) {
        const [first, second, third] = analyzer.tokenize(text).map(analyzer.lexeme);
        if (first && !third) byTerm.set(numberOf(first, second), { weight, row: situation });
      }
    }
    return byTerm;
  }

  /**
   * What is known of a search before any row is ranked: what its words say for an emergency, and for which.
   * @param {string[]} words
   */
  function evidenceOf(words) {
    weights ??= readWeights();
    let odds = 0;
    let weight = 0;
    /** @type {Map<number, number>} what the words say for each emergency */
    const kinds = new Map();
    for (const term of termNumbersOf(words)) {
      odds += oddsOf(term);
      const entry = weights.get(term);
      if (!entry) continue;
      weight += entry.weight;
      if (entry.row >= 0) kinds.set(entry.row, (kinds.get(entry.row) ?? 0) + entry.weight);
    }
    return { odds, weight, kinds };
  }

  /**
   * Whether words say clearly that no emergency is meant.
   * @param {string[]} words
   */
  function meansSomethingElse(words) {
    const { odds, weight } = evidenceOf(words);
    return BASE + ODDS_TRUST * odds + weight < NO_DANGER;
  }

  return { learn, evidenceOf, meansSomethingElse };
}

/**
 * The log odds that a search speaks of an emergency: 0 is as likely as not.
 * @param {{ odds: number, weight: number }} evidence
 * @param {ScoredRow | undefined} emergency the best one
 * @param {ScoredRow | undefined} rival the best situation that is none
 */
export function dangerOf(evidence, emergency, rival) {
  return evidence.weight + dangerWithoutWeights(evidence, emergency, rival);
}

/**
 * The same by ways of asking alone: what the words of `danger.yaml` are fitted beside.
 * @param {{ odds: number }} evidence
 * @param {ScoredRow | undefined} emergency
 * @param {ScoredRow | undefined} rival
 */
export function dangerWithoutWeights({ odds }, emergency, rival) {
  const lead = Math.log((1 + (emergency?.score ?? 0)) / (1 + (rival?.score ?? 0)));
  return BASE + ODDS_TRUST * odds + LEAD_TRUST * lead + COVERAGE_TRUST * (emergency?.coverage ?? 0);
}

/**
 * Emergencies by their scores and by what the words say for each, likeliest first.
 * @param {ScoredRow[]} hits
 * @param {Map<number, number>} kinds
 * @param {number} unit the score of one word that a row alone has
 * @returns {ScoredRow[]}
 */
export function rankKinds(hits, kinds, unit) {
  const byRow = new Map(hits.map((hit) => [hit.row, hit]));
  for (const [row, weight] of kinds) {
    const hit = byRow.get(row) ?? { row, score: 0, coverage: 0 };
    byRow.set(row, { ...hit, score: Math.max(0, hit.score + KIND_TRUST * weight * unit) });
  }
  return [...byRow.values()].sort((a, b) => b.score - a.score || a.row - b.row);
}

/**
 * The terms of a search that are weighed, as they are written: stems, and pairs of neighbors.
 * @param {Analyzer} analyzer
 * @param {string[]} words
 * @returns {Set<string>}
 */
export function termsOf(analyzer, words) {
  /** @type {Set<string>} */
  const terms = new Set();
  eachTerm(words.map(analyzer.lexeme), (first, second) =>
    terms.add(second ? `${first.stem} ${second.stem}` : first.stem),
  );
  return terms;
}

/**
 * Visit single words, and pairs of neighbors as they stand and without the stop words between them. Of a stop word alone nothing is
 * said. Twenty thousand ways of asking are gone through as a book opens, so no list is made of what is visited.
 * @param {Lexeme[]} lexemes
 * @param {(first: Lexeme, second?: Lexeme) => void} visit
 */
function eachTerm(lexemes, visit) {
  const tellingLexemes = lexemes.filter(({ isStopWord }) => !isStopWord);
  for (const lexeme of tellingLexemes) visit(lexeme);
  eachPair(tellingLexemes, visit);
  eachPair(lexemes, visit);
}

/**
 * @param {Lexeme} first
 * @param {Lexeme} [second] its neighbor
 */
function numberOf(first, second) {
  return second ? pairNumber(first.number, second.number) : first.number;
}
