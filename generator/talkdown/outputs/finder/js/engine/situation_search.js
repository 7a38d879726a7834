/** Finds the situations that a search is about, with the phrases to say in them. */

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Channels } from "./channels.js" */
/** @import { Phrases } from "./phrases.js" */
/** @import { RankedHit } from "./situation_ranking.js" */
/** @import { BookIndex, PhraseHit, QueryPlan, RowHit, SearchRequest, SituationHit } from "./types.ts" */

import { createDanger, dangerOf, rankKinds } from "./danger.js";
import { createDictionary } from "./dictionary.js";
import { createEmergencies } from "./emergencies.js";
import { withLikelySpelling } from "./likely_spelling.js";
import { marksOf } from "./marks.js";
import { planQuery } from "./query.js";
import { createSituationRanking } from "./situation_ranking.js";
import { createSituations } from "./situations.js";

/** So many situations are shown at the most: the one that is meant, and two that may be. A judgment. */
const MOST_SITUATIONS = 3;

/** And only those whose score is this share of the best one's: a neighbor that is further off is another moment. A judgment. */
const LEAST_SCORE = 0.5;

/**
 * From this share of the best one's score by words on, the second situation may as well be meaning. By trial on 421 searches that nobody
 * had foreseen: one of the first three lines fits in .72 of them if they are then lines of three situations, and in .59 if
 * they are always lines of the likeliest one. From 0.55 down, a search that is foreseen word for word (`wants a manager`) has
 * rivals, too.
 */
const RIVAL_SCORE = 0.6;

/**
 * The log odds that the best situation is right, by its score in words that no other situation has, and by the share of it that the
 * second one reaches: a logistic regression on 1,276 searches of strangers whose first situation or its first line was judged. What
 * else was tried beside the two - the bonus of its ways of asking, similarity, the share of the search that is answered, its length -
 * says nothing more.
 */
const SURE_BASE = 1.8;
const SURE_BY_SCORE = 1.4;
const SURE_BY_RIVAL = -1.2;

/** Below these log odds a situation is called a weak match: 59 of 100 wrong first lines of those searches are, and 15 of 100 right ones. */
const WEAK_BELOW_ODDS = 0.6;

/**
 * From these log odds on a search means an emergency, foreseen or not; and from these on it may: then emergencies stand first, marked
 * as weak, or second where an ordinary situation surely answers; the likeliest other situation stays. See `danger.js`.
 */
const CERTAIN_DANGER = 4;
const LIKELY_DANGER = 1;

/** Below these an emergency's score counts this share: it is found, and seldom first. */
const UNLIKELY_DANGER = -1;
const UNLIKELY_SHARE = 0.5;

/** So many emergencies stand first where one is likely: the third place is for what else may be meaning. */
const LIKELY_EMERGENCIES = 2;

/**
 * @param {object} parts of an open book
 * @param {BookIndex} parts.book
 * @param {Analyzer} parts.analyzer
 * @param {Phrases} parts.phrases
 * @param {Pick<import("./inverted_index.js").InvertedIndex, "wordForms">} parts.phraseIndex
 * @param {Channels} parts.channels
 * @param {(hit: RowHit, query: QueryPlan | null) => PhraseHit} parts.phraseHit
 */
export function createSituationSearch({ book, analyzer, phrases, phraseIndex, channels, phraseHit }) {
  const situations = createSituations(book, analyzer);
  const ranking = createSituationRanking(analyzer, situations);
  const { index, rankByWords } = ranking;
  const emergencies = createEmergencies(analyzer, situations);
  const danger = createDanger(book, analyzer);
  // One of their own: which words tell situations apart is another question than which tell phrases apart.
  /** @type {ReturnType<typeof createDictionary> | null} */
  let dictionary = null;

  /** Index the next situation; true once all are in. Nothing may be asked before. */
  function buildNext() {
    if (index.size < situations.size) {
      emergencies.learn(index.size);
      learnDanger(index.size);
      ranking.learn(index.size);
    }
    if (index.size < situations.size) return false;
    dictionary ??= createDictionary(index, index, analyzer.synonyms, (word) =>
      phraseIndex.wordForms.has(word),
    );
    return true;
  }

  /** @param {number} row */
  function learnDanger(row) {
    const isEmergency = situations.isEmergency(row);
    for (const { words } of situations.searchesOf(row)) danger.learn(words, isEmergency);
    for (const text of situations.unlessOf(row)) danger.learn(analyzer.tokenize(text), false);
  }

  /**
   * The situations that a search is about, likeliest first. Of an emergency all phrases are given, and no filter hides it;
   * of others those that the filters let through.
   * @param {SearchRequest} request
   * @param {string} text
   * @returns {{ isEmergency: boolean, hasRival: boolean, situations: SituationHit[] }}
   */
  function find(request, text) {
    if (!dictionary || !situations.size) return { isEmergency: false, hasRival: false, situations: [] };
    const passes = phrases.filter(request);
    const { query, hits, ...meaning } = weigh(text, dictionary, passes);
    const isEmergency = meaning.emergencies.length > 0 && !meaning.isUnsure;
    const ordinaryHits = hits.filter((hit) => hasLines(hit.row, passes)).slice(0, MOST_SITUATIONS);
    const best = ordinaryHits.filter((hit) => hit.score >= ordinaryHits[0].score * LEAST_SCORE);
    const rivalShare = best.length > 1 ? best[1].score / best[0].score : 0;
    const isWeak =
      best.length > 0 &&
      certaintyOf(best[0], rivalShare) < WEAK_BELOW_ODDS &&
      !ranking.isForeseenFor(text, best[0].row); // "where are you" is all small words, and yet what its author foresaw
    const choose = chooseLines(request, text, isEmergency ? () => true : passes);
    const likely = meaning.emergencies.map((hit) => ({ hit, isWeak: meaning.isUnsure }));
    const others = (isEmergency ? [] : best).map((hit) => ({ hit, isWeak }));
    // What is surely answered stays first: an alarm that is none before every fortieth search would soon be read by nobody.
    const sureAnswer = meaning.isUnsure && !isWeak ? others.splice(0, 1) : [];
    return {
      isEmergency,
      hasRival: meaning.isUnsure || (!isEmergency && hasRival(best)),
      situations: [...sureAnswer, ...likely, ...others]
        .slice(0, MOST_SITUATIONS)
        .map((row) => situationHit(row.hit, query, choose, row.isWeak)),
    };
  }

  /**
   * What a search may be about: situations by their score, and before those the emergencies that it means, or may mean.
   * @param {string} text
   * @param {import("./dictionary.js").Dictionary} dictionary
   * @param {(row: number) => boolean} passes whether the filters let a phrase through
   */
  function weigh(text, dictionary, passes) {
    const likelyText = withLikelySpelling(analyzer, dictionary, text);
    const query = planQuery(analyzer, dictionary, likelyText);
    const { rows, deniedRows } = emergencies.find(text, dictionary, danger.meansSomethingElse);
    const mayShow = (/** @type {number} */ row) => situations.isEmergency(row) || hasLines(row, passes);
    const hitsByWords = rankByWords(query, (row) => !deniedRows.has(row) && mayShow(row));
    const hits = ranking.withSimilarity(query, hitsByWords);
    const evidence = danger.evidenceOf(query.typedWords);
    const logOdds = dangerOf(evidence, ...bestOfBoth(hitsByWords));
    const isMeant = rows.length > 0 || logOdds >= CERTAIN_DANGER;
    if (!isMeant && logOdds < LIKELY_DANGER) {
      const share = logOdds < UNLIKELY_DANGER ? UNLIKELY_SHARE : 1;
      return { query, hits: withShareOfEmergencies(hits, share), emergencies: [], isUnsure: false };
    }
    // Without similarity: of 200 new emergencies it lost four first lines, and won none.
    const ofKind = rankKinds(
      rankByWords(query, (row) => !deniedRows.has(row) && situations.isEmergency(row)),
      evidence.kinds,
      index.mostByOneWord,
    );
    const foreseenRows = isMeant ? rows : [];
    const neighbors = ofKind.filter(({ row }) => !foreseenRows.includes(row));
    const emergencyHits = [
      ...foreseenRows.map((row, n) => ({ row, score: rows.length - n, coverage: 1 })),
      ...neighbors,
    ];
    return {
      query,
      hits: hits.filter(({ row }) => !situations.isEmergency(row)),
      emergencies: emergencyHits.slice(0, isMeant ? MOST_SITUATIONS : LIKELY_EMERGENCIES),
      isUnsure: !isMeant,
    };
  }

  /** @param {RankedHit[]} best */
  function hasRival([first, second]) {
    return second !== undefined && second.scoreByWords >= first.scoreByWords * RIVAL_SCORE;
  }

  /**
   * @param {RankedHit[]} hits
   * @param {number} share that counts of an emergency's score
   */
  function withShareOfEmergencies(hits, share) {
    if (share === 1) return hits;
    return hits
      .map((hit) => (situations.isEmergency(hit.row) ? { ...hit, score: hit.score * share } : hit))
      .sort((a, b) => b.score - a.score || a.row - b.row);
  }

  /**
   * @param {number} row
   * @param {(row: number) => boolean} passes
   */
  function hasLines(row, passes) {
    return situations.at(row).steps[0][1].some(passes);
  }

  /**
   * The best emergency and the best other situation of a ranking.
   * @param {RowHit[]} hits
   * @returns {[RowHit | undefined, RowHit | undefined]}
   */
  function bestOfBoth(hits) {
    return [
      hits.find(({ row }) => situations.isEmergency(row)),
      hits.find(({ row }) => !situations.isEmergency(row)),
    ];
  }

  /**
   * The log odds that the best situation is right.
   * @param {RowHit} best
   * @param {number} rivalShare what the second one's score is of its own
   */
  function certaintyOf({ score }, rivalShare) {
    return SURE_BASE + SURE_BY_SCORE * Math.log(score / index.mostByOneWord) + SURE_BY_RIVAL * rivalShare;
  }

  /**
   * Which phrases of a step are shown, in which order: those of the channel first. Each stands under the first situation
   * that has it.
   * @param {SearchRequest} request
   * @param {string} text
   * @param {(row: number) => boolean} passes
   */
  function chooseLines(request, text, passes) {
    const rankOf = channels.rankFor(request, text);
    /** @type {Set<number>} */
    const usedRows = new Set();
    /** @param {number[]} rows */
    return (rows) => {
      const freeRows = rows.filter((row) => passes(row) && !usedRows.has(row));
      for (const row of freeRows) usedRows.add(row);
      const ranks = new Map(freeRows.map((row) => [row, rankOf(phrases.channelBitsOf(row))]));
      return freeRows.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
    };
  }

  /**
   * @param {RowHit} hit
   * @param {QueryPlan} query
   * @param {(rows: number[]) => number[]} choose of the phrases of a step
   * @param {boolean} isWeak
   * @returns {SituationHit}
   */
  function situationHit(hit, query, choose, isWeak) {
    const { id, title, sort, level, playbook, steps } = situations.at(hit.row);
    const lines = steps.flatMap(([step, rows]) =>
      choose(rows).map((row) => ({ ...phraseHit({ ...hit, row }, query), step, weak: isWeak })),
    );
    const path = playbook < 0 ? null : book.playbooks[playbook];
    return {
      kind: "situation",
      id,
      title,
      address: `${book.addresses.situation.replace("*", sort)}#${id}`,
      sort,
      level,
      playbook: path && { title: path.title, address: book.addresses.playbook.replace("*", path.id) },
      lines,
      score: hit.score,
      weak: isWeak,
      marks: marksOf(analyzer, query, title),
    };
  }

  /**
   * What `danger.js` weighs of a text, without the words of `danger.yaml`: for who fits those.
   * @param {string} text
   */
  function evidenceIn(text) {
    if (!dictionary) throw new Error("the situations are not read yet");
    const query = planQuery(analyzer, dictionary, withLikelySpelling(analyzer, dictionary, text));
    const { deniedRows } = emergencies.find(text, dictionary, danger.meansSomethingElse);
    const [emergency, rival] = bestOfBoth(rankByWords(query, (row) => !deniedRows.has(row)));
    return { words: query.typedWords, evidence: danger.evidenceOf(query.typedWords), emergency, rival };
  }

  return {
    buildNext,
    find,
    /** @param {string} text */
    isForeseen: (text) => dictionary !== null && ranking.isForeseen(text, dictionary),
    evidenceIn,
  };
}
