/** The few best are ranked again, now with a look at the order of their words. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Phrase } from "./phrases.js" */
/** @import { QueryPlan, RowHit } from "./types.ts" */

/**
 * What a row gains, as a share of its score, if all neighbors of the query are neighbors in it. By trial on the development
 * queries: with half of it, one of seventy has its phrase no longer first.
 */
const ALL_BIGRAMS_BONUS = 0.35;

/** What it gains if the whole query stands in the phrase itself: whoever types its very words remembers the phrase. */
const VERBATIM_BONUS = 1;

/**
 * What it gains if the query is a search that its author foresaw: they said that this is the answer, so it comes first
 * nearly whatever else matches. Both were chosen after 250 searches that nobody had tuned for; no development query
 * depends on them.
 */
const FORESEEN_BONUS = 3;

/** A query of two words stands in many phrases by chance, and so does one of small words: `end the call`. */
const FEWEST_VERBATIM_WORDS = 3;

/**
 * Words that stand together as they were typed count more, the very words of the phrase still more, and most of all a
 * search that its author foresaw.
 * @param {Analyzer} analyzer
 * @param {QueryPlan} query
 * @param {(row: number) => Phrase} phraseAt
 * @param {RowHit[]} hits
 * @returns {RowHit[]} best first
 */
export function rerank(analyzer, query, phraseAt, hits) {
  if (query.stems.length < 2) return hits;
  const queryText = query.stems.join(" ");
  /** @param {string} text */
  const joinedStems = (text) => analyzer.stems(text).join(" ");
  const tellingWords = query.typedWords.filter((word) => !analyzer.isStopWord(word));
  const isTelling = tellingWords.length >= FEWEST_VERBATIM_WORDS;
  return hits
    .map((hit) => {
      const phrase = phraseAt(hit.row);
      const texts = [phrase.text, phrase.when, ...phrase.asked, ...phrase.tags];
      const sharedShare = Math.max(...texts.map((text) => sharedBigrams(query.stems, analyzer.stems(text))));
      let bonus = 0;
      const verbatim = isTelling && joinedStems(phrase.text).includes(queryText);
      if (verbatim) bonus = VERBATIM_BONUS;
      if (phrase.asked.some((search) => joinedStems(search) === queryText)) bonus = FORESEEN_BONUS;
      return { ...hit, verbatim, score: hit.score * (1 + ALL_BIGRAMS_BONUS * sharedShare + bonus) };
    })
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

/**
 * The share of a query's neighbors that are neighbors in a text, too: 0 to 1.
 * @param {string[]} query at least two stems
 * @param {string[]} text stems
 */
export function sharedBigrams(query, text) {
  let sharedShare = 0;
  for (let n = 0; n + 1 < query.length; n++) {
    if (text.some((stem, k) => stem === query[n] && text[k + 1] === query[n + 1])) sharedShare++;
  }
  return sharedShare / (query.length - 1);
}
