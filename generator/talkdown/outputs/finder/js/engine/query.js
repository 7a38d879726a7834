/** What somebody typed becomes terms to look for. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Dictionary } from "./dictionary.js" */
/** @import { QueryPlan, QueryWord } from "./types.ts" */

import { addCompletions } from "./completion.js";
import { addCorrections } from "./correction.js";
import { FILLER_WEIGHT, JOINED_WEIGHT, PART_WEIGHT, STOP_WORD_WEIGHT, SYNONYM_WEIGHT } from "./weights.js";

/**
 * Says that a term answers the words `from` to `to` (not included) of the query with a weight of 0 to 1. Terms that stand
 * nowhere are left out.
 * @typedef {(term: string, weight: number, from: number, to: number) => void} AddTerm
 */

/**
 * A query on its way to a plan.
 * @typedef {object} QueryBuilder
 * @property {string[]} words all words that were typed
 * @property {string[]} stems theirs
 * @property {AddTerm} addTerm
 * @property {(n: number) => boolean} isAnswered whether a term answers the n-th word
 */

/**
 * What the first part of such a word counts, as a share of what the second does. The reason is not recorded; with 1 and
 * with 0 the development queries score the same.
 */
const FIRST_PART_SHARE = 0.5;

/**
 * So many letters of what was typed are looked for: three paragraphs of a mail that somebody pasted. Each word is held against
 * the terms of all the others, so the work grows by the square of them.
 */
export const LONGEST_QUERY = 1000;

/** @typedef {Map<number, { weight: number, quality: number }>} MatchesByWord */

/**
 * What to look for: terms with a weight, and for each the words of the query it stands for.
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {string} text as typed; a space at the end says that the last word is complete
 * @param {{ isLenient?: boolean }} [options] lenient: words that are further off count as mistyped, too
 * @returns {QueryPlan}
 */
export function planQuery(analyzer, dictionary, text, { isLenient = false } = {}) {
  const query = text.slice(0, LONGEST_QUERY);
  const words = analyzer.tokenize(query);
  const stems = words.map(analyzer.stem);
  const isOpen = words.length > 0 && !/\s$/.test(query);
  const targets = wordsToLookFor(analyzer, words, isOpen);
  /** @type {Map<string, MatchesByWord>} */
  const terms = new Map();
  const bestWeights = words.map(() => 0);
  /** @type {QueryBuilder} */
  const builder = { words, stems, addTerm, isAnswered: (n) => bestWeights[n] > 0 };

  /** @type {AddTerm} */
  function addTerm(term, weight, from, to) {
    if (!dictionary.has(term)) return;
    let matches = terms.get(term);
    if (!matches) {
      matches = new Map();
      terms.set(term, matches);
    }
    for (let n = from; n < to; n++) {
      const share = weight / (to - from);
      const match = matches.get(n);
      if (!match || share > match.weight)
        matches.set(n, { weight: share, quality: Math.min(1, weight / fullWeight(n)) });
      bestWeights[n] = Math.max(bestWeights[n], weight);
    }
  }

  /**
   * The weight from which on a term is what was meant: a synonym is as good as the word itself.
   * @param {number} n
   */
  function fullWeight(n) {
    return analyzer.isFiller(words[n]) ? FILLER_WEIGHT : SYNONYM_WEIGHT;
  }

  const inSynonym = addConcepts(analyzer, builder);
  for (const n of targets) {
    addTerm(
      stems[n],
      analyzer.isFiller(words[n]) ? FILLER_WEIGHT : inSynonym.has(n) ? PART_WEIGHT : 1,
      n,
      n + 1,
    );
  }
  addScatteredConcepts(analyzer, builder);
  addJoinedAndSplit(analyzer, dictionary, builder);
  if (isOpen && !inSynonym.has(words.length - 1)) addCompletions(analyzer, dictionary, builder);
  const { nearWords, unknown } = addCorrections(analyzer, dictionary, builder, targets, isLenient);

  const queryWords = targets.map((n) => queryWordOf(analyzer, dictionary, words[n], n, terms));
  return {
    typedWords: words,
    stems,
    words: queryWords,
    weight: queryWords.reduce((sum, queryWord) => sum + queryWord.weight, 0),
    weightOf: bestWeightOf(terms),
    nearWords,
    unknown,
  };
}

/**
 * Which words count: no stop words, unless there are no others. The last word may only have begun, so it counts even if
 * it looks like one (`refund i` on the way to `refund is late`).
 * @param {Analyzer} analyzer
 * @param {string[]} words
 * @param {boolean} isOpen
 */
function wordsToLookFor(analyzer, words, isOpen) {
  const all = words.map((_, n) => n);
  const meaningful = all.filter(
    (n) => !analyzer.isStopWord(words[n]) || (isOpen && n === words.length - 1 && n > 0),
  );
  return meaningful.length ? meaningful : all;
}

/**
 * Add the concepts of the query; gives the words that stand in a synonym of several.
 * @param {Analyzer} analyzer
 * @param {QueryBuilder} builder
 */
function addConcepts(analyzer, { stems, addTerm }) {
  const inside = new Set();
  for (const match of analyzer.concepts(stems)) {
    addTerm(match.concept, SYNONYM_WEIGHT, match.start, match.end);
    if (match.end - match.start > 1) for (let n = match.start; n < match.end; n++) inside.add(n);
  }
  return inside;
}

/**
 * `calm him down` holds calm down, and `bawling her eyes out` holds bawling my eyes out.
 * @param {Analyzer} analyzer
 * @param {QueryBuilder} builder
 */
function addScatteredConcepts(analyzer, { words, stems, addTerm }) {
  const places = words.map((_, n) => n).filter((n) => !analyzer.isStopWord(words[n]));
  if (places.length < 2) return;
  for (const match of analyzer.conceptsWithoutStopWords(places.map((n) => stems[n]))) {
    addTerm(match.concept, SYNONYM_WEIGHT, places[match.start], places[match.end - 1] + 1);
  }
}

/**
 * `call back` finds callback, and `cutoff` finds cut off.
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {QueryBuilder} builder
 */
function addJoinedAndSplit(analyzer, dictionary, { words, addTerm }) {
  for (let n = 0; n + 1 < words.length; n++) {
    const stem = dictionary.stemOf(words[n] + words[n + 1]);
    if (stem) addTerm(stem, JOINED_WEIGHT, n, n + 2);
  }
  words.forEach((word, n) => {
    if (dictionary.has(analyzer.stem(word))) return;
    for (const [left, right] of dictionary.splitsOf(word)) {
      addTerm(analyzer.stem(left), JOINED_WEIGHT * FIRST_PART_SHARE, n, n + 1);
      addTerm(analyzer.stem(right), JOINED_WEIGHT, n, n + 1);
    }
  });
}

/**
 * The n-th word with all that answers it. A word counts by how rare its most frequent answer is.
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {string} word
 * @param {number} n
 * @param {Map<string, MatchesByWord>} terms
 * @returns {QueryWord}
 */
function queryWordOf(analyzer, dictionary, word, n, terms) {
  const matches = [];
  let mostRows = 0;
  for (const [term, byWord] of terms) {
    const match = byWord.get(n);
    if (!match) continue;
    matches.push({ term, ...match });
    mostRows = Math.max(mostRows, dictionary.count(term));
  }
  let importance = 1;
  if (analyzer.isStopWord(word)) importance = matches.length ? STOP_WORD_WEIGHT : 0;
  else if (analyzer.isFiller(word)) importance = FILLER_WEIGHT;
  return { weight: importance * Math.log(1 + dictionary.size / (1 + mostRows)), matches };
}

/**
 * How well a term answers any of the words, for marking.
 * @param {Map<string, MatchesByWord>} terms
 */
function bestWeightOf(terms) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const [term, byWord] of terms) {
    weights.set(term, Math.max(...Array.from(byWord.values(), (match) => match.weight)));
  }
  /** @param {string} term */
  return (term) => weights.get(term) ?? 0;
}
