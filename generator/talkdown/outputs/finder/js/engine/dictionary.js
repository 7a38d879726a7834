/** All words that the book knows: those of both indexes, and its synonyms. Finds those that are half typed or mistyped. */

/** @import { InvertedIndex } from "./inverted_index.js" */
/** @import { Synonym } from "./types.ts" */

import { differingLetters, editDistance, letterBits } from "./edit_distance.js";
import { SYNONYM_WEIGHT } from "./weights.js";

/** Who types asks for the same words again and again; with so many the memory is emptied. */
const REMEMBERED_WORDS = 500;

/** People seldom miss the first letter: a word with another one is this much further off. A judgment; no query depends on it. */
const OTHER_FIRST_LETTER = 0.5;

/** Mistakes cost up to 1.2 each: the distance within which a word with one or two of them is found. */
const COST_OF_A_MISTAKE = 1.2;

/** Letters of each part of a word that is split. Shorter ones are found in nearly any word. */
const FEWEST_PART_LETTERS = 3;

/** @typedef {ReturnType<typeof createDictionary>} Dictionary */

/**
 * A word near to another. `factor` is what it counts, 0 to 1: a synonym counts less than a word of the book.
 * @typedef {{ text: string, term: string, distance: number, factor: number }} NearWord
 */

/**
 * @param {Pick<InvertedIndex, "wordForms" | "count" | "size">} phrases
 * @param {Pick<InvertedIndex, "wordForms" | "count">} entries
 * @param {readonly Synonym[]} synonyms sorted by their text
 * @param {(word: string) => boolean} [isWordElsewhere] whether a word stands in another part of the book: it is no typing mistake
 */
export function createDictionary(phrases, entries, synonyms, isWordElsewhere = () => false) {
  const words = Array.from(new Set([...phrases.wordForms.keys(), ...entries.wordForms.keys()])).sort();
  const letters = Int32Array.from(words, letterBits);
  /** @type {Map<string, NearWord[]>} */
  const memory = new Map();

  /** @param {string} word */
  const stemOf = (word) => (phrases.wordForms.get(word) ?? entries.wordForms.get(word))?.stem;
  /** @param {string} term */
  const count = (term) => phrases.count(term);

  /**
   * Words and synonyms that one may be mistyped for, nearest first.
   * @param {string} word
   * @param {number} mistakes so many at the most
   */
  function nearestTerms(word, mistakes) {
    const key = word + mistakes;
    let nearWords = memory.get(key);
    if (nearWords) return nearWords;
    nearWords = findNearest(word, mistakes * COST_OF_A_MISTAKE);
    if (memory.size > REMEMBERED_WORDS) memory.clear();
    memory.set(key, nearWords);
    return nearWords;
  }

  /**
   * @param {string} word
   * @param {number} maxDistance
   */
  function findNearest(word, maxDistance) {
    /** @type {NearWord[]} */
    const nearWords = [];
    const wordLetters = letterBits(word);
    // One mistake changes at most two of the letters that occur: nearly all words drop out here.
    const mostDiffering = Math.floor(maxDistance) * 2;

    /** @type {(text: string, term: string, factor: number) => void} */
    function compare(text, term, factor) {
      const distance = editDistance(word, text, maxDistance);
      if (distance > maxDistance || distance * 2 >= word.length) return; // half of the letters wrong is another word
      const isFurther = distance > 1 && text[0] !== word[0];
      nearWords.push({ text, term, distance: isFurther ? distance + OTHER_FIRST_LETTER : distance, factor });
    }

    words.forEach((text, n) => {
      if (differingLetters(letters[n], wordLetters) <= mostDiffering) compare(text, stemOf(text) ?? text, 1);
    });
    for (const synonym of synonyms) {
      if (differingLetters(synonym.letters, wordLetters) > mostDiffering || synonym.text.includes(" "))
        continue;
      compare(synonym.text, synonym.concept, SYNONYM_WEIGHT);
    }
    return nearWords.sort(
      (a, b) => a.distance - b.distance || count(b.term) - count(a.term) || (a.text < b.text ? -1 : 1),
    );
  }

  return {
    /** How many phrases there are; never 0, because it is divided by. */
    size: Math.max(phrases.size, 1),
    stemOf,
    /** In how many phrases a term stands. */
    count,
    /** @param {string} term */
    has: (term) => phrases.count(term) > 0 || entries.count(term) > 0,
    nearestTerms,
    isWordElsewhere,
    /**
     * The pairs of words of the book that a word is, if they were written as one.
     * @param {string} word
     * @returns {[string, string][]}
     */
    splitsOf(word) {
      /** @type {[string, string][]} */
      const pairs = [];
      for (let cut = FEWEST_PART_LETTERS; cut <= word.length - FEWEST_PART_LETTERS; cut++) {
        const [left, right] = [word.slice(0, cut), word.slice(cut)];
        if (stemOf(left) && stemOf(right)) pairs.push([left, right]);
      }
      return pairs;
    },
    /**
     * Words that begin with these letters, in order.
     * @param {string} letters
     */
    wordsFrom: (letters) => withPrefix(words, letters, (word) => word),
    /**
     * Synonyms that begin so, in order.
     * @param {string} text
     */
    synonymsFrom: (text) => withPrefix(synonyms, text, (synonym) => synonym.text),
  };
}

/**
 * The run of a sorted list whose texts begin with some letters.
 * @template T
 * @param {readonly T[]} items sorted by their texts
 * @param {string} prefix
 * @param {(item: T) => string} textOf
 * @returns {T[]}
 */
function withPrefix(items, prefix, textOf) {
  let start = 0;
  let stop = items.length;
  while (start < stop) {
    const middle = (start + stop) >> 1;
    if (textOf(items[middle]) < prefix) start = middle + 1;
    else stop = middle;
  }
  let end = start;
  while (end < items.length && textOf(items[end]).startsWith(prefix)) end++;
  return items.slice(start, end);
}
