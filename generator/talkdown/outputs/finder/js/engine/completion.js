/** The last word may have only begun: `superv`, `pillar to p`. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Dictionary } from "./dictionary.js" */
/** @import { QueryBuilder } from "./query.js" */

import { PREFIX_WEIGHT, SYNONYM_WEIGHT } from "./weights.js";

/** One letter begins a tenth of all words; from two on a beginning says something. */
const FEWEST_LETTERS = 2;

/** A beginning of a synonym may be several words long; three letters are as little as says something there. */
const FEWEST_SYNONYM_LETTERS = 3;

/** Words before the last one that may belong to its synonym: `passed from pillar to p`. */
const WORDS_BEFORE = 3;

/**
 * Completions that are looked for, the most likely first. Two letters begin up to a hundred words, and each takes time; six
 * would do for all development queries.
 */
const MOST_COMPLETIONS = 24;

/**
 * Add words and synonyms that begin as the last word does. One that is nearly complete counts nearly in full.
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {QueryBuilder} builder
 */
export function addCompletions(analyzer, dictionary, { words, addTerm }) {
  const last = words.length - 1;
  addWords(analyzer, dictionary, words[last], last, addTerm);
  for (let n = Math.max(0, last - WORDS_BEFORE); n <= last; n++) {
    const beginning = words.slice(n).join(" ");
    if (beginning.length < FEWEST_SYNONYM_LETTERS) continue;
    for (const synonym of dictionary.synonymsFrom(beginning).slice(0, MOST_COMPLETIONS)) {
      if (synonym.text === beginning) continue;
      const share = beginning.length / synonym.text.length;
      addTerm(synonym.concept, SYNONYM_WEIGHT * PREFIX_WEIGHT * Math.sqrt(share), n, last + 1);
    }
  }
}

/**
 * @param {Analyzer} analyzer
 * @param {Dictionary} dictionary
 * @param {string} beginning
 * @param {number} n the place of the word in the query
 * @param {QueryBuilder["addTerm"]} addTerm
 */
function addWords(analyzer, dictionary, beginning, n, addTerm) {
  // After other words, a small word is one: `calm him down in` is not on the way to `inform`.
  const isComplete = n > 0 && (analyzer.isStopWord(beginning) || analyzer.isFiller(beginning));
  if (beginning.length < FEWEST_LETTERS || isComplete) return;
  const completions = dictionary
    .wordsFrom(beginning)
    .filter((word) => word !== beginning)
    .map((word) => {
      const stem = dictionary.stemOf(word) ?? word;
      const share = beginning.length / word.length;
      return { stem, share, likelihood: dictionary.count(stem) * share };
    })
    .sort((a, b) => b.likelihood - a.likelihood)
    .slice(0, MOST_COMPLETIONS);
  for (const { stem, share } of completions) addTerm(stem, PREFIX_WEIGHT * Math.sqrt(share), n, n + 1);
}
