/**
 * The index: which rows hold which terms, in which field, how often. Ranked by BM25F (Zaragoza, Craswell, Taylor, Saria
 * and Robertson 2004): the fields of a row add up before they saturate, so a word that stands in three of them does not
 * count three times.
 */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Field, FieldName, QueryPlan, RowHit, TermMatch } from "./types.ts" */

import { addOccurrence, createPostings } from "./postings.js";

/**
 * What an occurrence in a field counts. That `labels` (when to say it, tags, technique, signs) is worth 1.5 of the words
 * themselves came out of the first comparison of search engines; half or double of it is worse. A search that an author
 * foresaw (`asked`) is the strongest sign there is, and one that was foreseen for the technique or for a sign
 * (`askedOfTechniqueOrSign`) is about all of their phrases: these two are a judgment, as the development phrases have none.
 * @type {Record<FieldName, number>}
 */
export const FIELD_BOOSTS = { text: 1, labels: 1.5, asked: 2, askedOfTechniqueOrSign: 0.5 };

/**
 * BM25's k1, from 0: how slowly more of the same stops to count. The usual 1.2 to 2 are for one field; here fields add up
 * with their boosts first. By trial: with 2 one of seventy queries has its phrase no longer first, with 1.2 three.
 */
const SATURATION = 4;

/**
 * BM25's b, 0 to 1: how much a long field counts less. By trial; from 0.6 to the usual 0.75 nothing changes, below 0.3 long
 * phrases crowd out short ones.
 */
const LENGTH_NORMALIZATION = 0.6;

/**
 * What further terms that answer the same word still add, 0 to 1. With 1 an idea said twice would count twice; with 0 a
 * phrase that says it in both ways, and so is more about it, would not come first. By trial, between the two.
 */
const FURTHER_MATCH = 0.6;

/**
 * How far a match is trusted that stands in nothing but `askedOfTechniqueOrSign`: it is about the technique, maybe not
 * about this phrase. A judgment: it decides what is called a weak match, and moves nothing up or down.
 */
const TECHNIQUE_OR_SIGN_QUALITY = 0.5;

/**
 * The share of its score that a row keeps which answers next to nothing of the query; one that answers all keeps all. So
 * two words of three come before one rare word of them. By trial: half or double costs one first place in seventy.
 */
const LEAST_COVERAGE = 0.3;

/** @typedef {ReturnType<typeof createInvertedIndex>} InvertedIndex */

/**
 * An index over rows of fields.
 * @param {Analyzer} analyzer
 * @param {FieldName[]} fields
 */
export function createInvertedIndex(analyzer, fields) {
  const { postings, wordForms, termsOf, termsOfShared, wordsOf } = createPostings(analyzer);
  const boosts = fields.map((field) => FIELD_BOOSTS[field]);
  /** @type {number[][]} by field and row */
  const lengths = fields.map(() => []);
  const totalLengths = fields.map(() => 0);
  let size = 0;
  let scratch = createScratch(0);

  /** @param {Partial<Record<FieldName, Field>>} row a text for each field of the index */
  function add(row) {
    const number = size++;
    fields.forEach((name, f) => {
      const field = row[name];
      if (!field) throw new Error(`a row has no field ${name}`);
      const key = number * fields.length + f;
      let length = 0;
      const ownTerms = termsOf(field.ownWords ?? wordsOf(field.ownText));
      for (const terms of [ownTerms, ...field.sharedTexts.map(termsOfShared)]) {
        length += terms.length;
        for (const term of terms) addOccurrence(term, number, key);
      }
      lengths[f].push(length);
      totalLengths[f] += length;
    });
  }

  /**
   * The rows that answer a query: how many pass, and the best `limit` of them, best first.
   * @param {QueryPlan} query
   * @param {{ passes: (row: number) => boolean, limit: number, baseWeightOf?: (row: number) => number }} options
   *   `baseWeightOf` says what a row is worth before anything is asked; 1 is nothing special
   * @returns {{ total: number, hits: RowHit[] }}
   */
  function search(query, { passes, limit, baseWeightOf = () => 1 }) {
    if (scratch.score.length < size) scratch = createScratch(size);
    const { score, answeredWeight } = scratch;
    const candidates = scoreWords(query);
    /** @param {number} row */
    const coverage = (row) => (query.weight ? answeredWeight[row] / query.weight : 0);
    const rows = candidates.filter(passes);
    const scores = new Float64Array(rows.length);
    rows.forEach((row, n) => {
      scores[n] = score[row] * (LEAST_COVERAGE + (1 - LEAST_COVERAGE) * coverage(row)) * baseWeightOf(row);
    });
    // The score of the last one that is wanted: sorting numbers is far cheaper than making and sorting all hits.
    const lowestScore = rows.length > limit ? scores.slice().sort()[rows.length - limit] : 0;
    /** @type {RowHit[]} */
    const hits = [];
    rows.forEach((row, n) => {
      if (scores[n] >= lowestScore) hits.push({ row, score: scores[n], coverage: coverage(row) });
    });
    for (const row of candidates) score[row] = answeredWeight[row] = 0;
    hits.sort((a, b) => b.score - a.score || a.row - b.row);
    return { total: rows.length, hits: hits.slice(0, limit) };
  }

  /**
   * Fill the scratch space's `score` and `answeredWeight`; gives the rows that answer any word of the query.
   * @param {QueryPlan} query
   */
  function scoreWords(query) {
    const { score, answeredWeight, gain, quality } = scratch;
    /** @type {number[]} */
    const candidates = [];
    for (const queryWord of query.words) {
      /** @type {number[]} */
      const rows = [];
      for (const match of queryWord.matches) collect(match, rows);
      for (const row of rows) {
        if (!score[row]) candidates.push(row);
        score[row] += gain[row];
        answeredWeight[row] += queryWord.weight * quality[row];
        gain[row] = quality[row] = 0;
      }
    }
    return candidates;
  }

  /**
   * BM25's idf, in the form that is never negative.
   * @param {number} rowCount
   */
  function rarityOf(rowCount) {
    return Math.log(1 + (size - rowCount + 0.5) / (rowCount + 0.5));
  }

  /**
   * What each row gains by one term that answers a word of the query. The best term counts in full, all others less.
   * @param {TermMatch} match
   * @param {number[]} rows those that gain by any term of this word
   */
  function collect(match, rows) {
    const entry = postings.get(match.term);
    if (!entry) return;
    const { gain, quality } = scratch;
    const { list, rowCount } = entry;
    const most = rarityOf(rowCount) * (SATURATION + 1) * match.weight;
    for (let p = 0; p < list.length; ) {
      const row = Math.floor(list[p] / fields.length);
      let frequency = 0;
      let isOfTechniqueOrSign = true;
      for (; p < list.length && Math.floor(list[p] / fields.length) === row; p += 2) {
        const f = list[p] - row * fields.length;
        const penalty = (LENGTH_NORMALIZATION * lengths[f][row] * size) / totalLengths[f];
        frequency += (boosts[f] * list[p + 1]) / (1 - LENGTH_NORMALIZATION + penalty);
        if (fields[f] !== "askedOfTechniqueOrSign") isOfTechniqueOrSign = false;
      }
      const value = (most * frequency) / (SATURATION + frequency);
      const trust = isOfTechniqueOrSign ? match.quality * TECHNIQUE_OR_SIGN_QUALITY : match.quality;
      if (!gain[row]) rows.push(row);
      gain[row] = value > gain[row] ? value + FURTHER_MATCH * gain[row] : gain[row] + FURTHER_MATCH * value;
      if (trust > quality[row]) quality[row] = trust;
    }
  }

  return {
    add,
    search,
    /** Every word that was indexed, with its stem. */
    wordForms: /** @type {ReadonlyMap<string, { stem: string }>} */ (wordForms),
    /**
     * In how many rows a term stands.
     * @param {string} term
     */
    count: (term) => postings.get(term)?.rowCount ?? 0,
    /** What a row gains by one word that it alone has, at the most. */
    get mostByOneWord() {
      return rarityOf(1) * (SATURATION + 1);
    },
    /** How many rows there are. */
    get size() {
      return size;
    },
  };
}

/**
 * Zeros for each row, between two searches and after each word of one.
 * @param {number} size
 */
function createScratch(size) {
  return {
    score: new Float64Array(size),
    answeredWeight: new Float64Array(size),
    gain: new Float64Array(size),
    quality: new Float64Array(size),
  };
}
