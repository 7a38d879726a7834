/**
 * The phrase finder's engine: a book's index in, ranked phrases out. The page, its worker and `talkdown find` run this
 * same file. It knows no page, no network and no clock but the one it is given.
 */

/** @import { Answer, BookIndex, EntryHit, Finder, PhraseHit, QueryPlan, Question, RowHit } from "./types.ts" */

import { createAnalyzer } from "./analyzer.js";
import { createDictionary } from "./dictionary.js";
import { entryFields, fits, listEntries } from "./entries.js";
import { createInvertedIndex, FIELD_BOOSTS } from "./inverted_index.js";
import { marksOf, reasonFor } from "./marks.js";
import { createPhrases } from "./phrases.js";
import { planQuery } from "./query.js";
import { rerank } from "./rerank.js";

/** Phrases in an answer, where a question does not say. */
const LIMIT = 20;

/** Rows that are ranked again: twice what is shown by default. More change no development query, and each costs time. */
const RERANKED = 40;

/**
 * A row that answers less of the query than this share, by weight, is called a weak match: it misses the more telling half
 * of it. Searches about something else (`bitcoin`, `football score`) are below it, and tests hold that. Nothing is hidden
 * for it, because such searches score as high as good ones.
 */
const WEAK = 0.45;

/** Other entries are shown as far as their score is this share of the best one's. A judgment, as the next number. */
const LEAST_ENTRY_SCORE = 0.4;

/** And up to so many of each kind: phrases are what is looked for. */
const ENTRIES_OF_A_KIND = 3;

/** Rows between two looks at the clock: on a slow phone the first ones take a millisecond each. */
const ROWS_A_STEP = 2;

/**
 * Open a book. It answers once `fill` has said true.
 * @param {BookIndex} book
 * @returns {Finder}
 */
export function open(book) {
  const analyzer = createAnalyzer(book);
  const phrases = createPhrases(book);
  const entries = listEntries(book);
  const phraseIndex = createInvertedIndex(
    analyzer,
    /** @type {(keyof typeof FIELD_BOOSTS)[]} */ (Object.keys(FIELD_BOOSTS)),
  );
  const entryIndex = createInvertedIndex(analyzer, ["text", "asked"]);
  /** @type {ReturnType<typeof createDictionary> | null} */
  let dictionary = null;

  /** @type {Finder["fill"]} */
  function fill(budget = 0, now = undefined) {
    const start = now ? now() : 0;
    const isOver = () => now !== undefined && now() - start > budget;
    while (!analyzer.learnSynonyms()) {
      if (isOver()) return false;
    }
    while (phraseIndex.size < phrases.size) {
      const end = Math.min(phraseIndex.size + ROWS_A_STEP, phrases.size);
      while (phraseIndex.size < end) phraseIndex.add(phrases.fields(phraseIndex.size));
      if (isOver()) return false;
    }
    while (entryIndex.size < entries.length) {
      entryIndex.add(entryFields(entries[entryIndex.size]));
      if (isOver()) return false;
    }
    dictionary ??= createDictionary(phraseIndex, entryIndex, analyzer.synonyms);
    return true;
  }

  /**
   * @param {Question} question
   * @returns {Answer}
   */
  function find(question) {
    if (!dictionary) throw new Error("the book is not filled yet");
    const { q: text = "", limit = LIMIT } = question;
    let query = planQuery(analyzer, dictionary, text);
    if (!query.slots.length) return browse(question, limit);
    let matches = searchPhrases(query, question, limit);
    if (!matches.total) {
      // Nothing at all: words that are further off may be what was meant.
      const lenient = planQuery(analyzer, dictionary, text, { isLenient: true });
      matches = searchPhrases(lenient, question, limit);
      query = matches.total ? lenient : { ...query, near: lenient.near };
    }
    const hits = rerank(analyzer, query, phrases.at, matches.hits);
    return {
      phrases: hits.slice(0, limit).map((hit) => phraseHit(hit, query)),
      total: matches.total,
      others: question.only ? [] : entriesBeside(question, query),
      near: query.near,
      unknown: query.unknown,
    };
  }

  /**
   * @param {QueryPlan} query
   * @param {Question} question
   * @param {number} limit
   */
  function searchPhrases(query, question, limit) {
    const options = {
      passes: phrases.filter(question),
      most: Math.max(limit, RERANKED),
      priorOf: phrases.priorOf,
    };
    return phraseIndex.search(query, options);
  }

  /**
   * A few of each other kind, as far as they come near the best of them.
   * @param {Question} question
   * @param {QueryPlan} query
   * @returns {EntryHit[]}
   */
  function entriesBeside(question, query) {
    const { hits } = entryIndex.search(query, {
      passes: (row) => fits(entries[row], question),
      most: RERANKED,
    });
    const close = hits.filter(
      (hit) => hit.strength >= WEAK && hit.score >= hits[0].score * LEAST_ENTRY_SCORE,
    );
    return book.kinds.flatMap(({ name: kind }) => {
      const ofKind = close.filter((hit) => entries[hit.row].kind === kind);
      return ofKind.slice(0, ENTRIES_OF_A_KIND).map((hit) => {
        const { id, title, text, address, stage, level } = entries[hit.row];
        return { kind, id, title, text, address, stage, level, marks: marksOf(analyzer, query, title) };
      });
    });
  }

  /**
   * Without words: the phrases that the filters let through, in the book's order.
   * @param {Question} question
   * @param {number} limit
   * @returns {Answer}
   */
  function browse(question, limit) {
    const isFiltered = question.channel || question.stage || question.sign || question.technique;
    const passes = phrases.filter(question);
    const rows = isFiltered ? Array.from({ length: phrases.size }, (_, row) => row).filter(passes) : [];
    return {
      phrases: rows.slice(0, limit).map(unasked),
      total: rows.length,
      others: [],
      near: [],
      unknown: [],
    };
  }

  /**
   * A phrase for the reader: where it stands, and why it was found.
   * @param {RowHit} hit
   * @param {QueryPlan | null} query
   * @returns {PhraseHit}
   */
  function phraseHit(hit, query) {
    const phrase = phrases.at(hit.row);
    const { id, text, technique, stage, channels, when } = phrase;
    return {
      id,
      text,
      technique: technique.id,
      title: technique.title,
      stage,
      channels,
      address: book.addresses.technique.replace("*", technique.id) + book.phrases.anchor + id,
      score: Math.round(hit.score * 1000) / 1000,
      weak: hit.strength < WEAK,
      when,
      marks: query ? marksOf(analyzer, query, text) : [],
      why: query ? reasonFor(analyzer, query, phrase) : null,
    };
  }

  /** @param {number} row */
  function unasked(row) {
    return phraseHit({ row, score: 0, strength: 1 }, null);
  }

  const { phrases: _columns, groups: _groups, spelling: _spelling, ...summary } = book;
  return {
    about: { ...summary, size: phrases.size },
    fill,
    find,
    get: (ids) =>
      ids
        .map(phrases.indexOf)
        .filter((row) => row >= 0)
        .map(unasked),
  };
}
