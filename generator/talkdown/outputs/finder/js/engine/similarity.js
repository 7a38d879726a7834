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
 * each key: the numbers of their terms, a weight for each, and where each way ends. Once they are weighed by how rare each term is, the
 * squares of the weights of one way add up to 1.
 * @typedef {{ terms: Int32Array, weights: Float64Array, ends: Int32Array, isWeighed: boolean }} WayVectors
 */

/**
 * @param {Analyzer} analyzer
 * @param {Situations} situations
 */
export function createSimilarity(analyzer, situations) {
  /** @type {number[]} how many ways of asking have a term, by the analyzer's number for it */
  const wayCounts = [];
  let wayCount = 0;
  /** @type {WayVectors[]} by row; weighed as they are needed, once all terms are counted */
  const memory = [];
  /** @type {Float64Array} what each term counts in the search at hand; zeros between two searches */
  let queryWeights = new Float64Array(0);

  /**
   * Know the ways of asking for a situation. To be done for all situations, in their order, before the first search.
   * @param {number} row
   */
  function learn(row) {
    /** @type {number[]} */
    const terms = [];
    /** @type {number[]} */
    const weights = [];
    const ends = [];
    for (const { words, stems } of situations.searchesOf(row)) {
      wayCount++;
      const start = terms.length;
      /** @type {(term: string, weight: number) => void} */
      const add = (term, weight) => {
        const number = analyzer.numberOf(term);
        if (terms.indexOf(number, start) >= 0) return;
        wayCounts[number] = (wayCounts[number] ?? 0) + 1;
        terms.push(number);
        weights.push(weight);
      };
      for (const { concept } of analyzer.concepts(stems)) add(concept, CONCEPT_SHARE);
      stems.forEach((stem, n) => {
        if (!analyzer.isStopWord(words[n])) add(stem, 1);
      });
      ends.push(terms.length);
    }
    memory[row] = {
      terms: Int32Array.from(terms),
      weights: Float64Array.from(weights),
      ends: Int32Array.from(ends),
      isWeighed: false,
    };
  }

  /** @param {number} term */
  function rarityOf(term) {
    return 1 + Math.log((1 + wayCount) / (1 + wayCounts[term]));
  }

  /** @param {WayVectors} vectors */
  function weigh(vectors) {
    const { terms, weights, ends } = vectors;
    let start = 0;
    for (const end of ends) {
      for (let n = start; n < end; n++) weights[n] *= rarityOf(terms[n]);
      const length = Math.hypot(...weights.subarray(start, end));
      for (let n = start; n < end; n++) weights[n] /= length;
      start = end;
    }
    vectors.isWeighed = true;
  }

  /** @param {number} row */
  function similarityOf(row) {
    if (!memory[row].isWeighed) weigh(memory[row]);
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
    if (queryWeights.length < wayCounts.length) queryWeights = new Float64Array(wayCounts.length);
    /** @type {number[]} */
    const termsOfQuery = [];
    /** @type {(term: string, weight: number) => void} */
    const lookFor = (term, weight) => {
      const number = analyzer.numberOf(term);
      if (!wayCounts[number]) return;
      termsOfQuery.push(number);
      queryWeights[number] = Math.max(queryWeights[number], weight * rarityOf(number));
    };
    for (const { matches } of query.words) {
      for (const { term, weight } of matches)
        lookFor(term, isConcept(term) ? weight * CONCEPT_SHARE : weight);
    }
    for (const stem of query.stems) lookFor(stem, 1); // fillers in full: what stands in few ways of asking tells them apart
    const results = rows.map(similarityOf);
    for (const number of termsOfQuery) queryWeights[number] = 0;
    return results;
  }

  return { learn, similarities };
}
