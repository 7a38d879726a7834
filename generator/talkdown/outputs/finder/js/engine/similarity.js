/**
 * How alike a search and single ways of asking are. The index takes all ways of asking for a situation as one text, so that words
 * of three different ones add up to a match; here each is held against the search by itself.
 */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Situations } from "./situations.js" */
/** @import { QueryPlan } from "./types.ts" */

import { isConcept } from "./synonyms.js";

/** What a concept counts of a word, 0 to 1. A judgment: on 775 searches of strangers, anything from 0 to 0.7 orders them alike. */
const CONCEPT_SHARE = 0.5;

/** A situation is as like a search as its likest way of asking, and half of that by how the best so many do: one may be an accident. */
const BEST_WAYS = 3;

/**
 * The ways of asking for a situation, one after the other in one row of numbers, since all of some sixty situations are gone through with
 * each key: the numbers of their terms, a weight for each, whose squares add up to 1 in one way of asking, and where each way ends.
 * @typedef {{ terms: Int32Array, weights: Float64Array, ends: Int32Array }} WayVectors
 */

/**
 * @param {Analyzer} analyzer
 * @param {Situations} situations
 */
export function createSimilarity(analyzer, situations) {
  /** @type {Map<string, { number: number, ways: number }>} terms, and how many ways of asking have them */
  const terms = new Map();
  let wayCount = 0;
  /** @type {WayVectors[]} by row; made as they are needed */
  const memory = [];
  /** @type {Float64Array} what each term counts in the search at hand; zeros between two searches */
  let queryWeights = new Float64Array(0);

  /**
   * Count the terms of a situation's ways of asking. To be done for all situations before the first search.
   * @param {number} row
   */
  function learn(row) {
    for (const { words, stems } of situations.searchesOf(row)) {
      wayCount++;
      for (const term of termsOf(words, stems).keys()) {
        const entry = terms.get(term);
        if (entry) entry.ways++;
        else terms.set(term, { number: terms.size, ways: 1 });
      }
    }
  }

  /**
   * @param {string[]} words
   * @param {string[]} stems
   * @returns {Map<string, number>} what each term counts, before its rarity
   */
  function termsOf(words, stems) {
    const weights = new Map(analyzer.concepts(stems).map(({ concept }) => [concept, CONCEPT_SHARE]));
    stems.forEach((stem, n) => {
      if (!analyzer.isStopWord(words[n])) weights.set(stem, 1);
    });
    return weights;
  }

  /** @param {number} ways */
  function rarityOf(ways) {
    return 1 + Math.log((1 + wayCount) / (1 + ways));
  }

  /**
   * @param {number} row
   * @returns {WayVectors}
   */
  function vectorsOf(row) {
    /** @type {number[]} */
    const numbers = [];
    /** @type {number[]} */
    const allWeights = [];
    const ends = [];
    for (const { words, stems } of situations.searchesOf(row)) {
      const weights = [];
      for (const [term, weight] of termsOf(words, stems)) {
        const entry = terms.get(term);
        if (!entry) continue;
        numbers.push(entry.number);
        weights.push(weight * rarityOf(entry.ways));
      }
      const length = Math.hypot(...weights) || 1;
      for (const weight of weights) allWeights.push(weight / length);
      ends.push(numbers.length);
    }
    return {
      terms: Int32Array.from(numbers),
      weights: Float64Array.from(allWeights),
      ends: Int32Array.from(ends),
    };
  }

  /** @param {number} row */
  function similarityOf(row) {
    memory[row] ??= vectorsOf(row);
    const { terms, weights, ends } = memory[row];
    const best = new Array(BEST_WAYS).fill(0); // the best one first
    let n = 0;
    for (const end of ends) {
      let product = 0;
      for (; n < end; n++) product += weights[n] * queryWeights[terms[n]];
      if (product <= best[BEST_WAYS - 1]) continue;
      best[BEST_WAYS - 1] = product;
      best.sort((a, b) => b - a);
    }
    return best[0] + best.reduce((sum, product) => sum + product, 0) / BEST_WAYS;
  }

  /**
   * How like a search each of some situations is, to be compared within this search only.
   * @param {QueryPlan} query
   * @param {number[]} rows
   * @returns {number[]}
   */
  function similarities(query, rows) {
    if (queryWeights.length < terms.size) queryWeights = new Float64Array(terms.size);
    /** @type {number[]} */
    const numbers = [];
    /** @type {(term: string, weight: number) => void} */
    const lookFor = (term, weight) => {
      const entry = terms.get(term);
      if (!entry) return;
      numbers.push(entry.number);
      const queryWeight = weight * rarityOf(entry.ways);
      queryWeights[entry.number] = Math.max(queryWeights[entry.number], queryWeight);
    };
    for (const { matches } of query.words) {
      for (const { term, weight } of matches)
        lookFor(term, isConcept(term) ? weight * CONCEPT_SHARE : weight);
    }
    for (const stem of query.stems) lookFor(stem, 1); // fillers in full: what stands in few ways of asking tells them apart
    const results = rows.map(similarityOf);
    for (const number of numbers) queryWeights[number] = 0;
    return results;
  }

  return { learn, similarities };
}
