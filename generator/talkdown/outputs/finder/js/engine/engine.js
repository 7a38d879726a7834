/**
 * The phrase finder's engine: a book's index in, ranked phrases out. The page, its worker and `talkdown find` run this
 * same file. It knows no page, no network and no clock but the one it is given.
 */

/** @import { SearchAnswer, BookIndex, EntryHit, Engine, PhraseHit, QueryPlan, SearchRequest, RowHit } from "./types.ts" */

import { createAnalyzer } from "./analyzer.js";
import { bookInfoOf } from "./book_info.js";
import { createChannels } from "./channels.js";
import { createDictionary } from "./dictionary.js";
import { entriesNamed, entryFields, fits, listEntries } from "./entries.js";
import { createInvertedIndex, FIELD_BOOSTS } from "./inverted_index.js";
import { openLibrary } from "./library.js";
import { marksOf, reasonFor } from "./marks.js";
import { createPhrases } from "./phrases.js";
import { LONGEST_QUERY, planQuery } from "./query.js";
import { rerank } from "./rerank.js";
import { createSituationSearch } from "./situation_search.js";
import { WEAK_BELOW } from "./weights.js";

/**
 * Phrases in an answer, where a request does not say: for scripts of others. Our own readers all say: the page begins with
 * 8, a terminal with 5, Python with 10.
 */
const DEFAULT_LIMIT = 20;

/** Rows that are ranked again: twice what is shown by default. More change no development query, and each costs time. */
const RERANK_DEPTH = 40;

/** Other entries are shown as far as their score is this share of the best one's. A judgment, as the next number. */
const LEAST_ENTRY_SCORE = 0.4;

/** And up to so many of each kind: phrases are what is looked for. */
const ENTRIES_OF_A_KIND = 3;

/** Rows between two looks at the clock: on a slow phone the first ones take a millisecond each. */
const ROWS_A_STEP = 2;

/** A code, or an id with a hyphen, in small letters. */
const NAME = /^(?:[a-z]{1,2}-\d{2,6}|[a-z0-9]+(?:-[a-z0-9]+)+)$/;

/** @type {Readonly<SearchAnswer>} what is answered where nothing was found */
export const EMPTY_ANSWER = {
  situations: [],
  isEmergency: false,
  hasRival: false,
  phrases: [],
  total: 0,
  others: [],
  nearWords: [],
  unknown: [],
  isTooLong: false,
};

/**
 * Open a book. It answers once `buildIndex` has said true.
 * @param {BookIndex} book
 * @returns {Engine}
 */
export function openBook(book) {
  const analyzer = createAnalyzer(book);
  const phrases = createPhrases(book);
  const entries = listEntries(book);
  const phraseIndex = createInvertedIndex(
    analyzer,
    /** @type {(keyof typeof FIELD_BOOSTS)[]} */ (Object.keys(FIELD_BOOSTS)),
  );
  const entryIndex = createInvertedIndex(analyzer, ["text", "asked"]);
  const channels = createChannels(book, analyzer);
  const parts = { book, analyzer, phrases, phraseIndex, channels, phraseHit };
  const situationSearch = createSituationSearch(parts);
  /** @type {ReturnType<typeof createDictionary> | null} */
  let dictionary = null;
  /** @type {ReturnType<typeof openLibrary> | null} */
  let library = null;

  /** @type {Engine["buildIndex"]} */
  function buildIndex(budget = 0, now = undefined) {
    const start = now ? now() : 0;
    const isTimeOver = () => now !== undefined && now() - start > budget;
    while (!analyzer.learnSynonyms()) {
      if (isTimeOver()) return false;
    }
    while (phraseIndex.size < phrases.size) {
      const end = Math.min(phraseIndex.size + ROWS_A_STEP, phrases.size);
      while (phraseIndex.size < end) phraseIndex.add(phrases.fields(phraseIndex.size));
      if (isTimeOver()) return false;
    }
    while (entryIndex.size < entries.length) {
      entryIndex.add(entryFields(entries[entryIndex.size]));
      if (isTimeOver()) return false;
    }
    while (!situationSearch.buildNext()) {
      if (isTimeOver()) return false;
    }
    dictionary ??= createDictionary(phraseIndex, entryIndex, analyzer.synonyms);
    return true;
  }

  /**
   * @param {SearchRequest} request
   * @returns {SearchAnswer}
   */
  function find(request) {
    const answer = answerByName(request) ?? answerTo(request);
    const isTooLong = (request.text ?? "").length > LONGEST_QUERY;
    return { ...answer, isTooLong };
  }

  /**
   * @param {SearchRequest} request
   * @returns {SearchAnswer}
   */
  function answerTo(request) {
    if (!dictionary) throw new Error("the book is not filled yet");
    const { text = "", limit = DEFAULT_LIMIT } = request;
    const situationMatches = situationSearch.find(request, text);
    if (situationMatches.isEmergency) return { ...EMPTY_ANSWER, ...situationMatches };
    let query = planQuery(analyzer, dictionary, text);
    if (!query.words.length) return browse(request, limit);
    let matches = searchPhrases(query, request, limit);
    if (!matches.total) {
      // Nothing at all: words that are further off may be what was meant.
      const lenient = planQuery(analyzer, dictionary, text, { isLenient: true });
      matches = searchPhrases(lenient, request, limit);
      query = matches.total ? lenient : { ...query, nearWords: lenient.nearWords };
    }
    const { hasRival } = situationMatches;
    const hits = rerank(analyzer, query, phrases.at, matches.hits);
    // Each phrase once: one whose very words were typed by itself, and all others under their situation.
    const leadingId = hits[0]?.verbatim ? phrases.idOf(hits[0].row) : "";
    const situations = situationMatches.situations
      .map((hit) => ({ ...hit, lines: hit.lines.filter((line) => line.id !== leadingId) }))
      .filter((hit) => hit.lines.length);
    const lineIds = new Set(situations.flatMap((hit) => hit.lines.map((line) => line.id)));
    const freeHits = hits.filter((hit) => !lineIds.has(phrases.idOf(hit.row)));
    return {
      ...EMPTY_ANSWER,
      situations,
      hasRival,
      phrases: freeHits.slice(0, limit).map((hit) => phraseHit(hit, query)),
      total: matches.total,
      others: request.phrasesOnly ? [] : [...otherEntries(request, query), ...libraryEntries(request, text)],
      nearWords: query.nearWords,
      unknown: query.unknown,
    };
  }

  /**
   * @param {QueryPlan} query
   * @param {SearchRequest} request
   * @param {number} limit
   */
  function searchPhrases(query, request, limit) {
    const options = {
      passes: phrases.filter(request),
      limit: Math.max(limit, RERANK_DEPTH),
      baseWeightOf: phrases.baseWeightOf,
    };
    return phraseIndex.search(query, options);
  }

  /**
   * A few of each other kind, as far as they come near the best of them.
   * @param {SearchRequest} request
   * @param {QueryPlan} query
   * @returns {EntryHit[]}
   */
  function otherEntries(request, query) {
    const { hits } = entryIndex.search(query, {
      passes: (row) => fits(entries[row], request),
      limit: RERANK_DEPTH,
    });
    const closeHits = hits.filter(
      (hit) => hit.coverage >= WEAK_BELOW && hit.score >= hits[0].score * LEAST_ENTRY_SCORE,
    );
    return book.kinds.flatMap(({ name: kind }) => {
      const ofKind = closeHits.filter((hit) => entries[hit.row].kind === kind);
      return ofKind.slice(0, ENTRIES_OF_A_KIND).map((hit) => {
        const entry = entries[hit.row];
        return entryHit(entry, marksOf(analyzer, query, entry.title));
      });
    });
  }

  /**
   * What stands in the library; filters are of phrases, and of what has a stage.
   * @param {SearchRequest} request
   * @param {string} text
   */
  function libraryEntries({ stage, sign, technique }, text) {
    return library && !stage && !sign && !technique ? library.find(text) : [];
  }

  /**
   * What a question names by its code, or by an id with a hyphen, and nothing else. An id without one is a word like others,
   * and so is one that agents type: `follow-up`.
   * @param {SearchRequest} request
   * @returns {SearchAnswer | null}
   */
  function answerByName({ text = "", phrasesOnly = false }) {
    const name = text.trim().toLowerCase();
    if (!NAME.test(name) || situationSearch.isForeseen(name)) return null;
    const row = phrases.indexOf(name) >= 0 ? phrases.indexOf(name) : (library?.placeOf("phrase", name) ?? -1);
    const hits = row >= 0 ? [hitWithoutQuery(row)] : [];
    const others = phrasesOnly ? [] : entriesByName(name);
    return hits.length || others.length
      ? { ...EMPTY_ANSWER, phrases: hits, total: hits.length, others }
      : null;
  }

  /**
   * @param {string} name
   * @returns {EntryHit[]}
   */
  function entriesByName(name) {
    const hits = book.kinds.flatMap(({ name: kind }) => {
      const ofKind = entries.filter((entry) => entry.kind === kind);
      const entry = ofKind.find(({ id }) => id === name) ?? ofKind[library?.placeOf(kind, name) ?? -1];
      return entry ? [entryHit(entry, [])] : [];
    });
    const libraryHit = library?.get(name);
    return libraryHit ? [...hits, libraryHit] : hits;
  }

  /**
   * @param {import("./entries.js").Entry} entry
   * @param {EntryHit["marks"]} marks
   * @returns {EntryHit}
   */
  function entryHit({ kind, id, title, text, address, stage, level }, marks) {
    return { kind, id, title, text, address, stage, level, marks };
  }

  /**
   * Without words: the phrases that the filters let through, in the book's order.
   * @param {SearchRequest} request
   * @param {number} limit
   * @returns {SearchAnswer}
   */
  function browse(request, limit) {
    const isFiltered = request.channel || request.stage || request.sign || request.technique;
    const passes = phrases.filter(request);
    const rows = isFiltered ? Array.from({ length: phrases.size }, (_, row) => row).filter(passes) : [];
    return { ...EMPTY_ANSWER, phrases: rows.slice(0, limit).map(hitWithoutQuery), total: rows.length };
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
      weak: hit.coverage < WEAK_BELOW,
      verbatim: hit.verbatim ?? false,
      when,
      marks: query ? marksOf(analyzer, query, text) : [],
      reason: query ? reasonFor(analyzer, query, phrase) : null,
    };
  }

  /** @param {number} row */
  function hitWithoutQuery(row) {
    return phraseHit({ row, score: 0, coverage: 1 }, null);
  }

  /** @type {(name: string) => (PhraseHit | EntryHit)[]} nothing where the book has it no longer */
  function hitsNamed(name) {
    const row = phrases.indexOf(name);
    return row < 0 ? entriesNamed(entries, name).map((entry) => entryHit(entry, [])) : [hitWithoutQuery(row)];
  }

  return {
    bookInfo: bookInfoOf(book),
    buildIndex,
    find,
    addLibrary: (content) => {
      library = openLibrary(book, analyzer, content);
    },
    get: (names) => names.flatMap(hitsNamed),
  };
}
