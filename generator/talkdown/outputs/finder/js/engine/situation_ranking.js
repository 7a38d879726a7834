/** Ranks the situations by a search: by all words that are asked for them, and by single ways of asking. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Dictionary } from "./dictionary.js" */
/** @import { Situations } from "./situations.js" */
/** @import { QueryPlan, RowHit } from "./types.ts" */

import { createInvertedIndex } from "./inverted_index.js";
import { planQuery } from "./query.js";
import { createSimilarity } from "./similarity.js";
import { createWaysOfAsking } from "./ways_of_asking.js";

/**
 * What the similarity of single ways of asking counts beside the score by all of their words, if the best of both are equal. On 775 searches
 * of strangers the right situation is first for .61 without it and for .65 with it, whether it is 0.8, 1 or 1.2.
 */
const SIMILARITY_TRUST = 1;

/** Situations that are ranked again: "can't do that" is foreseen by one that ranks beyond the fortieth, its words being everywhere. */
const RERANK_DEPTH = 60;

/** @typedef {RowHit & { scoreByWords: number }} RankedHit `score` is by both; by words alone it says who else may be meant */

/** @typedef {ReturnType<typeof createSituationRanking>} SituationRanking */

/**
 * @param {Analyzer} analyzer
 * @param {Situations} situations
 */
export function createSituationRanking(analyzer, situations) {
  const index = createInvertedIndex(analyzer, ["text", "asked"]);
  const waysOfAsking = createWaysOfAsking(analyzer, situations);
  const similarity = createSimilarity(analyzer, situations);

  /**
   * Add the next situation. All have to be in before the first search.
   * @param {number} row
   */
  function learn(row) {
    similarity.learn(row);
    index.add(situations.fields(row));
  }

  /**
   * @param {QueryPlan} query
   * @param {(row: number) => boolean} passes
   * @returns {RowHit[]} best first
   */
  function rankByWords(query, passes) {
    const { hits } = index.search(query, { passes, limit: RERANK_DEPTH });
    const bonusOf = waysOfAsking.bonusFor(query);
    return hits
      .map((hit) => ({ ...hit, score: hit.score * (1 + bonusOf(hit.row)) }))
      .sort((a, b) => b.score - a.score || a.row - b.row);
  }

  /**
   * Ranked by how like the search single ways of asking are, too.
   * @param {QueryPlan} query
   * @param {RowHit[]} hits best first
   * @returns {RankedHit[]}
   */
  function withSimilarity(query, hits) {
    const similarities = similarity.similarities(
      query,
      hits.map(({ row }) => row),
    );
    const most = Math.max(...similarities);
    const bestScore = hits[0]?.score ?? 0;
    /** @type {(score: number, likeness: number) => number} both from 0 to the best score */
    const blend = (score, likeness) => (score + SIMILARITY_TRUST * likeness) / (1 + SIMILARITY_TRUST);
    return hits
      .map((hit, n) => ({
        ...hit,
        scoreByWords: hit.score,
        score: most > 0 ? blend(hit.score, (bestScore * similarities[n]) / most) : hit.score,
      }))
      .sort((a, b) => b.score - a.score || a.row - b.row);
  }

  /**
   * Whether the author of any situation foresaw this search, word for word.
   * @param {string} text
   * @param {Dictionary} dictionary
   */
  function isForeseen(text, dictionary) {
    const { hits } = index.search(planQuery(analyzer, dictionary, text), {
      passes: () => true,
      limit: RERANK_DEPTH,
    });
    return hits.some(({ row }) => waysOfAsking.isForeseen(text, row));
  }

  return { learn, rankByWords, withSimilarity, isForeseen, isForeseenFor: waysOfAsking.isForeseen, index };
}
