/** How near a search comes to the ways of asking for a situation that its author foresaw. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Situations } from "./situations.js" */
/** @import { QueryPlan } from "./types.ts" */

import { sharedBigrams } from "./rerank.js";
import { POINTS_AT_US, SAID_OR_NOT } from "./vocabulary.js";

/** What a situation gains, as a share of its score, if the search is one that was foreseen: as a phrase does, see `rerank.js`. */
const SAME_WORDS_BONUS = 3;

/** And if it is foreseen with other endings: `fired` is `fire` by its stem, and seldom by its sense. */
const SAME_STEMS_BONUS = 1.5;

/**
 * And if the two differ in nothing but small words and who it is about: `customer is shouting on me` and `shouting at me`.
 * By trial on 2,900 searches whose first lines were judged, with the two next ones: of 43 first lines that change with them
 * and have a grade for both, 20 become better and 11 worse.
 */
const SAME_CORE_BONUS = 1;

/** And if the same words stand in another order. */
const SAME_CORE_IN_DISORDER_BONUS = 0.6;

/**
 * And if the search holds a whole way of asking, times the share that this is of it: `refuses transfer` holds `transfer`. By
 * trial on the same searches: of 37 first lines that change with a grade for both, 24 become better and 8 worse.
 */
const WITHIN_BONUS = 0.8;

/** What it gains if all words of the search stand in its ways of asking with the very endings: `fuming` is no fume. */
const ALL_FORMS_BONUS = 0.2;

/** What it gains if all neighbors of the search are neighbors in one that was foreseen; as for phrases. */
const ALL_BIGRAMS_BONUS = 0.35;

/**
 * A text with all that is compared of it; `core` is what is left without small words and people.
 * @typedef {object} Asking
 * @property {string} words
 * @property {string[]} stems
 * @property {string} stemsText
 * @property {string} core
 * @property {number} coreLength in words
 * @property {string} pointers the words of it that point at us
 * @property {string} sortedCore
 * @property {string[]} tellingWords without stop words
 */

/**
 * Whether a search holds a whole way of asking, and neither points at us where the other does not.
 * @param {Asking} way
 * @param {Asking} search
 */
function isWithin(way, search) {
  const mayBe = way.coreLength > 0 && way.words.length < search.words.length; // asked of thousands with each key
  return mayBe && way.pointers === search.pointers && ` ${search.words} `.includes(` ${way.words} `);
}

/**
 * @param {Analyzer} analyzer
 * @param {Situations} situations
 */
export function createWaysOfAsking(analyzer, situations) {
  /** @type {{ ways: Asking[], forms: Set<string> }[]} by row; made as they are needed */
  const memory = [];

  /** @param {number} row */
  function waysOf(row) {
    if (!memory[row]) {
      const ways = situations.searchesOf(row).map(({ words, stems }) => askingOf(words, stems));
      memory[row] = { ways, forms: new Set(ways.flatMap((way) => way.tellingWords)) };
    }
    return memory[row];
  }

  /**
   * @param {string[]} words
   * @param {string[]} stems of the words
   * @returns {Asking}
   */
  function askingOf(words, stems = words.map(analyzer.stem)) {
    const core = stems.filter((_, n) => isOfCore(words[n]));
    return {
      words: words.join(" "),
      stems,
      stemsText: stems.join(" "),
      core: core.join(" "),
      coreLength: core.length,
      pointers: words.filter((word) => POINTS_AT_US.has(word)).join(" "),
      sortedCore: core.sort().join(" "),
      tellingWords: words.filter((word) => !analyzer.isStopWord(word)),
    };
  }

  /** @param {string} word */
  function isOfCore(word) {
    return POINTS_AT_US.has(word) || !(SAID_OR_NOT.has(word) || analyzer.isStopWord(word));
  }

  /**
   * @param {Asking} search
   * @param {Asking} way
   */
  function bonusOfWay(search, way) {
    if (way.words === search.words) return SAME_WORDS_BONUS;
    if (way.stemsText === search.stemsText) return SAME_STEMS_BONUS;
    if (search.core && way.core === search.core) return SAME_CORE_BONUS;
    const order = search.stems.length > 1 ? ALL_BIGRAMS_BONUS * sharedBigrams(search.stems, way.stems) : 0;
    if (isWithin(way, search)) return Math.max(order, (WITHIN_BONUS * way.coreLength) / search.coreLength);
    return search.core && way.sortedCore === search.sortedCore
      ? Math.max(order, SAME_CORE_IN_DISORDER_BONUS)
      : order;
  }

  return {
    /**
     * Whether a text has the words of a way of asking for a situation.
     * @param {string} text
     * @param {number} row
     */
    isForeseen(text, row) {
      const { words } = askingOf(analyzer.tokenize(text));
      return waysOf(row).ways.some((way) => way.words === words);
    },
    /**
     * What a situation gains, as a share of its score, by its ways of asking.
     * @param {QueryPlan} query
     * @returns {(row: number) => number}
     */
    bonusFor(query) {
      const search = askingOf(query.typedWords);
      return (row) => {
        const { ways, forms } = waysOf(row);
        const bonus = Math.max(0, ...ways.map((way) => bonusOfWay(search, way)));
        const sameForms = search.tellingWords.filter((word) => forms.has(word)).length;
        return bonus + (sameForms ? (ALL_FORMS_BONUS * sameForms) / search.tellingWords.length : 0);
      };
    },
  };
}
